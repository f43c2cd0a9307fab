/// Numbers that states of America, Asia and Africa give, beside those of ``NumberScheme/common``.
extension NumberScheme {
  static let elsewhere: [NumberScheme] = [
    NumberScheme(name: "ar-cuil", languages: ["es"], groups: [[2, 8, 1], [11]], signs: "-", isValid: isCUIL),
    // Without its hyphen a RUT is a number like any other.
    NumberScheme(name: "cl-rut", languages: ["es"], groups: [[2, 3, 3, 1], [1, 3, 3, 1], [8, 1], [7, 1]], signs: ".-", isValid: isRUT),
    NumberScheme(
      name: "ca-sin", languages: ["en", "fr"], groups: [[3, 3, 3], [9]], signs: " -", needsCueWhenSpaced: true, isValid: isSIN),
    NumberScheme(name: "ir-national-code", languages: ["fa"], groups: [[3, 6, 1], [10]], signs: "-", isValid: isIranian),
    NumberScheme(name: "eg-national-id", languages: ["ar"], groups: [[14]], signs: "", isValid: isEgyptian),
    NumberScheme(name: "vn-cccd", languages: ["vi"], groups: [[3, 3, 3, 3], [12]], signs: " ", needsCueWhenSpaced: true, isValid: isCCCD),
  ]

  /// Argentina, CUIL and CUIT: a kind, a document, modulus 11.
  static func isCUIL(_ digits: [UInt8]) -> Bool {
    guard [20, 23, 24, 25, 26, 27, 30, 33, 34].contains(value(digits[0..<2])) else { return false }
    let check = 11 - CheckDigits.sum(digits.prefix(10), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return check % 11 == Int(digits[10])
  }

  /// Chile, RUN and RUT: weights 2 … 7 from the right, modulus 11. A check character K is a ``CodeScheme``.
  static func isRUT(_ digits: [UInt8]) -> Bool {
    guard let last = digits.last, digits[0] != 0 else { return false }
    return rutCheck(digits.dropLast()) == Int(last)
  }

  /// The check digit of a RUT; 10 stands for K.
  static func rutCheck(_ number: ArraySlice<UInt8>) -> Int {
    (11 - CheckDigits.sum(number.reversed(), [2, 3, 4, 5, 6, 7, 2, 3]) % 11) % 11
  }

  /// Canada, social insurance: Luhn; no number begins with 0 or 8.
  static func isSIN(_ digits: [UInt8]) -> Bool { digits[0] != 0 && digits[0] != 8 && CheckDigits.luhn(digits) }

  /// Iran, کد ملی: weights 10 … 2, modulus 11; what is over 9 is taken from 11.
  static func isIranian(_ digits: [UInt8]) -> Bool {
    let rest = CheckDigits.sum(digits.prefix(9), [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return (rest < 2 ? rest : 11 - rest) == Int(digits[9]) && !CheckDigits.isUniform(digits) && value(digits[0..<3]) != 0
  }

  /// Egypt, الرقم القومي: a century, a birth date and a governorate. How its last digit is made is not published.
  static func isEgyptian(_ digits: [UInt8]) -> Bool {
    guard digits[0] == 2 || digits[0] == 3 else { return false }
    let year = (digits[0] == 2 ? 1900 : 2000) + value(digits[1..<3])
    let governorate = value(digits[7..<9])
    return CalendarDay(year, value(digits[3..<5]), value(digits[5..<7])) != nil && ((1...35).contains(governorate) || governorate == 88)
  }

  /// Vietnam, căn cước công dân: a province (001–096), sex and century, a year, six digits. It has no check digit.
  static func isCCCD(_ digits: [UInt8]) -> Bool { (1...96).contains(value(digits[0..<3])) }
}
