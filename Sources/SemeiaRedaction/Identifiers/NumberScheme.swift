/// A national identifier that is written in digits only: how they are grouped, and what proves them.
struct NumberScheme: Sendable {
  var name: String
  /// Languages that are written where it is issued: decides where a number fits several schemes.
  var languages: [String]
  /// The lengths of its groups of digits; the last one is the number without any sign.
  var groups: [[Int]]
  /// What may stand between groups.
  var signs: String
  /// Whether digits alone, without groups, are too weak a proof unless words before them say what they are.
  var needsCueWhenBare = false
  /// Whether spaces between its groups are no better: three times three digits are a telephone number and an amount as well.
  var needsCueWhenSpaced = false
  var isValid: @Sendable ([UInt8]) -> Bool

  /// Every scheme, the likelier first.
  static let all = common + europe + elsewhere

  /// The names of all schemes.
  static let names = Set(all.map(\.name))

  static let common: [NumberScheme] = [
    NumberScheme(
      name: "us-ssn", languages: ["en", "es"], groups: [[3, 2, 4], [9]], signs: "- ‑", needsCueWhenBare: true, isValid: isSSN),
    NumberScheme(name: "br-cpf", languages: ["pt"], groups: [[3, 3, 3, 2], [9, 2], [11]], signs: ".-", isValid: isCPF),
    NumberScheme(name: "br-cnpj", languages: ["pt"], groups: [[2, 3, 3, 4, 2], [14]], signs: "./-", isValid: isCNPJ),
    NumberScheme(name: "fr-nir", languages: ["fr"], groups: [[1, 2, 2, 2, 3, 3, 2], [13, 2], [15]], signs: " .-", isValid: isNIR),
    NumberScheme(name: "de-steuer-id", languages: ["de"], groups: [[2, 3, 3, 3], [11]], signs: " ", isValid: isSteuerID),
    NumberScheme(name: "pl-pesel", languages: ["pl"], groups: [[11]], signs: "", isValid: isPESEL),
    NumberScheme(name: "tr-tckn", languages: ["tr"], groups: [[11]], signs: "", isValid: isTCKN),
    NumberScheme(
      name: "se-personnummer", languages: ["sv"], groups: [[6, 4], [8, 4], [10], [12]], signs: "-+ ", isValid: isPersonnummer),
    NumberScheme(name: "uk-nhs", languages: ["en"], groups: [[3, 3, 4], [10]], signs: " -", isValid: isNHS),
    NumberScheme(
      name: "nl-bsn", languages: ["nl"], groups: [[4, 2, 3], [3, 3, 3], [9]], signs: " .", needsCueWhenBare: true, isValid: isBSN),
    NumberScheme(name: "in-aadhaar", languages: ["hi", "bn", "en"], groups: [[4, 4, 4], [12]], signs: " -", isValid: isAadhaar),
    NumberScheme(name: "jp-my-number", languages: ["ja"], groups: [[4, 4, 4], [12]], signs: " -", isValid: isMyNumber),
    NumberScheme(name: "kr-rrn", languages: ["ko"], groups: [[6, 7], [13]], signs: "-", isValid: isRRN),
    NumberScheme(name: "th-id", languages: ["th"], groups: [[1, 4, 5, 2, 1], [13]], signs: "- ", isValid: isThai),
    NumberScheme(name: "id-nik", languages: ["id"], groups: [[16]], signs: "", isValid: isNIK),
    NumberScheme(
      name: "cn-resident-id", languages: ["zh"], groups: [[6, 8, 4], [18]], signs: " ", isValid: { isResidentID($0, last: $0[17]) }),
  ]
}

extension NumberScheme {
  /// US Social Security: no check digit; areas 000, 666 and 900–999, group 00 and serial 0000 were never given.
  static func isSSN(_ digits: [UInt8]) -> Bool {
    let area = value(digits[0..<3])
    return area != 0 && area != 666 && area < 900 && value(digits[3..<5]) != 0 && value(digits[5..<9]) != 0
  }

  /// UK NHS number, modulus 11 (NHS Data Dictionary).
  static func isNHS(_ digits: [UInt8]) -> Bool {
    let check = 11 - CheckDigits.sum(digits.prefix(9), [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return check != 10 && check % 11 == Int(digits[9]) && !CheckDigits.isUniform(digits)
  }

  /// Brazil, persons: two check digits, modulus 11.
  static func isCPF(_ digits: [UInt8]) -> Bool {
    let first = CheckDigits.sum(digits.prefix(9), [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
    let second = CheckDigits.sum(digits.prefix(10), [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
    return first == Int(digits[9]) && second == Int(digits[10]) && !CheckDigits.isUniform(digits)
  }

  /// Brazil, companies: two check digits, modulus 11.
  static func isCNPJ(_ digits: [UInt8]) -> Bool {
    func check(_ weights: [Int]) -> Int {
      let rest = CheckDigits.sum(digits, weights) % 11
      return rest < 2 ? 0 : 11 - rest
    }
    return check([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) == Int(digits[12])
      && check([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) == Int(digits[13]) && !CheckDigits.isUniform(digits)
  }

  /// France, numéro d'inscription au répertoire: key = 97 − number mod 97. Corsica's letters are a ``CodeScheme``.
  static func isNIR(_ digits: [UInt8]) -> Bool {
    guard [1, 2, 3, 4, 7, 8].contains(digits[0]) else { return false }
    let month = value(digits[3..<5])
    guard (1...12).contains(month) || (20...42).contains(month) || month >= 50 else { return false }
    return 97 - value(digits[0..<13]) % 97 == value(digits[13..<15])
  }

  /// Germany, Steuerliche Identifikationsnummer: of its first ten digits one occurs twice or three times; ISO 7064 MOD 11,10.
  static func isSteuerID(_ digits: [UInt8]) -> Bool {
    guard digits[0] != 0 else { return false }
    var counts = [Int](repeating: 0, count: 10)
    for digit in digits.prefix(10) { counts[Int(digit)] += 1 }
    let repeated = counts.filter { $0 > 1 }
    return repeated.count == 1 && repeated[0] <= 3 && CheckDigits.modulus11and10(digits)
  }

  /// Poland: weights 1 3 7 9; the month tells the century.
  static func isPESEL(_ digits: [UInt8]) -> Bool {
    let month = value(digits[2..<4]) % 20
    guard (1...12).contains(month), (1...31).contains(value(digits[4..<6])) else { return false }
    return CheckDigits.sum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0
  }

  /// Turkey: two check digits.
  static func isTCKN(_ digits: [UInt8]) -> Bool {
    guard digits[0] != 0 else { return false }
    let odd = [0, 2, 4, 6, 8].reduce(0) { $0 + Int(digits[$1]) }
    let even = [1, 3, 5, 7].reduce(0) { $0 + Int(digits[$1]) }
    let tenth = ((odd * 7 - even) % 10 + 10) % 10
    return tenth == Int(digits[9]) && digits.prefix(10).reduce(0) { $0 + Int($1) } % 10 == Int(digits[10])
  }

  /// Sweden: a date (days over 60 are coordination numbers) and Luhn over the last ten digits.
  static func isPersonnummer(_ digits: [UInt8]) -> Bool {
    let ten = Array(digits.suffix(10))
    if digits.count == 12, ![18, 19, 20].contains(value(digits[0..<2])) { return false }
    let day = value(ten[4..<6])
    guard (1...12).contains(value(ten[2..<4])), (1...31).contains(day > 60 ? day - 60 : day) else { return false }
    return CheckDigits.luhn(ten)
  }

  /// The Netherlands, the elfproef: weights 9 … 2 and −1.
  static func isBSN(_ digits: [UInt8]) -> Bool {
    !CheckDigits.isUniform(digits) && CheckDigits.sum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0
  }

  /// India: never begins with 0 or 1; Verhoeff.
  static func isAadhaar(_ digits: [UInt8]) -> Bool { digits[0] > 1 && CheckDigits.verhoeff(digits) }

  /// Japan, 個人番号: modulus 11 (Ordinance 85 of 2014, Ministry of Internal Affairs).
  static func isMyNumber(_ digits: [UInt8]) -> Bool {
    let rest = CheckDigits.sum(digits.prefix(11), [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return (rest <= 1 ? 0 : 11 - rest) == Int(digits[11]) && !CheckDigits.isUniform(digits)
  }

  /// Korea, resident registration: a date and modulus 11. Numbers given since October 2020 have no check digit, so that those of
  /// the sixth digit group's newer form fail; written with their hyphen they are found by ``NumberPattern`` from the date alone.
  static func isRRN(_ digits: [UInt8]) -> Bool {
    guard hasBirthDate(digits), digits[6] > 0 else { return false }
    return (11 - CheckDigits.sum(digits.prefix(12), [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11) % 10 == Int(digits[12])
  }

  /// `YYMMDD` in the first six digits.
  static func hasBirthDate(_ digits: [UInt8]) -> Bool {
    (1...12).contains(value(digits[2..<4])) && (1...31).contains(value(digits[4..<6]))
  }

  /// Thailand: weights 13 … 2, modulus 11.
  static func isThai(_ digits: [UInt8]) -> Bool {
    guard digits[0] != 0 else { return false }
    return (11 - CheckDigits.sum(digits.prefix(12), [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10 == Int(digits[12])
  }

  /// Indonesia: no check digit. A province, a date (a woman's day has 40 added), a serial number.
  static func isNIK(_ digits: [UInt8]) -> Bool {
    let day = value(digits[6..<8])
    return (11...96).contains(value(digits[0..<2])) && (1...31).contains(day > 40 ? day - 40 : day)
      && (1...12).contains(value(digits[8..<10]))
      && value(digits[12..<16]) != 0
  }

  /// China, GB 11643-1999: a birth date and ISO 7064 MOD 11-2, where the last place may be X (10).
  static func isResidentID(_ digits: [UInt8], last: UInt8) -> Bool {
    guard (11...91).contains(value(digits[0..<2])),
      CalendarDay(value(digits[6..<10]), value(digits[10..<12]), value(digits[12..<14])) != nil,
      (1800...2199).contains(value(digits[6..<10]))
    else { return false }
    let sum = CheckDigits.sum(digits.prefix(17), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
    return (12 - sum % 11) % 11 == Int(last)
  }

  static func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) } }
}
