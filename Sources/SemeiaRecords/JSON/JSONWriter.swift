/// Writes compact JSON into a growing buffer of bytes, which can be emptied and used again.
///
/// Commas are put by the writer; that brackets are closed, and that each key of an object has one value, is up to the caller.
/// Nothing is allocated for a field once the buffer has grown to the size of a line.
public struct JSONWriter: Sendable {
  /// What has been written, always valid UTF-8 as long as the bytes that the caller gave were.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Creates an empty writer with room for a number of bytes.
  public init(capacity: Int = 0) {
    bytes.reserveCapacity(max(capacity, 0))
  }

  /// What has been written, as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Empties the buffer and keeps its room.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a line of NDJSON: writes a line feed, and the next value starts without a comma.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  public mutating func beginObject() { open(UInt8(ascii: "{")) }

  public mutating func endObject() { close(UInt8(ascii: "}")) }

  public mutating func beginArray() { open(UInt8(ascii: "[")) }

  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a key that is part of the program: ASCII, and nothing in it to escape.
  public mutating func key(_ name: StaticString) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    colon()
  }

  /// Writes a key that is data.
  public mutating func key(_ name: String) {
    string(name)
    colon()
  }

  /// Writes a string; quotation marks, backslashes and control characters are escaped, nothing else is.
  public mutating func string(_ value: String) {
    var value = value
    value.withUTF8 { quote($0) }
  }

  /// Writes a string whose UTF-8 is given, which must be valid.
  public mutating func string(utf8 value: [UInt8]) {
    value.withUnsafeBufferPointer { quote($0) }
  }

  public mutating func bool(_ value: Bool) { plain(value ? "true" : "false") }

  public mutating func null() { plain("null") }

  /// Writes a whole number.
  public mutating func int(_ value: Int) {
    comma()
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(value.magnitude, atLeast: 1)
    needsComma = true
  }

  /// Writes a number of millionths as a decimal: `0.75`, `-0.31`, `1`; no exponent, no zeros at the end.
  public mutating func number(millionths: Int) {
    comma()
    if millionths < 0 { bytes.append(UInt8(ascii: "-")) }
    let whole = millionths.magnitude / 1_000_000
    var fraction = millionths.magnitude % 1_000_000
    appendDigits(whole, atLeast: 1)
    if fraction > 0 {
      bytes.append(UInt8(ascii: "."))
      var places = 6
      while fraction % 10 == 0 {
        fraction /= 10
        places -= 1
      }
      appendDigits(fraction, atLeast: places)
    }
    needsComma = true
  }

  /// Writes a real number of a report.
  public mutating func number(_ value: Millionths) { number(millionths: value.count) }

  /// Writes bytes that are one JSON value already; they are not checked.
  public mutating func raw(_ json: [UInt8]) {
    comma()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Writes a number as its text.
  public mutating func number(_ value: JSONNumber) {
    comma()
    bytes.append(contentsOf: value.text.utf8)
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    comma()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func colon() {
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func plain(_ word: StaticString) {
    comma()
    word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  private mutating func appendDigits(_ value: UInt, atLeast least: Int) {
    let start = bytes.count
    var value = value
    var length = 0
    while value > 0 || length < least {
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10))
      value /= 10
      length += 1
    }
    bytes[start...].reverse()
  }

  private mutating func quote(_ value: UnsafeBufferPointer<UInt8>) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    JSONEscaping.append(value, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }
}
