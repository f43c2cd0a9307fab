extension RequestParser {
  /// At most so many names of a context, facts of an entry, and Unicode scalars of a name or text among them: they are for codes and not for notes.
  private static let limit = 64
  private static let entryLimit = 1000

  /// Reads `context`: an object of texts, numbers and truths.
  mutating func readContext() throws(JSONError) {
    guard let offset = try take(.object, of: "context") else { return }
    let value = try scanner.value()
    if Self.isFlat(value) {
      record.context = value
    } else {
      note(
        .invalidField, at: offset, field: "context",
        detail: "names of at most 64 characters with true, false, a number or a text of at most 64 characters")
    }
  }

  /// Reads `history`: an array of objects, each with a day and facts.
  mutating func readHistory() throws(JSONError) {
    guard let offset = try take(.array, of: "history") else { return }
    let value = try scanner.value()
    let entries = value.array ?? []
    if entries.count > Self.entryLimit { note(.invalidField, at: offset, field: "history", detail: "more than 1000 entries") }
    for (index, entry) in entries.enumerated() {
      if entry["date"]?.string.flatMap({ CalendarDate($0) }) == nil {
        note(.invalidField, at: offset, field: "history", detail: "entry \(index) has no day")
      } else if !(entry["facts"].map(Self.isFlat) ?? false) {
        note(
          .invalidField, at: offset, field: "history",
          detail: "entry \(index) has no facts, or other values than true, false, numbers and short texts")
      }
    }
    record.history = value
  }

  private static func isFlat(_ value: JSONValue) -> Bool {
    guard let members = value.members, members.count <= limit else { return false }
    return members.allSatisfy { member in
      guard member.key.unicodeScalars.count <= limit else { return false }
      if let text = member.value.string { return text.unicodeScalars.count <= limit }
      return member.value.bool != nil || member.value.number?.millionths != nil
    }
  }
}
