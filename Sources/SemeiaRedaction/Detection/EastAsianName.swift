/// Names of which only the family name is listed: `患者苗桂芳`, `환자 도병철,`, and the second word of a Japanese name.
enum EastAsianName {
  /// The name behind a title that asks for a family name; nil where none begins there.
  static func surnamed(_ at: Int, _ reading: PieceText) -> Range<Int>? {
    guard let first = reading[at], !reading.isTaken[at] else { return nil }
    if first.kind == .word { return korean(at, reading) }
    guard NameRun.isHan(first), !reading.has(.notName, at: at), let family = family(at, reading) else { return nil }
    // One or two characters of a given name; where more follow nobody knows which are verbs, and two are the commonest.
    var end = family
    while end - family < 2, let piece = reading[end], NameRun.isHan(piece), !reading.isTaken[end], !reading.has(.notName, at: end) {
      end += 1
    }
    return end > family ? at..<end : nil
  }

  /// The end of a family name of two characters or of one.
  private static func family(_ at: Int, _ reading: PieceText) -> Int? {
    for length in [2, 1] where at + length <= reading.pieces.count {
      if reading.vocabulary.isSurname(reading.text(at..<at + length), reading.languages) { return at + length }
    }
    return nil
  }

  /// Three syllables that begin with a family name, where a sign or the end follows: `옥태진(아들)`. In a sentence any noun might.
  private static func korean(_ at: Int, _ reading: PieceText) -> Range<Int>? {
    guard let word = reading[at], reading.isHangul(at), word.count == 3, !reading.has(.notName, at: at),
      reading.vocabulary.isSurname(String(reading.text(at..<at + 1).prefix(1)), reading.languages)
    else { return nil }
    let after = reading[reading.skippingSpace(at + 1)]
    return after == nil || after?.kind == .lineEnd || after?.isMark(",") == true || after?.isMark("(") == true ? at..<at + 1 : nil
  }

  /// Where a name in characters goes on behind a space: `大森 千鶴` at the end of its line or before a sign.
  static func second(_ end: Int, _ reading: PieceText) -> Int? {
    guard reading[end]?.kind == .space, let first = reading[end + 1], isJapanese(first), !reading.has(.notName, at: end + 1) else {
      return nil
    }
    var at = end + 1
    while at - end <= 5, let piece = reading[at], isJapanese(piece), !reading.isTaken[at] { at += 1 }
    let after = reading[at]
    let isClosed = after == nil || after?.kind == .lineEnd || after?.kind == .space || after?.kind == .mark
    return isClosed && (end + 2...end + 5).contains(at) ? at : nil
  }

  /// What stands between a wide space and the end of the line, where it is two to eight characters with one space at most.
  static func line(_ at: Int, _ reading: PieceText) -> Range<Int>? {
    guard reading[at]?.kind == .space, reading.text(at..<at + 1) == "\u{3000}" else { return nil }
    var end = at + 1
    var spaces = 0
    while end - at < 10, let piece = reading[end], !reading.isTaken[end],
      isJapanese(piece) || (piece.kind == .space && spaces == 0 && end > at + 1)
    {
      if piece.kind == .space { spaces += 1 }
      end += 1
    }
    guard reading[end] == nil || reading[end]?.kind == .lineEnd, end >= at + 3, isJapanese(reading.pieces[end - 1]),
      reading.has(.notName, at: at + 1) == false
    else { return nil }
    return at + 1..<end
  }

  /// A character of Han, or one of the two kinds of Kana.
  private static func isJapanese(_ piece: Piece) -> Bool {
    piece.kind == .character && (NameRun.isHan(piece) || (0x3041...0x30FC).contains(piece.scalar))
  }
}
