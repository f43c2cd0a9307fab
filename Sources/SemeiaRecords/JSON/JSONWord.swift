/// Looks at eight bytes at once, the first byte lowest.
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
}
