/// Quantiles of the Beta distribution with whole parameters, by arithmetic alone.
///
/// For whole `a` and `b` the distribution function is a sum of binomial probabilities,
/// `I_x(a, b) = Σ_{j=a}^{n} C(n, j)·x^j·(1 − x)^(n−j)` with `n = a + b − 1` (Abramowitz & Stegun 1964, 26.5.6).
package enum BetaQuantile {
  /// The `x` with `I_x(a, b) = p`, by 60 halvings of the interval 0–1.
  ///
  /// - Parameters:
  ///   - p: 0 < p < 1.
  ///   - a: at least 1; smaller values count as 1, as for `b`.
  ///   - b: at least 1.
  package static func value(_ p: Double, a: Int, b: Int) -> Double {
    var low = 0.0
    var high = 1.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if distribution(middle, a: max(a, 1), b: max(b, 1)) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// `I_x(a, b)` for 0 < x < 1.
  ///
  /// The terms are taken relative to the largest of them and divided by their sum, so that none is too small for a double that
  /// matters.
  package static func distribution(_ x: Double, a: Int, b: Int) -> Double {
    let n = a + b - 1
    let odds = x / (1 - x)
    let mode = min(Int(Double(n + 1) * x), n)
    var total = 1.0
    var upper = mode >= a ? 1.0 : 0.0
    var term = 1.0
    for j in stride(from: mode, to: n, by: 1) {
      term *= Double(n - j) / Double(j + 1) * odds
      total += term
      if j + 1 >= a { upper += term }
    }
    term = 1.0
    for j in stride(from: mode, to: 0, by: -1) {
      term *= Double(j) / Double(n - j + 1) / odds
      total += term
      if j - 1 >= a { upper += term }
    }
    return upper / total
  }
}
