extension RequestParser {
  /// Reads `pieces` of a turn: an array of arrays, `[offset, line, start, end]`.
  mutating func readPieces(_ turn: Int) throws(JSONError) -> [PieceRecord] {
    guard let offset = try take(.array, of: "turns", detail: "pieces of turn \(turn)") else { return [] }
    var pieces: [PieceRecord] = []
    var isFirst = true
    try scanner.open(.array)
    while try scanner.nextElement(&isFirst) {
      if let piece = try readPiece(turn) { pieces.append(piece) }
    }
    if zip(pieces, pieces.dropFirst()).contains(where: { $0.offset > $1.offset }) {
      note(.invalidField, at: offset, field: "turns", detail: "pieces of turn \(turn) are not in order")
    }
    return pieces
  }

  /// Reads one piece; nil when it is wrong, which is then noted.
  private mutating func readPiece(_ turn: Int) throws(JSONError) -> PieceRecord? {
    guard try scanner.kind() == .array else {
      note(.wrongType, at: scanner.position, field: "turns", detail: "a piece of turn \(turn) is not an array")
      try scanner.skip()
      return nil
    }
    let place = scanner.position
    var piece = PieceRecord(offset: -1)
    var count = 0
    var isFirst = true
    try scanner.open(.array)
    while try scanner.nextElement(&isFirst) {
      switch count {
      case 0: piece.offset = try readWhole("offset of a piece", from: 0, turn) ?? -1
      case 1: piece.line = try readWhole("line of a piece", from: 1, turn)
      case 2: piece.start = try readTime("start of a piece", turn)
      case 3: piece.end = try readTime("end of a piece", turn)
      default: try scanner.skip()
      }
      count += 1
    }
    if let start = piece.start, let end = piece.end, end < start {
      note(.invalidField, at: place, field: "turns", detail: "a piece of turn \(turn) ends before it starts")
    }
    guard piece.offset >= 0, count <= 4 else {
      note(.invalidField, at: place, field: "turns", detail: "a piece of turn \(turn) is not [offset, line, start, end]")
      return nil
    }
    return piece
  }
}
