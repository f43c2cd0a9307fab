/// Logarithm and power from the four IEEE 754 operations alone, so that every platform gives the same bits.
///
/// The C library's functions differ in their last digit between platforms; these do not. Compared with a correctly rounded
/// result they are within 4 units in the last place over the range that texts need.
package enum Elementary {
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10

  /// The natural logarithm.
  ///
  /// - Returns: nil where `x` is not a finite number above 0.
  package static func ln(_ x: Double) -> Double? {
    guard x > 0, x.isFinite else { return nil }
    // x = m · 2^k with m from √½ to √2; ln m = 2 artanh((m−1)/(m+1)), whose series has only odd powers.
    var mantissa = x.significand
    var exponent = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    let square = s * s
    var sum = 0.0
    for divisor in stride(from: 27.0, through: 3.0, by: -2.0) { sum = (sum + 1 / divisor) * square }
    return exponent * ln2High + (exponent * ln2Low + 2 * (s + s * sum))
  }

  /// e to the power of `x`.
  ///
  /// - Returns: nil where `x` is not a number from −700 to 700.
  package static func exp(_ x: Double) -> Double? {
    guard x.magnitude <= 700 else { return nil }
    // x = k ln 2 + r, |r| ≤ ½ ln 2; the series of e^r, and k goes into the exponent.
    let k = (x / 0.6931471805599453).rounded(.toNearestOrEven)
    let r = (x - k * ln2High) - k * ln2Low
    var sum = 1.0
    for divisor in stride(from: 18.0, through: 1.0, by: -1.0) { sum = 1 + sum * r / divisor }
    return Double(sign: .plus, exponent: Int(k), significand: sum)
  }

  /// `base` to the power of `power`; nil where the logarithm or the power has none.
  package static func power(_ base: Double, _ power: Double) -> Double? {
    ln(base).flatMap { exp(power * $0) }
  }
}
