/// Looks at eight or four bytes at once, the first byte lowest.
enum JSONWord {
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The high bit of the first byte that is a quotation mark, a backslash or below 20 hexadecimal.
  ///
  /// Bits above the lowest one that is set may be wrong: only the lowest counts. Bytes above 7F are never reported.
  @inline(__always)
  static func specials(_ word: UInt64) -> UInt64 {
    let quote = word ^ ones &* 0x22
    let backslash = word ^ ones &* 0x5C
    let below = word &- ones &* 0x20
    return (below & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & highBits
  }

  /// The value of four hexadecimal digits; nil when one of them is none.
  @inline(__always)
  static func hexadecimal(_ word: UInt32) -> UInt32? {
    let ones: UInt32 = 0x0101_0101
    // Where every byte is below 80, no sum here runs over into the next byte, and its high bit tells if a bound is reached.
    let lower = word | ones &* 0x20
    let isDigit = (word &+ ones &* 0x50) & ~(word &+ ones &* 0x46)
    let isLetter = (lower &+ ones &* 0x1F) & ~(lower &+ ones &* 0x19)
    guard word & (ones &* 0x80) == 0, (isDigit | isLetter) & (ones &* 0x80) == ones &* 0x80 else { return nil }
    let digits = word & (ones &* 0x0F) &+ (word >> 6 & ones) &* 9
    return (digits & 0xF) << 12 | (digits >> 8 & 0xF) << 8 | (digits >> 16 & 0xF) << 4 | digits >> 24
  }
}
