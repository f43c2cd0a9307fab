import Semeia
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

  @Test func aLanguageThatNobodyWroteIsNone() throws {
    let report = try report("Mindenki tudja, hogy holnap korán reggel indulunk, mert messze van a nagymama háza és rossz az út arrafelé.")
    #expect(report.status == .abstained(.unidentifiedLanguage))
  }
}
