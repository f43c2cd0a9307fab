import Testing

@testable import SemeiaRecords

@Suite struct FieldSyntaxTests {
  @Test(
    "Well-formed language tags",
    arguments: [
      "en", "es", "EN", "haw", "zh-Hant-TW", "zh-cmn-Hans-CN", "sr-Latn-RS", "es-419", "sl-rozaj-biske-1994", "de-CH-1901",
      "hy-Latn-IT-arevela", "de-DE-u-co-phonebk", "en-a-bbb-x-a-ccc", "en-US-u-islamcal", "x-whatever", "x-a-b-1", "qaa-Qaaa-QM-x-s",
      "und", "mul", "abcd", "registrd", "zh-yue-abc-def", "sl-IT-nedis", "en-GB-oed", "i-klingon", "I-Default", "sgn-BE-FR",
      "art-lojban", "zh-min-nan", "ar-a-aaa-b-bbb", "ja-0-ab", "az-Arab-x-AZE-derbend",
    ])
  func wellFormed(_ tag: String) {
    #expect(LanguageTagSyntax.isWellFormed(tag))
  }

  @Test(
    "Malformed language tags",
    arguments: [
      "", "e", "1", "en_US", "en-", "-en", "en--US", "english language", "español", "a-DE", "en-x", "x", "x-", "en-a", "en-a-b",
      "de-419-DE", "toolonglanguage", "en-abcdefghi", "en-US-GB", "i-unknown", "ar-a-", "en-Latn-Cyrl", "zh-abc-def-ghi-jkl",
      "en-u", "ab1", "e1", "abcde1", "en\u{0}",
    ])
  func malformed(_ tag: String) {
    #expect(!LanguageTagSyntax.isWellFormed(tag))
  }

  @Test("A very long tag is refused")
  func longTag() {
    #expect(!LanguageTagSyntax.isWellFormed("x" + String(repeating: "-a", count: 100_000)))
    #expect(LanguageTagSyntax.isWellFormed("x" + String(repeating: "-a", count: 127)))
  }

  @Test(
    "Days and times",
    arguments: [
      ("2026-03-09", 20_521), ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("0000-03-01", -719_468),
      ("9999-12-31", 2_932_896), ("2024-02-29T23:59", 19_782), ("2026-03-09T14:05:09.123Z", 20_521),
      ("2026-03-09T14:05:60+01:00", 20_521), ("2026-03-09T00:00-05:30", 20_521),
    ] as [(String, Int)])
  func dates(_ text: String, _ day: Int) {
    #expect(CalendarDate(text)?.dayNumber == day)
  }

  @Test(
    "What is no day",
    arguments: [
      "", "2026", "2026-03", "20260309", "2026-3-9", "2026-13-01", "2026-00-01", "2026-04-31", "2025-02-29", "1900-02-29",
      "2026-W11-1", "2026-068", "09.03.2026", "2026-03-09 14:05", "2026-03-09T", "2026-03-09T14", "2026-03-09T24:00",
      "2026-03-09T14:60", "2026-03-09T14:05:61", "2026-03-09T14:05:09.", "2026-03-09T14:05+1", "2026-03-09T14:05Zx", "２０２６-03-09",
      "2026-03-09 ", "-026-03-09",
    ])
  func noDates(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("Days follow one another without a gap")
  func days() throws {
    var last = try #require(CalendarDate("1999-12-31"))
    for year in 2000...2005 {
      for month in 1...12 {
        for day in 1...31 {
          func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
          guard let date = CalendarDate("\(year)-\(two(month))-\(two(day))") else { continue }
          #expect(date.dayNumber == last.dayNumber + 1)
          #expect(last < date)
          last = date
        }
      }
    }
  }
}
