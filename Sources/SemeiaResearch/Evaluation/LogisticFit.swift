import SemeiaRecords

/// Logistic regression with a few predictors, by Newton's steps from 0, with a slight pull to 0 that keeps perfectly parted data finite.
package struct LogisticFit: Sendable {
  /// The intercept, then one for each predictor.
  package let coefficients: [Double]
  /// `−2·ln L`, without the pull.
  package let deviance: Double

  /// The pull on every coefficient but the intercept: half of it times the square, in units of the log-likelihood.
  package static let pull = 1e-4

  /// - Parameters:
  ///   - rows: the predictors of each case, all of one length.
  ///   - labels: one for each.
  /// - Returns: nil without cases of both labels, or where a predictor repeats others.
  package init?(_ rows: [[Double]], _ labels: [Bool]) {
    guard labels.contains(true), labels.contains(false), let width = rows.first?.count else { return nil }
    var coefficients = [Double](repeating: 0, count: width + 1)
    for _ in 0..<50 {
      var gradient = [Double](repeating: 0, count: width + 1)
      var curvature = [[Double]](repeating: gradient, count: width + 1)
      for (row, label) in zip(rows, labels) {
        let x = [1] + row
        let p = Elementary.logistic(Self.dot(coefficients, x))
        let weight = p * (1 - p)
        for i in x.indices {
          gradient[i] += ((label ? 1 : 0) - p) * x[i]
          for j in 0...i { curvature[i][j] += weight * x[i] * x[j] }
        }
      }
      for i in 1..<(width + 1) where width > 0 {
        gradient[i] -= Self.pull * coefficients[i]
        curvature[i][i] += Self.pull
      }
      guard let step = Cholesky.solve(curvature, gradient) else { return nil }
      var largest = 0.0
      for i in coefficients.indices {
        let bounded = min(max(step[i], -4), 4)
        coefficients[i] += bounded
        largest = max(largest, bounded.magnitude)
      }
      if largest < 1e-10 { break }
    }
    self.coefficients = coefficients
    deviance = zip(rows, labels).reduce(0) { sum, item in
      let p = Elementary.logistic(Self.dot(coefficients, [1] + item.0))
      return sum - 2 * Elementary.log(max(item.1 ? p : 1 - p, 1e-300))
    }
  }

  package func probability(_ row: [Double]) -> Double { Elementary.logistic(Self.dot(coefficients, [1] + row)) }

  private static func dot(_ one: [Double], _ two: [Double]) -> Double { zip(one, two).reduce(0) { $0 + $1.0 * $1.1 } }
}

/// Solves `A·x = b` for a symmetric positive definite `A`, of which the lower half is read.
package enum Cholesky {
  /// - Returns: nil where `A` is not positive definite, within what doubles tell.
  package static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    let n = right.count
    var lower = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for i in 0..<n {
      for j in 0...i {
        var sum = matrix[i][j]
        for k in 0..<j { sum -= lower[i][k] * lower[j][k] }
        if i == j {
          guard sum > 1e-12 * max(matrix[i][i], 1e-300) else { return nil }
          lower[i][i] = sum.squareRoot()
        } else {
          lower[i][j] = sum / lower[j][j]
        }
      }
    }
    var x = right
    for i in 0..<n {
      for k in 0..<i { x[i] -= lower[i][k] * x[k] }
      x[i] /= lower[i][i]
    }
    for i in (0..<n).reversed() {
      for k in (i + 1)..<n where i + 1 < n { x[i] -= lower[k][i] * x[k] }
      x[i] /= lower[i][i]
    }
    return x
  }
}
