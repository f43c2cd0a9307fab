package import SemeiaRecords

extension Elementary {
  /// The natural logarithm of any number: −∞ at 0, ∞ at ∞, and not a number below 0.
  package static func log(_ x: Double) -> Double {
    if let value = ln(x) { return value }
    return x == 0 ? -.infinity : x == .infinity ? .infinity : .nan
  }

  /// `e^x` of any number: 0 below −700, ∞ above 700.
  package static func exponential(_ x: Double) -> Double {
    if let value = exp(x) { return value }
    return x.isNaN ? .nan : x < 0 ? 0 : .infinity
  }

  /// `1 / (1 + e^(−x))`, 0–1.
  package static func logistic(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exponential(-x)) : exponential(x) / (1 + exponential(x))
  }

  /// `ln(p / (1 − p))`, with `p` kept within 1e-6 … 1 − 1e-6 so that a sure prediction stays a number.
  package static func logit(_ p: Double) -> Double {
    let p = min(max(p, 1e-6), 1 - 1e-6)
    return log(p / (1 - p))
  }
}
