extension RequestParser {
  /// Reads `marks` of a turn: an array of objects, each with a kind and a place.
  mutating func readMarks(_ turn: Int) throws(JSONError) -> [MarkRecord] {
    guard try take(.array, of: "turns", detail: "marks of turn \(turn)") != nil else { return [] }
    var marks: [MarkRecord] = []
    var isFirst = true
    try scanner.open(.array)
    while try scanner.nextElement(&isFirst) {
      if let mark = try readMark(turn) { marks.append(mark) }
    }
    return marks
  }

  /// Reads one mark; nil when it is wrong, which is then noted.
  private mutating func readMark(_ turn: Int) throws(JSONError) -> MarkRecord? {
    guard try scanner.kind() == .object else {
      note(.wrongType, at: scanner.position, field: "turns", detail: "a mark of turn \(turn) is not an object")
      try scanner.skip()
      return nil
    }
    let offset = scanner.position
    var kind: MarkRecord.Kind?
    var (start, end): (Int?, Int?) = (nil, nil)
    var (words, line): (Int?, Int?) = (nil, nil)
    var seconds: Double?
    var isFirst = true
    try scanner.open(.object)
    while let key = try scanner.nextKey(&isFirst) {
      switch scanner.bytes.text(key) {
      case "kind":
        if let (token, _) = try token(of: "turns", detail: "kind of a mark of turn \(turn)") {
          kind = MarkRecord.Kind(rawValue: scanner.bytes.text(token))
        }
      case "start": start = try readWhole("start of a mark", from: 0, turn)
      case "end": end = try readWhole("end of a mark", from: 0, turn)
      case "words": words = try readWhole("words of a mark", from: 0, turn)
      case "line": line = try readWhole("line of a mark", from: 1, turn)
      case "seconds": seconds = try readTime("seconds of a mark", turn)
      default: try skipUnknown(key, of: "turns.marks")
      }
    }
    guard let kind else {
      note(.invalidField, at: offset, field: "turns", detail: "a mark of turn \(turn) has no known kind")
      return nil
    }
    guard let start, let end, start <= end else {
      note(.invalidField, at: offset, field: "turns", detail: "a mark of turn \(turn) has no place")
      return nil
    }
    return MarkRecord(kind, start: start, end: end, words: words, seconds: seconds, line: line)
  }

  /// A whole number that is not below `least`, however it is written: `3`, `3.0`, `3e0`.
  mutating func readWhole(_ name: String, from least: Int, _ turn: Int) throws(JSONError) -> Int? {
    guard let offset = try take(.number, of: "turns", detail: "\(name) of turn \(turn)") else { return nil }
    let number = JSONNumber(checked: String(decoding: scanner.bytes.raw(try scanner.number()), as: UTF8.self))
    guard let value = number.int ?? number.double.flatMap(Int.init(exactly:)), value >= least else {
      note(.invalidField, at: offset, field: "turns", detail: "\(name) of turn \(turn) is no whole number from \(least)")
      return nil
    }
    return value
  }

  /// Notes marks and pieces that lie outside the text of their turn.
  mutating func checkPlaces(_ marks: [MarkRecord], _ pieces: [PieceRecord], _ text: [UInt8], _ turn: Int, at offset: Int) {
    let last = pieces.reduce(marks.reduce(0) { max($0, $1.end) }) { max($0, $1.offset) }
    // A text has no more scalars than bytes; most marks are judged without counting.
    let isOutside = last > text.count || last > text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    if isOutside { note(.invalidField, at: offset, field: "turns", detail: "a mark or piece of turn \(turn) lies outside its text") }
  }
}
