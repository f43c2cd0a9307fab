import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaText

/// What the weights of a model find in a text: for each weight its marker and how far it holds here.
final class StyleTerms {
  let model: ScoringModel
  let markers: [MarkerValue]
  /// Whether there is a norm for the language; its name; whether it is provisional.
  let hasNorm: Bool
  let normName: String
  let isProvisional: Bool
  /// Whether the norm is one of another genre than the text.
  let isOfOtherGenre: Bool
  /// By weight: the place of its marker, or −1.
  private let places: [Int]
  /// By weight: how far it holds for the language and genre, 0–1.
  let transfers: [Double]
  /// By marker: where it stands. The norm of each is asked for by its place.
  private let table: NormTable?
  private let standings: [MarkerStanding?]

  init(model: ScoringModel, markers: [MarkerValue], text: Scorer.Circumstances, setting: StyleSetting) {
    self.model = model
    self.markers = markers
    let isUsed = text.author == .subject && text.words >= model.style.exploratoryWords
    places = isUsed ? setting.places(of: model, in: markers) : []
    transfers = isUsed ? setting.transfers : []
    if isUsed, setting.hasNorm, let prepared = text.prepared {
      table = prepared.table
      standings = prepared.standings
    } else if isUsed, setting.hasNorm, let norm = text.norm {
      let made = NormTable(norm, markers: markers.map(\.marker))
      table = made
      standings = made.standings(markers)
    } else {
      table = nil
      standings = []
    }
    hasNorm = table != nil
    normName = table?.name ?? ""
    isProvisional = table?.norm.isProvisional ?? false
    isOfOtherGenre = table?.norm.isOfOtherGenre ?? false
  }

  func isMeasured(_ weight: Int) -> Bool { places[weight] >= 0 && markers[places[weight]].status == .ok }

  /// The place of a weight's marker, its norm and where it stands.
  func standing(_ weight: Int) -> (place: Int, scale: MarkerNorm, standing: MarkerStanding)? {
    let place = places[weight]
    guard place >= 0, let standing = standings[place], let scale = table?.scale(of: markers[place].marker, at: place) else { return nil }
    return (place, scale, standing)
  }
}

/// What of the style of a text follows from its language, genre and norm alone.
struct StyleSetting: Sendable {
  /// By weight: how far it holds, 0–1.
  let transfers: [Double]
  /// Whether the norm is one of the language.
  let hasNorm: Bool
  /// By weight: the place of its marker among the catalog's, or −1.
  let usual: [Int]

  init(_ model: ScoringModel, _ text: Scorer.Circumstances, usual: [Int]) {
    let tag = text.language.description
    self.usual = usual
    transfers = model.styleWeights.map { model.transfer($0, tag: tag, genre: text.genre.rawValue) }
    hasNorm = text.norm.flatMap { LanguageTag($0.language) }.map { text.language.negotiated(among: [$0]) == $0 } ?? false
  }

  /// By weight: the place of its marker, or −1. Markers mostly come in the catalog's order.
  func places(of model: ScoringModel, in markers: [MarkerValue]) -> [Int] {
    model.styleWeights.indices.map { weight in
      let marker = model.styleWeights[weight].marker
      let place = usual[weight]
      if place >= 0, place < markers.count, markers[place].marker == marker { return place }
      return markers.firstIndex { $0.marker == marker } ?? -1
    }
  }
}

/// Scores style against a norm. `Docs/Methods/Scoring.md` §2.
struct StyleScorer {
  let terms: StyleTerms

  /// A marker that was measured, has a norm and a weight.
  private struct Term {
    /// Its place.
    let marker: Int
    /// The model's weight times its transfer.
    let weight: Double
    /// Its standard error, times the same.
    let error: Double
    let standing: MarkerStanding
    /// z within its limits.
    let z: Double
    /// The part of z that hits make, and the part that what is expected makes, scaled alike where z is at a limit.
    let hits: Double
    let expected: Double
  }

  /// - Returns: nil where no marker of the dimension can be compared.
  func score(_ weights: [Int]) -> StyleScore? {
    let terms = weights.compactMap(term)
    let spread = self.terms.model.style.composite(terms.map(\.weight))
    guard !terms.isEmpty, spread > 0 else { return nil }
    var baseline = 0.0
    var contributions: [StyleContribution] = []
    for term in terms {
      baseline += term.weight * term.expected / spread
      let raw = Millionths(rounding: term.standing.raw) ?? .zero
      contributions.append(
        StyleContribution(
          marker: self.terms.markers[term.marker].marker, amount: Millionths(rounding: term.weight * term.hits / spread) ?? .zero,
          evidence: self.terms.markers[term.marker].evidence, raw: raw,
          pull: raw - (Millionths(rounding: term.standing.z) ?? .zero)))
    }
    let base = Millionths(rounding: baseline) ?? .zero
    let value = base + contributions.sum()
    let half = Self.normal95 * variance(terms).squareRoot() / spread
    let low = Millionths(rounding: value.double - half) ?? value
    let high = Millionths(rounding: value.double + half) ?? value
    let reliability = Millionths(rounding: reliability(terms, spread)) ?? .zero
    return StyleScore(
      value: value, low: min(low, value), high: max(high, value),
      band: self.terms.model.style.band(value.double, low: low.double, high: high.double, reliability: reliability.double),
      norm: self.terms.normName, reliability: reliability, baseline: base, contributions: contributions,
      measured: terms.count, markers: weights.count)
  }

  /// The 95th percentile of the standard normal distribution: 90% lie within it on both sides.
  private static let normal95 = 1.6448536269514722

  private func term(_ place: Int) -> Term? {
    let transfer = terms.transfers[place]
    guard transfer > 0, let (marker, scaled, standing) = terms.standing(place), let scale = scaled.scale else { return nil }
    let weight = terms.model.styleWeights[place].weight
    let error = terms.model.styleWeights[place].error
    let (n, count) = scaled.effective(terms.markers[marker])
    let unit = (scale.prior + n) * scale.deviation
    let z = min(max(standing.z, terms.model.style.lowestZ), terms.model.style.highestZ)
    let limit = z == standing.z ? 1 : z / standing.z
    return Term(
      marker: marker, weight: weight * transfer, error: error * transfer, standing: standing, z: z,
      hits: limit * count / unit, expected: -limit * scale.mean * n / unit)
  }

  /// The variance of `ΣW·z`: what the length leaves open, with the covariances of the markers, and what the studies leave open.
  ///
  /// `Σ W²·v + 2·Σ ρ·|Wᵢ·Wⱼ|·√(vᵢ·vⱼ) + Σ z²·se²`, `v` the variance of a marker's z given its counts. The last sum does not
  /// shrink with the length of the text.
  private func variance(_ terms: [Term]) -> Double {
    var sum = correlated(terms) { $0.standing.variance }
    for term in terms { sum += term.z * term.z * term.error * term.error }
    return sum
  }

  /// `R = 1 − error variance / total variance`, 0–1.
  ///
  /// The total variance of the standardized sum is 1. The error variance is that of a text with average counts, `1 − R` for a
  /// marker, so that R says what a length can bear and does not depend on what was said. For one marker it is `n / (n + b)`.
  private func reliability(_ terms: [Term], _ spread: Double) -> Double {
    1 - correlated(terms) { 1 - $0.standing.reliability } / (spread * spread)
  }

  /// `Σ W²·v + 2·Σ ρ·|Wᵢ·Wⱼ|·√(vᵢ·vⱼ)`, each pair once, in the order of the terms.
  private func correlated(_ terms: [Term], _ variance: (Term) -> Double) -> Double {
    let correlation = self.terms.model.style.correlation
    let deviations = terms.map { $0.weight.magnitude * variance($0).squareRoot() }
    var sum = 0.0
    for (place, one) in deviations.enumerated() {
      sum += one * one
      for two in deviations[(place + 1)...] { sum += 2 * correlation * one * two }
    }
    return sum
  }
}
