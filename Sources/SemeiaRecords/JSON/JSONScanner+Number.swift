extension JSONScanner {
  /// Takes a number and returns the range of its bytes; its value is left to the caller.
  ///
  /// Any size is accepted, `1e999` too: whether a number can be held is not a question of grammar.
  mutating func number() throws(JSONError) -> Range<Int> {
    let start = position
    if byte(position) == UInt8(ascii: "-") {
      position &+= 1
      guard isDigit(position) else { throw wrongNumber(at: start) }
    }
    if byte(position) == UInt8(ascii: "0") {
      if isDigit(position &+ 1) { throw JSONError(.invalidNumber, at: position) }
      position &+= 1
    } else {
      takeDigits()
    }
    if byte(position) == UInt8(ascii: ".") {
      position &+= 1
      guard isDigit(position) else { throw wrongNumber(at: position &- 1) }
      takeDigits()
    }
    if byte(position) | 0x20 == UInt8(ascii: "e") {
      position &+= 1
      if byte(position) == UInt8(ascii: "+") || byte(position) == UInt8(ascii: "-") { position &+= 1 }
      guard isDigit(position) else { throw wrongNumber(at: position &- 1) }
      takeDigits()
    }
    try checkEnd()
    return start..<position
  }

  /// The byte at an offset, or a space behind the end, which no number contains.
  private func byte(_ offset: Int) -> UInt8 {
    offset < count ? base[offset] : 0x20
  }

  private func isDigit(_ offset: Int) -> Bool {
    byte(offset) &- UInt8(ascii: "0") < 10
  }

  private mutating func takeDigits() {
    while isDigit(position) { position &+= 1 }
  }

  /// A digit is missing after `mark`: names what stands in its place when that is worse than a wrong number.
  private func wrongNumber(at mark: Int) -> JSONError {
    let other = unexpected(at: position)
    return other.code == .syntax ? JSONError(.invalidNumber, at: mark) : other
  }

  /// Refuses letters, points and signs that touch the end of a number, such as `0x1F`, `1_000` or `1.2.3`.
  private func checkEnd() throws(JSONError) {
    switch byte(position) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
      throw JSONError(.invalidNumber, at: position)
    default: return
    }
  }
}
