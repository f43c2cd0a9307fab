/// What stands for an identifier in a redacted text, as `semeia redact` writes it: `[NAME-1]`, or with a key `[NAME-3f9a1c07de]`.
///
/// An ending that is written behind it with an apostrophe is part of it, as it was part of the name: `[NAME-1]'s`, `[ADDRESS-1]'da`.
package struct Placeholder {
  /// What kind of thing it stands for: `NAME`.
  package let tag: String
  package let span: TextSpan

  /// All kinds. What else stands in brackets (`[COVID-19]`) is read as words.
  package static let tags: Set<String> = [
    "ACCOUNT", "ADDRESS", "AGE", "CARD", "DATE", "EMAIL", "IDENTIFIER", "NAME", "NETWORK", "PHONE", "POSTCODE", "RECORD", "URL", "USERNAME",
  ]
  private static let longestTag = 10
  /// The digits of a number or of a pseudonym.
  private static let longestNumber = 16
  private static let longestEnding = 4

  /// - Parameters:
  ///   - at: where a `[` stands.
  ///   - text: valid UTF-8.
  /// - Returns: nil where no placeholder begins there.
  package init?(at: Int, in text: UnsafeBufferPointer<UInt8>) {
    guard at < text.count, text[at] == UInt8(ascii: "[") else { return nil }
    var end = at + 1
    while end < text.count, end - at <= Self.longestTag, text[end] >= UInt8(ascii: "A"), text[end] <= UInt8(ascii: "Z") { end += 1 }
    guard end < text.count, text[end] == UInt8(ascii: "-") else { return nil }
    let tag = String(decoding: text[(at + 1)..<end], as: UTF8.self)
    guard Self.tags.contains(tag) else { return nil }
    let number = end + 1
    end = number
    while end < text.count, end - number < Self.longestNumber, Self.isHexadecimal(text[end]) { end += 1 }
    guard end > number, end < text.count, text[end] == UInt8(ascii: "]") else { return nil }
    self.tag = tag
    span = TextSpan(at, Self.endOfEnding(from: end + 1, in: text))
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"))
  }

  /// Where an ending ends: an apostrophe, then up to four Latin letters and no more.
  private static func endOfEnding(from: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    guard from < text.count else { return from }
    let (mark, length) = UTF8Scalar.decode(text, from, text.count)
    guard mark == 0x27 || mark == 0x2019 else { return from }
    var end = from + length
    var letters = 0
    while end < text.count {
      let (scalar, length) = UTF8Scalar.decode(text, end, text.count)
      let isLetter = (scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A) || (scalar >= 0xC0 && scalar < 0x250)
      if !isLetter { break }
      letters += 1
      if letters > longestEnding { return from }
      end += length
    }
    return letters > 0 ? end : from
  }
}
