/// Writes text between the quotation marks of a JSON string.
enum JSONEscaping {
  /// Appends `text`, block by block between the bytes that need an escape.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    while true {
      let stop = plainEnd(text, from: start)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<stop]))
      guard stop < text.count else { return }
      appendEscape(text[stop], to: &bytes)
      start = stop &+ 1
    }
  }

  /// The first byte at or after `place` that needs an escape, or the end.
  private static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var place = place
    while place &+ 8 <= text.count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
      let special = JSONWord.specials(word)
      if special != 0 { return place &+ special.trailingZeroBitCount / 8 }
      place &+= 8
    }
    while place < text.count {
      let byte = text[place]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return place }
      place &+= 1
    }
    return place
  }

  private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(UInt8(ascii: "u"))
      bytes.append(UInt8(ascii: "0"))
      bytes.append(UInt8(ascii: "0"))
      bytes.append(UInt8(ascii: "0") &+ byte >> 4)
      let low = byte & 0x0F
      bytes.append(low < 10 ? UInt8(ascii: "0") &+ low : UInt8(ascii: "a") &+ low &- 10)
    }
  }
}
