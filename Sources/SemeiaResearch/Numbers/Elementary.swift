import SemeiaScoring

/// Logarithm, exponential and what follows from them, the same to the last bit on every platform: `+ − × ÷` and `√` of IEEE 754.
package enum Elementary {
  /// The natural logarithm; −∞ at 0, nil-free for `x > 0`, and not a number below 0.
  ///
  /// `x = m·2^e` with `m` within √½ … √2; `ln m = 2·artanh((m − 1)/(m + 1))`, its series up to the 21st power, whose remainder is
  /// below 1e-17.
  package static func log(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    guard x > 0, x.isFinite else { return x == .infinity ? .infinity : .nan }
    var exponent = Double(x.exponent)
    var m = x.significand
    if m > 1.4142135623730951 {
      m /= 2
      exponent += 1
    }
    let u = (m - 1) / (m + 1)
    let square = u * u
    var power = u
    var sum = 0.0
    for k in stride(from: 1, through: 21, by: 2) {
      sum += power / Double(k)
      power *= square
    }
    return exponent * Halving.ln2 + 2 * sum
  }

  /// `e^x`; 0 far below and ∞ far above what a double holds.
  package static func exp(_ x: Double) -> Double {
    x <= 0 ? Halving.power(-x / Halving.ln2) : 1 / Halving.power(x / Halving.ln2)
  }

  /// `1 / (1 + e^(−x))`, 0–1.
  package static func logistic(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
  }

  /// `ln(p / (1 − p))`, with `p` kept within 1e-6 … 1 − 1e-6 so that a sure prediction stays a number.
  package static func logit(_ p: Double) -> Double {
    let p = min(max(p, 1e-6), 1 - 1e-6)
    return log(p / (1 - p))
  }
}
