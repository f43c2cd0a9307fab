package import SemeiaMarkers

/// Where one marker stands against the norm.
public struct MarkerStanding: Hashable, Sendable {
  /// Shrunken standard deviations from the norm, `(k − m·n) / ((b + n)·s)`, not limited.
  public var z: Double
  /// `R = n / (n + b)`, 0–1.
  public var reliability: Double
  /// The variance of the author's rate given the text, in squared standard deviations of the norm: `(m·b + k) / ((b + n)²·s²)`.
  package var variance: Double

  /// - Returns: nil where the marker was not measured, or the norm has nothing to compare it with.
  package init?(_ marker: MarkerValue, _ norm: MarkerNorm?) {
    guard marker.status == .ok, marker.base > 0, let scale = norm?.scale else { return nil }
    let n = Double(marker.base)
    let posterior = scale.prior + n
    z = (marker.count - scale.mean * n) / (posterior * scale.deviation)
    reliability = n / posterior
    variance = (scale.mean * scale.prior + marker.count) / (posterior * posterior * scale.deviation * scale.deviation)
  }
}
