import SemeiaLexicon
import SemeiaRecords
import SemeiaScoring
import SemeiaText
import Testing

@testable import Semeia

/// What is known of a text besides its findings reaches its scores.
@Suite struct CircumstancesTests {
  private static let analyzer = try? Analyzer(content: .shipped())
  private static let plain = String(
    repeating: "I walked to the river with my brother and we talked about the garden for an hour. ", count: 14)

  private func style(_ text: String, language: String? = "en") throws -> Score {
    let document = Document(text, language: language.flatMap { LanguageTag($0) }, genre: .socialMedia)
    let analyzer = try #require(Self.analyzer)
    return try #require(try analyzer.analyze(document)["distress"])
  }

  @Test func anOwnTextIsScored() throws {
    #expect(try style(Self.plain).style != nil)
  }

  @Test(arguments: [("“", "”"), ("\"", "\""), ("«", "»")])
  func quotedTextIsNot(_ open: String, _ close: String) throws {
    let third = String(repeating: "She said that nothing would ever be the same and that she was done with it all. ", count: 8)
    let score = try style(Self.plain + "\n\n" + open + third + close)
    #expect(score.style == nil && score.styleStatus == .unsupported && score.styleReason == "quoted-text")
    // A mark that nobody closes ends with its paragraph.
    #expect(try style(open + "So it began.\n\n" + Self.plain).style != nil)
    // A few quoted words are no quotation of the text.
    #expect(try style(Self.plain + open + "Well," + close + " he said.").style != nil)
  }

  @Test func wordsOfAnotherScriptAreUnknown() throws {
    let score = try style(Self.plain + String(repeating: "мы говорили о саде целый час ", count: 20))
    #expect(score.style == nil && score.styleReason == "unknown-words")
  }

  @Test func anotherLanguageThanDeclaredIsNotScored() throws {
    let german = String(
      repeating: "Ich ging mit meinem Bruder an den Fluss und wir haben eine Stunde lang über den Garten gesprochen. ", count: 14)
    #expect(try style(german).styleReason == "language-mismatch")
  }

  /// English as it ships, with other counts of extraction; nil for none.
  private func analyzer(counts: String?) throws -> Analyzer {
    let shipped = try #require(Self.analyzer)
    let base = shipped.content.folder
    let bytes = try #require(base.file("languages/en/language.json"))
    let file = String(decoding: bytes, as: UTF8.self)
    let extraction = counts.map { #"{"counts": \#($0)}"# } ?? #"{"precision": null, "source": null}"#
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(#"  "extraction":"#) ? #"  "extraction": \#(extraction),"# : String($0) }
    let replaced = lines.joined(separator: "\n")
    #expect(replaced != file)
    return try Analyzer(content: ContentLibrary(ContentOverlay(base, path: "languages/en/language.json", bytes: Array(replaced.utf8))))
  }

  /// Counted findings narrow the interval of content, and counted misses open it upward.
  @Test func countedExtractionMakesTheInterval() throws {
    let document = Document(Self.plain + "I can't sleep.", language: LanguageTag("en"), genre: .socialMedia)
    let content = { (analyzer: Analyzer) in try #require(try analyzer.analyze(document)["distress"]) }
    let unmeasured = try content(analyzer(counts: nil))
    #expect(unmeasured.contentStatus == .exploratory && unmeasured.contentReason == "precision-unmeasured")
    let measured = try content(analyzer(counts: #"{"right": 180, "wrong": 20}"#))
    #expect(measured.contentStatus == .reported)
    let wide = try #require(unmeasured.content)
    let narrow = try #require(measured.content)
    #expect(wide.value == narrow.value && narrow.low > wide.low && narrow.high == narrow.value)
    let counted = try content(analyzer(counts: #"{"right": 180, "wrong": 20, "found": 100, "missed": 100}"#))
    let missed = try #require(counted.content)
    #expect(missed.high > missed.value && missed.low == narrow.low)
  }

  @Test(arguments: [#"{"right": -1, "wrong": 2}"#, #"{"right": 0, "wrong": 0}"#, #"{"right": 5, "wrong": 2, "found": 3}"#, "7"])
  func countsThatAreNoneAreAProblem(_ counts: String) throws {
    var problems: [ContentProblem] = []
    let json = try JSONReader().read(
      Array(
        #"{"tag":"en","matching":"words","name":"n","autonym":"a","script":"Latn","license":"l","source":"s","extraction":{"counts":\#(counts)}}"#
          .utf8))
    let language = LanguageDescription(json, file: "f", problems: &problems)
    #expect(language?.extraction == nil && problems.map(\.code) == ["bad-extraction"])
  }

  /// Where the channels may be used differently, the record says how far content may.
  @Test func contentSaysItsOwnStatus() throws {
    let text = Document(Self.plain + "I can't sleep.", language: LanguageTag("en"), genre: .socialMedia)
    let measured = try ReportRecord(analyzer(counts: #"{"right": 180, "wrong": 20}"#).analyze(text), line: 1)
    let score = try #require(measured.scores?.first { $0.dimension == "distress" })
    #expect(score.status == .exploratory && score.style?.value != nil)
    #expect(score.content?.status == .reported && score.content?.reason == nil)
    let shipped = try #require(Self.analyzer)
    let usual = try ReportRecord(shipped.analyze(text), line: 1)
    #expect(usual.scores?.allSatisfy { $0.content?.status == nil } == true)
  }

  @Test func anOverlayTakesTheFilesPlace() throws {
    let shipped = try #require(Self.analyzer)
    let base = shipped.content.folder
    let overlay = ContentOverlay(base, path: "hitop/models/own.json", bytes: [1, 2])
    #expect(overlay.file("hitop/models/own.json") == [1, 2])
    #expect(overlay.names(in: "hitop/models") == ["default.json", "own.json"])
    #expect(overlay.names(in: "hitop") == base.names(in: "hitop") && overlay.file("hitop/tree.json") == base.file("hitop/tree.json"))
  }
}
