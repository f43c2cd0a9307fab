/// The bytes of a JSON text, for tokens that a scanner has checked. It must not outlive them.
struct JSONBytes {
  let base: UnsafePointer<UInt8>
  let count: Int

  /// The bytes of a range, as they stand.
  func raw(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// A string as UTF-8, its escapes resolved; one block copy when it has none.
  func utf8(_ token: JSONStringToken) -> [UInt8] {
    guard token.isEscaped else { return Array(raw(token.start..<token.end)) }
    // No escape is shorter than what it stands for, so the token's own length is enough.
    return [UInt8](unsafeUninitializedCapacity: token.end &- token.start) { buffer, length in
      if let target = buffer.baseAddress { length = unescape(token, to: target) }
    }
  }

  /// A string, its escapes resolved.
  func text(_ token: JSONStringToken) -> String {
    token.isEscaped
      ? String(decoding: utf8(token), as: UTF8.self)
      : String(decoding: raw(token.start..<token.end), as: UTF8.self)
  }

  /// Writes the string with its escapes resolved; returns the number of bytes written.
  private func unescape(_ token: JSONStringToken, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var length = 0
    var place = token.start
    while place < token.end {
      let block = place
      while place < token.end, base[place] != UInt8(ascii: "\\") { place &+= 1 }
      (target + length).update(from: base + block, count: place &- block)
      length &+= place &- block
      guard place < token.end else { break }
      let letter = base[place &+ 1]
      if letter == UInt8(ascii: "u") {
        let (scalar, size) = escapedScalar(at: place)
        length &+= UTF8Sequence.write(scalar, to: target + length)
        place &+= size
      } else {
        target[length] = Self.unescaped(letter)
        length &+= 1
        place &+= 2
      }
    }
    return length
  }

  /// The scalar of a `\u` escape that was checked before, and how many bytes it takes: 6, or 12 for a pair.
  private func escapedScalar(at place: Int) -> (scalar: UInt32, size: Int) {
    let unit = hexadecimal(at: place &+ 2) ?? 0xFFFD
    guard unit & 0xFC00 == 0xD800 else { return (unit, 6) }
    let low = hexadecimal(at: place &+ 8) ?? 0xDC00
    return (0x10000 &+ ((unit & 0x3FF) &<< 10 | low & 0x3FF), 12)
  }

  /// The value of four hexadecimal digits; nil when they are not there.
  @inline(__always)
  func hexadecimal(at offset: Int) -> UInt32? {
    guard offset &+ 4 <= count else { return nil }
    return JSONWord.hexadecimal(UInt32(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt32.self)))
  }

  private static func unescaped(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }
}
