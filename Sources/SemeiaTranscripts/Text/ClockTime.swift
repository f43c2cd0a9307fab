/// Times as transcripts write them.
enum ClockTime {
  /// Seconds of `[[H…:]M]M:SS[.fff]`, the point also a comma; nil for another form, or minutes or seconds above 59.
  ///
  /// - Parameter needsFraction: whether exactly three decimals must follow, as captions require.
  static func seconds(_ text: ArraySlice<UInt8>, needsFraction: Bool = false) -> Double? {
    var parts: [Int] = []
    var digits = 0
    var value = 0
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if SourceText.isDigit(byte) {
        digits += 1
        value = value * 10 + Int(byte - 0x30)
        if digits > 6 { return nil }
      } else if byte == UInt8(ascii: ":") {
        guard digits > 0, parts.count < 2 else { return nil }
        parts.append(value)
        (digits, value) = (0, 0)
      } else {
        break
      }
      index += 1
    }
    guard digits == 2, !parts.isEmpty, value < 60, parts.count == 1 || parts[1] < 60 else { return nil }
    let whole = parts.reduce(0) { $0 * 60 + $1 } * 60 + value
    if index == text.endIndex { return needsFraction ? nil : Double(whole) }
    guard text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") else { return nil }
    let fraction = text[(index + 1)...]
    guard 1...9 ~= fraction.count, !needsFraction || fraction.count == 3, fraction.allSatisfy(SourceText.isDigit) else {
      return nil
    }
    let thousandths = (0..<3).reduce(0) { $0 * 10 + ($1 < fraction.count ? Int(fraction[fraction.startIndex + $1] - 0x30) : 0) }
    return milliseconds(whole * 1000 + thousandths)
  }

  /// Seconds of `[M:]S[.f]` as CHAT writes pauses, minutes and seconds of any size; nil for another form.
  static func minutesAndSeconds(_ text: [UInt8]) -> Double? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    var seconds = 0.0
    for part in parts {
      guard let value = decimal(part) else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds
  }

  /// Seconds of whole milliseconds.
  static func milliseconds(_ count: Int) -> Double { Double(count) / 1000 }

  /// Seconds of a plain decimal such as `12.5` or `-0`; nil for anything else, an exponent that leaves the range too.
  static func decimal(_ text: ArraySlice<UInt8>) -> Double? {
    guard !text.isEmpty, text.allSatisfy({ SourceText.isDigit($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite
    else { return nil }
    return value
  }
}
