/// Cases sorted into strata of those who are alike in a number: quantiles of all, cases that tie kept together, then neighbors joined
/// until every stratum has enough of both groups.
package enum Strata {
  /// - Parameters:
  ///   - values: what cases are matched on.
  ///   - isFocal: the group of each.
  ///   - count: how many strata to begin with.
  ///   - minimum: the least number of cases of each group in a stratum.
  /// - Returns: the stratum of each case from 0; nil where all together are too few.
  package static func of(_ values: [Double], _ isFocal: [Bool], count: Int, minimum: Int) -> [Int]? {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var groups: [[Int]] = []
    var start = 0
    for part in 1...max(count, 1) where start < order.count {
      var end = max(start + 1, order.count * part / max(count, 1))
      while end < order.count, values[order[end]] == values[order[end - 1]] { end += 1 }
      groups.append(Array(order[start..<end]))
      start = end
    }
    let isFull = { (group: [Int]) in
      let focal = group.count { isFocal[$0] }
      return focal >= minimum && group.count - focal >= minimum
    }
    while let short = groups.firstIndex(where: { !isFull($0) }) {
      guard groups.count > 1 else { return nil }
      // The smaller neighbor takes it in.
      let left = short > 0 ? groups[short - 1].count : .max
      let right = short + 1 < groups.count ? groups[short + 1].count : .max
      let into = left <= right ? short - 1 : short
      groups[into] += groups[into + 1]
      groups.remove(at: into + 1)
    }
    var strata = [Int](repeating: 0, count: values.count)
    for (stratum, group) in groups.enumerated() { for place in group { strata[place] = stratum } }
    return groups.isEmpty ? nil : strata
  }
}
