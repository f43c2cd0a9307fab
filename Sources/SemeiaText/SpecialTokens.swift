/// Finds web addresses, e-mail addresses, `@names` and the placeholders of redacted texts.
///
/// ICU versions differ on the first three (72 joins `user@example.com` and `@me`, 76 parts them), so that they are decided here, the same
/// for all versions: each is one token, and no word. Hashtags keep their word: `#tired` is the word `tired`.
///
/// `[NAME-1]` is one token, too. Its letters are nobody's words: read as such, `[DATE-1]` would be an English date with somebody.
enum SpecialTokens {
  static func find(in text: UnsafeBufferPointer<UInt8>) -> [Token] {
    var found: [Token] = []
    var at = 0
    var floor = 0
    while at < text.count {
      if at &+ 8 <= text.count, !mayHold(text, at) {
        at &+= 8
        continue
      }
      let byte = text[at]
      guard byte == UInt8(ascii: "@") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "[") || byte | 0x20 == UInt8(ascii: "w") else {
        at += 1
        continue
      }
      if let token = token(around: at, in: text, floor: floor) {
        found.append(token)
        floor = token.span.end
        at = token.span.end
      } else {
        at += 1
      }
    }
    return found
  }

  /// Whether a token may be found at one of the next eight bytes: by an `@`, a colon, a `[`, two `w` or a `w` at the end of them.
  @inline(__always)
  private static func mayHold(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard let base = text.baseAddress else { return true }
    let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
    let w = zeros((word | 0x2020_2020_2020_2020) ^ 0x7777_7777_7777_7777)
    let signs = zeros(word ^ 0x4040_4040_4040_4040) | zeros(word ^ 0x3A3A_3A3A_3A3A_3A3A) | zeros(word ^ 0x5B5B_5B5B_5B5B_5B5B)
    return signs | (w & (w &>> 8 | 0x8000_0000_0000_0000)) != 0
  }

  /// The high bit of each byte that is zero, exactly.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    ~(((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word | 0x7F7F_7F7F_7F7F_7F7F)
  }

  private static func token(around at: Int, in text: UnsafeBufferPointer<UInt8>, floor: Int) -> Token? {
    switch text[at] {
    case UInt8(ascii: ":"):
      guard at + 3 < text.count, text[at + 1] == UInt8(ascii: "/"), text[at + 2] == UInt8(ascii: "/") else { return nil }
      var start = at
      while start > floor, isASCIILetter(text[start - 1]), at - start < 16 { start -= 1 }
      // Before the end is looked for: what is no address might go on for the rest of the text each time.
      guard start < at else { return nil }
      let end = addressEnd(from: at + 3, in: text)
      return end > at + 3 ? Token(span: TextSpan(start, end), kind: .link) : nil
    case UInt8(ascii: "["):
      return Placeholder(at: at, in: text).map { Token(span: $0.span, kind: .placeholder) }
    case UInt8(ascii: "@"):
      return address(at: at, in: text, floor: floor)
    default:
      guard at + 4 < text.count, text[at + 1] | 0x20 == UInt8(ascii: "w"), text[at + 2] | 0x20 == UInt8(ascii: "w"),
        text[at + 3] == UInt8(ascii: "."), isNameByte(text[at + 4]), at == floor || !isNameByte(text[at - 1])
      else { return nil }
      return Token(span: TextSpan(at, addressEnd(from: at + 4, in: text)), kind: .link)
    }
  }

  /// An e-mail address around the `@`, or a name after it. A domain is of ASCII, and a name ends before punctuation of any script: behind
  /// `me@example.org，` the sentence goes on.
  private static func address(at: Int, in text: UnsafeBufferPointer<UInt8>, floor: Int) -> Token? {
    var start = at
    while start > floor, isLocalByte(text[start - 1]) { start -= 1 }
    while start < at, text[start] == UInt8(ascii: ".") { start += 1 }
    var end = at + 1
    var lastDot = -1
    while end < text.count, isLocalByte(text[end]), !"+%".utf8.contains(text[end]) {
      if text[end] == UInt8(ascii: ".") { lastDot = end }
      end += 1
    }
    while end > at + 1, text[end - 1] == UInt8(ascii: ".") || text[end - 1] == UInt8(ascii: "-") { end -= 1 }
    if start < at, lastDot > at + 1, lastDot < end - 1, text[start..<at].allSatisfy({ $0 < 0x80 }) {
      return Token(span: TextSpan(start, end), kind: .email)
    }
    guard start == at else { return nil }
    let nameEnd = nameEnd(from: at + 1, in: text)
    return nameEnd > at + 1 ? Token(span: TextSpan(at, nameEnd), kind: .mention) : nil
  }

  private static func nameEnd(from: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = from
    while end < text.count, isNameByte(text[end]) {
      let (scalar, length) = UTF8Scalar.decode(text, end, text.count)
      switch scalar {
      case 0xA0...0xBF, 0x060C, 0x061B, 0x061F, 0x06D4, 0x0964, 0x0965, 0x2000...0x200B, 0x2010...0x206F, 0x3000...0x3003, 0x3008...0x3020,
        0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
        return end
      default: end += length
      }
    }
    return end
  }

  /// Where an address that begins before `from` ends: at white space, or before the punctuation that closes it.
  private static func addressEnd(from: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = from
    while end < text.count, text[end] > 0x20, text[end] < 0x7F, text[end] != UInt8(ascii: "<"), text[end] != UInt8(ascii: "\"") {
      end += 1
    }
    while end > from, ".,;:!?)'*]}".utf8.contains(text[end - 1]) { end -= 1 }
    return end
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }
  private static func isNameByte(_ byte: UInt8) -> Bool {
    isASCIILetter(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
  private static func isLocalByte(_ byte: UInt8) -> Bool {
    byte < 0x80 && (isNameByte(byte) || ".+-%".utf8.contains(byte))
  }
}
