import SemeiaRecords

/// How far probabilities made from a score can be believed.
///
/// A score is no probability. For each part of the persons a logistic curve of the label on the score is fitted to all other parts,
/// and gives the probabilities of this one; they are then judged against the labels.
package struct Calibration: Sendable, Hashable {
  /// Expected calibration error, 0–1: the mean distance between probability and share of positives over ten groups of equal size by
  /// probability, cases that tie kept together (Guo 2017).
  package var expectedError: Double
  /// The mean square of probability minus label, 0–1 (Brier 1950).
  package var brier: Double
  /// The same of the share of positives among the other parts, said of everybody. A useful score is below it.
  package var brierOfShare: Double
  /// Of a logistic curve of the label on the logit of the probability: 1 is good; below 1, probabilities are too extreme (Cox 1958).
  /// Nil where all probabilities are alike.
  package var slope: Double?
  /// 0 is good; above, positives are more frequent than was said.
  package var intercept: Double?
  package var folds: Int

  /// - Returns: nil with fewer than 20 cases or fewer than 10 of a label.
  package init?(scores: [Double], labels: [Bool], people: [Int], seed: UInt64 = 1) {
    let positives = labels.count { $0 }
    guard labels.count >= 20, positives >= 10, labels.count - positives >= 10, let mean = Summary.mean(scores) else { return nil }
    // In standard deviations, so that the slight pull of the fit means the same for every score.
    let deviation = Summary.deviation(scores) ?? 0
    let rows = scores.map { [deviation > 0 ? ($0 - mean) / deviation : 0] }
    let parts = PersonFolds(people, seed: seed)
    var probabilities = [Double](repeating: 0, count: scores.count)
    var shares = probabilities
    for fold in 0..<parts.count {
      let others = rows.indices.filter { parts.folds[$0] != fold }
      let train = others.map { labels[$0] }
      guard !others.isEmpty else { return nil }
      let share = Double(train.count { $0 }) / Double(train.count)
      let fit = deviation > 0 ? LogisticFit(others.map { rows[$0] }, train) : nil
      for place in rows.indices where parts.folds[place] == fold {
        shares[place] = share
        probabilities[place] = fit?.probability(rows[place]) ?? share
      }
    }
    let squares = { (given: [Double]) in
      zip(given, labels).reduce(0.0) { $0 + ($1.0 - ($1.1 ? 1 : 0)) * ($1.0 - ($1.1 ? 1 : 0)) } / Double(labels.count)
    }
    brier = squares(probabilities)
    brierOfShare = squares(shares)
    expectedError = Self.expectedError(probabilities, labels)
    let line = deviation > 0 ? LogisticFit(probabilities.map { [Elementary.logit($0)] }, labels) : nil
    slope = line?.coefficients[1]
    intercept = line?.coefficients[0]
    folds = parts.count
  }

  package static func expectedError(_ probabilities: [Double], _ labels: [Bool], groups: Int = 10) -> Double {
    let order = probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
    var error = 0.0
    var start = 0
    for group in 1...groups where start < order.count {
      var end = max(start + 1, order.count * group / groups)
      if end <= start { continue }
      while end < order.count, probabilities[order[end]] == probabilities[order[end - 1]] { end += 1 }
      let part = order[start..<end]
      let said = part.reduce(0.0) { $0 + probabilities[$1] }
      let seen = part.reduce(0.0) { $0 + (labels[$1] ? 1 : 0) }
      error += (said - seen).magnitude
      start = end
    }
    return order.isEmpty ? 0 : error / Double(order.count)
  }
}
