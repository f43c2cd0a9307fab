import Semeia
import SemeiaLexicon
import SemeiaRecords
import Testing

@testable import SemeiaPages

@Suite struct WordsTests {
  private let analyzer: Analyzer

  init() throws { analyzer = try ReportPageTests.analyzer.get() }

  private func lines(_ subject: String, _ line: String, width: Int = 12) -> [ConcordanceLine] {
    Concordance(subject, width: width).lines(PageReader(RecordFilter(analyzer)).entry(Array(line.utf8), number: 4))
  }

  @Test func contextIsCutToItsWidth() throws {
    let found = try #require(
      lines("insomnia", #"{"id":"d","language":"en","text":"It is late, and\nI can't sleep because of the noise outside."}"#).first)
    #expect(found.match == "can't sleep")
    #expect(found.before == "late, and I ")
    #expect(found.after == " because of ")
    #expect(found.reading == "counted" && found.line == 4 && found.id == "d")
  }

  @Test func whatDoesNotCountSaysWhy() throws {
    #expect(lines("hopelessness", #"{"language":"en","text":"I do not feel hopeless."}"#).map(\.reading) == ["negated"])
  }

  @Test func aPatternIsFound() throws {
    let folder = try PatternContent(analyzer.content.folder, pattern: "can't _{0,2} sleep")
    let sought = try Analyzer(content: ContentLibrary(folder), packs: [])
    func found(_ line: String) -> [String] {
      Concordance(PatternContent.marker, width: 9).lines(PageReader(RecordFilter(sought)).entry(Array(line.utf8), number: 1)).map(\.match)
    }
    #expect(found(#"{"language":"en","text":"I can’t really sleep. I won't sleep."}"#) == ["can’t really sleep"])
    #expect(found(#"{"language":"en","text":"Nothing."}"#).isEmpty)
    #expect(throws: PatternError.self) { try PatternContent(analyzer.content.folder, pattern: "(a|") }
  }

  @Test func markersHaveLinesToo() throws {
    #expect(lines("first-person-singular", #"{"language":"en","text":"I lost my keys."}"#).map(\.match) == ["I", "my"])
  }

  @Test func flagsAndMeasuresHavePlaces() throws {
    let search = CatalogSearch(analyzer)
    #expect(search.kind(of: "suicide") == .flag && search.kind(of: "filled-pause") == .measure && search.kind(of: "insomnia") == .entry)
    #expect(search.kind(of: "I want") == nil)
    let text = #"{"language":"en","text":"Well, um, I want to die."}"#
    let entry = PageReader(RecordFilter(analyzer)).entry(Array(text.utf8), number: 1)
    let flagged = Concordance("suicide", width: 8, isFlag: true).lines(entry)
    #expect(flagged.map(\.match) == ["want to die"] && flagged[0].entry?.hasPrefix("en/wish-to-be-dead/") == true)
    #expect(Concordance("suicide", width: 8).lines(entry).isEmpty)
    var options = RecordFilter.Options()
    options.sections.insert(.speech)
    // Measures have places where there is enough to measure.
    let talk = #"{"language":"en","text":"Well, um, \#(String(repeating: "we went to the market and then home. ", count: 20))"}"#
    let spoken = PageReader(RecordFilter(analyzer, options: options)).entry(Array(talk.utf8), number: 1)
    #expect(Concordance("filled-pause", width: 8).lines(spoken).map(\.match) == ["um"])
  }

  @Test(arguments: [
    ("insomina", "insomnia"), ("Insomnia", "insomnia"), ("suicid", "suicide"), ("filled-pauses", "filled-pause"), ("gamblnig", "gambling"),
  ])
  func aMisspelledIDIsRecognized(_ word: String, _ id: String) { #expect(CatalogSearch(analyzer).idNear(word) == id) }

  @Test(arguments: ["hopeless*", "can't _{0,2} sleep", "cat", "", "xyzzyx", String(repeating: "a", count: 300)])
  func aWordOfItsOwnIsNoMisspelledID(_ word: String) { #expect(CatalogSearch(analyzer).idNear(word) == nil) }

  @Test func wordsNeedConsent() throws {
    let found = try #require(lines("insomnia", #"{"language":"en","text":"I can't sleep.","consent":{"analysis":true}}"#).first)
    #expect(found.match.isEmpty && found.before.isEmpty && found.after.isEmpty && found.end == 13)
    #expect(found.aligned(width: 12).contains("2–13"))
  }

  @Test func columnsStandBelowEachOther() throws {
    let text = #"{"language":"ja","text":"最近眠れません。とても疲れました。"}"#
    let found = lines("insomnia", text) + lines("insomnia", #"{"language":"en","text":"I can't sleep."}"#)
    let places = found.map { line in DisplayWidth.of(String(line.aligned(width: 12).prefix { $0 != "⟦" })) }
    #expect(places.count >= 2 && Set(places) == [30])
  }

  @Test func catalogFindsIdsAndWords() throws {
    let search = CatalogSearch(analyzer)
    let insomnia = search.entries("insomnia")
    #expect(insomnia.map(\.id) == ["insomnia"])
    #expect(insomnia[0].use.contains("distress") && insomnia[0].languages.contains("en") && insomnia[0].languages.contains("es-MX"))
    #expect(search.entries("worthless ashamed").map(\.id).contains("shame-guilt"))
    #expect(search.entries("swear").contains { $0.kind == "marker" && $0.evidence.contains("grade") })
    #expect(search.entries("no such thing anywhere").isEmpty)
    #expect(CatalogSearch.knows("absolutist", analyzer.content.catalog) && !CatalogSearch.knows("absolute", analyzer.content.catalog))
  }
}

/// `semeia measure`: of tokens, and of each speaker's.
@Suite struct TokenMeasuresTests {
  private func answers(_ line: String) -> [JSONValue]? { TokenMeasures.answers(Array(line.utf8)) }

  @Test func eachSpeakerHasAnAnswer() throws {
    let found = try #require(
      answers(
        #"{"id":"a","turns":[{"speaker":"B","tokens":["so","so"]},{"speaker":"A","tokens":["no"]},{"speaker":"B","tokens":["well"]}]}"#))
    #expect(found.map { $0["speaker"]?.string } == ["B", "A"] && found.map { $0["turns"]?.int } == [2, 1])
    #expect(found.map { $0["lexical"]?["tokens"]?.compact } == ["3.0", "1.0"] && found[0]["id"]?.string == "a")
    let whole = try #require(answers(#"{"tokens":["so","so","well"]}"#))
    #expect(whole.count == 1 && whole[0]["lexical"]?.compact == found[0]["lexical"]?.compact && whole[0]["speaker"] == nil)
  }

  @Test(arguments: [#"{"tokens":[1]}"#, #"{"turns":[{"tokens":["a"]}]}"#, #"{"turns":[{"speaker":"A","tokens":1}]}"#, "{}", "no"])
  func whatIsNoSuchObjectHasNoAnswer(_ line: String) { #expect(answers(line) == nil) }
}
