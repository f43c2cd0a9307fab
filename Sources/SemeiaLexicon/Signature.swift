/// A set of atoms, told apart as far as 128 bits can: where two signatures do not meet, no atom is in both; where they meet, one may be.
///
/// Each of the commonest words has a bit for itself, and all others share the rest.
struct Signature: BitwiseCopyable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// So many of the commonest words have a bit for themselves.
  static let mostCommon = 16

  /// Of no atom.
  init() {}

  /// What every atom meets.
  static var all: Signature {
    var all = Signature()
    (all.low, all.high) = (.max, .max)
    return all
  }

  /// Of an atom; `common` are those with a bit of their own.
  init(_ atom: Int32, _ common: some Collection<Int32>) {
    self.init(sharing: atom)
    for (place, word) in common.enumerated() where word == atom { (low, high) = (1 << UInt64(place), 0) }
  }

  /// Of an atom that is no common word: one of the 112 bits behind theirs.
  @inline(__always)
  init(sharing atom: Int32) {
    let place = 16 &+ (((UInt32(bitPattern: atom) &* 0x9E37_79B1) >> 16) &* 112) >> 16
    let bit: UInt64 = 1 &<< UInt64(place & 63)
    if place < 64 { low = bit } else { high = bit }
  }

  var isEmpty: Bool { low | high == 0 }

  @inline(__always)
  func meets(_ other: Signature) -> Bool { shared(with: other) != 0 }

  /// Not zero where both may have an atom: for loops that must not branch.
  @inline(__always)
  func shared(with other: Signature) -> UInt64 { (low & other.low) | (high & other.high) }

  @inline(__always)
  mutating func formUnion(_ other: Signature) {
    low |= other.low
    high |= other.high
  }
}
