import SemeiaRecords

/// Draws that a seed decides, the same on every platform, from ``SplitMix64``.
package struct SeededGenerator: Sendable {
  private var numbers: SplitMix64

  package init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// A whole number from 0 to `limit − 1`, each as likely as the other: numbers that would favor small ones are drawn again.
  package mutating func next(below limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    let bound = UInt64(limit)
    let reach = UInt64.max - UInt64.max % bound
    while true {
      let drawn = numbers.next()
      if drawn < reach { return Int(drawn % bound) }
    }
  }

  /// The same elements in another order (Fisher & Yates).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for place in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(place, next(below: place + 1)) }
  }
}
