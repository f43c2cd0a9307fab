/// Writes compact JSON into a growing buffer of bytes, which can be emptied and used again.
///
/// Commas are put by the writer; that brackets are closed, and that each key of an object has one value, is up to the caller.
/// Nothing is allocated for a field once the buffer has grown to the size of a line. A writer has one owner and is not copied.
public struct JSONWriter: ~Copyable, @unchecked Sendable {
  /// What has been written, and room behind it.
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes of the storage have been written.
  public private(set) var count = 0
  var needsComma = false

  /// Creates an empty writer with room for a number of bytes.
  public init(capacity: Int = 0) {
    self.capacity = max(capacity, 64)
    storage = .allocate(capacity: self.capacity)
  }

  deinit { storage.deallocate() }

  /// A copy of what has been written; valid UTF-8 as long as the bytes that the caller gave were.
  public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: storage, count: count)) }

  /// What has been written, as a string.
  public var text: String { String(decoding: UnsafeBufferPointer(start: storage, count: count), as: UTF8.self) }

  /// Appends what has been written to other bytes.
  public func append(to output: inout [UInt8]) {
    output.append(contentsOf: UnsafeBufferPointer(start: storage, count: count))
  }

  /// Empties the buffer and keeps its room.
  public mutating func removeAll() {
    count = 0
    needsComma = false
  }

  /// Ends a line of NDJSON: writes a line feed, and the next value starts without a comma.
  public mutating func endLine() {
    put(0x0A)
    needsComma = false
  }

  /// Opens an object; keys and values follow by turns.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Closes the innermost object. That it is one is not checked.
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Opens an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Closes the innermost array. That it is one is not checked.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a key that is part of the program: ASCII, and nothing in it to escape.
  public mutating func key(_ name: StaticString) {
    let comma = needsComma
    name.withUTF8Buffer { name in
      let target = room(name.count &+ 4)
      var at = 0
      if comma { at = Self.set(UInt8(ascii: ","), target, at) }
      at = Self.set(UInt8(ascii: "\""), target, at)
      if let base = name.baseAddress { (target + at).update(from: base, count: name.count) }
      at &+= name.count
      at = Self.set(UInt8(ascii: "\""), target, at)
      at = Self.set(UInt8(ascii: ":"), target, at)
      count &+= at
    }
    needsComma = false
  }

  /// Writes a key that is data.
  public mutating func key(_ name: String) {
    string(name)
    colon()
  }

  /// Writes a string; quotation marks, backslashes and control characters are escaped, nothing else is.
  public mutating func string(_ value: String) {
    if value.utf8.withContiguousStorageIfAvailable({ quote($0) }) != nil { return }
    var value = value
    value.withUTF8 { quote($0) }
  }

  /// Writes a string whose UTF-8 is given, which must be valid.
  public mutating func string(utf8 value: [UInt8]) {
    value.withUnsafeBufferPointer { quote($0) }
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) { plain(value ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { plain("null") }

  /// Writes a whole number.
  public mutating func int(_ value: Int) {
    decimal(value.magnitude, fraction: 0, isNegative: value < 0)
  }

  /// Writes a number of millionths as a decimal: `0.75`, `-0.31`, `1`; no exponent, no zeros at the end.
  public mutating func number(millionths: Int) {
    let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    decimal(whole, fraction: fraction, isNegative: millionths < 0)
  }

  /// Writes a real number of a report.
  public mutating func number(_ value: Millionths) { number(millionths: value.count) }

  /// Writes a number as its text.
  public mutating func number(_ value: JSONNumber) {
    var text = value.text
    text.withUTF8 { put($0) }
  }

  /// Writes bytes that are one JSON value already; they are not checked.
  public mutating func raw(_ json: [UInt8]) {
    json.withUnsafeBufferPointer { put($0) }
  }

  /// Writes an array of two or three whole numbers.
  mutating func numbers(_ first: Int?, _ second: Int, _ third: Int) {
    if (first ?? 0) | second | third < 0 {
      beginArray()
      if let first { int(first) }
      int(second)
      int(third)
      return endArray()
    }
    let target = room(66)
    var at = 0
    if needsComma { at = Self.set(UInt8(ascii: ","), target, at) }
    at = Self.set(UInt8(ascii: "["), target, at)
    if let first {
      at = Self.digits(UInt(first.magnitude), target, at)
      at = Self.set(UInt8(ascii: ","), target, at)
    }
    at = Self.digits(UInt(second.magnitude), target, at)
    at = Self.set(UInt8(ascii: ","), target, at)
    at = Self.digits(UInt(third.magnitude), target, at)
    at = Self.set(UInt8(ascii: "]"), target, at)
    count &+= at
    needsComma = true
  }

  // MARK: Bytes

  /// Where the next bytes go, with room for so many.
  @inline(__always)
  private mutating func room(_ bytes: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity &- count < bytes { grow(by: bytes) }
    return storage + count
  }

  /// Lets `write` fill the room behind what has been written; it returns how many bytes it took, at most `room`.
  @inline(__always)
  mutating func put(atMost bytes: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    let target = room(bytes)
    count &+= write(target)
  }

  @inline(never)
  private mutating func grow(by bytes: Int) {
    capacity = max(capacity * 2, count + bytes, 256)
    let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    wider.update(from: storage, count: count)
    storage.deallocate()
    storage = wider
  }

  /// Writes one byte where no comma is due.
  private mutating func put(_ byte: UInt8) {
    put(atMost: 1) { target in
      target[0] = byte
      return 1
    }
  }

  /// Writes a value that needs no escape, and the comma before it, between two other bytes if there are any.
  private mutating func put(_ value: UnsafeBufferPointer<UInt8>, before: UInt8? = nil, after: UInt8? = nil) {
    let comma = needsComma
    put(atMost: value.count &+ 3) { target in
      var length = 0
      if comma { length = Self.set(UInt8(ascii: ","), target, length) }
      if let before { length = Self.set(before, target, length) }
      if let base = value.baseAddress { (target + length).update(from: base, count: value.count) }
      length &+= value.count
      if let after { length = Self.set(after, target, length) }
      return length
    }
    needsComma = true
  }

  private static func set(_ byte: UInt8, _ target: UnsafeMutablePointer<UInt8>, _ place: Int) -> Int {
    target[place] = byte
    return place &+ 1
  }

  private mutating func open(_ bracket: UInt8) {
    if needsComma { put(UInt8(ascii: ",")) }
    put(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    put(bracket)
    needsComma = true
  }

  private mutating func colon() {
    put(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func plain(_ word: StaticString) {
    word.withUTF8Buffer { put($0) }
  }

  private mutating func quote(_ value: UnsafeBufferPointer<UInt8>) {
    let quotation = UInt8(ascii: "\"")
    guard JSONEscaping.plainEnd(value, from: 0) < value.count else {
      return put(value, before: quotation, after: quotation)
    }
    if needsComma { put(UInt8(ascii: ",")) }
    put(quotation)
    JSONEscaping.write(value, to: &self)
    put(quotation)
    needsComma = true
  }

  /// Writes a decimal whose fraction is a number of millionths.
  private mutating func decimal(_ whole: UInt, fraction: UInt, isNegative: Bool) {
    // A comma, a sign, 20 digits, a point and 6 digits.
    let target = room(29)
    var length = 0
    if needsComma { length = Self.set(UInt8(ascii: ","), target, length) }
    if isNegative { length = Self.set(UInt8(ascii: "-"), target, length) }
    length = Self.digits(whole, target, length)
    if fraction > 0 {
      length = Self.set(UInt8(ascii: "."), target, length)
      var (fraction, places) = (fraction, 6)
      while fraction % 10 == 0 { (fraction, places) = (fraction / 10, places &- 1) }
      length = Self.digits(fraction, count: places, target, length)
    }
    count &+= length
    needsComma = true
  }

  @inline(__always)
  private static func digits(_ value: UInt, _ target: UnsafeMutablePointer<UInt8>, _ place: Int) -> Int {
    if value < 10 { return set(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value), target, place) }
    return digits(value, count: value < 100 ? 2 : value < 1000 ? 3 : value < 10_000 ? 4 : length(value), target, place)
  }

  private static func length(_ value: UInt) -> Int {
    var (rest, length) = (value / 10, 1)
    while rest > 0 { (rest, length) = (rest / 10, length &+ 1) }
    return length
  }

  /// Writes the digits of a number backwards.
  @inline(__always)
  private static func digits(_ value: UInt, count: Int, _ target: UnsafeMutablePointer<UInt8>, _ place: Int) -> Int {
    var rest = value
    var index = place &+ count &- 1
    while index >= place {
      let tenth = rest / 10
      target[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest &- tenth &* 10)
      rest = tenth
      index &-= 1
    }
    return place &+ count
  }
}
