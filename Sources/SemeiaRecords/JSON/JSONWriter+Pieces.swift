/// Pieces of JSON that are the same in many lines, and rows of spans, written without a value in between.
extension JSONWriter {
  /// Writes bytes that were formatted before, after the comma that is due.
  ///
  /// - Parameters:
  ///   - bytes: a part of an object or array, such as `{"marker":"swear","count":`.
  ///   - endsValue: whether a value or bracket ends there, so that the next one is parted by a comma.
  package mutating func piece(_ bytes: [UInt8], endsValue: Bool) {
    let comma = needsComma
    bytes.withUnsafeBufferPointer { bytes in
      put(atMost: bytes.count &+ 1) { target in
        var at = 0
        if comma {
          target[0] = UInt8(ascii: ",")
          at = 1
        }
        if let base = bytes.baseAddress { (target + at).update(from: base, count: bytes.count) }
        return at &+ bytes.count
      }
    }
    needsComma = endsValue
  }

  /// Writes an array of spans, each `[start,end]`.
  ///
  /// - Parameters:
  ///   - first: the first of `count` elements that each begin with two whole numbers of 64 bits, not negative: start and end.
  ///   - stride: the bytes from one to the next.
  package mutating func spans(_ first: UnsafeRawPointer?, stride: Int, count: Int) {
    let comma = needsComma
    put(atMost: count &* 43 &+ 3) { target in
      var at = target
      if comma { at = Self.set(UInt8(ascii: ","), at) }
      at = Self.set(UInt8(ascii: "["), at)
      guard let first, count > 0 else { return Self.set(UInt8(ascii: "]"), at) - target }
      var element = first
      for _ in 0..<count {
        at = Self.set(UInt8(ascii: "["), at)
        at = Self.number(element.loadUnaligned(as: UInt.self), at)
        at = Self.set(UInt8(ascii: ","), at)
        at = Self.number(element.loadUnaligned(fromByteOffset: 8, as: UInt.self), at)
        at[0] = UInt8(ascii: "]")
        at[1] = UInt8(ascii: ",")
        at += 2
        element += stride
      }
      return Self.set(UInt8(ascii: "]"), at - 1) - target
    }
    needsComma = true
  }

  @inline(__always)
  private static func set(_ byte: UInt8, _ target: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    target[0] = byte
    return target + 1
  }

  /// Writes a number below a million digit by digit, and others by division.
  @inline(__always)
  private static func number(_ value: UInt, _ target: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    if value < 10 { return set(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value), target) }
    if value >= 10_000 { return longNumber(value, target) }
    let small = UInt32(truncatingIfNeeded: value)
    // 5243 / 2¹⁹ is a hundredth, for what is below 10,000.
    let hundreds = (small &* 5243) &>> 19
    let rest = small &- hundreds &* 100
    if hundreds == 0 { return pair(rest, target) }
    return pair(rest, hundreds < 10 ? set(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: hundreds), target) : pair(hundreds, target))
  }

  /// Two digits of a number below 100.
  @inline(__always)
  private static func pair(_ value: UInt32, _ target: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    // 103 / 2¹⁰ is a tenth, for what is below 100.
    let tens = (value &* 103) &>> 10
    target[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
    target[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value &- tens &* 10)
    return target + 2
  }

  @inline(never)
  private static func longNumber(_ value: UInt, _ target: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    var length = 0
    var rest = value
    while rest > 0 { (rest, length) = (rest / 10, length &+ 1) }
    rest = value
    for index in stride(from: length &- 1, through: 0, by: -1) {
      target[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return target + length
  }
}
