import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaLexicon

/// Dictionaries of others; all words here are invented for the test.
@Suite struct DictionaryTests {
  private func read(_ text: String, _ format: ImportedDictionary.Format) throws -> ImportedDictionary {
    try #require(DictionaryReader.read(Array(text.utf8), format, name: "own"))
  }

  private func content(_ dictionary: ImportedDictionary, _ matching: Matching = .words) -> DictionaryContent {
    DictionaryContent(
      dictionary, name: "own", language: "en", matching: matching,
      origin: .init(file: "own.dic", sha256: "00", source: "Own 2026", license: "private"))
  }

  private func rows(_ content: DictionaryContent) -> [String] {
    String(decoding: content.table, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func numberedCategories() throws {
    let text =
      "\u{FEFF}%\r\n1\tWarm Words\r\n22\tCold\r\n%\r\nsun*\t1\r\nIce\t22\r\nspring\t1\t22\r\nodd\t9\r\nlike\t(02 134)125/464\r\nkind\t<of>131\r\nlonely\r\nsun*\t22\r\n"
    let dictionary = try read(text, .dic)
    #expect(dictionary.categories == ["Warm Words", "Cold"])
    #expect(dictionary.terms.map(\.text) == ["sun*", "ice", "spring"])
    #expect(dictionary.terms[2].categories.map(\.index) == [0, 1])
    #expect(
      dictionary.omissions.map { "\($0.line) \($0.reason.rawValue)" } == [
        "8 unknown-category", "9 conditional-entry", "10 conditional-entry", "11 unreadable-line", "12 repeated",
      ])
    #expect(
      rows(content(dictionary)) == [
        "marker\tpattern\tweight", "own-cold\tice\t1", "own-cold\tspring\t1", "own-warm-words\tspring\t1", "own-warm-words\tsun*\t1",
      ])
  }

  @Test func tablesOfCategories() throws {
    let dictionary = try read("DicTerm,Calm,Tense\ncalm,X,\n\"at ease\",x,0.50\ntense,,-2.5\nbad,zz,\nempty,,\nlong,1,2,3\n", .dicx)
    #expect(dictionary.categories == ["Calm", "Tense"] && dictionary.isWeighted)
    #expect(dictionary.terms.map(\.text) == ["calm", "at ease", "tense"])
    #expect(dictionary.terms[1].categories.map(\.weight) == ["1", "0.5"])
    #expect(dictionary.omissions.map(\.reason) == [.notAWeight, .unreadable, .unreadable])
    let made = content(dictionary)
    #expect(made.ids == ["own-calm", "own-tense"])
    let json = try JSONReader().read(made.markers)
    #expect(json["markers"]?.array?.map { $0["unit"]?.string } == ["rate", "weight"])
    #expect(json["origin"]?["source"]?.string == "Own 2026" && json["origin"]?["license"]?.string == "private")
  }

  @Test func listsAndWeights() throws {
    #expect(try read("# a comment\nalpha\nbeta gamma\n\n", .list).terms.map(\.text) == ["alpha", "beta gamma"])
    let weights = try read("term\tweight\nalpha\t+0.8\nbeta\t-0.750\ngamma\t1e3\ndelta\t007\nepsilon\t0.1234567\n", .weights)
    #expect(weights.terms.map { $0.categories[0].weight } == ["0.8", "-0.75", "7", "0.123456"])
    #expect(weights.omissions.map(\.line) == [4])
    #expect(DictionaryReader.read([0xFF, 0xFE, 0x41], .list, name: "own") == nil)
    #expect(DictionaryReader.read(Array("%\n%\n".utf8), .dic, name: "own") == nil)
  }

  @Test func termsAreWrittenAsTheTokenizerCuts() {
    #expect(DictionaryContent.pattern("self-harm*", .words) == "self harm*")
    #expect(DictionaryContent.pattern("can't", .words) == "can't" && DictionaryContent.pattern("9/11", .words) == nil)
    #expect(DictionaryContent.pattern(":)", .words) == nil && DictionaryContent.pattern("a(b|c)", .words) == nil)
    #expect(DictionaryContent.pattern("眠れ*", .characters) == "眠れ")
    #expect(DictionaryContent.slug("Negative Emotions (all)") == "negative-emotions-all" && DictionaryContent.slug("Ж") == "")
  }

  @Test func categoriesOfOneNameAreToldApart() {
    var dictionary = ImportedDictionary()
    dictionary.categories = ["Fear", "fear!", "Ж"]
    #expect(content(dictionary).ids == ["own-fear", "own-fear-2", "own"])
  }

  private struct Files: ContentFolder {
    var files: [String: String]
    func file(_ path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }
    func names(in directory: String) -> [String] {
      files.keys.compactMap {
        $0.hasPrefix(directory + "/") ? $0.dropFirst(directory.count + 1).split(separator: "/").first.map(String.init) : nil
      }.sorted()
    }
  }

  @Test func theTableIsReadWithItsWeights() throws {
    let description =
      #"{"tag":"en","name":"English","autonym":"English","script":"Latn","direction":"ltr","matching":"words","status":{"stage":"draft"},"license":"x","source":"x"}"#
    let made = content(try read("warm\t0.5\ncold\t-1.25\n", .weights))
    let files = Files(files: [
      "languages/en/language.json": description, made.tablePath: String(decoding: made.table, as: UTF8.self),
      made.markersPath: String(decoding: made.markers, as: UTF8.self),
    ])
    var reader = LexiconReader(files, language: "en", isStrict: true)
    let found = reader.read()
    let lexicon = try #require(found)
    #expect(reader.problems.filter { $0.severity == .error }.isEmpty)
    #expect(lexicon.entries.map(\.intensity) == [-1.25, 0.5] && lexicon.subjects == ["own"])
    var problems: [ContentProblem] = []
    #expect(ConceptCatalog.load(files, problems: &problems).markers.map(\.isWeighted) == [true] && problems.isEmpty)
    let broken = Files(files: [
      "languages/en/language.json": description, "languages/en/dictionary-x.tsv": "marker\tpattern\tweight\nx\ty\tmuch\n",
    ])
    var second = LexiconReader(broken, language: "en", isStrict: false)
    _ = second.read()
    #expect(second.problems.map(\.code) == ["bad-weight"])
  }
}
