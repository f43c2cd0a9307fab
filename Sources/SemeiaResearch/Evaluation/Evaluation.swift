/// How well a measure tells cases that have a label from cases that have not, beside plain counts.
///
/// A label of a community or a topic is no diagnosis, and a contrast of two says as much about topics as about people.
package struct Evaluation: Sendable {
  /// The part of the cases: everybody, or those with a word in a field (`language` is that of the reports).
  package struct Subset: Sendable, Hashable {
    package var field: String
    package var word: String
    package static let all = Subset(field: "all", word: "all")
  }

  /// A number with its 95% interval over samples of persons; the interval is nil with too few samples.
  package struct Estimate: Sendable, Hashable {
    package var value: Double
    package var interval: ClosedRange<Double>?
  }

  /// The measure against a plain one, on the cases that have both.
  package struct Comparison: Sendable, Hashable {
    package var measure: Measure
    package var cases: Int
    package var area: Double
    /// The area of the measure minus that of the plain one, judged on the same samples.
    package var difference: Estimate
  }

  package var measure: Measure
  package var subset: Subset
  package var positives: Int
  package var negatives: Int
  /// Cases with a label of which the report has no value.
  package var missing: Int
  package var persons: Int
  /// The area under the receiver operating curve, 0–1: .5 tells nothing, below it the measure points the other way. Nil with fewer
  /// cases of a label than the least number.
  package var area: Estimate?
  /// From the share of positives, which tells nothing, to 1.
  package var averagePrecision: Estimate?
  package var calibration: Calibration?
  package var comparisons: [Comparison] = []
}

/// Makes evaluations of measures over cases.
package struct Evaluator: Sendable {
  package var labeling: Labeling
  /// What every measure is compared with: how long the text is, and how many negative words it has.
  package var plain: [Measure] = [.words, .markerCount("negative-affect")]
  /// The least number of cases of each label; with fewer, nothing is said.
  package var minimum = 20
  package var replicates = 2000
  package var seed: UInt64 = 1

  package init(_ labeling: Labeling) { self.labeling = labeling }

  /// The evaluation of each measure over all cases, then over each word of each field, words sorted.
  ///
  /// - Parameter done: is told before each how many it makes with it.
  package func evaluations(of measures: [Measure], _ cases: [ResearchCase], by fields: [String] = [], done: (Int) -> Void = { _ in })
    -> [Evaluation]
  {
    var count = 0
    func made(_ measure: Measure, _ cases: [ResearchCase], _ subset: Evaluation.Subset) -> Evaluation {
      count += 1
      done(count)
      return evaluation(measure, cases, subset)
    }
    var result = measures.map { made($0, cases, .all) }
    for field in fields {
      let words = { (item: ResearchCase) in field == "language" ? item.language : item.word(field) }
      for word in Set(cases.compactMap(words)).sorted() {
        let part = cases.filter { words($0) == word }
        result += measures.map { made($0, part, .init(field: field, word: word)) }
      }
    }
    return result
  }

  func evaluation(_ measure: Measure, _ cases: [ResearchCase], _ subset: Evaluation.Subset) -> Evaluation {
    let people = ResearchCase.people(cases)
    let labeled = cases.indices.compactMap { place in labeling.label(of: cases[place]).map { (place, $0) } }
    let known = labeled.compactMap { place, label in measure.value(in: cases[place].record).map { (place: place, label: label, score: $0) }
    }
    let positives = known.count { $0.label }
    var made = Evaluation(
      measure: measure, subset: subset, positives: positives, negatives: known.count - positives, missing: labeled.count - known.count,
      persons: Set(known.map { people[$0.place] }).count)
    guard min(made.positives, made.negatives) >= max(minimum, 1) else { return made }
    let (scores, labels, owners) = (known.map(\.score), known.map(\.label), known.map { people[$0.place] })
    let sample = RankedSample(scores: scores, labels: labels, people: owners)
    let counts = sample.counts()
    var (areas, precisions): ([Double], [Double]) = ([], [])
    bootstrap.samples(of: sample.personCount) { times in
      let counts = sample.counts(times)
      if let area = counts.area, let precision = counts.averagePrecision {
        areas.append(area)
        precisions.append(precision)
      }
    }
    made.area = counts.area.map { .init(value: $0, interval: Bootstrap.interval(areas)) }
    made.averagePrecision = counts.averagePrecision.map { .init(value: $0, interval: Bootstrap.interval(precisions)) }
    made.calibration = Calibration(scores: scores, labels: labels, people: owners, seed: seed)
    made.comparisons = plain.filter { $0 != measure }.compactMap { other in
      let both = known.compactMap { item in other.value(in: cases[item.place].record).map { (item, $0) } }
      let owners = both.map { people[$0.0.place] }
      let labels = both.map(\.0.label)
      return compare(
        other, RankedSample(scores: both.map(\.0.score), labels: labels, people: owners),
        RankedSample(scores: both.map(\.1), labels: labels, people: owners), both.count)
    }
    return made
  }

  private var bootstrap: Bootstrap { Bootstrap(replicates: replicates, seed: seed) }

  private func compare(_ measure: Measure, _ mine: RankedSample, _ other: RankedSample, _ cases: Int) -> Evaluation.Comparison? {
    guard let one = mine.counts().area, let two = other.counts().area else { return nil }
    var differences: [Double] = []
    bootstrap.samples(of: mine.personCount) { times in
      if let one = mine.counts(times).area, let two = other.counts(times).area { differences.append(one - two) }
    }
    return .init(
      measure: measure, cases: cases, area: two, difference: .init(value: one - two, interval: Bootstrap.interval(differences)))
  }
}
