import SemeiaRecords

/// Where the marks of a turn stand after its text was redacted: offsets behind a replaced stretch move with it, and one inside becomes its end.
struct MarkPlaces {
  /// The replaced stretches, in scalars of the original, and the length of what replaced them, in order.
  private var changes: [(start: Int, end: Int, length: Int)]

  init(_ redactions: some Sequence<RedactionRecord>) {
    changes = redactions.map { ($0.start, $0.end, $0.surrogate.unicodeScalars.count) }
  }

  /// The marks of a request's turn, their `start` and `end` moved; anything else as it was.
  func moved(_ marks: JSONValue) -> JSONValue {
    guard let elements = marks.array else { return marks }
    return .array(
      elements.map { mark in
        guard let members = mark.members else { return mark }
        return .object(
          members.map { member in
            guard let place = member.value.int, ["start", "end"].contains(member.key) else { return member }
            return JSONValue.Member(member.key, .int(moved(place, isEnd: member.key == "end")))
          })
      })
  }

  /// The pieces of a request's turn, `[offset, line, start, end]`, their offsets moved; anything else as it was.
  func moved(pieces: JSONValue) -> JSONValue {
    guard let elements = pieces.array else { return pieces }
    return .array(
      elements.map { piece in
        guard let values = piece.array, let place = values.first?.int else { return piece }
        return .array([.int(moved(place, isEnd: false))] + values.dropFirst())
      })
  }

  private func moved(_ place: Int, isEnd: Bool) -> Int {
    var shift = 0
    for change in changes {
      if place <= change.start { break }
      if place < change.end { return change.start + shift + (isEnd ? change.length : 0) }
      shift += change.length - (change.end - change.start)
    }
    return place + shift
  }
}
