package import SemeiaRecords

/// A text as research sees it: its report, and what is known from elsewhere. Never its words.
package struct ResearchCase: Sendable {
  package var record: ReportRecord
  /// Who wrote it; texts without one are each of a person of their own. Samples are drawn and parts are cut by person.
  package var person: String?
  /// What the study knows of it, by the names of fields: labels, groups, totals of questionnaires.
  package var fields: [String: JSONValue]

  package init(record: ReportRecord, person: String? = nil, fields: [String: JSONValue] = [:]) {
    self.record = record
    self.person = person
    self.fields = fields
  }

  /// The language that its report used.
  package var language: String? { record.language?.tag }

  /// A field as a word: a string, a number as it was written, `true` or `false`; nil where it is missing, null or anything else.
  package func word(_ field: String) -> String? {
    switch fields[field] {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let bool): bool ? "true" : "false"
    default: nil
    }
  }

  /// A field as a number; nil where it is none.
  package func number(_ field: String) -> Double? { fields[field]?.double }

  /// The persons of cases as numbers from 0, in the order in which they come.
  package static func people(_ cases: [ResearchCase]) -> [Int] {
    var known: [String: Int] = [:]
    var count = 0
    return cases.map { item in
      if let name = item.person, let number = known[name] { return number }
      if let name = item.person { known[name] = count }
      count += 1
      return count - 1
    }
  }
}

/// Which cases have what is looked for, and which have not; the others are left out.
package enum Labeling: Sendable, Hashable {
  /// Words of a field: one of `positive` against one of `negative`, where an empty list of negatives is every other word.
  case words(field: String, positive: Set<String>, negative: Set<String>)
  /// A number of a field, against those that are smaller.
  case atLeast(field: String, Double)

  /// True or false; nil where the field is missing or says neither.
  package func label(of item: ResearchCase) -> Bool? {
    switch self {
    case .words(let field, let positive, let negative):
      guard let word = item.word(field) else { return nil }
      if positive.contains(word) { return true }
      return negative.isEmpty || negative.contains(word) ? false : nil
    case .atLeast(let field, let limit):
      return item.number(field).map { $0 >= limit }
    }
  }
}
