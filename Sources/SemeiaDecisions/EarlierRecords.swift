/// What the caller knows of earlier records of the same person: facts by day, and no word of any text.
///
/// The program keeps nothing between records. Whoever asks for a window of days brings what was found in it (the request's `history`).
package enum EarlierRecords: Hashable, Sendable {
  /// Nothing can be said, and why: `no-subject`, `no-date`, `no-history`.
  case unknown(String)
  /// All earlier records of the window, as the caller states them; none where there were none. The latest first.
  case records([EarlierRecord])
}

/// One earlier record, as a source of facts.
package struct EarlierRecord: Hashable, Sendable, FactSource {
  /// How many days before this record; 0 for another one of the same day.
  package var daysAgo: Int
  /// What was found, by the names of facts.
  package var facts: [String: Fact.Value]

  package init(daysAgo: Int, facts: [String: Fact.Value]) {
    self.daysAgo = daysAgo
    self.facts = facts
  }

  /// A fact that the entry does not name is unknown, with the reason `not-recorded`.
  package func fact(_ name: FactName) -> Fact? { Fact(facts[name.description] ?? .unknown("not-recorded")) }
}

extension Trace {
  /// The trace of a window: a part for each earlier record, or one that says why nothing is known of them.
  init(days: Int, least: Int, _ earlier: EarlierRecords, _ evaluate: (EarlierRecord) -> Trace) {
    switch earlier {
    case .unknown(let reason):
      let test = FactTest(.history, .compare(.atLeast, .int(least)))
      let part = Trace(node: .fact(test, Fact(.unknown(reason))), truth: .unknown, parts: [])
      self.init(node: .within(days: days, least), truth: .unknown, parts: [part])
    case .records(let records):
      let parts = records.map { record in
        var part = evaluate(record)
        part.daysAgo = record.daysAgo
        return part
      }
      self.init(node: .within(days: days, least), truth: .atLeast(least, of: parts.map(\.truth)), parts: parts)
    }
  }
}
