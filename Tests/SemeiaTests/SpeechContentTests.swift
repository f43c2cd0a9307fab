import SemeiaLexicon
import SemeiaMarkers
import SemeiaText
import Testing

@testable import Semeia

/// The tables of closed classes, and measures through the analyzer.
@Suite struct SpeechContentTests {
  private static let content = Result { try ContentLibrary.shipped() }
  private static let tags = [
    "ar", "bn", "de", "en", "es", "fa", "fr", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "sw", "th", "tr", "uk", "vi",
    "zh-Hans",
    "zh-Hant",
  ]

  @Test(arguments: tags) func everyRowCanMatch(_ tag: String) throws {
    let content = try Self.content.get()
    let language = try #require(LanguageTag(tag))
    let bytes = try #require(content.folder.file("languages/\(tag)/speech.tsv"))
    let lexicon = try #require(try content.lexicon(language))
    #expect(ClosedClasses([bytes], folder: lexicon.language.makeFolder()).brokenLines.isEmpty)
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    // In the order of their bytes, each once.
    #expect(zip(rows, rows.dropFirst()).allSatisfy { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    let segmenter = try Segmenter()
    for row in rows where !row.hasPrefix("absent\t") {
      let words = row.split(separator: "\t")[1]
      let text = try segmenter.segment(Document(String(words)))
      #expect(text.tokens.map { text.document.text(in: $0.span) } == words.split(separator: " ").map(String.init), "\(tag): \(row)")
    }
  }

  /// Every class has words, or the reason why the language has none.
  @Test(arguments: tags) func everyClassIsThereOrAbsentForAReason(_ tag: String) throws {
    let content = try Self.content.get()
    let bytes = try #require(content.folder.file("languages/\(tag)/speech.tsv"))
    let classes = ClosedClasses([bytes], folder: KeyFolder(map: [:]))
    for name in WordClass.allCases { #expect(classes.has(name) != (classes.absent[name] != nil), "\(tag): \(name)") }
  }

  @Test func measuresAreMadeOnlyWhenAskedFor() throws {
    let analyzer = try Analyzer(content: try Self.content.get())
    let document = Document("I was tired. I am tired.", language: LanguageTag("en"))
    #expect(try analyzer.analyze(document).speech == nil)
    let values = try #require(try analyzer.analyze(document, measuresSpeech: true).speech)
    #expect(values.map(\.measure) == SpeechMeasure.all.map(\.id))
    let japanese = try #require(try analyzer.analyze(Document("眠れません。", language: LanguageTag("ja")), measuresSpeech: true).speech)
    #expect(japanese.first { $0.measure == "style-change" }?.reason == .tooFewWords)
    #expect(japanese.first { $0.measure == "readability-flesch" }?.reason == .notInLanguage)
  }

  @Test func costIsLinear() throws {
    let analyzer = try Analyzer(content: try Self.content.get())
    let words = (0..<500).map {
      "word\(Character(UnicodeScalar(UInt8(97 + $0 % 26))))\(Character(UnicodeScalar(UInt8(97 + $0 / 26 % 26)))) and the"
    }
    let text = words.joined(separator: " ") + ". "
    func cost(_ repetitions: Int) throws -> Double {
      let document = Document(String(repeating: text, count: repetitions), language: LanguageTag("en"))
      let clock = ContinuousClock()
      let duration = try clock.measure { _ = try analyzer.analyze(document, measuresSpeech: true) }
      return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }
    _ = try cost(1)
    #expect(try (0..<5).contains { _ in try cost(4) < 4 * 2.5 * cost(1) })
  }
}
