import SemeiaText
import Testing

@testable import SemeiaLexicon

/// A compiled language is what its tables say, and is passed over where it is damaged or of something else.
@Suite struct LexiconImageTests {
  private struct Files: ContentFolder {
    var files: [String: String]
    func file(_ path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }
    func names(in directory: String) -> [String] { [] }
  }

  private static let files = Files(files: [
    "languages/xx/language.json": """
    {"tag":"xx","name":"X","autonym":"X","script":"Latn","matching":"words","fold":{"é":"e"},"license":"Apache-2.0","source":"own",\
    "identification":{"words":["la"],"letters":"","never":""},"abbreviations":["dr"]}
    """,
    "languages/xx/symptoms.tsv":
      "concept\tpattern\tintensity\tnote\ninsomnia\t(no|ya no) _{0,2} dorm*\t1.5\nlassitude\tsin juga\t1\tambiguous\n",
    "languages/xx/cues.tsv": "cue\teffect\tdirection\treach\tstops\npa\tnegated\tforward\tclause\tmais\n",
    "languages/xx/idioms.tsv": "pattern\tcancels\nsin juga de fruta\t*\n",
  ])

  private func compiled() throws -> (lexicon: Lexicon, body: [UInt8]) {
    var reader = LexiconReader(Self.files, language: "xx", isStrict: true)
    let lexicon = reader.read()
    #expect(reader.problems.map(\.description) == [])
    return (try #require(lexicon), reader.body)
  }

  private func opened(_ bytes: [UInt8], sources: UInt64 = 7, version: String = "1") throws -> LexiconImage? {
    try? LexiconImage(ImageMemory(copying: bytes), language: try compiled().lexicon.language, sources: sources, version: version)
  }

  @Test func isWhatTheTablesSay() throws {
    let (lexicon, body) = try compiled()
    let image = try #require(try opened(LexiconImage.bytes(body, sources: 7, version: "1", digest: "d", counting: "c")))
    #expect(image.digest == "d" && image.counting == "c")
    #expect(image.lexicon.entries.map(\.id) == lexicon.entries.map(\.id) && !lexicon.entries.isEmpty)
    #expect(image.lexicon.entries.map(\.intensity) == [1.5, 1, 1, 1])
    #expect(image.lexicon.entries.map(\.tags) == [[], .ambiguous, [], []])
    #expect(image.lexicon.entries.map(\.cancels) == [[], [], [], ["*"]])
    #expect(image.lexicon.entries.map { $0.cue?.effect } == [nil, nil, .negated, nil])
    #expect(image.lexicon.abbreviations == lexicon.abbreviations && image.lexicon.subjects == ["insomnia", "lassitude"])
    let document = Document("ya no puedo dormir, sin juga de fruta")
    let units = UnitReader.units(of: try Segmenter().segment(document), matching: .words, folder: lexicon.language.makeFolder())
    let matches = Matcher(image.lexicon.automaton, clitics: Clitics()).matches(in: units)
    #expect(matches == Matcher(lexicon.automaton, clitics: Clitics()).matches(in: units))
    #expect(matches.map(\.pattern) == [0, 1, 3])
  }

  @Test func isMadeAlike() throws {
    #expect(try compiled().body == compiled().body)
  }

  @Test func isPassedOverWhereItIsOfSomethingElse() throws {
    let bytes = LexiconImage.bytes(try compiled().body, sources: 7, version: "1", digest: "d", counting: "c")
    #expect(try opened(bytes, sources: 8) == nil)
    #expect(try opened(bytes, version: "2") == nil)
  }

  @Test func isPassedOverWhereItIsDamaged() throws {
    let bytes = LexiconImage.bytes(try compiled().body, sources: 7, version: "1", digest: "d", counting: "c")
    for place in stride(from: 0, to: bytes.count, by: 37) {
      var damaged = bytes
      damaged[place] ^= 0x10
      #expect(try opened(damaged) == nil, "byte \(place)")
    }
    for length in stride(from: 0, to: bytes.count, by: 101) { #expect(try opened(Array(bytes[..<length])) == nil, "cut at \(length)") }
  }
}
