/// Cuts a text into pieces, in one pass.
enum PieceReader {
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - symbol: the number of a folded word in the vocabulary; −1 where it has none.
  static func read(_ bytes: [UInt8], symbol: (String) -> Int32) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(bytes.count / 3 + 1)
    bytes.withUnsafeBufferPointer { text in
      var at = 0
      while at < text.count {
        let (scalar, length) = decode(text, at)
        pieces.append(piece(scalar, length, at, text, symbol))
        at = pieces[pieces.count - 1].end
      }
    }
    return pieces
  }

  private static func piece(
    _ first: Unicode.Scalar, _ length: Int, _ start: Int, _ text: UnsafeBufferPointer<UInt8>, _ symbol: (String) -> Int32
  ) -> Piece {
    let kind = ScalarClass.of(first)
    switch kind {
    case .character, .mark:
      return Piece(
        kind: kind == .mark ? .mark : .character, start: start, end: start + length, count: 1, symbol: Piece.symbol(plain(first.value)))
    case .lineEnd: return Piece(kind: .lineEnd, start: start, end: start + length, count: 1, symbol: -1)
    default: break
    }
    var end = start + length
    var count = 1
    var (lowers, uppers) = (0, 0)
    tally(first, &lowers, &uppers)
    while end < text.count {
      let (scalar, length) = decode(text, end)
      guard ScalarClass.of(scalar) == kind else { break }
      if kind == .letter { tally(scalar, &lowers, &uppers) }
      end += length
      count += 1
    }
    switch kind {
    case .digit: return Piece(kind: .digits, start: start, end: end, count: count, symbol: -1)
    case .space: return Piece(kind: .space, start: start, end: end, count: count, symbol: -1)
    default:
      var piece = Piece(kind: .word, start: start, end: end, count: count, symbol: -1)
      if isCapital(first) {
        piece.letterCase = uppers > 1 && lowers == 0 ? .upper : .capital
      } else if lowers + uppers > 0 {
        piece.letterCase = .lower
      }
      // No phrase has a word this long, and folding it would only cost.
      if count <= 40 { piece.symbol = symbol(WordKey.fold(String(decoding: text[start..<end], as: UTF8.self))) }
      return piece
    }
  }

  /// Signs that are written in several ways in one of them: apostrophes, hyphens, full-width signs.
  private static func plain(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2018, 0x2019, 0x2BC, 0xB4: 0x27
    case 0x2010, 0x2011: 0x2D
    case 0xFF01...0xFF5E: scalar - 0xFF01 + 0x21
    default: scalar
    }
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return value >= 0x41 && value <= 0x5A }
    return scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter
  }

  private static func tally(_ scalar: Unicode.Scalar, _ lowers: inout Int, _ uppers: inout Int) {
    let value = scalar.value
    if value < 0x80 {
      if value >= 0x61 && value <= 0x7A { lowers += 1 } else if value >= 0x41 && value <= 0x5A { uppers += 1 }
    } else if isCapital(scalar) {
      uppers += 1
    } else if scalar.properties.isLowercase {
      lowers += 1
    }
  }

  /// The scalar at an offset and its length. The text is valid; a broken sequence would read as one byte of a mark.
  @inline(__always)
  private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Unicode.Scalar, Int) {
    let first = text[at]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, at + length <= text.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(text[at + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
