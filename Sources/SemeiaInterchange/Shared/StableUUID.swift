/// UUIDs that are made from what they name, so that the same report gives the same bundle, byte for byte.
///
/// They are of version 8 (RFC 9562, section 5.8): 122 bits of the 128-bit FNV-1a hash (Fowler, Noll, Vo) of all that was added. The hash keeps
/// apart what differs by chance; it is no protection against somebody who looks for two inputs with one hash.
package struct StableUUID: Sendable {
  private var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
  private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

  package init() {}

  /// Adds a part; a zero byte ends it, so that `ab`, `c` and `a`, `bc` differ.
  package mutating func add(_ part: some Sequence<UInt8>) {
    for byte in part { hash = (hash ^ UInt128(byte)) &* Self.prime }
    hash = hash &* Self.prime
  }

  /// The UUID of what was added and of one more name.
  package func text(_ name: String) -> String {
    var copy = self
    copy.add(name.utf8)
    var bits = copy.hash
    bits = bits & ~(UInt128(0xF) << 76) | UInt128(8) << 76
    bits = bits & ~(UInt128(0x3) << 62) | UInt128(2) << 62
    let digits = String(bits, radix: 16)
    let padded = Array(String(repeating: "0", count: 32 - digits.count) + digits)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(padded[$0]) }.joined(separator: "-")
  }
}
