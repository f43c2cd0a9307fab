/// Other digits and letters in the same form, which pass no test that the real thing would pass.
enum FormSurrogate {
  /// Each ASCII letter or digit becomes another one of its kind; signs stay. A number that would still pass a check is changed.
  static func code(_ text: String, _ stream: [UInt8]) -> String {
    var scalars = replaced(text, stream)
    var tries = 0
    while tries < 10, passes(scalars), let last = scalars.lastIndex(where: { Digits.value($0) != nil }) {
      let digit = (Digits.value(scalars[last]) ?? 0) + 1
      scalars[last] = Unicode.Scalar(0x30 + digit % 10)
      tries += 1
    }
    return string(scalars)
  }

  /// As ``code(_:_:)``, its first row of digits being zeros: no telephone network gives such a number.
  static func phone(_ text: String, _ stream: [UInt8]) -> String {
    var scalars = replaced(text, stream)
    var zeros = 0
    for index in scalars.indices where Digits.value(scalars[index]) != nil {
      if zeros > 0, index > 0, Digits.value(scalars[index - 1]) == nil { break }
      if zeros == 3 { break }
      scalars[index] = "0"
      zeros += 1
    }
    return string(scalars)
  }

  private static func replaced(_ text: String, _ stream: [UInt8]) -> [Unicode.Scalar] {
    var place = 0
    return text.unicodeScalars.map { scalar in
      let byte = stream.isEmpty ? 7 : stream[place % stream.count] &+ UInt8(truncatingIfNeeded: place / max(stream.count, 1))
      if Digits.value(scalar) != nil {
        place += 1
        return Unicode.Scalar(0x30 + byte % 10)
      }
      switch scalar.value {
      case 0x41...0x5A:
        place += 1
        return Unicode.Scalar(0x41 + byte % 26)
      case 0x61...0x7A:
        place += 1
        return Unicode.Scalar(0x61 + byte % 26)
      default: return scalar
      }
    }
  }

  private static func passes(_ scalars: [Unicode.Scalar]) -> Bool {
    let code = Array(FieldPattern.compact(string(scalars)).utf8)
    if code.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      let digits = code.map { $0 - 0x30 }
      if digits.count >= 12, CheckDigits.luhn(digits) { return true }
      return NumberScheme.all.contains { scheme in
        !["us-ssn", "id-nik"].contains(scheme.name) && scheme.groups.contains { $0.reduce(0, +) == digits.count } && scheme.isValid(digits)
      }
    }
    return CodeScheme.isIBAN(code) || CodeScheme.name(of: code) != nil
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
