/// Dates in figures of Han (`二〇一九年三月八日`, `平成元年11月3日`) and with the letter of an era (`R5.4.12`).
enum HanDate {
  /// A year, a month and a day in figures of Han, two of them at least; digits may stand for one.
  static func find(_ start: Int, _ reading: inout PieceText) {
    guard isFigure(start, reading), !isFigure(start - 1, reading), reading[start - 1]?.kind != .digits else { return }
    var at = start
    var parts = 0
    var hasMonth = false
    for unit in ["年", "月", "日号號"] {
      var end = at
      while end - at < 5, isFigure(end, reading) { end += 1 }
      if end == at, reading[end]?.kind == .digits { end += 1 }
      guard end > at, let sign = reading[end], unit.unicodeScalars.contains(where: { $0.value == sign.scalar }) else { continue }
      if unit == "月" { hasMonth = true }
      parts += 1
      at = end + 1
    }
    guard parts >= 2, hasMonth else { return }
    reading.take(era(before: start, reading)..<at, .date)
  }

  /// Where the era before a year begins: `平成`, `民國`.
  private static func era(before start: Int, _ reading: PieceText) -> Int {
    for back in 1...3 { if let era = reading.cue(.era, at: start - back), era.end == start { return era.start } }
    return start
  }

  private static func isFigure(_ at: Int, _ reading: PieceText) -> Bool {
    guard let piece = reading[at], piece.kind == .character || piece.kind == .mark else { return false }
    return "〇零○一二三四五六七八九十元廿卅".unicodeScalars.contains { $0.value == piece.scalar }
  }

  /// The year before the first of a Japanese era whose letter stands there by itself: `R`, `H`, `S`, `T` or `M`.
  static func eraBase(_ at: Int, _ reading: PieceText) -> Int? {
    guard reading.language == "ja", let letter = reading[at], letter.kind == .word, letter.count == 1, !reading.isJoinedLeft(at) else {
      return nil
    }
    return ["R": 2018, "H": 1988, "S": 1925, "T": 1911, "M": 1867][reading.text(at..<at + 1)]
  }
}
