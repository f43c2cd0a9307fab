import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords

/// Scores style against a norm. See `Docs/Methods/Scoring.md` §2.
struct StyleScorer {
  let model: ScoringModel
  let norm: Norm
  let language: String
  let genre: String

  private struct Term {
    var marker: MarkerValue
    var weight: Double
    var error: Double
    var norm: MarkerNorm
    var n: Double
    var hit: Double { weight / ((norm.prior + n) * norm.deviation) }
    var z: Double
    var variance: Double
  }

  /// The style score of a dimension, or nil where none of its markers has a norm.
  func score(_ dimension: DimensionID, _ markers: [MarkerValue]) -> StyleScore? {
    let terms = model.styleWeights.filter { $0.dimension == dimension }.compactMap { term($0, markers) }
    let spread = composite(terms.map(\.weight))
    guard !terms.isEmpty, spread > 0 else { return nil }
    var baseline = Millionths.zero
    var contributions: [StyleContribution] = []
    var variance = 0.0
    var reliability = 0.0
    var squares = 0.0
    for term in terms {
      let base = Millionths(rounding: -term.hit * term.norm.mean * term.n / spread) ?? .zero
      let limited = min(max(term.z, model.winsor.low), model.winsor.high)
      let total = Millionths(rounding: term.weight * limited / spread) ?? .zero
      baseline = baseline + base
      contributions.append(StyleContribution(marker: term.marker.marker, amount: total - base, evidence: term.marker.evidence))
      variance += term.weight * term.weight * term.variance + term.z * term.z * term.error * term.error
      reliability += term.weight * term.weight * (term.n / (term.n + term.norm.prior))
      squares += term.weight * term.weight
    }
    let value = contributions.reduce(baseline) { $0 + $1.amount }
    let half = 1.645 * variance.squareRoot() / spread
    let low = value.double - half
    let high = value.double + half
    return StyleScore(
      value: value, low: Millionths(rounding: low) ?? .zero, high: Millionths(rounding: high) ?? .zero, band: band(value.double, low, high),
      norm: norm.name, reliability: Millionths(rounding: reliability / squares) ?? .zero, baseline: baseline, contributions: contributions)
  }

  private func term(_ weight: ScoringModel.StyleWeight, _ markers: [MarkerValue]) -> Term? {
    guard let marker = markers.first(where: { $0.marker == weight.marker }), marker.status == .ok, let norm = norm.markers[weight.marker]
    else { return nil }
    let factor = model.transfer(weight, language: language, genre: genre)
    guard factor > 0 else { return nil }
    let n = Double(marker.base)
    let posterior = norm.prior + n
    let z = (marker.count - norm.mean * n) / (posterior * norm.deviation)
    let variance = (norm.mean * norm.prior + marker.count) / (posterior * posterior * norm.deviation * norm.deviation)
    return Term(marker: marker, weight: weight.weight * factor, error: weight.error * factor, norm: norm, n: n, z: z, variance: variance)
  }

  /// The standard deviation of the weighted sum over norm texts, markers turned in the direction of their weights.
  private func composite(_ weights: [Double]) -> Double {
    var sum = 0.0
    for (i, one) in weights.enumerated() {
      sum += one * one
      for two in weights[(i + 1)...] { sum += 2 * model.correlation * one.magnitude * two.magnitude }
    }
    return sum.squareRoot()
  }

  private func band(_ value: Double, _ low: Double, _ high: Double) -> StyleScore.Band {
    if low < model.bandLow && high > model.bandElevated { return .indeterminate }
    return value < model.bandLow ? .low : value > model.bandElevated ? .elevated : .typical
  }
}
