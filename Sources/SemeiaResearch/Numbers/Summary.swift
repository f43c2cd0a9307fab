/// Sums over samples, always in the order of the sample.
package enum Summary {
  /// The mean; nil of nothing.
  package static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The standard deviation with `n − 1`; nil of fewer than two.
  package static func deviation(_ values: [Double]) -> Double? {
    guard values.count > 1, let mean = mean(values) else { return nil }
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
  }

  /// The quantile of sorted values at a share 0–1, between neighbors by the straight line (type 7 of Hyndman & Fan 1996); nil of nothing.
  package static func quantile(_ sorted: [Double], _ share: Double) -> Double? {
    guard let last = sorted.indices.last else { return nil }
    let place = min(max(share, 0), 1) * Double(last)
    let below = Int(place)
    let above = min(below + 1, last)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }

  /// The product-moment correlation, −1 to 1; nil where either does not vary.
  package static func correlation(_ xs: [Double], _ ys: [Double]) -> Double? {
    guard xs.count == ys.count, xs.count > 2, let x = mean(xs), let y = mean(ys) else { return nil }
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (one, two) in zip(xs, ys) {
      xx += (one - x) * (one - x)
      yy += (two - y) * (two - y)
      xy += (one - x) * (two - y)
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : nil
  }

  /// Ranks from 1; those that tie share the mean of their ranks.
  package static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }
}
