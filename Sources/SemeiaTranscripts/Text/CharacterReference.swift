/// References such as `&amp;` and `&#8217;`, in captions and XML.
enum CharacterReference {
  /// The scalar that a reference stands for, and the offset behind it.
  ///
  /// - Parameter offset: of the ampersand.
  /// - Returns: nil where nothing known stands there.
  static func read(_ source: SourceText, at offset: Int, before end: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    guard let semicolon = source.first(UInt8(ascii: ";"), in: offset + 1..<min(end, offset + 12)) else { return nil }
    let name = source.string(offset + 1..<semicolon)
    return scalar(name).map { ($0, semicolon + 1) }
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case "nbsp": "\u{A0}"
    case "lrm": "\u{200E}"
    case "rlm": "\u{200F}"
    default: number(name)
    }
  }

  private static func number(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.dropFirst().first == "x"
    let digits = name.dropFirst(isHex ? 2 : 1)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ SourceText.isDigit($0) || (isHex && 0x41...0x46 ~= $0 & 0xDF) }),
      let value = UInt32(digits, radix: isHex ? 16 : 10), value > 0
    else { return nil }
    return Unicode.Scalar(value)
  }
}
