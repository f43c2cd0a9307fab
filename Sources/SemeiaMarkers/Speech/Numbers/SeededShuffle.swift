/// A shuffle that is the same on every platform and in every run.
///
/// The numbers are those of SplitMix64 (Steele, Lea & Flood 2014), the shuffle is that of Durstenfeld (1964), and a place is chosen by
/// multiplication with rejection (Lemire 2019), so that all orders are equally likely.
struct SeededShuffle {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number from 0 to below `bound`, which must be above 0.
  private mutating func number(below bound: UInt64) -> UInt64 {
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  mutating func shuffle(_ values: inout [Int]) {
    guard values.count > 1 else { return }
    for place in stride(from: values.count - 1, through: 1, by: -1) {
      values.swapAt(place, Int(number(below: UInt64(place + 1))))
    }
  }
}
