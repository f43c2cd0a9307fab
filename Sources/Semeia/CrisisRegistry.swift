package import SemeiaLexicon
package import SemeiaRecords

/// The crisis contacts of content, `crisis/contacts.tsv`: what can be shown with a flag.
///
/// The registry has no clock. An entry counts as sourced only where the caller names a day that is within its date.
package struct CrisisRegistry: Sendable {
  /// One row of the table.
  struct Entry: Hashable {
    var country: String
    var kind: String
    var contact: String
    var name: String
    var hours: String
    var languages: [String]
    var source: String?
    var verified: CalendarDate?
    var validUntil: CalendarDate?
    var isSourced: Bool
    var note: String
    /// The days as they are written.
    var days: (verified: String, validUntil: String)

    static func == (left: Entry, right: Entry) -> Bool {
      left.country == right.country && left.kind == right.kind && left.contact == right.contact
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(country)
      hasher.combine(contact)
    }
  }

  static let path = "crisis/contacts.tsv"
  static let header = [
    "country", "kind", "contact", "name", "hours", "languages", "source", "verified", "valid-until", "status", "note",
  ]
  /// In the order in which they are shown. `omitted` says that something was left out and why, and is never shown.
  static let kinds = ["crisis-line", "text-line", "web", "emergency", "omitted"]

  let entries: [Entry]
  /// What is wrong with the table.
  package let problems: [ContentProblem]

  /// Reads the table. Rows that cannot be used are left out and stand among the problems. Empty where there is no table.
  package init(_ folder: any ContentFolder, isStrict: Bool = false) {
    guard let bytes = folder.file(Self.path) else {
      entries = []
      problems = []
      return
    }
    var problems: [ContentProblem] = []
    let table = Table.read(bytes, file: Self.path, header: Self.header, isStrict: isStrict, problems: &problems)
    var entries: [Entry] = []
    for row in table.rows {
      guard let entry = Self.entry(row, &problems) else { continue }
      if entries.contains(entry) {
        problems.append(Self.problem(row, 2, "duplicate-contact", "the contact stands twice", "keep one row"))
      } else {
        entries.append(entry)
      }
    }
    self.entries = entries
    self.problems = problems
  }

  /// The countries that have a contact, sorted.
  package var countries: [String] { Set(entries.filter { $0.kind != "omitted" }.map(\.country)).sorted() }

  /// The contacts of a country: crisis lines first, then text lines, pages and emergency numbers, each by name.
  ///
  /// - Parameters:
  ///   - country: two letters, ISO 3166-1, in any case.
  ///   - today: the day of the reader; where it is nil every entry is unverified, because its date cannot be checked.
  package func contacts(_ country: String, today: CalendarDate?) -> [ContactRecord] {
    let code = country.uppercased()
    let found = entries.filter { $0.country == code && $0.kind != "omitted" }
    let rank = { (entry: Entry) in Self.kinds.firstIndex(of: entry.kind) ?? Self.kinds.count }
    return found.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map { Self.record($0.element, today) }
  }

  /// Problems that depend on the day: entries that are past their date.
  package func expired(today: CalendarDate) -> [ContentProblem] {
    entries.compactMap { entry in
      guard let end = entry.validUntil, entry.isSourced, end < today else { return nil }
      return ContentProblem(
        .warning, file: Self.path, code: "expired-contact",
        message: "\(entry.country) \(entry.contact) is past its date \(entry.days.validUntil), and is shown as unverified",
        hint: "look it up anew, and date it")
    }
  }

  private static func record(_ entry: Entry, _ today: CalendarDate?) -> ContactRecord {
    let reason: String? =
      if !entry.isSourced { "no-source" } else if let today, let end = entry.validUntil {
        end < today ? "past-date" : nil
      } else { "no-date" }
    return ContactRecord(
      country: entry.country, kind: entry.kind, contact: entry.contact, name: entry.name, hours: entry.hours,
      languages: entry.languages, status: reason == nil ? .sourced : .unverified, reason: reason, source: entry.source,
      verified: entry.verified == nil ? nil : entry.days.verified, validUntil: entry.validUntil == nil ? nil : entry.days.validUntil,
      note: entry.note.isEmpty ? nil : entry.note)
  }

  // MARK: Reading

  private static func problem(_ row: Table.Row, _ cell: Int, _ code: String, _ message: String, _ hint: String) -> ContentProblem {
    ContentProblem(file: path, line: row.line, column: row.column(cell), code: code, message: message, hint: hint)
  }

  private static func entry(_ row: Table.Row, _ problems: inout [ContentProblem]) -> Entry? {
    let cells = header.indices.map(row.text)
    var found: [ContentProblem] = []
    if cells[0].utf8.count != 2 || !cells[0].utf8.allSatisfy({ $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }) {
      found.append(problem(row, 0, "bad-country", "this is no country", "two capital letters, ISO 3166-1"))
    }
    if !kinds.contains(cells[1]) {
      found.append(problem(row, 1, "bad-kind", "there is no such kind of contact", kinds.joined(separator: ", ")))
    }
    let verified = cells[7] == "never" ? nil : CalendarDate(cells[7])
    let validUntil = cells[8] == "never" ? nil : CalendarDate(cells[8])
    for (column, date) in [(7, verified), (8, validUntil)] where date == nil && cells[column] != "never" {
      found.append(problem(row, column, "bad-date", "this is no day", "such as 2026-11-21, or never"))
    }
    if let verified, let validUntil, validUntil < verified {
      found.append(problem(row, 8, "bad-date", "the entry ends before it was verified", "a day after the one before it"))
    }
    if !["sourced", "unverified"].contains(cells[9]) {
      found.append(problem(row, 9, "bad-status", "there is no such status", "sourced or unverified"))
    } else if cells[9] == "sourced", cells[6] == "-" || verified == nil || validUntil == nil {
      found.append(problem(row, 9, "unsourced", "a sourced contact names no page or no dates", "name the page that says so, and the days"))
    }
    if cells[1] != "omitted", cells[2] == "-" {
      found.append(problem(row, 2, "no-contact", "the contact is missing", "a number, an address, or the kind omitted"))
    }
    problems += found
    guard found.isEmpty else { return nil }
    return Entry(
      country: cells[0], kind: cells[1], contact: cells[2], name: cells[3], hours: cells[4],
      languages: cells[5] == "-" ? [] : cells[5].split(separator: " ").map(String.init), source: cells[6] == "-" ? nil : cells[6],
      verified: verified, validUntil: validUntil, isSourced: cells[9] == "sourced", note: cells[10], days: (cells[7], cells[8]))
  }
}
