import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords

/// Scores stated content. See `Docs/Methods/Scoring.md` §1.
struct ContentScorer {
  let tree: DimensionTree
  let model: ScoringModel
  /// The component that each concept feeds.
  let componentOf: [ConceptID: ConceptID]

  /// A component's evidence and what each concept and finding gave to it.
  struct Component {
    var value = 0.0
    /// Mentions in order: finding index, weighted strength.
    var mentions: [(finding: Int, weighted: Double)] = []
    var total = 0.0
  }

  /// The 5th percentile of Beta(2, 2), the prior of a precision that nobody has measured: the root of 3x² − 2x³ = 0.05.
  static let leastPrecision = 0.135_350

  /// The components that are mentioned, strengths multiplied by `factor`.
  func components(_ findings: [Finding], factor: Double = 1) -> [ConceptID: Component] {
    var strongest: [ConceptID: [(sentence: Int, finding: Int, strength: Double)]] = [:]
    for (index, finding) in findings.enumerated() where finding.isCounted {
      guard let component = componentOf[finding.concept] else { continue }
      var list = strongest[component] ?? []
      if let last = list.last, last.sentence == finding.sentence {
        if finding.strength > last.strength { list[list.count - 1] = (finding.sentence, index, finding.strength) }
      } else {
        list.append((finding.sentence, index, finding.strength))
      }
      strongest[component] = list
    }
    return strongest.mapValues { list in
      var component = Component()
      for (place, mention) in list.enumerated() {
        let weighted = mention.strength * factor / Double(place + 1)
        component.mentions.append((mention.finding, weighted))
        component.total += weighted
      }
      component.value = 1 - Halving.power(component.total)
      return component
    }
  }

  /// The score of a dimension, or nil where it has no component.
  func score(_ dimension: DimensionID, _ findings: [Finding], _ components: [ConceptID: Component], _ least: [ConceptID: Component]) -> ContentScore? {
    let members = tree.components(of: dimension)
    if members.isEmpty { return nil }
    let values = members.compactMap { member in components[member.component].map { (member.component, $0, member.weight * $0.value) } }
    var amounts: [ConceptID: (amount: Double, findings: [Int])] = [:]
    for ((_, component, value), share) in zip(values, shares(values.map(\.2))) where component.total > 0 {
      for mention in component.mentions {
        var entry = amounts[findings[mention.finding].concept] ?? (0, [])
        entry.amount += value * share * (mention.weighted / component.total)
        entry.findings.append(mention.finding)
        amounts[findings[mention.finding].concept] = entry
      }
    }
    let contributions = amounts.sorted { $0.key < $1.key }.map { concept, entry in
      ContentContribution(concept: concept, amount: Millionths(rounding: entry.amount) ?? .zero, findings: entry.findings.sorted())
    }.filter { $0.amount != .zero }
    let value = contributions.reduce(Millionths.zero) { $0 + $1.amount }
    let lowValues = members.compactMap { member in least[member.component].map { member.weight * $0.value } }
    let low = zip(lowValues, shares(lowValues)).reduce(0) { $0 + $1.0 * $1.1 }
    return ContentScore(
      value: value, low: min(Millionths(rounding: low) ?? .zero, value), high: value, contributions: contributions,
      mentioned: values.count, components: members.count)
  }

  /// What share of each value enters the dimension: ½ if strongest, ⅙ if among the three strongest; ties share alike.
  func shares(_ values: [Double]) -> [Double] {
    let ranked = values.sorted(by: >)
    let places = min(model.top, ranked.count)
    return values.map { value in
      let above = ranked.firstIndex(of: value) ?? 0
      let tied = ranked.count { $0 == value }
      let inTop = max(0, min(places - above, tied))
      let strongest = above == 0 ? model.strongestShare / Double(tied) : 0
      return strongest + model.meanShare / Double(model.top) * Double(inTop) / Double(tied)
    }
  }
}
