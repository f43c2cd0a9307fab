import Semeia
import SemeiaRedaction
import SemeiaText
import Testing

/// What stands for an identifier is nobody's words; a date that was taken out acts as one.
@Suite struct IdentifierTests {
  private static let analyzer = Result { try Analyzer(content: .shipped()) }

  private func report(_ text: String, _ language: String = "en") throws -> Report {
    try Self.analyzer.get().analyze(Document(text, language: LanguageTag(language)))
  }

  private func findings(_ text: String, _ language: String = "en") throws -> [String] {
    try report(text, language).findings.map { "\($0.concept) \($0.assertion.time.rawValue)" }
  }

  @Test func everyTypeOfRedactionIsAPlaceholder() throws {
    for type in RedactionType.allCases {
      let tokens = try report("[\(type.tag)-1]").tokens
      #expect(Placeholder.tags.contains(type.tag) && tokens.map { $0.end - $0.start } == [type.tag.utf8.count + 4], "\(type)")
    }
    #expect(Placeholder.tags.count == RedactionType.allCases.count)
  }

  /// No letter of a placeholder is a word of a sign or a marker, in any language.
  @Test(arguments: ["en", "fr", "de", "es", "id", "ja", "th"]) func placeholdersAreNoWords(_ language: String) throws {
    let text = Placeholder.tags.sorted().map { "[\($0)-1]" }.joined(separator: " ")
    let report = try report("a \(text) b", language)
    #expect(report.findings.isEmpty && report.flags.isEmpty)
    #expect(report.markers.allSatisfy { $0.marker == "words-per-sentence" || $0.count == 0 })
    #expect(report.size.words == 2)
  }

  @Test func aDateThatWasTakenOutIsPastAsADateIs() throws {
    let masked = try findings("On [DATE-1] I had a panic attack.")
    #expect(masked == ["panic past"])
    #expect(try findings("On 3 March 2019 I had a panic attack.") == masked)
    // It reaches no farther than a year does, and other placeholders say nothing of time.
    #expect(try findings("I have panic attacks every day, [NAME-1] says.") == findings("I have panic attacks every day, Anna says."))
    #expect(try findings("[NAME-1] I had a panic attack.") == ["panic current"])
  }

  @Test(arguments: [
    ("ja", "2015年、死にたいと思った。", "[DATE-1]、死にたいと思った。"), ("zh-Hans", "2015年我得了抑郁症，每天都很绝望。", "[DATE-1]我得了抑郁症，每天都很绝望。"),
    ("de", "2015 hatte ich Panikattacken.", "[DATE-1] hatte ich Panikattacken."),
    ("fr", "Le 3 mars 2019 j'ai eu une crise de panique.", "Le [DATE-1] j'ai eu une crise de panique."),
    ("it", "Il 3 marzo 2019 ho avuto un attacco di panico.", "Il [DATE-1] ho avuto un attacco di panico."),
    ("th", "ปี2558 ฉันอยากตาย", "[DATE-1] ฉันอยากตาย"),
  ]) func datesActInEveryScript(_ language: String, _ dated: String, _ masked: String) throws {
    let expected = try findings(dated, language)
    #expect(try findings(masked, language) == expected && !expected.isEmpty, "\(expected)")
  }

  @Test func aTextIsIdentifiedWithoutItsPlaceholders() throws {
    let analyzer = try Self.analyzer.get()
    let said = "я уже неделю не сплю, и это меня пугает"
    let report = try analyzer.analyze(Document("[NAME-1] [ADDRESS-1] [IDENTIFIER-1] \(said) [DATE-1] [USERNAME-1]"))
    #expect(report.language?.tag == LanguageTag("ru"))
  }
}
