import SemeiaDecisions
package import SemeiaRecords

/// Brings to each record what was found in the earlier ones of the same person, so that rules can ask for windows of days.
///
/// Only the facts that the rules of an analyzer's packs ask of earlier records are kept, and no word of a text.
package struct HistoryJoin: Sendable {
  private struct Kept {
    var line: Int
    var date: CalendarDate
    var facts: JSONValue
  }

  private let names: [FactName]
  private let filter: RecordFilter
  private var kept: [String: [Kept]] = [:]

  package init(_ filter: RecordFilter) {
    self.filter = filter
    var names: [FactName] = []
    for rule in filter.analyzer.interpreter.packs.flatMap(\.rules) {
      for name in rule.when.remembered where !names.contains(name) { names.append(name) }
    }
    self.names = names.sorted()
  }

  /// The names of the facts that are kept, sorted; none where no rule has a window.
  package var factNames: [String] { names.map(\.description) }

  /// Takes one request. Without a person, a day or consent to analyze, nothing of it is kept.
  package mutating func add(_ request: RequestRecord, line: Int) {
    guard let person = request.subject, let date = request.date.flatMap({ CalendarDate($0) }), let report = try? filter.report(of: request),
      report.status != .withheld
    else { return }
    let facts = ReportFacts(report, hasSafetyContent: !report.warnings.contains { $0.code == "no-safety-content" })
    let members: [JSONValue.Member] = names.compactMap { name in
      guard let value = facts.value(name) else { return nil }
      if case .unknown = value { return nil }
      return .init(name.description, value.json)
    }
    kept[person, default: []].append(Kept(line: line, date: date, facts: .object(members)))
  }

  /// The request with its history: all earlier records of the person, up to 366 days, the latest first. A history that is there already stays.
  package func joined(_ request: RequestRecord, line: Int) -> RequestRecord {
    var request = request
    guard request.history == nil, let person = request.subject, let date = request.date.flatMap({ CalendarDate($0) }) else {
      return request
    }
    let earlier = (kept[person] ?? []).filter {
      ($0.date.dayNumber, $0.line) < (date.dayNumber, line) && date.dayNumber - $0.date.dayNumber <= 366
    }
    let sorted = earlier.sorted { ($0.date.dayNumber, $0.line) > ($1.date.dayNumber, $1.line) }
    request.history = .array(sorted.map { .object([.init("date", .string($0.date.description)), .init("facts", $0.facts)]) })
    return request
  }
}
