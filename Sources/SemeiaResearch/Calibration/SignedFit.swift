import SemeiaRecords

/// A penalized regression whose coefficients keep the signs that were agreed beforehand; one that the data turn around is 0.
///
/// Minimizes `Σ loss / n + ½·penalty·Σβ²` by steps along one coefficient after the other, each ended at its sign (Friedman, Hastie &
/// Tibshirani 2010 without the absolute part). Predictors are taken in their own units. The intercept is not penalized.
package struct SignedFit: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// Half the square of the error; the label is a number.
    case linear
    /// The negative log-likelihood; the label is 0 or 1.
    case logistic
  }

  package private(set) var intercept = 0.0
  package private(set) var coefficients: [Double]

  /// - Parameters:
  ///   - rows: the predictors of each case.
  ///   - labels: one for each.
  ///   - signs: −1 or +1 for each predictor.
  ///   - penalty: above 0.
  package init(_ kind: Kind, _ rows: [[Double]], _ labels: [Double], signs: [Double], penalty: Double) {
    coefficients = [Double](repeating: 0, count: signs.count)
    guard !rows.isEmpty else { return }
    var weights = [Double](repeating: 1, count: rows.count)
    var targets = labels
    for _ in 0..<(kind == .linear ? 1 : 30) {
      let before = [intercept] + coefficients
      if kind == .logistic {
        // Quadratic approximation at the coefficients so far; weights kept from 0 so that sure cases do not blow up.
        for (place, row) in rows.enumerated() {
          let eta = value(row)
          let p = Elementary.logistic(eta)
          weights[place] = max(p * (1 - p), 1e-5)
          targets[place] = eta + (labels[place] - p) / weights[place]
        }
      }
      descend(rows, targets, weights, signs, penalty)
      let moved = zip(before, [intercept] + coefficients).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
      if moved < 1e-8 { break }
    }
  }

  package func value(_ row: [Double]) -> Double { zip(coefficients, row).reduce(intercept) { $0 + $1.0 * $1.1 } }

  private mutating func descend(_ rows: [[Double]], _ targets: [Double], _ weights: [Double], _ signs: [Double], _ penalty: Double) {
    let n = Double(rows.count)
    let total = weights.reduce(0, +)
    var rest = zip(rows, targets).map { $1 - value($0) }
    let squares = signs.indices.map { j in zip(rows, weights).reduce(0) { $0 + $1.1 * $1.0[j] * $1.0[j] } / n }
    for _ in 0..<500 {
      var largest = 0.0
      let shift = zip(rest, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
      intercept += shift
      for place in rest.indices { rest[place] -= shift }
      for j in signs.indices where squares[j] > 0 {
        var gradient = 0.0
        for place in rest.indices { gradient += weights[place] * rest[place] * rows[place][j] }
        let free = (gradient / n + squares[j] * coefficients[j]) / (squares[j] + penalty)
        let next = free * signs[j] > 0 ? free : 0
        let step = next - coefficients[j]
        if step == 0 { continue }
        coefficients[j] = next
        for place in rest.indices { rest[place] -= step * rows[place][j] }
        largest = max(largest, step.magnitude)
      }
      if max(largest, shift.magnitude) < 1e-9 { break }
    }
  }
}
