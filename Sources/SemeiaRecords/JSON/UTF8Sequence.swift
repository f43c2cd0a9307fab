/// Well-formed UTF-8 (Unicode 15, table 3-7): no overlong form, no surrogate, nothing above U+10FFFF.
enum UTF8Sequence {
  /// How many bytes the sequence at `offset` has; 0 when it is ill-formed or cut off.
  @inline(__always)
  static func length(_ base: UnsafePointer<UInt8>, at offset: Int, of count: Int) -> Int {
    let lead = base[offset]
    let left = count &- offset
    if lead < 0x80 { return 1 }
    if lead < 0xE0 {
      guard lead >= 0xC2, left >= 2, base[offset &+ 1] & 0xC0 == 0x80 else { return 0 }
      return 2
    }
    if lead < 0xF0 {
      guard left >= 3 else { return 0 }
      let second = base[offset &+ 1]
      guard second & 0xC0 == 0x80, base[offset &+ 2] & 0xC0 == 0x80 else { return 0 }
      if lead == 0xE0 && second < 0xA0 { return 0 }
      if lead == 0xED && second > 0x9F { return 0 }
      return 3
    }
    guard lead <= 0xF4, left >= 4 else { return 0 }
    let second = base[offset &+ 1]
    guard second & 0xC0 == 0x80, base[offset &+ 2] & 0xC0 == 0x80, base[offset &+ 3] & 0xC0 == 0x80 else { return 0 }
    if lead == 0xF0 && second < 0x90 { return 0 }
    if lead == 0xF4 && second > 0x8F { return 0 }
    return 4
  }

  /// Writes a scalar value, which must not be a surrogate; returns the number of bytes, 1–4.
  static func write(_ scalar: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: scalar >> shift) & 0x3F }
    if scalar < 0x80 {
      target[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    if scalar < 0x800 {
      target[0] = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
      target[1] = tail(0)
      return 2
    }
    if scalar < 0x10000 {
      target[0] = 0xE0 | UInt8(truncatingIfNeeded: scalar >> 12)
      target[1] = tail(6)
      target[2] = tail(0)
      return 3
    }
    target[0] = 0xF0 | UInt8(truncatingIfNeeded: scalar >> 18)
    target[1] = tail(12)
    target[2] = tail(6)
    target[3] = tail(0)
    return 4
  }
}
