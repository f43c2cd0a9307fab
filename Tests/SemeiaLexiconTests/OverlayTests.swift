import Testing

@testable import SemeiaLexicon

/// A regional overlay: what it adds, replaces and silences, and what it says wrongly.
@Suite struct OverlayTests {
  private struct Files: ContentFolder {
    var files: [String: String]
    func file(_ path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }
    func names(in directory: String) -> [String] { [] }
  }

  private static let base = """
    {"tag":"xx","name":"X","autonym":"X","script":"Latn","matching":"words","fold":{"é":"e"},"license":"Apache-2.0","source":"own",\
    "identification":{"words":["la"],"letters":"","never":""}}
    """

  private func read(_ overlay: [String: String], base: String = OverlayTests.base) -> (Lexicon?, [ContentProblem]) {
    var files = ["languages/xx/language.json": base]
    files["languages/xx/symptoms.tsv"] =
      "concept\tpattern\tintensity\tnote\ninsomnia\tpa dormi\t1\nlassitude\tlaca\t1\nlassitude\tsin juga\t1\n"
    files["languages/xx-MX/language.json"] = #"{"tag":"xx-MX","extends":"xx","name":"X of Mexico"}"#
    for (name, text) in overlay { files["languages/xx-MX/\(name)"] = text }
    var reader = LexiconReader(Files(files: files), language: "xx-MX", isStrict: true)
    let lexicon = reader.read()
    return (lexicon, reader.problems.filter { $0.severity == .error })
  }

  @Test func inheritsEverythingAndKeepsTheNamesOfTheBase() throws {
    let (lexicon, problems) = read([:])
    #expect(problems.isEmpty)
    #expect(try #require(lexicon).entries.map(\.id) == ["xx/insomnia/pa-dormi", "xx/lassitude/laca", "xx/lassitude/sin-juga"])
    #expect(lexicon?.language.tag.description == "xx-MX")
    #expect(lexicon?.language.name == "X of Mexico")
    #expect(lexicon?.language.fold == ["é": "e"])
  }

  @Test func addsReplacesAndSilences() throws {
    let (lexicon, problems) = read([
      "symptoms.tsv": "concept\tpattern\tintensity\tnote\nlassitude\tlaca\t1.5\nlassitude\tmolida\t1\n",
      "silenced.tsv": "subject\tpattern\treason\nlassitude\tsin juga\tmeans a drink there\n",
    ])
    #expect(problems.isEmpty)
    let entries = try #require(lexicon).entries
    #expect(entries.map(\.id) == ["xx/insomnia/pa-dormi", "xx-MX/lassitude/laca", "xx-MX/lassitude/molida"])
    #expect(entries.map(\.intensity) == [1, 1.5, 1])
  }

  @Test func saysWhatSilencesNothing() {
    let (_, problems) = read(["silenced.tsv": "subject\tpattern\treason\nlassitude\tno tal\tnone\n"])
    #expect(problems.map(\.code) == ["silences-nothing"])
    #expect(problems.first?.file == "languages/xx-MX/silenced.tsv" && problems.first?.line == 2)
  }

  @Test func extendsOnlyWhatStandsAlone() {
    let (lexicon, problems) = read([:], base: #"{"tag":"xx","extends":"yy"}"#)
    #expect(lexicon == nil)
    #expect(problems.map(\.code) == ["bad-extends"])
  }
}
