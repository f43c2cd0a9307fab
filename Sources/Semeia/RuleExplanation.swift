import SemeiaDecisions
package import SemeiaRecords

/// Why rules speak, stay silent or cannot tell, with how little would have to be otherwise.
package struct RuleExplanation: Sendable {
  private let traces: [(pack: String, rule: Rule, trace: Trace)]
  private let mapper: RecordMapper

  /// - Parameter only: ids of rules, with or without their version; empty for all.
  package init(_ report: Report, _ analyzer: Analyzer, only: [String] = []) {
    mapper = RecordMapper(report.document, .scalar)
    traces = analyzer.interpreter.traces(report).filter { only.isEmpty || only.contains($0.rule.id) || only.contains($0.rule.name) }
  }

  /// The names of the rules that were asked for and exist.
  package var rules: [String] { traces.map(\.rule.name) }

  /// One object for each rule: `rule`, `pack`, `urgency`, `truth` (`fires`, `silent`, `unknown`), `trace` with its places in Unicode scalars; and `flip`, the fewest facts that would have
  /// to come out otherwise, each with its `margin` where it is a number; or `reasons` where it is unknown.
  package var json: [JSONValue] {
    traces.map { pack, rule, trace in
      var members: [JSONValue.Member] = [
        .init("rule", .string(rule.name)), .init("pack", .string(pack)), .init("urgency", .string(rule.urgency.rawValue)),
        .init("truth", .string(Self.name(trace.truth))), .init("trace", mapper.trace(trace)),
      ]
      if trace.truth == .unknown { members.append(.init("reasons", .array(trace.reasons.map(JSONValue.string)))) }
      if let flip = trace.flipJSON { members.append(.init("flip", flip)) }
      return .object(members)
    }
  }

  /// The same for a reader: a line for each rule and one for each fact that would have to be otherwise.
  package var text: String {
    traces.map { _, rule, trace in
      var lines = ["\(Self.name(trace.truth).padding(to: 8)) \(rule.name) [\(rule.urgency.rawValue)]"]
      if trace.truth == .unknown { lines += trace.reasons.map { "           not known: \($0)" } }
      for change in trace.nearestFlip ?? [] {
        let turn = trace.truth == .`true` ? "falls silent" : "would fire"
        lines.append("           \(turn) if \(Self.words(change))")
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func words(_ change: Trace.Change) -> String {
    let value = value(change.fact)
    let now = "\(change.test.name) is \(value), the rule asks \(change.test.description)"
    guard let margin = change.margin else { return "\(now): it would have to come out otherwise" }
    let words = JSONValue.decimal(Millionths(count: margin.count.magnitude > UInt(Int.max) ? Int.max : abs(margin.count))).compact
    return "\(now): \(words) \(margin > .zero ? "more" : "less")"
  }

  private static func value(_ fact: Fact) -> String {
    switch fact.value {
    case .bool(let value): value ? "true" : "false"
    case .number(let value): JSONValue.decimal(value).compact
    case .text(let value): JSONValue.string(value).compact
    case .unknown: "not known"
    }
  }

  private static func name(_ truth: Truth) -> String {
    switch truth {
    case .`true`: "fires"
    case .`false`: "silent"
    case .unknown: "unknown"
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
