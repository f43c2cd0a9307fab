/// A JSON number, kept as the text that was written, so that no digit is lost and none is added.
///
/// Two numbers are equal when their texts are: `1` and `1.0` differ.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
  /// The number as RFC 8259 writes it, such as `-0.31` or `1e999`.
  public let text: String

  /// Takes a text that a scanner has checked.
  init(checked text: String) {
    self.text = text
  }

  /// Creates a number from its text; nil when the text is not a JSON number.
  public init?(text: String) {
    var copy = text
    let isNumber = copy.withUTF8 { bytes in
      guard let base = bytes.baseAddress, let first = bytes.first,
        first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10
      else { return false }
      var scanner = JSONScanner(base: base, count: bytes.count, depthLimit: 0)
      return (try? scanner.number()) == 0..<bytes.count
    }
    guard isNumber else { return nil }
    self.text = text
  }

  /// Creates a whole number.
  public init(_ value: Int) {
    text = String(value)
  }

  /// Creates a decimal number, written as ``Millionths/description``.
  public init(_ value: Millionths) {
    text = value.description
  }

  /// The nearest double; nil when the number is too large for one, as `1e999` is.
  public var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The whole number; nil when the text has a fraction or an exponent (even `1.0`), or does not fit.
  public var int: Int? {
    Int(text)
  }

  /// The exact value; nil when it has more than six decimals, an exponent, or does not fit.
  public var millionths: Millionths? {
    Millionths(text)
  }

  /// The number as it was written.
  public var description: String { text }
}
