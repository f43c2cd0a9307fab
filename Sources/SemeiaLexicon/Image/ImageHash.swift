/// A fast 64-bit hash of bytes, to tell whether content is what it was. It guards against mistakes, not against attacks.
package struct ImageHash: Sendable {
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
    0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB
  )

  package init() {}

  /// Takes the next bytes. Where they are parted matters: `"ab"` is not `"a"` and `"b"`.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var at = 0
    let prime: UInt64 = 0x9FB2_1C65_1E98_DF25
    @inline(__always) func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    while at &+ 32 <= bytes.count {
      lanes.0 = (lanes.0 ^ word(at)) &* prime
      lanes.1 = (lanes.1 ^ word(at &+ 8)) &* prime
      lanes.2 = (lanes.2 ^ word(at &+ 16)) &* prime
      lanes.3 = (lanes.3 ^ word(at &+ 24)) &* prime
      lanes.0 ^= lanes.0 >> 32
      lanes.1 ^= lanes.1 >> 32
      lanes.2 ^= lanes.2 >> 32
      lanes.3 ^= lanes.3 >> 32
      at &+= 32
    }
    var rest: UInt64 = 0
    while at < bytes.count {
      rest = rest &* 257 &+ UInt64(bytes[at])
      at &+= 1
    }
    lanes.0 = (lanes.0 ^ rest) &* prime
    lanes.1 = (lanes.1 ^ UInt64(bytes.count)) &* prime
    lanes.0 ^= lanes.0 >> 29
    lanes.1 ^= lanes.1 >> 31
  }

  package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  package var value: UInt64 {
    var mixed: UInt64 = 0
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
      mixed = (mixed ^ lane) &* 0xD6E8_FEB8_6659_FD93
      mixed ^= mixed >> 32
    }
    return mixed
  }
}
