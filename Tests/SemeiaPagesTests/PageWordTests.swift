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
}
