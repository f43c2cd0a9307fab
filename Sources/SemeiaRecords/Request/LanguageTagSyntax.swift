/// The grammar of BCP 47 language tags (RFC 5646, section 2.1).
///
/// A tag is well-formed when it follows the grammar, in any case of letters. Whether its parts are registered, and whether a
/// variant or an extension occurs twice, is another question (validity) and is not asked.
package enum LanguageTagSyntax {
  /// Whether a tag is well-formed: `es`, `zh-Hant-TW`, `sl-rozaj-1994`, `de-DE-u-co-phonebk`, `x-private`, `i-klingon`.
  package static func isWellFormed(_ tag: String) -> Bool {
    if 2...3 ~= tag.utf8.count, tag.utf8.allSatisfy(isLetter) { return true }
    // The longest tags in use have about 35 letters; the limit only keeps a hostile one from costing time.
    guard tag.utf8.count <= 255 else { return false }
    var parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(Array.init)[...]
    guard parts.allSatisfy({ 1...8 ~= $0.count && $0.allSatisfy(isAlphanumeric) }) else { return false }
    return isPrivateUse(parts) || takeLanguageTag(&parts) || irregular.contains(tag.lowercased())
  }

  /// Tags of RFC 3066 that the grammar does not reach; the regular ones among the grandfathered follow it anyway.
  private static let irregular: Set<String> = [
    "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
    "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de",
  ]

  /// langtag = language ["-" script] ["-" region] *("-" variant) *("-" extension) ["-" privateuse]
  private static func takeLanguageTag(_ parts: inout ArraySlice<[UInt8]>) -> Bool {
    guard let language = parts.popFirst(), 2...8 ~= language.count, isAlphabetic(language) else { return false }
    if language.count <= 3 {
      for _ in 0..<3 { takeOne(&parts) { $0.count == 3 && isAlphabetic($0) } }
    }
    takeOne(&parts) { $0.count == 4 && isAlphabetic($0) }
    takeOne(&parts) { $0.count == 2 && isAlphabetic($0) || $0.count == 3 && $0.allSatisfy(isDigit) }
    while takeOne(&parts, where: { 5...8 ~= $0.count || $0.count == 4 && isDigit($0[0]) }) {}
    while takeExtension(&parts) {}
    return parts.isEmpty || isPrivateUse(parts)
  }

  /// extension = singleton 1*("-" (2*8alphanum)), where a singleton is not `x`
  private static func takeExtension(_ parts: inout ArraySlice<[UInt8]>) -> Bool {
    guard let singleton = parts.first, singleton.count == 1, singleton[0] | 0x20 != UInt8(ascii: "x") else {
      return false
    }
    var rest = parts.dropFirst()
    guard takeOne(&rest, where: { $0.count >= 2 }) else { return false }
    while takeOne(&rest, where: { $0.count >= 2 }) {}
    parts = rest
    return true
  }

  /// privateuse = "x" 1*("-" (1*8alphanum))
  private static func isPrivateUse(_ parts: ArraySlice<[UInt8]>) -> Bool {
    guard let first = parts.first, parts.count >= 2 else { return false }
    return first.count == 1 && first[0] | 0x20 == UInt8(ascii: "x")
  }

  @discardableResult
  private static func takeOne(_ parts: inout ArraySlice<[UInt8]>, where fits: ([UInt8]) -> Bool) -> Bool {
    guard let part = parts.first, fits(part) else { return false }
    parts.removeFirst()
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  private static func isAlphabetic(_ part: [UInt8]) -> Bool { part.allSatisfy(isLetter) }
}
