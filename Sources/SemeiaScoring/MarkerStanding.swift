package import SemeiaMarkers

/// Where one marker stands against the norm.
public struct MarkerStanding: Hashable, Sendable {
  /// Shrunken standard deviations from the norm, `(k − m·n) / ((b + n)·s)`, not limited.
  public var z: Double
  /// `R = n / (n + b)`, 0–1.
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
    guard marker.status == .ok, marker.base > 0, let scale = norm?.scale else { return nil }
    let n = Double(marker.base)
    let posterior = scale.prior + n
    z = (marker.count - scale.mean * n) / (posterior * scale.deviation)
    reliability = n / posterior
    raw = (marker.count / n - scale.mean) / scale.deviation
    variance = (scale.mean * scale.prior + marker.count) / (posterior * posterior * scale.deviation * scale.deviation)
    if isOtherGenre { variance += reliability * reliability * Norm.genreVariance }
  }
}
