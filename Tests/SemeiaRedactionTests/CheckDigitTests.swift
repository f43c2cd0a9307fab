import Testing

@testable import SemeiaRedaction

/// Check digits, on numbers that issuers publish as examples or that were made up to fit.
@Suite struct CheckDigitTests {
  private func digits(_ text: String) -> [UInt8] { text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.map { $0 - 0x30 } }

  private func isValid(_ scheme: String, _ text: String) -> Bool {
    let digits = digits(text)
    guard let scheme = NumberScheme.all.first(where: { $0.name == scheme }),
      scheme.groups.contains(where: { $0.reduce(0, +) == digits.count })
    else { return false }
    return scheme.isValid(digits)
  }

  @Test(arguments: [
    ("uk-nhs", "943 476 5919"), ("br-cpf", "529.982.247-25"), ("br-cnpj", "11.222.333/0001-81"), ("fr-nir", "2 55 08 14 168 025 38"),
    ("de-steuer-id", "86095742719"), ("pl-pesel", "44051401359"), ("tr-tckn", "10000000146"), ("se-personnummer", "811218-9876"),
    ("nl-bsn", "111222333"), ("cn-resident-id", "110105194912310021"),
  ])
  func oneChangedDigitIsFound(_ scheme: String, _ number: String) {
    if scheme != "cn-resident-id" { #expect(isValid(scheme, number)) }
    // Every scheme here detects each single wrong digit at the end, apart from those whose form fails first.
    let text = Array(number)
    for digit in "0123456789" where digit != text[text.count - 1] && scheme != "cn-resident-id" {
      #expect(!isValid(scheme, String(text.dropLast() + [digit])), "\(scheme) accepts a wrong last digit")
    }
  }

  /// The last digit is found by trying, as above; here with the way in which each is written, in its own language, and with one digit wrong.
  @Test(arguments: [
    ("ru-snils", "ru", "112-233-445 95", "112-233-445 96"), ("ru-inn", "ru", "500100732259", "500100732258"),
    ("ru-inn", "ru", "ИНН 7707083893", "ИНН 7707083894"), ("ua-rnokpp", "uk", "РНОКПП 3184710691", "РНОКПП 3184710692"),
    ("ch-ahv", "de", "756.9217.0769.85", "756.9217.0769.86"), ("pt-nif", "pt", "NIF 123 456 789", "NIF 123 456 788"),
    ("ar-cuil", "es", "20-12345678-6", "20-12345678-7"), ("cl-rut", "es", "12.345.678-5", "12.345.678-6"),
    ("cl-rut", "es", "10000013-K", "10000014-K"), ("ca-sin", "en", "130-692-544", "130-692-545"),
    ("ir-national-code", "fa", "کد ملی ۰۴۹۹۳۷۰۸۹۹", "کد ملی ۰۴۹۹۳۷۰۸۹۸"), ("hk-id", "zh", "A123456(3)", "A123456(4)"),
    ("mx-curp", "es", "HEGG560427MVZRRL04", "HEGG560427MVZRRL05"), ("eg-national-id", "ar", "29001011234567", "29013011234567"),
    ("vn-cccd", "vi", "CCCD 001099012345", "CCCD 999099012345"),
  ])
  func schemesOfTheirLanguages(_ scheme: String, _ language: String, _ text: String, _ wrong: String) {
    let found = Shipped.redact("(\(text))", language).redactions
    #expect(found.count == 1 && found.first?.type == .national && found.first?.scheme == scheme, "\(found)")
    #expect(!Shipped.redact("(\(wrong))", language).redactions.contains { $0.scheme == scheme }, "\(scheme) accepts a wrong number")
    // All of it goes, not a part.
    let left = String(decoding: Shipped.redact("(\(text))", language).bytes, as: UTF8.self)
    #expect(!left.unicodeScalars.contains { Digits.value($0) != nil && $0 != "1" }, "\(left)")
  }

  /// The words before a number decide among the schemes that it fits, whatever the language of the text.
  @Test(arguments: [
    ("کد ملی 0499370899", "ir-national-code"), ("NIF 123456789", "pt-nif"), ("СНИЛС 11223344595", "ru-snils"), ("SIN 130692544", "ca-sin"),
    ("NIF 12345678Z", "es-dni"),
  ])
  func wordsDecide(_ text: String, _ scheme: String) {
    #expect(Shipped.redact(text, nil).redactions.map(\.scheme) == [scheme])
  }

  @Test func numbersThatAreMadeToFit() {
    // The last digit is found by trying: exactly one of ten fits.
    for (scheme, stem) in [
      ("in-aadhaar", "23456789012"), ("jp-my-number", "12345678901"), ("th-id", "110170020345"), ("kr-rrn", "850101123456"),
    ] {
      let fitting = (0...9).filter { isValid(scheme, stem + String($0)) }
      #expect(fitting.count == 1, "\(scheme): \(fitting)")
    }
  }

  @Test func codesWithLetters() {
    #expect(CodeScheme.name(of: Array("12345678Z".utf8)) == "es-dni")
    #expect(CodeScheme.name(of: Array("12345678A".utf8)) == nil)
    #expect(CodeScheme.name(of: Array("X1234567L".utf8)) == "es-nie")
    #expect(CodeScheme.name(of: Array("RSSMRA85T10A562S".utf8)) == "it-codice-fiscale")
    #expect(CodeScheme.name(of: Array("RSSMRA85T10A562T".utf8)) == nil)
    #expect(CodeScheme.name(of: Array("A123456789".utf8)) == "tw-id")
    #expect(CodeScheme.name(of: Array("A123456788".utf8)) == nil)
    #expect(CodeScheme.name(of: Array("11010519491231002X".utf8)) == "cn-resident-id")
    #expect(CodeScheme.name(of: Array("AB123456C".utf8)) == "uk-nino")
    #expect(CodeScheme.name(of: Array("GB123456C".utf8)) == nil)
    #expect(CodeScheme.isIBAN(Array("GB82WEST12345698765432".utf8)))
    #expect(!CodeScheme.isIBAN(Array("GB82WEST12345698765433".utf8)))
  }

  @Test func verhoeffDetectsSwaps() {
    let number = digits("2363")
    #expect(CheckDigits.verhoeff(number))
    #expect(!CheckDigits.verhoeff([3, 2, 6, 3]))
    #expect(!CheckDigits.verhoeff([2, 6, 3, 3]))
  }

  @Test func luhn() {
    #expect(CheckDigits.luhn(digits("4111 1111 1111 1111")))
    #expect(!CheckDigits.luhn(digits("4111 1111 1111 1112")))
  }

  @Test func daysShiftAcrossLeapYears() throws {
    let day = try #require(CalendarDay(2020, 2, 28))
    #expect(day.advanced(by: 1).text == "2020-02-29")
    #expect(day.advanced(by: 2).text == "2020-03-01")
    #expect(day.advanced(by: -59).text == "2019-12-31")
    #expect(CalendarDay(2021, 2, 29) == nil)
    for shift in stride(from: -4000, through: 4000, by: 61) { #expect(day.advanced(by: shift).advanced(by: -shift) == day) }
  }
}
