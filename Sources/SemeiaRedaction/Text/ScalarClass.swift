/// What a scalar is to a pattern.
enum ScalarClass: UInt8 {
  case letter, character, digit, space, lineEnd, mark

  static func of(_ scalar: Unicode.Scalar) -> ScalarClass {
    let value = scalar.value
    if value < 0x80 { return ascii[Int(value)] }
    if Digits.value(scalar) != nil { return .digit }
    switch value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x200B, 0xFEFF: return .space
    case 0x85, 0x2028, 0x2029: return .lineEnd
    case 0x200C, 0x200D: return .letter
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: return isLetter(scalar) ? .character : .mark
    case 0x3005...0x3007, 0x3040...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0xFF66...0xFF9F, 0x20000...0x3FFFF:
      return .character
    default: return isLetter(scalar) ? .letter : .mark
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  private static let ascii: [ScalarClass] = (0..<128).map { value in
    switch value {
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x30...0x39: .digit
    case 0x20, 0x09: .space
    case 0x0A, 0x0B, 0x0C, 0x0D: .lineEnd
    default: .mark
    }
  }
}

/// Decimal digits of the scripts of our languages.
enum Digits {
  private static let zeros: [UInt32] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10]

  /// 0–9, or nil where the scalar is no such digit.
  static func value(_ scalar: Unicode.Scalar) -> UInt8? {
    let value = scalar.value
    for zero in zeros where value >= zero && value < zero + 10 { return UInt8(value - zero) }
    return nil
  }
}
