/// Fits the gamma–Poisson norm of one marker by the method of moments.
///
/// Author *i* has `kᵢ` hits in `nᵢ` words, Poisson around `nᵢ·θᵢ`; the rates `θᵢ` have mean m, variance s² and third central
/// moment μ₃. Sums run over authors, `N = Σn`:
///
/// ```
/// m   = Σk / N
/// Q   = Σ(k − m·n)² = Σk² − 2m·Σkn + m²·Σn²
/// s²  = (Q − m·(N − Σn²/N)) / (Σn² − 2·Σn³/N + (Σn²)²/N²)
/// b   = m / s²
/// μ₃  = (Σ(k − m·n)³ − m·N − 3s²·Σn²) / Σn³        skew = μ₃ / s³
/// ```
///
/// The expectation of `Q` under the model, with m estimated, is linear in s²; solving it gives the second line. Where all
/// authors wrote equally much it is the textbook difference of the sample variance of rates and `m/n`. Longer authors weigh
/// more, by `n²`. Sources: Kleinman 1973, *J Am Stat Assoc* 68:46 (moment estimates of extraneous variance with unequal sizes);
/// Marshall 1991, *Appl Stat* 40:283 (the same for Poisson counts with a gamma prior). `μ₃` is from the third cumulant of a
/// mixed Poisson count, `m·n + 3s²n² + μ₃n³`.
///
/// An s² that is not positive means that authors do not differ more than chance counts do: b would be infinite, and no number
/// is given.
enum NormFit {
  static let method = "gamma-poisson, moments over authors"

  /// The norm of one marker. With fewer than ten hits in all, one author more or less would decide s: only m is given.
  static func fit(_ sums: NormSums, minimumAuthors: Int) -> MarkerNorm {
    guard sums.k > 0, sums.n > 0 else { return MarkerNorm(status: .noHits, mean: 0, authors: sums.authors) }
    let n = Double(sums.n)
    let nn = Double(sums.nn)
    let nnn = Double(sums.nnn)
    let exact = Double(sums.k) / n
    let mean = rounded(exact)
    if sums.authors < max(minimumAuthors, 2) || mean == 0 {
      return MarkerNorm(status: .tooFewAuthors, mean: mean, authors: sums.authors)
    }
    if sums.k < leastHits { return MarkerNorm(status: .tooFewHits, mean: mean, authors: sums.authors) }
    let squares = Double(sums.kk) - 2 * exact * Double(sums.kn) + exact * exact * nn
    let divisor = nn - 2 * nnn / n + nn * nn / (n * n)
    let variance = divisor > 0 ? (squares - exact * (n - nn / n)) / divisor : 0
    let deviation = variance > 0 ? rounded(variance.squareRoot()) : 0
    guard deviation > 0 else { return MarkerNorm(status: .noOverdispersion, mean: mean, authors: sums.authors) }
    let cubes =
      Double(sums.kkk) - 3 * exact * Double(sums.kkn) + 3 * exact * exact * Double(sums.knn) - exact * exact * exact * nnn
    let third = (cubes - exact * n - 3 * variance * nn) / nnn
    return MarkerNorm(
      mean: mean, deviation: deviation, prior: rounded(exact / variance),
      skew: rounded(third / (variance * variance.squareRoot())),
      authors: sums.authors)
  }

  /// The least number of hits from which s is fitted.
  static let leastHits = 10

  /// Six significant decimal digits: more would be noise in any corpus, and six are easy to read.
  static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite, value.magnitude > 1e-30, value.magnitude < 1e30 else { return 0 }
    var digits = value.magnitude
    var exponent = 0
    while digits >= 999_999.5 {
      digits /= 10
      exponent += 1
    }
    while digits < 99_999.5 {
      digits *= 10
      exponent -= 1
    }
    let text = "\(value < 0 ? "-" : "")\(Int(digits + 0.5))e\(exponent)"
    return Double(text) ?? 0
  }
}
