/// Numbers that states of Europe give, beside those of ``NumberScheme/common``.
extension NumberScheme {
  static let europe: [NumberScheme] = [
    NumberScheme(name: "ru-snils", languages: ["ru"], groups: [[3, 3, 3, 2], [9, 2], [11]], signs: "- ", isValid: isSNILS),
    NumberScheme(name: "ru-inn", languages: ["ru"], groups: [[12]], signs: "", isValid: isINN),
    // Of companies; ten digits with one check digit are a telephone number as well.
    NumberScheme(name: "ru-inn", languages: ["ru"], groups: [[10]], signs: "", needsCueWhenBare: true, isValid: isCompanyINN),
    NumberScheme(name: "ua-rnokpp", languages: ["uk"], groups: [[10]], signs: "", needsCueWhenBare: true, isValid: isRNOKPP),
    NumberScheme(name: "ch-ahv", languages: ["de", "fr", "it"], groups: [[3, 4, 4, 2], [13]], signs: ". ", isValid: isAHV),
    NumberScheme(
      name: "pt-nif", languages: ["pt"], groups: [[3, 3, 3], [9]], signs: " -", needsCueWhenSpaced: true, isValid: isPortuguese),
  ]

  /// Russia, insurance (СНИЛС): weights 9 … 1; the sum modulo 101, where 100 counts as 0.
  static func isSNILS(_ digits: [UInt8]) -> Bool {
    let check = CheckDigits.sum(digits.prefix(9), [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100
    return check == value(digits[9..<11]) && !CheckDigits.isUniform(Array(digits.prefix(9)))
  }

  /// Russia, taxpayers (ИНН) who are persons: two check digits, modulus 11.
  static func isINN(_ digits: [UInt8]) -> Bool {
    let first = CheckDigits.sum(digits.prefix(10), [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10
    let second = CheckDigits.sum(digits.prefix(11), [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10
    return first == Int(digits[10]) && second == Int(digits[11]) && !CheckDigits.isUniform(digits)
  }

  /// Russia, taxpayers that are companies: one check digit, modulus 11.
  static func isCompanyINN(_ digits: [UInt8]) -> Bool {
    CheckDigits.sum(digits.prefix(9), [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == Int(digits[9]) && !CheckDigits.isUniform(digits)
  }

  /// Ukraine, taxpayers (РНОКПП): five digits count the days of birth from 31 December 1899; modulus 11.
  static func isRNOKPP(_ digits: [UInt8]) -> Bool {
    let check = CheckDigits.sum(digits.prefix(9), [-1, 5, 7, 9, 4, 6, 10, 5, 7])
    return (check % 11 + 11) % 11 % 10 == Int(digits[9]) && (1...55_000).contains(value(digits[0..<5]))
  }

  /// Switzerland, AHV/AVS: 756 and the check digit of EAN-13 (GS1): weights 1 and 3.
  static func isAHV(_ digits: [UInt8]) -> Bool {
    value(digits[0..<3]) == 756 && CheckDigits.sum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 == 0
  }

  /// Portugal, taxpayers (NIF): weights 9 … 2, modulus 11, where 10 and 11 count as 0.
  static func isPortuguese(_ digits: [UInt8]) -> Bool {
    let rest = CheckDigits.sum(digits.prefix(8), [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return digits[0] != 0 && (rest < 2 ? 0 : 11 - rest) == Int(digits[8])
  }
}
