import Semeia
import SemeiaLexicon
import SemeiaText
import Testing

@testable import SemeiaPages

@Suite struct PageWordTests {
  static let analyzer = Result { try Analyzer(content: .shipped()) }

  private func rows(_ tag: String) throws -> [String: String] {
    let bytes = try #require(try Self.analyzer.get().content.folder.file("pages/\(tag).tsv"))
    var problems: [ContentProblem] = []
    let table = Table.read(bytes, file: tag, header: ["key", "text"], isStrict: true, problems: &problems)
    #expect(problems.isEmpty)
    return Dictionary(uniqueKeysWithValues: table.rows.map { ($0.text(0), $0.text(1)) })
  }

  private func words(_ tag: String) throws -> PageWords { PageWords(try Self.analyzer.get(), language: try #require(LanguageTag(tag))) }

  @Test func englishHasEveryWordAndNoOther() throws {
    let keys = try rows("en").keys.filter { !$0.hasPrefix("code.") }
    #expect(Set(keys) == Set(PageWord.allCases.map(\.rawValue)))
  }

  @Test func placesAreFilledInOnce() throws {
    let words = try words("en")
    #expect(words(.mark, ["kind": "{number}", "number": "3", "concept": "a { b"]) == "{number}, finding 3: a { b")
    #expect(words(.findingKeep) == "keep finding {number}")
  }

  @Test func whatIsNotKnownStaysReadable() throws {
    let words = try words("en")
    #expect(words.code("too-few-words") == "too few words")
    #expect(words.code("never-heard-of") == "never heard of")
    #expect(words.concept("insomnia") == "Insomnia")
    #expect(words.concept("no-such-thing") == "no-such-thing")
  }

  @Test func aRegionUsesTheWordsOfItsLanguage() throws {
    #expect(try words("en-GB").tag.description == "en")
    #expect(try words("eo").tag.description == "en")
    #expect(try words("en")(.title) == words("eo")(.title))
  }

  @Test func everyLanguageHasEveryWord() throws {
    let analyzer = try Self.analyzer.get()
    let keys = Set(try rows("en").keys)
    for tag in analyzer.content.languages where analyzer.content.overlays[tag] == nil && tag.description != "en" {
      let own = try rows(tag.description)
      #expect(keys.subtracting(own.keys).isEmpty, "\(tag)")
      for concept in analyzer.content.catalog.concepts { #expect(own["concept.\(concept.id)"] != nil, "\(tag) \(concept.id)") }
    }
  }

  @Test func valuesKeepTheirDirectionOnAPageFromTheRight() throws {
    #expect(try words("ar")(.record, ["number": "2026-11-21"]).contains("\u{2068}2026-11-21\u{2069}"))
    #expect(try words("fa").comma == "، " && words("ja").comma == "、" && words("de").comma == ", ")
  }

  @Test(arguments: [("ja", "ltr"), ("ar", "rtl")])
  func aPageSpeaksTheLanguageOfItsText(_ tag: String, _ direction: String) throws {
    let analyzer = try Self.analyzer.get()
    let entry = PageReader(RecordFilter(analyzer)).entry(Array(#"{"language":"\#(tag)","text":"…"}"#.utf8), number: 1)
    let html = ReportPage([entry], analyzer: analyzer).html
    #expect(html.contains(#"<html lang="\#(tag)" dir="\#(direction)">"#))
    #expect(!html.contains("Findings") && !html.contains("evidence of safety"))
    #expect(ReportPage([entry], analyzer: analyzer, language: LanguageTag("en")).html.contains("Findings"))
  }
}
