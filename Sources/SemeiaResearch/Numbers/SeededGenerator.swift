/// Random numbers that a seed decides: SplitMix64 (Steele, Lea & Flood 2014), the same on every platform.
package struct SeededGenerator: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number from 0 to `limit − 1`, each as likely as the other: numbers that would favor small ones are drawn again.
  package mutating func next(below limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    let bound = UInt64(limit)
    let reach = UInt64.max - UInt64.max % bound
    while true {
      let drawn = next()
      if drawn < reach { return Int(drawn % bound) }
    }
  }

  /// The same elements in another order (Fisher & Yates).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for place in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(place, next(below: place + 1)) }
  }
}
