/// Writes text between the quotation marks of a JSON string.
enum JSONEscaping {
  /// Writes `text`, block by block between the bytes that need an escape.
  static func write(_ text: UnsafeBufferPointer<UInt8>, to writer: inout JSONWriter) {
    guard let base = text.baseAddress else { return }
    var start = 0
    while true {
      let stop = plainEnd(text, from: start)
      writer.put(atMost: stop &- start) { target in
        target.update(from: base + start, count: stop &- start)
        return stop &- start
      }
      guard stop < text.count else { return }
      writer.put(atMost: 6) { writeEscape(text[stop], to: $0) }
      start = stop &+ 1
    }
  }

  /// The first byte at or after `place` that needs an escape, or the end.
  static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
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

  /// Writes the escape of a byte; returns its length.
  private static func writeEscape(_ byte: UInt8, to target: UnsafeMutablePointer<UInt8>) -> Int {
    target[0] = UInt8(ascii: "\\")
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): target[1] = byte
    case 0x08: target[1] = UInt8(ascii: "b")
    case 0x09: target[1] = UInt8(ascii: "t")
    case 0x0A: target[1] = UInt8(ascii: "n")
    case 0x0C: target[1] = UInt8(ascii: "f")
    case 0x0D: target[1] = UInt8(ascii: "r")
    default:
      target[1] = UInt8(ascii: "u")
      target[2] = UInt8(ascii: "0")
      target[3] = UInt8(ascii: "0")
      target[4] = UInt8(ascii: "0") &+ byte >> 4
      let low = byte & 0x0F
      target[5] = low < 10 ? UInt8(ascii: "0") &+ low : UInt8(ascii: "a") &+ low &- 10
      return 6
    }
    return 2
  }
}
