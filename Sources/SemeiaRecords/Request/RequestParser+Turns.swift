extension RequestParser {
  /// Reads `turns`: an array of objects, each with a role and a text.
  mutating func readTurns() throws(JSONError) {
    guard let offset = try take(.array, of: "turns") else { return }
    if record.text != nil { note(.textAndTurns, at: offset) }
    var turns: [TurnRecord] = []
    var index = 0
    var isFirst = true
    try scanner.open(.array)
    while try scanner.nextElement(&isFirst) {
      if let turn = try readTurn(index) { turns.append(turn) }
      index += 1
    }
    record.turns = turns
  }

  /// Reads one turn; nil when it is wrong, which is then noted.
  private mutating func readTurn(_ index: Int) throws(JSONError) -> TurnRecord? {
    guard try scanner.kind() == .object else {
      note(.wrongType, at: scanner.position, field: "turns", detail: "turn \(index) is not an object")
      try scanner.skip()
      return nil
    }
    let offset = scanner.position
    var speaker = ""
    var role: TurnRecord.Role?
    var text: [UInt8]?
    var start: Double?
    var end: Double?
    var line: Int?
    var marks: [MarkRecord] = []
    var pieces: [PieceRecord] = []
    var isFirst = true
    try scanner.open(.object)
    while let key = try scanner.nextKey(&isFirst) {
      switch scanner.bytes.text(key) {
      case "speaker":
        if let found = try token(of: "turns", detail: "speaker of turn \(index)") { speaker = scanner.bytes.text(found.token) }
      case "role": role = try readRole(index)
      case "text":
        if let found = try token(of: "turns", detail: "text of turn \(index)") { text = scanner.bytes.utf8(found.token) }
      case "start": start = try readTime("start", index)
      case "end": end = try readTime("end", index)
      case "line": line = try readWhole("line", from: 1, index)
      case "marks": marks = try readMarks(index)
      case "pieces": pieces = try readPieces(index)
      default: try skipUnknown(key, of: "turns")
      }
    }
    if let start, let end, end < start {
      note(.invalidField, at: offset, field: "turns", detail: "turn \(index) ends before it starts")
    }
    guard let text else {
      note(.missingText, at: offset, field: "turns", detail: "text of turn \(index)")
      return nil
    }
    guard let role else {
      note(.invalidField, at: offset, field: "turns", detail: "turn \(index) has no role")
      return nil
    }
    checkPlaces(marks, pieces, text, index, at: offset)
    var turn = TurnRecord(speaker: speaker, role: role, text: text, start: start, end: end, line: line, marks: marks)
    turn.pieces = pieces
    return turn
  }

  private mutating func readRole(_ index: Int) throws(JSONError) -> TurnRecord.Role? {
    guard let (token, offset) = try token(of: "turns", detail: "role of turn \(index)") else { return nil }
    let role = TurnRecord.Role(rawValue: scanner.bytes.text(token))
    if role == nil { note(.invalidField, at: offset, field: "turns", detail: "unknown role of turn \(index)") }
    return role
  }

  mutating func readTime(_ name: String, _ index: Int) throws(JSONError) -> Double? {
    guard let offset = try take(.number, of: "turns", detail: "\(name) of turn \(index)") else { return nil }
    let number = JSONNumber(checked: String(decoding: scanner.bytes.raw(try scanner.number()), as: UTF8.self))
    guard let seconds = number.double, seconds >= 0 else {
      note(.invalidField, at: offset, field: "turns", detail: "\(name) of turn \(index) is no time")
      return nil
    }
    return seconds
  }
}
