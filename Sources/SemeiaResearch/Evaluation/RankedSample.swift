/// Scores with labels, ranked once, so that many samples of their persons are quickly judged.
package struct RankedSample: Sendable {
  /// By case: the place of its score among the distinct scores, its label, its person from 0.
  private let levels: [Int]
  private let labels: [Bool]
  private let people: [Int]
  private let levelCount: Int
  package let personCount: Int

  /// - Parameters:
  ///   - scores: numbers, all finite.
  ///   - labels: one for each.
  ///   - people: who each is of, any numbers.
  package init(scores: [Double], labels: [Bool], people: [Int]) {
    let distinct = Array(Set(scores)).sorted()
    levels = scores.map { score in
      var (low, high) = (0, distinct.count)
      while low + 1 < high {
        let middle = (low + high) / 2
        if distinct[middle] <= score { low = middle } else { high = middle }
      }
      return low
    }
    self.labels = labels
    var places: [Int: Int] = [:]
    self.people = people.map { person in
      if let place = places[person] { return place }
      places[person] = places.count
      return places.count - 1
    }
    levelCount = distinct.count
    personCount = places.count
  }

  /// How often cases of each label have each score, every case as often as its person was drawn.
  package struct Counts: Sendable {
    package var positive: [Int]
    package var negative: [Int]
  }

  /// - Parameter times: how often each person was drawn; nil counts each once.
  package func counts(_ times: [Int]? = nil) -> Counts {
    var counts = Counts(positive: Array(repeating: 0, count: levelCount), negative: Array(repeating: 0, count: levelCount))
    for place in levels.indices {
      let weight = times?[people[place]] ?? 1
      if labels[place] { counts.positive[levels[place]] += weight } else { counts.negative[levels[place]] += weight }
    }
    return counts
  }
}

extension RankedSample.Counts {
  /// The area under the receiver operating curve: the chance that a positive case scores higher than a negative one, ties counted
  /// half (Hanley & McNeil 1982); nil without cases of both.
  package var area: Double? {
    var (pairs, below) = (0.0, 0)
    for (positive, negative) in zip(positive, negative) {
      pairs += Double(positive) * (Double(below) + Double(negative) / 2)
      below += negative
    }
    let all = positive.reduce(0, +)
    return all > 0 && below > 0 ? pairs / (Double(all) * Double(below)) : nil
  }

  /// Average precision: `Σ (recallₖ − recallₖ₋₁)·precisionₖ` over the distinct scores from the highest, cases that tie taken
  /// together; nil without a positive case. A score that says nothing has the share of positives.
  package var averagePrecision: Double? {
    let all = positive.reduce(0, +)
    guard all > 0 else { return nil }
    var (sum, found, taken) = (0.0, 0, 0)
    for level in positive.indices.reversed() where positive[level] + negative[level] > 0 {
      found += positive[level]
      taken += positive[level] + negative[level]
      sum += Double(positive[level]) / Double(all) * (Double(found) / Double(taken))
    }
    return sum
  }
}
