package import SemeiaMarkers

/// Where one marker stands against the norm.
public struct MarkerStanding: Hashable, Sendable {
  /// Shrunken standard deviations from the norm, `(k − m·n) / ((b + n)·s)`, not limited. Where the norm knows how much texts of one author differ,
  /// `n` is here and below what the text says of its author, `n·w/(n + w)` of its words, and `k` its hits in the same proportion.
  public var z: Double
  /// `R = n / (n + b)`, 0–1; with `w` never above `w / (w + b)`, however long the text is.
  public var reliability: Double
  /// Standard deviations from the norm as the text has them, `(k/n − m) / s`: z before the pull to the norm, `z / R`.
  public var raw: Double
  /// The variance of the author's rate given the text, in squared standard deviations of the norm: `(m·b + k) / ((b + n)²·s²)`; against a norm of
  /// another genre, what its mean may be off besides, pulled as z is: `R²·1.25`.
  package var variance: Double

  /// - Returns: nil where the marker was not measured, or the norm has nothing to compare it with.
  ///
  /// - Parameter isOtherGenre: whether the norm is one of another genre than the text.
  package init?(_ marker: MarkerValue, _ norm: MarkerNorm?, isOtherGenre: Bool = false) {
    guard marker.status == .ok, marker.base > 0, let norm, let scale = norm.scale else { return nil }
    let (n, k) = norm.effective(marker)
    let posterior = scale.prior + n
    z = (k - scale.mean * n) / (posterior * scale.deviation)
    reliability = n / posterior
    raw = (marker.count / Double(marker.base) - scale.mean) / scale.deviation
    variance = (scale.mean * scale.prior + k) / (posterior * posterior * scale.deviation * scale.deviation)
    if isOtherGenre { variance += reliability * reliability * Norm.genreVariance }
  }
}
