import Semeia
import SemeiaRecords
import SemeiaText
import Testing

/// Texts that name no language: guessed, mixed, and in none.
@Suite struct LanguageTests {
  private static let analyzer = try? Analyzer(content: .shipped())

  private func report(_ text: String) throws -> Report { try #require(Self.analyzer).analyze(Document(text)) }

  @Test func mixedSentencesAreReadInTheirOwnLanguage() throws {
    let report = try report(
      "I went to work today and it was fine. Pero por las noches no puedo dormir nada. Then I got home and made some tea.")
    let language = try #require(report.language)
    #expect(language.tag.description == "en" && language.source == .detected)
    #expect(language.parts.map(\.tag.description) == ["es"])
    #expect(report.findings.contains { $0.concept.description == "insomnia" && $0.entry.hasPrefix("es/") })
    #expect(report.warnings.contains { $0.code == "mixed-languages" })
  }

  @Test func oneLanguageHasNoParts() throws {
    let report = try report("I went to work today and it was fine. Then I got home and made some tea. My sister called about the weekend.")
    #expect(report.language?.parts.isEmpty == true)
  }

  @Test func aGuessRunsTheSafetyContentOfEveryLanguage() throws {
    // Two words that Portuguese and Spanish share: whichever is guessed, the flag is there.
    let report = try report("Quero morrer")
    #expect(report.flags.first?.name == "suicide")
    if let confidence = report.language?.confidence, confidence < 0.9 {
      #expect(report.warnings.contains { $0.code == "uncertain-language" })
    }
  }

  /// Few words are another language's as easily: "want" and "die" are Dutch words too.
  @Test(arguments: ["I want to die", "I wanna die lol", "want to die", "yo me siento triste. I want to die"])
  func fewWordsAreReadForSafetyInEveryLanguage(_ text: String) throws {
    let report = try report(text)
    #expect(report.flags.first?.name == "suicide")
    #expect(report.warnings.contains { $0.code == "uncertain-language" })
  }

  @Test func aSentenceInAnotherLanguageKeepsTheSafetyContentOfTheText() throws {
    let report = try report("I have been tired for weeks and nothing helps me at all. I can't sleep. I want to die.")
    #expect(report.language?.tag.description == "en" && report.flags.first?.name == "suicide")
  }

  /// A feed may be declared wrongly as a whole: nobody may be missed for it.
  @Test(arguments: [
    ("I want to kill myself tonight and I have bought pills", "es"), ("I want to kill myself tonight and I have bought pills", "ja"),
    ("quiero matarme esta noche, no aguanto mas, todo me duele y no puedo dormir desde hace meses", "en"), ("quiero matarme", "en"),
  ])
  func aWrongDeclarationSilencesNoCrisis(_ text: String, _ declared: String) throws {
    let report = try #require(Self.analyzer).analyze(Document(text, language: LanguageTag(declared)))
    #expect(report.language?.tag.description == declared && report.flags.first?.name == "suicide")
    #expect(report.warnings.contains { $0.code == "language-mismatch" })
  }

  /// Rows of a third language that have the word and not the denial raise nothing.
  @Test(arguments: ["hi", "de", "sw"])
  func aDenialIsNotUndoneByAnotherLanguage(_ declared: String) throws {
    let text = "The patient is not suicidal and has no plan at all for anything of the kind"
    let report = try #require(Self.analyzer).analyze(Document(text, language: LanguageTag(declared), author: .clinician))
    #expect(report.warnings.contains { $0.code == "language-mismatch" } && report.flags.isEmpty)
  }

  @Test func aLanguageThatNobodyWroteIsNone() throws {
    let report = try report("Mindenki tudja, hogy holnap korán reggel indulunk, mert messze van a nagymama háza és rossz az út arrafelé.")
    #expect(report.status == .abstained(.unidentifiedLanguage))
  }

  /// A language that is written in letters that its content does not have is said to be so, and is read for safety like any unknown one.
  @Test(arguments: [
    ("ru-Latn", false), ("zh-Latn-pinyin", false), ("en-Cyrl", false), ("ja-Latn", false), ("hi-Latn", true), ("bn-Latn", true),
    ("ja-Hira", true), ("ko-Kore", true), ("fa-Aran", true), ("en-Latn-US", true), ("zh-Hant-HK", true), ("ar-u-nu-latn", true),
  ])
  func aScriptMustBeOneOfTheContent(_ tag: String, _ isRead: Bool) throws {
    let report = try #require(Self.analyzer).analyze(Document("I want to die", language: LanguageTag(tag)))
    #expect((report.status == .abstained(.unsupportedScript)) != isRead)
    if isRead { return }
    #expect(report.flags.first?.name == "suicide" && report.language?.tag == LanguageTag(tag))
    #expect(report.warnings.contains { $0.code == "no-safety-content" })
  }

  /// Provenance names all that was read, not only the main language.
  @Test func provenanceNamesEveryContent() throws {
    let analyzer = try #require(Self.analyzer)
    let mixed = try report(
      "I went to work today and it was fine. Pero por las noches no puedo dormir nada. Then I got home and made some tea.")
    #expect(mixed.contents.map(\.description) == ["en", "es"])
    let english = try analyzer.analyze(Document("I went to work today.", language: LanguageTag("en")))
    #expect(english.contents.map(\.description) == ["en"] && english.provenance != mixed.provenance)
    let guess = try report("Quero morrer")
    #expect(
      Set(guess.contents).isSuperset(of: analyzer.content.languages.filter { analyzer.content.overlays[$0] == nil && $0.language == "pt" }))
    let unknown = try analyzer.analyze(Document("Mi volas morti", language: LanguageTag("eo")))
    #expect(unknown.contents.count > 20 && unknown.provenance != english.provenance)
    let record = RecordFilter(analyzer).record(
      of: try RequestReader().read(Array(#"{"text":"Mi volas morti","language":"eo"}"#.utf8)), number: 1)
    #expect(record.origin?.contents.map(\.tag) == unknown.contents.map(\.description))
    #expect(record.origin?.contents.allSatisfy { $0.hash.utf8.count == 71 } == true)
  }
}
