/// A real number of a report as a whole number of millionths.
///
/// All real numbers of a report are of this kind. Their sums are exact and do not depend on the order, so that a value
/// equals its parts to the last printed digit on every platform. The range is ±9,223,372,036,854.775807; a sum beyond it
/// stays at the end of the range instead of stopping the program.
public struct Millionths: Sendable, Hashable, Comparable, AdditiveArithmetic {
  /// How many millionths.
  public var count: Int

  /// 0.
  public static let zero = Millionths(count: 0)
  /// 1, a million millionths.
  public static let one = Millionths(count: 1_000_000)

  /// So many millionths: `Millionths(count: 500_000)` is 0.5.
  public init(count: Int) {
    self.count = count
  }

  /// The nearest number of millionths, the even one of two that are equally near.
  ///
  /// The product of `value` and a million is first rounded to a double, as IEEE 754 has it. Nil for an infinity, for what is not a
  /// number and for what is out of range.
  public init?(rounding value: Double) {
    let product = value * 1_000_000
    // Rounds without the C library, whose functions not every platform has.
    guard product.magnitude < 0x1p63 else { return nil }
    var count = Int(product)
    let rest = product - Double(count)
    if rest.magnitude > 0.5 || rest.magnitude == 0.5 && count % 2 != 0 { count += rest < 0 ? -1 : 1 }
    self.count = count
  }

  /// The exact value of a decimal such as `-0.31`; nil when there are more than six decimals, an exponent, a form that JSON does
  /// not know, or a value out of range.
  public init?(_ text: String) {
    var count = 0
    var decimals = -1
    var isFirst = true
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let digits = text.utf8.dropFirst(isNegative ? 1 : 0)
    guard let first = digits.first, let last = digits.last, last != UInt8(ascii: ".") else { return nil }
    for byte in digits {
      if byte == UInt8(ascii: "."), decimals < 0, !isFirst {
        decimals = 0
        continue
      }
      let digit = Int(byte) - 48
      guard 0...9 ~= digit, decimals < 6 else { return nil }
      if decimals < 0, !isFirst, digits.count > 1, first == UInt8(ascii: "0") { return nil }
      guard let next = Self.appending(isNegative ? -digit : digit, to: count) else { return nil }
      count = next
      if decimals >= 0 { decimals += 1 }
      isFirst = false
    }
    for _ in max(decimals, 0)..<6 {
      guard let next = Self.appending(0, to: count) else { return nil }
      count = next
    }
    self.count = count
  }

  /// The nearest double.
  public var double: Double { Double(count) / 1_000_000 }

  /// The exact sum; beyond the range of `Int` the end of the range.
  public static func + (left: Millionths, right: Millionths) -> Millionths {
    let (sum, overflow) = left.count.addingReportingOverflow(right.count)
    return Millionths(count: overflow ? (left.count < 0 ? .min : .max) : sum)
  }

  /// The exact difference; beyond the range of `Int` the end of the range.
  public static func - (left: Millionths, right: Millionths) -> Millionths {
    let (difference, overflow) = left.count.subtractingReportingOverflow(right.count)
    return Millionths(count: overflow ? (left.count < 0 ? .min : .max) : difference)
  }

  /// The same amount with the other sign.
  public static prefix func - (value: Millionths) -> Millionths { .zero - value }

  /// By value.
  public static func < (left: Millionths, right: Millionths) -> Bool { left.count < right.count }

  private static func appending(_ digit: Int, to count: Int) -> Int? {
    let (tens, isTooLarge) = count.multipliedReportingOverflow(by: 10)
    let (sum, overflow) = tens.addingReportingOverflow(digit)
    return isTooLarge || overflow ? nil : sum
  }
}

extension Millionths: CustomStringConvertible {
  /// The shortest decimal that is exactly this number, without an exponent: `0.75`, `-0.31`, `1`, `0`.
  public var description: String {
    var writer = JSONWriter()
    writer.number(self)
    return writer.text
  }
}

extension Sequence<Millionths> {
  /// The exact sum of all elements; zero when there are none.
  public func sum() -> Millionths { reduce(.zero, +) }
}
