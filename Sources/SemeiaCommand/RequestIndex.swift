import SemeiaRecords

/// The requests that reports were made from, found again for each report: by `id` where requests have ids, else by line.
struct RequestIndex {
  /// What a table asks of a request.
  struct Entry {
    var subject: String?
    /// Whether its consent lets data into research tables.
    var exports: Bool
    /// Whose each turn is; nil for a text without turns.
    var roles: [TurnRecord.Role]?
  }

  private var byID: [String: Entry] = [:]
  private var byLine: [Int: Entry] = [:]

  /// - Parameter lines: request lines with their numbers. What cannot be read belongs to no report.
  init(_ lines: [(line: [UInt8], number: Int)]) {
    let reader = RequestReader()
    for (line, number) in lines {
      guard let request = try? reader.read(line) else { continue }
      let entry = Entry(subject: request.subject, exports: request.consent?.export != false, roles: request.turns?.map(\.role))
      guard let id = request.id else {
        byLine[number] = entry
        continue
      }
      // Where an id stands twice, both must allow it, and say the same of the turns.
      let other = byID[id]
      byID[id] = Entry(
        subject: other?.subject ?? entry.subject, exports: entry.exports && other?.exports != false,
        roles: other == nil || other?.roles == entry.roles ? entry.roles : nil)
    }
  }

  /// The request of a report; nil where there is none.
  subscript(record: ReportRecord) -> Entry? { record.id.map { byID[$0] } ?? byLine[record.line] }
}
