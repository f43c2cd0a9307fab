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
/// Where as many authors as a norm asks for wrote several texts, what belongs to a text (its topic, its day) is told from what stays with its author.
/// With `kᵢⱼ` hits in the `nᵢⱼ` words of text *j*, over all pairs of different texts of one author and over all texts:
///
/// ```
/// s²  = Σ (kᵢⱼ − m·nᵢⱼ)·(kᵢₗ − m·nᵢₗ) / Σ nᵢⱼ·nᵢₗ + Q/N²        j ≠ l
/// v²  = max(0, t² − s²)     t² as s² above, each text by itself
/// w   = m / v²
/// ```
///
/// `Q/N²` is the variance of the estimated m, which is in both of a pair. What is left out is of the order of one in the number of authors. `w` is then the size of
/// a text beyond which it says no more of its author than of its topic: `n` words count as `n·w/(n + w)`.
///
/// An s² that is not positive means that authors do not differ more than chance counts do: b would be infinite, and no number
/// is given.
enum NormFit {
  static let method = "gamma-poisson, moments over authors"
  static let methodOfPairs = "gamma-poisson, moments over pairs of texts of an author"

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
    if let texts = sums.texts, texts.several >= max(minimumAuthors, 2) {
      return ofPairs(sums, texts, mean: exact, squares: squares)
    }
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

  /// The norm of a marker whose authors wrote several texts.
  private static func ofPairs(_ sums: NormSums, _ texts: NormSums.Texts, mean: Double, squares: Double) -> MarkerNorm {
    let n = Double(sums.n)
    let pairs = Double(sums.kk - texts.kk) - 2 * mean * Double(sums.kn - texts.kn) + mean * mean * Double(sums.nn - texts.nn)
    let between = pairs / Double(sums.nn - texts.nn) + squares / (n * n)
    let deviation = between > 0 ? rounded(between.squareRoot()) : 0
    guard deviation > 0 else { return MarkerNorm(status: .noOverdispersion, mean: rounded(mean), authors: sums.authors) }
    let (nn, nnn) = (Double(texts.nn), Double(texts.nnn))
    let ofTexts = Double(texts.kk) - 2 * mean * Double(texts.kn) + mean * mean * nn
    let divisor = nn - 2 * nnn / n + nn * nn / (n * n)
    let within = divisor > 0 ? (ofTexts - mean * (n - nn / n)) / divisor - between : 0
    return MarkerNorm(
      mean: rounded(mean), deviation: deviation, prior: rounded(mean / between), within: within > 0 ? rounded(mean / within) : nil,
      authors: sums.authors, several: texts.several)
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
