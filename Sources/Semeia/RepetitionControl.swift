import SemeiaDecisions
package import SemeiaRecords

/// Marks decisions that were made before about the same person, as the rules of an analyzer's packs say under `repeat`. Nothing is dropped, and the
/// reports are otherwise as they were.
package struct RepetitionControl: Sendable {
  private let repeats: [String: Repeat]
  private var history = RepeatHistory()

  /// A control that remembers nothing yet.
  package init(_ analyzer: Analyzer) {
    var repeats: [String: Repeat] = [:]
    for rule in analyzer.interpreter.packs.flatMap(\.rules) { repeats[rule.name] = rule.repeats }
    self.repeats = repeats
  }

  /// Marks the decisions of a report. A report without person or day is left as it is: what is repeated cannot be told.
  ///
  /// - Parameters:
  ///   - person: the request's `subject`.
  ///   - date: the request's `date`. Reports are given in the order of their days.
  package mutating func mark(_ record: inout ReportRecord, person: String?, date: CalendarDate?) {
    guard let person, let date, let decisions = record.decisions else { return }
    record.decisions = decisions.map { decision in
      // What gave way was said by nobody.
      if decision.heldBy != nil { return decision }
      var decision = decision
      var facts: [String: Int] = [:]
      Self.collect(decision.trace, &facts)
      switch history.mark(decision.rule, person: person, day: date.dayNumber, facts: facts, repeats[decision.rule]) {
      case .first: decision.repetition = RepetitionRecord(status: .first)
      case .grown: decision.repetition = RepetitionRecord(status: .grown)
      case .repeated(let days, let times): decision.repetition = RepetitionRecord(status: .repeated, days: days, times: times)
      }
      return decision
    }
  }

  /// The numbers that decided, by the names of the facts.
  private static func collect(_ trace: JSONValue, _ facts: inout [String: Int]) {
    if trace["daysAgo"] != nil { return }
    if let name = trace["fact"]?.string {
      if trace["decisive"]?.bool != false, let number = trace["value"]?.number?.millionths { facts[name] = number.count }
    } else if let part = trace["not"] {
      collect(part, &facts)
    } else {
      for part in (trace["all"] ?? trace["any"] ?? trace["of"])?.array ?? [] { collect(part, &facts) }
    }
  }
}
