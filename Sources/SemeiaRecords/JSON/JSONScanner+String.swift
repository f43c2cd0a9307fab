/// Where a string stands in the bytes: what is between its quotation marks, checked but not copied.
struct JSONStringToken {
  var start: Int
  var end: Int
  /// Whether a backslash occurs, so that the bytes are not the string itself.
  var isEscaped: Bool
}

extension JSONScanner {
  /// Takes a string and checks all of it: UTF-8, control characters, escapes and surrogates.
  mutating func string() throws(JSONError) -> JSONStringToken {
    let start = position &+ 1
    var place = start
    var isEscaped = false
    while true {
      place = plainEnd(from: place)
      guard place < count else { throw JSONError(.syntax, at: count) }
      let byte = base[place]
      if byte >= 0x80 {
        // Stay here as long as letters of other scripts follow, with single spaces and signs between them.
        while place < count {
          let length = UTF8Sequence.length(base, at: place, of: count)
          guard length > 0 else { throw JSONError(.invalidUTF8, at: place) }
          place &+= length
          guard place < count, base[place] < 0x80 else { continue }
          guard place &+ 1 < count, base[place] == 0x20, base[place &+ 1] >= 0x80 else { break }
          place &+= 1
        }
      } else if byte == UInt8(ascii: "\"") {
        position = place &+ 1
        return JSONStringToken(start: start, end: place, isEscaped: isEscaped)
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
        repeat { place = try escapeEnd(at: place) } while place < count && base[place] == UInt8(ascii: "\\")
      } else {
        throw JSONError(byte == 0 ? .nulByte : .controlCharacter, at: place)
      }
    }
  }

  /// The first byte at or after `place` that is not plain ASCII text: a quotation mark, a backslash, a control character
  /// or a byte above 7F; `count` when there is none.
  private func plainEnd(from place: Int) -> Int {
    var place = place
    while place &+ 8 <= count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
      let special = JSONWord.specials(word) | word & JSONWord.highBits
      if special != 0 { return place &+ special.trailingZeroBitCount / 8 }
      place &+= 8
    }
    while place < count {
      let byte = base[place]
      if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return place }
      place &+= 1
    }
    return place
  }

  /// Checks the escape whose backslash is at `place`; returns the offset behind it, behind both halves of a pair.
  private func escapeEnd(at place: Int) throws(JSONError) -> Int {
    guard place &+ 1 < count else { throw JSONError(.syntax, at: count) }
    switch base[place &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return place &+ 2
    case UInt8(ascii: "u"):
      guard let unit = bytes.hexadecimal(at: place &+ 2) else { throw badEscape(at: place, length: 6) }
      guard unit & 0xF800 == 0xD800 else { return place &+ 6 }
      guard unit < 0xDC00, place &+ 12 <= count, base[place &+ 6] == UInt8(ascii: "\\"),
        base[place &+ 7] == UInt8(ascii: "u"), let low = bytes.hexadecimal(at: place &+ 8), low & 0xFC00 == 0xDC00
      else { throw JSONError(.loneSurrogate, at: place) }
      return place &+ 12
    default: throw badEscape(at: place, length: 2)
    }
  }

  /// The error of an escape that should have `length` bytes: a byte in it that is bad by itself comes first.
  private func badEscape(at place: Int, length: Int) -> JSONError {
    for offset in place &+ 1..<place &+ length {
      guard offset < count else { return JSONError(.syntax, at: count) }
      let byte = base[offset]
      guard byte >= 0x20 else { return JSONError(byte == 0 ? .nulByte : .controlCharacter, at: offset) }
      if byte >= 0x80, UTF8Sequence.length(base, at: offset, of: count) == 0 {
        return JSONError(.invalidUTF8, at: offset)
      }
      if byte >= 0x80 || byte == UInt8(ascii: "\"") { break }
    }
    return JSONError(.syntax, at: place)
  }
}
