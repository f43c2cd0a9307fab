import SemeiaRecords

/// Whether an item — a marker, a concept, a flag, a score — means the same in two groups: among people who are alike in what they are
/// matched on, is it as common in one as in the other?
///
/// A difference is a question, not a verdict: groups can differ in what they write about and in what they suffer. And a match on
/// the content of the same reports inherits what is unfair about all of it.
package struct Audit: Sendable, Hashable {
  /// Sizes after the rules of the Educational Testing Service (Zieky 1993), by Δ: A negligible, B moderate, C large.
  package enum Size: String, Sendable, Hashable, CaseIterable { case negligible, moderate, large }

  package enum Status: String, Sendable, Hashable, CaseIterable {
    case ok
    /// Fewer cases of a group, or of those with or without the item, than the least number.
    case tooFew = "too-few"
    /// In no stratum do both groups and both answers meet, or the regression has no answer.
    case inseparable
  }

  package var item: Measure
  package var match: Measure
  package var field: String
  package var reference: String
  package var focal: String
  package var status: Status
  /// The item is there above this value: 0 for what is counted or flagged, the median of all for a rate or a score.
  package var cut: Double
  package var referenceCases: Int
  package var referenceWith: Int
  package var focalCases: Int
  package var focalWith: Int
  package var strata: Int
  /// Uniform: Δ of Mantel and Haenszel with its 95% interval; below 0 the item is rarer in the focal group than among their matches.
  package var delta: Evaluation.Estimate?
  package var chiSquare: Double?
  package var size: Size?
  /// Likelihood-ratio χ², one degree of freedom each, of logistic regressions on the match: group added, then group × match
  /// (Swaminathan & Rogers 1990). Above 3.84 has a chance of 5% where nothing differs.
  package var uniform: Double?
  package var nonuniform: Double?
  /// What group and group × match add to Nagelkerke's R² (Zumbo 1999): below .035 negligible, from .07 large (Jodoin & Gierl 2001).
  package var gain: Double?

  /// Whether it should be looked at: a large or moderate Δ, or a gain from .035 with a χ² beyond chance.
  package var isNotable: Bool {
    size.map { $0 != .negligible } ?? false || (gain ?? 0) >= 0.035 && max(uniform ?? 0, nonuniform ?? 0) > 3.84
  }
}

/// Audits items over cases.
package struct Auditor: Sendable {
  /// The field whose words are the groups; `language` is that of the reports.
  package var field: String
  /// The word that others are compared with; the commonest by default.
  package var reference: String?
  /// What cases are matched on. With ``Measure/concepts`` an audited concept is left out of its own match.
  package var match: Measure = .concepts
  package var strata = 5
  /// The least number of cases of each group in a stratum, and four times as many in all.
  package var minimum = 10

  package init(field: String) { self.field = field }

  /// The audit of each item in each group against the reference, groups sorted. Of a person's texts the first that is known is used.
  ///
  /// - Parameter done: is told before each how many it makes with it.
  package func audits(of items: [Measure], _ cases: [ResearchCase], done: (Int) -> Void = { _ in }) -> [Audit] {
    var count = 0
    let word = { (item: ResearchCase) in field == "language" ? item.language : item.word(field) }
    var seen: Set<Int> = []
    let single = zip(ResearchCase.people(cases), cases).filter {
      word($0.1) != nil && $0.1.record.status == .ok && seen.insert($0.0).inserted
    }.map(\.1)
    var sizes: [String: Int] = [:]
    for item in single { if let word = word(item) { sizes[word, default: 0] += 1 } }
    let words = sizes.keys.sorted()
    guard let base = reference ?? words.max(by: { (sizes[$0] ?? 0, $1) < (sizes[$1] ?? 0, $0) }) else { return [] }
    return words.filter { $0 != base }.flatMap { focal in
      let pair = single.filter { word($0) == base || word($0) == focal }
      return items.map { item in
        count += 1
        done(count)
        return audit(item, pair, pair.map { word($0) == focal }, base, focal)
      }
    }
  }

  private func audit(_ item: Measure, _ cases: [ResearchCase], _ isFocal: [Bool], _ base: String, _ focal: String) -> Audit {
    let known = cases.indices.compactMap { place -> (value: Double, match: Double, isFocal: Bool)? in
      guard let value = item.value(in: cases[place].record), var total = match.value(in: cases[place].record) else { return nil }
      if match == .concepts, case .concept = item, value > 0 { total -= 1 }
      return (value, total, isFocal[place])
    }
    let cut = item.isCount ? 0 : Summary.quantile(known.map(\.value).sorted(), 0.5) ?? 0
    let has = known.map { $0.value > cut }
    let groups = known.map(\.isFocal)
    let (focalCases, focalWith) = (groups.count { $0 }, zip(groups, has).count { $0 && $1 })
    let with = has.count { $0 }
    var made = Audit(
      item: item, match: match, field: field, reference: base, focal: focal, status: .tooFew, cut: cut,
      referenceCases: known.count - focalCases, referenceWith: with - focalWith, focalCases: focalCases, focalWith: focalWith, strata: 0)
    guard min(made.referenceCases, made.focalCases) >= 4 * minimum, min(with, known.count - with) >= minimum,
      let places = Strata.of(known.map(\.match), groups, count: strata, minimum: minimum)
    else { return made }
    made.status = .inseparable
    var tables = [MantelHaenszel.Stratum](repeating: .init(), count: (places.max() ?? 0) + 1)
    for (place, stratum) in places.enumerated() {
      switch (groups[place], has[place]) {
      case (false, true): tables[stratum].referenceWith += 1
      case (false, false): tables[stratum].referenceWithout += 1
      case (true, true): tables[stratum].focalWith += 1
      case (true, false): tables[stratum].focalWithout += 1
      }
    }
    made.strata = tables.count
    if let common = MantelHaenszel(tables) {
      made.status = .ok
      let half = 1.959963984540054 * common.deltaError
      made.delta = .init(value: common.delta, interval: (common.delta - half)...(common.delta + half))
      made.chiSquare = common.chiSquare
      made.size = Self.size(common)
    }
    addRegressions(&made, known.map(\.match), groups, has)
    return made
  }

  /// Negligible: |Δ| below 1, or not beyond chance. Large: from 1.5 and beyond 1 by more than chance. Moderate: between.
  static func size(_ common: MantelHaenszel) -> Audit.Size {
    let delta = common.delta.magnitude
    if delta < 1 || common.chiSquare <= 3.841458820694124 { return .negligible }
    return delta >= 1.5 && delta - 1.6448536269514722 * common.deltaError > 1 ? .large : .moderate
  }

  private func addRegressions(_ made: inout Audit, _ match: [Double], _ groups: [Bool], _ has: [Bool]) {
    guard let mean = Summary.mean(match), let deviation = Summary.deviation(match), deviation > 0 else { return }
    let rows = zip(match, groups).map { (x: ($0 - mean) / deviation, g: $1 ? 1.0 : 0.0) }
    guard let empty = LogisticFit(rows.map { _ in [] }, has), let plain = LogisticFit(rows.map { [$0.x] }, has),
      let group = LogisticFit(rows.map { [$0.x, $0.g] }, has), let product = LogisticFit(rows.map { [$0.x, $0.g, $0.x * $0.g] }, has)
    else { return }
    made.status = .ok
    made.uniform = max(0, plain.deviance - group.deviance)
    made.nonuniform = max(0, group.deviance - product.deviance)
    let n = Double(has.count)
    let share = { (fit: LogisticFit) in
      (1 - Elementary.exponential((fit.deviance - empty.deviance) / n)) / (1 - Elementary.exponential(-empty.deviance / n))
    }
    made.gain = max(0, share(product) - share(plain))
  }
}

extension Measure {
  /// Whether it is there or not: above 0 is there.
  var isCount: Bool {
    switch self {
    case .concept, .flag, .markerCount: true
    default: false
    }
  }
}
