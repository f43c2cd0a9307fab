import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords

/// Scores stated content. `Docs/Methods/Scoring.md` §1.
///
/// The parts of a value are Aumann–Shapley values, taken level by level: within a component, `E` is a function of a sum, so
/// each finding has its share of the sum; within a dimension, `D` is homogeneous of degree 1 in the components' values, so each
/// component has its value times its weight in the mixture.
struct ContentScorer {
  let tree: DimensionTree
  let rules: ContentRules
  let findings: [Finding]
  /// By the place of the component in the tree; nil where it is not mentioned.
  private let evidence: [ComponentEvidence?]
  private let isMentioned: [Bool]
  private let values: [Double]
  private let lowValues: [Double]
  /// Nil where nobody counted how many statements are missed.
  private let highValues: [Double]?
  /// By finding: the place of its concept among those of the text.
  private let conceptPlaces: [Int]
  private let concepts: [ConceptID]
  /// The components of each spectrum.
  private let spectra: [[DimensionTree.Share]]

  typealias Factors = (low: Double, high: Double?)

  init(
    tree: DimensionTree, rules: ContentRules, componentOf: [ConceptID: ConceptID], findings: [Finding], factors: Factors,
    spectra: [[DimensionTree.Share]]
  ) {
    self.spectra = spectra
    self.tree = tree
    self.rules = rules
    self.findings = findings
    var indices = [[Int]](repeating: [], count: tree.components.count)
    for (index, finding) in findings.enumerated() where finding.strength > 0 {
      if let component = componentOf[finding.concept], let place = tree.index(of: component) { indices[place].append(index) }
    }
    (concepts, conceptPlaces) = Self.numbered(findings)
    let evidence = indices.map { $0.isEmpty ? nil : ComponentEvidence($0, of: findings) }
    let values = { (factor: Double) in evidence.map { $0?.value(rate: rules.rate, factor: factor) ?? 0 } }
    let (low, high) = factors
    self.evidence = evidence
    isMentioned = evidence.map { $0 != nil }
    self.values = values(1)
    lowValues = values(low)
    highValues = high.map(values)
  }

  /// The concepts of findings, and by finding the place of its own.
  private static func numbered(_ findings: [Finding]) -> ([ConceptID], [Int]) {
    var concepts: [ConceptID] = []
    var known: [ConceptID: Int] = [:]
    let places = findings.map { finding -> Int in
      if let place = known[finding.concept] { return place }
      known[finding.concept] = concepts.count
      concepts.append(finding.concept)
      return concepts.count - 1
    }
    return (concepts, places)
  }

  /// What strengths are multiplied by at the two ends of the interval.
  ///
  /// Low: the 5th percentile of the precision, Beta(prior + right, prior + wrong); with the shipped prior and no counts,
  /// Beta(2, 2), that is .135. High: where it was counted how many statements are missed, what is found is divided by the 5th
  /// percentile of the recall; else nil, and the interval ends at the value, because a wrong finding can only add.
  static func factors(_ rules: ContentRules, _ quality: ExtractionQuality?) -> Factors {
    func leastShare(_ good: Int, _ bad: Int) -> Double {
      let limit = 1_000_000
      return BetaQuantile.value(
        0.05, a: rules.precisionPrior.right + min(max(good, 0), limit), b: rules.precisionPrior.wrong + min(max(bad, 0), limit))
    }
    let low = leastShare(quality?.right ?? 0, quality?.wrong ?? 0)
    guard let found = quality?.found, let missed = quality?.missed else { return (low, nil) }
    return (low, 1 / leastShare(found, missed))
  }

  /// The score of a dimension with these components.
  func score(_ members: [DimensionTree.Share]) -> ContentScore {
    var mentioned = 0
    for member in members where isMentioned[member.index] { mentioned += 1 }
    if mentioned == 0 {
      return ContentScore(value: .zero, low: .zero, high: .zero, contributions: [], mentioned: 0, components: members.count)
    }
    var shares = [Double](repeating: 0, count: evidence.count)
    addShares(of: members, to: &shares)
    return score(
      shares, low: mixture(members, lowValues), high: highValues.map { mixture(members, $0) },
      mentioned: mentioned, of: members.count)
  }

  /// The mean of the spectra in which something is stated; nil where there are fewer than the model asks for.
  func general() -> ContentScore? {
    let stated = spectra.filter { $0.contains { evidence[$0.index] != nil } }
    guard stated.count >= rules.minimumSpectra else { return nil }
    var shares = [Double](repeating: 0, count: evidence.count)
    var low = 0.0
    var high = highValues.map { _ in 0.0 }
    for members in stated {
      addShares(of: members, to: &shares)
      low += mixture(members, lowValues)
      if let highValues { high = (high ?? 0) + mixture(members, highValues) }
    }
    let count = Double(stated.count)
    return score(
      shares.map { $0 / count }, low: low / count, high: high.map { $0 / count }, mentioned: stated.count, of: spectra.count)
  }

  /// Adds up a value from what each component's `E` is multiplied by.
  private func score(_ shares: [Double], low: Double, high: Double?, mentioned: Int, of count: Int) -> ContentScore {
    var parts: [(concept: Int, finding: Int, amount: Double)] = []
    for (place, share) in shares.enumerated() where share > 0 {
      guard let evidence = evidence[place] else { continue }
      for part in evidence.parts {
        let amount = share * values[place] * (part.amount / evidence.total)
        parts.append((conceptPlaces[part.finding], part.finding, amount))
      }
    }
    // A finding has one part, so that this is one order.
    parts.sort { ($0.concept, $0.finding) < ($1.concept, $1.finding) }
    var contributions: [ContentContribution] = []
    var first = 0
    while first < parts.count {
      var end = first + 1
      while end < parts.count, parts[end].concept == parts[first].concept { end += 1 }
      let made = Self.contribution(concepts[parts[first].concept], parts[first..<end])
      if made.amount > .zero { contributions.append(made) }
      first = end
    }
    contributions.sort { one, two in
      one.amount == two.amount ? (one.findings[0], one.concept) < (two.findings[0], two.concept) : one.amount > two.amount
    }
    let value = contributions.sum()
    return ContentScore(
      value: value, low: min(Millionths(rounding: low) ?? .zero, value),
      high: max(high.flatMap { Millionths(rounding: $0) } ?? value, value),
      contributions: contributions, mentioned: mentioned, components: count)
  }

  /// A concept with what each of its findings gives. Sums are rounded as they grow, and a finding gives what its sum has more than the one before, so
  /// that the parts add up to the rounded whole.
  ///
  /// - Parameter parts: in the order of the findings.
  private static func contribution(
    _ concept: ConceptID, _ parts: ArraySlice<(concept: Int, finding: Int, amount: Double)>
  ) -> ContentContribution {
    var made = ContentContribution(concept: concept, amount: .zero, findings: [], amounts: [])
    var sum = 0.0
    for part in parts {
      sum += part.amount
      let rounded = Millionths(rounding: sum) ?? .zero
      made.findings.append(part.finding)
      made.amounts.append(rounded - made.amount)
      made.amount = rounded
    }
    return made
  }

  /// Adds, for each component, path weight times weight in the mixture.
  private func addShares(of members: [DimensionTree.Share], to shares: inout [Double]) {
    let stated = stated(members, values)
    for (place, weighted) in stated { shares[members[place].index] += members[place].weight * mixtureWeight(weighted, stated) }
  }

  /// `D = ½·(strongest v) + ½·(sum of the three strongest v)/3`, `v` the path weight times a component's value.
  private func mixture(_ members: [DimensionTree.Share], _ values: [Double]) -> Double {
    let stated = stated(members, values)
    return stated.reduce(0) { $0 + $1.value * mixtureWeight($1.value, stated) }
  }

  /// The members of which something is stated, in order, each with its path weight times its value. The others have no part in any sum.
  private func stated(_ members: [DimensionTree.Share], _ values: [Double]) -> [(place: Int, value: Double)] {
    var stated: [(place: Int, value: Double)] = []
    for place in members.indices where values[members[place].index] != 0 {
      let value = members[place].weight * values[members[place].index]
      if value > 0 { stated.append((place, value)) }
    }
    return stated
  }

  /// The weight of a value in the mixture: ½ for the strongest and ⅙ for each of the three strongest. Values that tie share their places equally.
  private func mixtureWeight(_ value: Double, _ all: [(place: Int, value: Double)]) -> Double {
    var (first, tied) = (0, 0)
    for other in all {
      if other.value > value { first += 1 } else if other.value == value { tied += 1 }
    }
    let places = max(0, min(rules.top - first, tied))
    let strongest = first == 0 ? rules.strongest : 0
    return (strongest + rules.topMean / Double(rules.top) * Double(places)) / Double(tied)
  }
}
