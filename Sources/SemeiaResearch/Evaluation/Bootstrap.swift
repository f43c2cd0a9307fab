/// Samples of persons, drawn with replacement, all texts of a person together (Efron & Tibshirani 1993, ch. 6 and 13).
package struct Bootstrap: Sendable {
  package var replicates: Int
  package var seed: UInt64

  package init(replicates: Int = 2000, seed: UInt64 = 1) {
    self.replicates = max(replicates, 0)
    self.seed = seed
  }

  /// How often each of `count` persons was drawn, sample after sample; the same for the same seed and count.
  package func samples(of count: Int, _ body: ([Int]) -> Void) {
    guard count > 0 else { return }
    var random = SeededGenerator(seed: seed)
    var times = [Int](repeating: 0, count: count)
    for _ in 0..<replicates {
      for place in times.indices { times[place] = 0 }
      for _ in 0..<count { times[random.next(below: count)] += 1 }
      body(times)
    }
  }

  /// The interval between the 2.5th and the 97.5th percentile; nil with fewer than 100 samples that could be judged.
  package static func interval(_ values: [Double]) -> ClosedRange<Double>? {
    let sorted = values.sorted()
    guard sorted.count >= 100, let low = Summary.quantile(sorted, 0.025), let high = Summary.quantile(sorted, 0.975) else { return nil }
    return low...high
  }
}
