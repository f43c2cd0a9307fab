import SemeiaLexicon
import SemeiaRecords

/// Labeled cases as a table of standings.
struct CalibrationSample {
  let kind: SignedFit.Kind
  let markers: [MarkerID]
  let signs: [Double]
  let left: [MarkerID]
  /// By case.
  let rows: [[Double]]
  /// 0 and 1, or numbers in their standard deviations from their mean.
  let labels: [Double]
  let people: [Int]
  let cases: [ResearchCase]
  let language: String
  let genre: String

  var persons: Int { Set(people).count }

  /// What a coefficient is multiplied by to become a weight in units of a correlation: 1 for a label in standard deviations; for the
  /// logarithm of odds `√3 / 2π`, which is `d = β·√3/π` and `r ≈ d/2`.
  var unit: Double { kind == .linear ? 1 : 0.27566444771089604 }

  var chance: Double { kind == .linear ? 0 : 0.5 }

  init(_ cases: [ResearchCase], _ target: Calibrator.Target, _ agreed: [(marker: MarkerID, sign: Double)]) throws(CalibrationProblem) {
    let standing = { (item: ResearchCase, marker: MarkerID) in Measure.markerStanding(marker.description).value(in: item.record) }
    let labeled = zip(ResearchCase.people(cases), cases).compactMap { person, item -> (Int, ResearchCase, Double)? in
      guard item.record.status == .ok else { return nil }
      let label: Double?
      switch target {
      case .label(let labeling): label = labeling.label(of: item).map { $0 ? 1 : 0 }
      case .number(let field): label = item.number(field)
      }
      guard let label, agreed.contains(where: { standing(item, $0.marker) != nil }) else { return nil }
      return (person, item, label)
    }
    // A marker that one case in twenty lacks would cost more cases than it is worth.
    let kept = agreed.filter { pair in Double(labeled.count { standing($0.1, pair.marker) != nil }) >= 0.95 * Double(labeled.count) }
    guard !kept.isEmpty, !labeled.isEmpty else { throw .noMarkers }
    let full = labeled.filter { item in kept.allSatisfy { standing(item.1, $0.marker) != nil } }
    let places = Set(full.map { [$0.1.language ?? "", $0.1.record.genre ?? ""] })
    guard places.count == 1, let place = places.first else { throw full.isEmpty ? .noMarkers : .mixed }
    (language, genre) = (place[0], place[1])
    markers = kept.map(\.marker)
    signs = kept.map(\.sign)
    left = agreed.map(\.marker).filter { marker in !kept.contains { $0.marker == marker } }
    rows = full.map { item in kept.map { standing(item.1, $0.marker) ?? 0 } }
    people = full.map(\.0)
    self.cases = full.map(\.1)
    let raw = full.map(\.2)
    if case .number = target {
      kind = .linear
      guard let mean = Summary.mean(raw), let deviation = Summary.deviation(raw), deviation > 0 else { throw .tooFew(persons: 0) }
      labels = raw.map { ($0 - mean) / deviation }
    } else {
      kind = .logistic
      labels = raw
    }
  }

  func fit(_ places: [Int], _ penalty: Double) -> SignedFit {
    SignedFit(kind, places.map { rows[$0] }, places.map { labels[$0] }, signs: signs, penalty: penalty)
  }

  /// The penalty with the least loss on persons left out; of equal ones the greatest.
  func penalty(_ places: [Int], folds: Int, seed: UInt64) -> Double {
    let parts = PersonFolds(places.map { people[$0] }, count: min(folds, 5), seed: seed &+ 1)
    var best = (penalty: Calibrator.penalties[0], loss: Double.infinity)
    for penalty in Calibrator.penalties {
      var loss = 0.0
      for fold in 0..<parts.count {
        let inside = zip(places, parts.folds).filter { $0.1 != fold }.map(\.0)
        let fit = fit(inside, penalty)
        for (place, part) in zip(places, parts.folds) where part == fold { loss += self.loss(fit.value(rows[place]), labels[place]) }
      }
      if loss <= best.loss { best = (penalty, loss) }
    }
    return best.penalty
  }

  private func loss(_ value: Double, _ label: Double) -> Double {
    if kind == .linear { return (value - label) * (value - label) }
    let p = Elementary.logistic(value)
    return -Elementary.log(max(label == 1 ? p : 1 - p, 1e-300))
  }

  /// What fits without each part say of its cases; the penalty is chosen without the part, too.
  func predictions(folds: Int, seed: UInt64) -> [Double] {
    let parts = PersonFolds(people, count: folds, seed: seed)
    var values = [Double](repeating: 0, count: rows.count)
    for fold in 0..<parts.count {
      let others = rows.indices.filter { parts.folds[$0] != fold }
      let fit = fit(others, penalty(others, folds: folds, seed: seed))
      // Against the mean of the part's own training, so that different intercepts do not order the parts.
      for place in rows.indices where parts.folds[place] == fold { values[place] = fit.value(rows[place]) - fit.intercept }
    }
    return values
  }

  func performance(of values: [Double], _ bootstrap: Bootstrap) -> Evaluation.Estimate {
    var found: [Double] = []
    if kind == .logistic {
      let sample = RankedSample(scores: values, labels: labels.map { $0 == 1 }, people: people)
      bootstrap.samples(of: sample.personCount) { times in if let area = sample.counts(times).area { found.append(area) } }
      return .init(value: sample.counts().area ?? chance, interval: Bootstrap.interval(found))
    }
    eachSample(bootstrap) { places in
      if let r = Summary.correlation(places.map { values[$0] }, places.map { labels[$0] }) { found.append(r) }
    }
    return .init(value: Summary.correlation(values, labels) ?? chance, interval: Bootstrap.interval(found))
  }

  /// The standard deviation of each coefficient over samples of persons.
  func errors(_ penalty: Double, _ bootstrap: Bootstrap) -> [Double] {
    var fits: [[Double]] = []
    eachSample(bootstrap) { places in fits.append(fit(places, penalty).coefficients) }
    return markers.indices.map { marker in Summary.deviation(fits.map { $0[marker] }) ?? 0 }
  }

  /// Samples of persons, as the places of their cases.
  private func eachSample(_ bootstrap: Bootstrap, _ body: ([Int]) -> Void) {
    var owners: [Int: [Int]] = [:]
    var order: [Int] = []
    for (place, person) in people.enumerated() {
      if owners[person] == nil { order.append(person) }
      owners[person, default: []].append(place)
    }
    bootstrap.samples(of: order.count) { times in
      body(zip(order, times).flatMap { person, count in (0..<count).flatMap { _ in owners[person] ?? [] } })
    }
  }

  func against(_ measure: Measure) -> FittedModel.Against? {
    let known = cases.indices.compactMap { place in measure.value(in: cases[place].record).map { (place, $0) } }
    let (scores, own) = (known.map(\.1), known.map { labels[$0.0] })
    let value =
      kind == .linear
      ? Summary.correlation(scores, own)
      : RankedSample(scores: scores, labels: own.map { $0 == 1 }, people: Array(scores.indices)).counts().area
    return value.map { .init(measure: measure, value: $0, cases: known.count) }
  }
}
