/// Telephone numbers by the way they are written. Numbers in other ways need a word before them; see ``FieldPattern``.
enum PhonePattern {
  static func find(in reading: inout PieceText) {
    for index in reading.pieces.indices where !reading.isTaken[index] {
      let piece = reading.pieces[index]
      if piece.isMark("+") || piece.isMark("＋") {
        international(index, &reading)
      } else if piece.isMark("(") || piece.isMark("（") {
        parenthesized(index, &reading)
      } else if piece.kind == .digits, !reading.isJoinedLeft(index), !isContinued(index, reading) {
        national(index, &reading)
      }
    }
  }

  private static func isContinued(_ index: Int, _ reading: PieceText) -> Bool {
    guard let sign = reading[index - 1], sign.kind == .mark, "-./,:$€£¥".unicodeScalars.contains(where: { $0.value == sign.scalar }) else {
      return false
    }
    return reading[index - 2]?.kind == .digits || "$€£¥".unicodeScalars.contains { $0.value == sign.scalar }
  }

  /// `+34 600 123 456`, `+1 (555) 123-4567`: 7 to 15 digits (ITU-T E.164).
  private static func international(_ plus: Int, _ reading: inout PieceText) {
    guard !reading.isJoinedLeft(plus), let (end, digits) = run(plus + 1, reading), (7...17).contains(digits.count) else { return }
    take(plus..<end, digits, &reading)
  }

  /// `(555) 123-4567`, `(011) 98765 4321`.
  private static func parenthesized(_ open: Int, _ reading: inout PieceText) {
    guard let piece = reading[open + 1], piece.kind == .digits, (2...5).contains(piece.count),
      reading[open + 2]?.isMark(")") == true || reading[open + 2]?.isMark("）") == true, let (end, digits) = run(open, reading),
      (8...13).contains(digits.count), end > open + 3
    else { return }
    take(open..<end, digits, &reading)
  }

  private static func national(_ start: Int, _ reading: inout PieceText) {
    let group = NumberGroup(start, reading)
    for count in stride(from: group.rows.count, through: 1, by: -1) {
      let (counts, signs, digits, end) = group.prefix(count)
      guard (9...15).contains(digits.count) || (digits.count == 8 && digits.first == 0), !reading.isJoinedRight(end),
        isForm(Array(counts), signs, Array(digits))
      else { continue }
      take(start..<end, Array(digits), &reading)
      return
    }
  }

  private static func isForm(_ counts: [Int], _ signs: ArraySlice<UInt32>, _ digits: [UInt8]) -> Bool {
    let first = digits[0]
    // `001 …` and `0034 …`: out of the country.
    if digits.starts(with: [0, 0]), counts.count > 1 || digits.count >= 11 { return digits.count >= 10 }
    // A trunk prefix: `020 7946 0958`, `06 12 34 56 78`, `01701234567`, `010-1234-5678`.
    if first == 0 { return counts.count > 1 ? counts[0] >= 2 && digits.count <= 12 : (10...12).contains(digits.count) }
    switch digits.count {
    case 9:
      return counts == [3, 3, 3] && (first >= 5 || signs.allSatisfy { $0 == 0x2D })
        || (first >= 5 && [[3, 2, 2, 2], [2, 3, 2, 2]].contains(counts))
    case 10: return [[3, 3, 4], [3, 7], [3, 3, 2, 2]].contains(counts)
    // China's mobile numbers; North America with its 1.
    case 11 where first == 1: return (digits[1] >= 3 && [[11], [3, 4, 4]].contains(counts)) || counts == [1, 3, 3, 4]
    default: return false
    }
  }

  private static func take(_ range: Range<Int>, _ digits: [UInt8], _ reading: inout PieceText) {
    reading.take(range.lowerBound..<withExtension(range.upperBound, reading), .phone, identity: NumberPattern.text(digits))
  }

  /// `x123`, `ext. 123`.
  static func withExtension(_ end: Int, _ reading: PieceText) -> Int {
    var at = reading.skippingSpace(end)
    guard let word = reading[at], word.kind == .word, word.count <= 9,
      ["x", "ext", "extension", "extn", "durchwahl", "poste", "int"].contains(reading.key(at))
    else { return end }
    at += 1
    if reading[at]?.isMark(".") == true { at += 1 }
    at = reading.skippingSpace(at)
    guard let number = reading[at], number.kind == .digits, number.count <= 6 else { return end }
    return at + 1
  }

  /// Digits with spaces, hyphens, points, slashes and brackets between them, never two spaces; at most 17 digits.
  ///
  /// - Returns: the index after the last digit, or nil where a letter follows or there are no digits.
  static func run(_ start: Int, _ reading: PieceText) -> (end: Int, digits: [UInt8])? {
    var digits: [UInt8] = []
    var end = start
    var at = start
    var gap = 0
    while at - start < 24, let piece = reading[at], !reading.isTaken[at] {
      if piece.kind == .digits {
        guard digits.count + piece.count <= 17 else { break }
        digits += reading.digits(at)
        end = at + 1
        gap = 0
      } else if piece.kind == .space || (piece.kind == .mark && "-./()‑–（）".unicodeScalars.contains { $0.value == piece.scalar }) {
        gap += 1
        if gap > 3 { break }
      } else {
        break
      }
      at += 1
    }
    guard !digits.isEmpty else { return nil }
    // `(x)` after the digits is no part of them.
    if reading[end]?.kind == .digits || (reading[end]?.kind == .word && reading[end]?.count ?? 0 < 3 && reading.key(end) != "x") {
      return nil
    }
    return (end, digits)
  }
}
