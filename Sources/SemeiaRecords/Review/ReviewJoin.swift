/// Joins reviews to the reports that they are of, and counts what became of each rule.
package struct ReviewJoin: Sendable {
  private struct Known {
    var line: Int
    /// The urgency of each decision by its rule.
    var decisions: [String: String]
  }

  /// What became of a rule's decisions.
  struct Tally {
    var accepted = 0
    var overridden = 0
    var edited = 0
    var reasons: [String: Int] = [:]
  }

  private var reports: [String: Known] = [:]
  private var tallies: [String: Tally] = [:]
  private var shown: [String: Int] = [:]

  package init() {}

  /// Takes a report line; one that is no report is passed over.
  ///
  /// - Returns: the hash and the rules that decided, in order; nil where it is no report.
  @discardableResult
  package mutating func add(report line: [UInt8], number: Int) -> (hash: String, rules: [String])? {
    guard let record = try? ReportRecord(parsing: line) else { return nil }
    let hash = ReviewRecord.hash(ofReport: line)
    var decisions: [String: String] = [:]
    for decision in record.decisions ?? [] {
      decisions[decision.rule] = decision.urgency
      if decision.heldBy == nil { shown[decision.rule, default: 0] += 1 }
    }
    reports[hash] = Known(line: number, decisions: decisions)
    return (hash, (record.decisions ?? []).filter { $0.heldBy == nil }.map(\.rule))
  }

  /// The answer to one review line: joined, or why not.
  package mutating func join(_ line: [UInt8], number: Int) -> (json: JSONValue, isJoined: Bool) {
    let review: ReviewRecord
    do throws(ReviewRecord.Problem) { review = try ReviewRecord(parsing: line) } catch {
      return (Self.answer(number, error.code, [.init("field", error.field.map(JSONValue.string) ?? .null)]), false)
    }
    guard let known = reports[review.report] else { return (Self.answer(number, "no-such-report", []), false) }
    if let rule = review.rule, known.decisions[rule] == nil { return (Self.answer(number, "no-such-decision", []), false) }
    let name = review.rule ?? "report"
    switch review.outcome {
    case .accepted: tallies[name, default: Tally()].accepted += 1
    case .overridden: tallies[name, default: Tally()].overridden += 1
    case .edited: tallies[name, default: Tally()].edited += 1
    }
    if let reason = review.reason { tallies[name, default: Tally()].reasons[reason.rawValue, default: 0] += 1 }
    var members: [JSONValue.Member] = [.init("report", .string(review.report)), .init("reportLine", .int(known.line))]
    if let rule = review.rule {
      members.append(.init("rule", .string(rule)))
      members.append(.init("urgency", .string(known.decisions[rule] ?? "")))
    }
    members.append(.init("outcome", .string(review.outcome.rawValue)))
    if let reason = review.reason { members.append(.init("reason", .string(reason.rawValue))) }
    if !review.edited.isEmpty { members.append(.init("edited", .array(review.edited.map(JSONValue.string)))) }
    if let reviewer = review.reviewer { members.append(.init("reviewer", .string(reviewer))) }
    if let at = review.at { members.append(.init("at", .string(at))) }
    if review.hadNote { members.append(.init("note", .string("dropped"))) }
    return (Self.answer(number, "joined", members), true)
  }

  private static func answer(_ number: Int, _ status: String, _ members: [JSONValue.Member]) -> JSONValue {
    .object([.init("line", .int(number)), .init("status", .string(status))] + members.filter { !$0.value.isNull })
  }

  /// What became of each rule, by name: how often it spoke, how often it was reviewed, and how.
  package var summary: [JSONValue] {
    Set(tallies.keys).union(shown.keys).sorted().map { rule in
      let tally = tallies[rule] ?? Tally()
      let reasons = tally.reasons.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .int($0.value)) }
      return .object([
        .init("rule", .string(rule)), .init("shown", .int(rule == "report" ? reports.count : shown[rule] ?? 0)),
        .init("reviewed", .int(tally.accepted + tally.overridden + tally.edited)), .init("accepted", .int(tally.accepted)),
        .init("overridden", .int(tally.overridden)), .init("edited", .int(tally.edited)), .init("reasons", .object(reasons)),
      ])
    }
  }
}
