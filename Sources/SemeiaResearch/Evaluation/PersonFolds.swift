/// Parts of a sample for cross-validation: all texts of a person are in one part.
package struct PersonFolds: Sendable {
  /// By case.
  package let folds: [Int]
  package let count: Int

  /// - Parameters:
  ///   - people: who each case is of.
  ///   - count: how many parts; fewer where there are fewer persons.
  package init(_ people: [Int], count: Int = 10, seed: UInt64 = 1) {
    var order: [Int] = []
    var seen: Set<Int> = []
    for person in people where seen.insert(person).inserted { order.append(person) }
    var random = SeededGenerator(seed: seed)
    random.shuffle(&order)
    self.count = max(1, min(count, order.count))
    var fold: [Int: Int] = [:]
    for (place, person) in order.enumerated() { fold[person] = place % self.count }
    folds = people.map { fold[$0] ?? 0 }
  }
}
