import SemeiaRecords

/// A shuffle that is the same on every platform and in every run.
///
/// The numbers are those of ``SplitMix64``, the shuffle is that of Durstenfeld (1964), and a place is chosen by multiplication with
/// rejection (Lemire 2019), so that all orders are equally likely.
struct SeededShuffle {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// A whole number from 0 to below `bound`, which must be above 0.
  private mutating func number(below bound: UInt64) -> UInt64 {
    var product = numbers.next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = numbers.next().multipliedFullWidth(by: bound) }
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
