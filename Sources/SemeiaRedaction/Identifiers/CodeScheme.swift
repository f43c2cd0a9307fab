/// An identifier with letters in it: what it is, once spaces and signs are gone and small letters are capitals.
enum CodeScheme {
  /// - Parameters:
  ///   - code: ASCII capitals and digits.
  ///   - isMarked: whether more than its form says that it is one: words before it, or its check digit in brackets.
  /// - Returns: the scheme's name, or nil where the form or the check character does not fit.
  static func name(of code: [UInt8], isMarked: Bool = true) -> String? {
    switch code.count {
    case 9 where isSpanish(code): isForeign(code) ? "es-nie" : "es-dni"
    case 9 where isNINO(code): "uk-nino"
    case 8...9 where isChilean(code): "cl-rut"
    case 8...9 where isMarked && isHongKong(code): "hk-id"
    case 10 where isTaiwan(code): "tw-id"
    case 15 where isCorsican(code): "fr-nir"
    case 16 where isCodiceFiscale(code): "it-codice-fiscale"
    case 18 where isChinese(code): "cn-resident-id"
    case 18 where isCURP(code): "mx-curp"
    default: nil
    }
  }

  /// IBAN (ISO 13616): two letters, two check digits, as many letters and digits as the country has; mod 97 is 1. One in 97 stretches of
  /// a sentence that begins like one (`de 17 y 10 mm …`) would pass the sum alone, so that the length must fit too.
  static func isIBAN(_ code: [UInt8]) -> Bool {
    guard (15...34).contains(code.count), isLetter(code[0]), isLetter(code[1]), isDigit(code[2]), isDigit(code[3]) else { return false }
    guard lengths[String(decoding: code[..<2], as: UTF8.self)] == code.count else { return false }
    // Germany and its neighbors number accounts without letters.
    if digitsOnly.contains(String(decoding: code[..<2], as: UTF8.self)), !code[4...].allSatisfy(isDigit) { return false }
    return CheckDigits.remainder97(code[4...] + code[..<4]) == 1
  }

  /// How long an IBAN is, by country (the registry of ISO 13616).
  private static let lengths: [String: Int] = [
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28, "CH": 21, "CR": 22,
    "CY": 28,
    "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23,
    "GL": 18,
    "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28,
    "LC": 32,
    "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
    "NO": 15,
    "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24, "SI": 19, "SK": 24, "SM": 27,
    "ST": 25,
    "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
  ]
  private static let digitsOnly: Set<String> = ["AT", "BE", "CZ", "DE", "DK", "ES", "FI", "HU", "NO", "PL", "PT", "SE", "SK"]

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func value(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy(isDigit) ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
  }

  private static func isForeign(_ code: [UInt8]) -> Bool { "XYZ".utf8.contains(code[0]) }

  /// Spain: the letter is the number modulo 23; X, Y and Z of foreigners count 0, 1 and 2.
  private static func isSpanish(_ code: [UInt8]) -> Bool {
    guard code.count == 9 else { return false }
    var digits = code[..<8]
    if isForeign(code) { digits[0] = code[0] - UInt8(ascii: "X") + 0x30 }
    guard let number = value(digits) else { return false }
    return code[8] == Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number % 23]
  }

  /// UK National Insurance: no check digit; two letters of a limited set, six digits, A–D, which may be missing in speech but not here.
  private static func isNINO(_ code: [UInt8]) -> Bool {
    guard code.count == 9, isLetter(code[0]), isLetter(code[1]), value(code[2..<8]) != nil, (0x41...0x44).contains(code[8]) else {
      return false
    }
    if "DFIQUV".utf8.contains(code[0]) || "DFIOQUV".utf8.contains(code[1]) { return false }
    return !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(String(decoding: code[..<2], as: UTF8.self))
  }

  /// Taiwan: the letter counts two digits; weights 1, 9 … 1 and 1, modulus 10.
  private static func isTaiwan(_ code: [UInt8]) -> Bool {
    guard isLetter(code[0]), value(code[1...]) != nil, [0x31, 0x32, 0x38, 0x39].contains(code[1]) else { return false }
    let order = Array("ABCDEFGHJKLMNPQRSTUVXYWZIO".utf8)
    guard let place = order.firstIndex(of: code[0]) else { return false }
    let letter = place + 10
    var sum = letter / 10 + letter % 10 * 9
    for (index, weight) in [8, 7, 6, 5, 4, 3, 2, 1, 1].enumerated() { sum += Int(code[index + 1] - 0x30) * weight }
    return sum % 10 == 0
  }

  /// France, born in Corsica: the department 2A or 2B counts as 19 or 18.
  private static func isCorsican(_ code: [UInt8]) -> Bool {
    guard code[5] == 0x32, code[6] == 0x41 || code[6] == 0x42, "123478".utf8.contains(code[0]) else { return false }
    let replaced = Array(code[..<5]) + (code[6] == 0x41 ? [0x31, 0x39] : [0x31, 0x38]) + Array(code[7...])
    guard let number = value(replaced[..<13]), let key = value(replaced[13...]) else { return false }
    return 97 - number % 97 == key
  }

  /// China with the check character X; see ``NumberScheme/isResidentID(_:last:)``.
  private static func isChinese(_ code: [UInt8]) -> Bool {
    guard code[17] == UInt8(ascii: "X"), value(code[..<17]) != nil else { return false }
    return NumberScheme.isResidentID(code[..<17].map { $0 - 0x30 } + [10], last: 10)
  }

  /// Chile with the check character K; see ``NumberScheme/isRUT(_:)``.
  private static func isChilean(_ code: [UInt8]) -> Bool {
    guard code.last == UInt8(ascii: "K"), value(code.dropLast()) != nil, code[0] != 0x30 else { return false }
    return NumberScheme.rutCheck(code.dropLast().map { $0 - 0x30 }[...]) == 10
  }

  /// Hong Kong: one or two letters, six digits, a check digit or A; letters count from A = 10, a missing one 36; modulus 11.
  private static func isHongKong(_ code: [UInt8]) -> Bool {
    let letters = code.count - 7
    guard code[..<letters].allSatisfy(isLetter), value(code[letters..<(letters + 6)]) != nil, let last = code.last else { return false }
    guard isDigit(last) || last == UInt8(ascii: "A") else { return false }
    var sum = letters == 1 ? 36 * 9 : 0
    for (index, character) in code.enumerated() {
      sum += Int(isLetter(character) ? character - 0x41 + 10 : character - 0x30) * (code.count - index)
    }
    return sum % 11 == 0
  }

  /// Mexico, Clave Única de Registro de Población (instruction of 18 June 2008): of names, a birth date, a sex, a state; weights 18 … 2, modulus 10.
  private static func isCURP(_ code: [UInt8]) -> Bool {
    guard code[..<4].allSatisfy(isLetter), let month = value(code[6..<8]), let day = value(code[8..<10]), value(code[4..<6]) != nil,
      (1...12).contains(month), (1...31).contains(day), "HMX".utf8.contains(code[10]), code[11..<16].allSatisfy(isLetter)
    else { return false }
    let sum = code[..<17].enumerated().reduce(0) { $0 + ordinal($1.element) * (18 - $1.offset) }
    return isDigit(code[17]) && (10 - sum % 10) % 10 == Int(code[17] - 0x30)
  }

  /// 0–9, A–N, Ñ, O–Z in their order.
  private static func ordinal(_ character: UInt8) -> Int {
    if isDigit(character) { return Int(character - 0x30) }
    return Int(character - 0x41) + (character > UInt8(ascii: "N") ? 11 : 10)
  }

  /// The names of schemes with letters that a table may name.
  static let names: Set<String> = [
    "cl-rut", "cn-resident-id", "es-dni", "es-nie", "fr-nir", "hk-id", "it-codice-fiscale", "mx-curp", "tw-id", "uk-nino",
  ]

  /// Italy (decree of 23 December 1976): six letters, two digits, a letter, two digits, a letter, three digits, a letter that checks them.
  private static func isCodiceFiscale(_ code: [UInt8]) -> Bool {
    let letters = [0, 1, 2, 3, 4, 5, 8, 11, 15]
    guard letters.allSatisfy({ isLetter(code[$0]) }), "ABCDEHLMPRST".utf8.contains(code[8]) else { return false }
    // Letters stand for digits where two persons would have the same code.
    for index in 0..<15 where !letters.contains(index) {
      if !isDigit(code[index]), !"LMNPQRSTUV".utf8.contains(code[index]) { return false }
    }
    var sum = 0
    for (index, character) in code[..<15].enumerated() {
      let ordinal = isDigit(character) ? Int(character - 0x30) : Int(character - 0x41)
      sum += index % 2 == 1 ? ordinal : odd[ordinal]
    }
    return sum % 26 == Int(code[15] - 0x41)
  }

  private static let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
}
