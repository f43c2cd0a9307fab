@_spi(Loops) import SemeiaText
import Testing

@testable import SemeiaLexicon

/// Words that are mistyped or hidden, and are read as themselves.
@Suite struct SpellingTests {
  private struct Files: ContentFolder {
    var files: [String: String]
    func file(_ path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }
    func names(in directory: String) -> [String] { [] }
  }

  private static let language = """
    {"tag":"xx","name":"X","autonym":"X","script":"Latn","matching":"words","fold":{"é":"e"},"license":"Apache-2.0","source":"own",\
    "identification":{"words":["la"],"letters":"","never":""}}
    """
  private static let spellings = "word\ttyped\nhopeless\t~|hoples\nsad\t*|saad\nspent|weary\t*\n"

  private func read(_ spellings: String) -> (Lexicon?, [ContentProblem]) {
    let files = [
      "languages/xx/language.json": Self.language, "languages/xx/spellings.tsv": spellings,
      "languages/xx/symptoms.tsv":
        "concept\tpattern\tintensity\tnote\ndepressed-mood\tsad\t1\nhopelessness\thopeless\t1\nlassitude\t(spent|weary)\t1\nlassitude\thopelesx\t1\n",
    ]
    var reader = LexiconReader(Files(files: files), language: "xx", isStrict: true)
    let lexicon = reader.read()
    return (lexicon, reader.problems.filter { $0.severity == .error })
  }

  /// What is found in a text, with the words as they stand there.
  private func found(_ text: String) throws -> [String] {
    let (lexicon, problems) = read(Self.spellings)
    #expect(problems.isEmpty)
    let one = try #require(lexicon)
    let units = one.units(of: try Segmenter().segment(Document(text)), folder: one.language.makeFolder(), date: [])
    return Matcher(one).matches(in: units).map { match in
      let span = units.span(match.units)
      return one.entries.subject(of: match.pattern) + ": " + String(decoding: units.bytes[span.start..<span.end], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("hopless", "hopelessness: hopless"), ("hoepless", "hopelessness: hoepless"), ("hopelless", "hopelessness: hopelless"),
    ("Hopaless", "hopelessness: Hopaless"), ("hoples", "hopelessness: hoples"), ("h0peless", "hopelessness: h0peless"),
    ("HOPELESSSS", "hopelessness: HOPELESSSS"), ("saad", "depressed-mood: saad"), ("s@d", "depressed-mood: s@d"),
    ("s*d", "depressed-mood: s*d"), ("we*ry", "lassitude: we*ry"), ("sаd", "depressed-mood: sаd"),
    // A word that a row has is never read as another.
    ("hopelesx", "lassitude: hopelesx"),
  ])
  func readsAsTyped(_ text: String, _ expected: String) throws {
    #expect(try found("so \(text) today") == [expected])
  }

  /// Two slips, another first letter, another ending, a consonant for another, and short words.
  @Test(arguments: ["hoples5", "hoplss", "jopeless", "hopelesz", "hoteless", "hopelexs", "ssd", "sda", "wary", "sapd", "hopelesst"])
  func leavesOtherWordsAlone(_ text: String) throws {
    #expect(try found("so \(text) today").isEmpty)
  }

  @Test(arguments: [
    ("sad\t~\n", "short-spelling"), ("gone\t*\n", "unknown-word"), ("sad|spent\tsatt\n", "ambiguous-spelling"),
    ("sad\tSAD\n", "repeated-spelling"),
    ("sad\tse d\n", "unreachable"), ("sad\n", "bad-row"),
  ])
  func saysWhatCannotBeUsed(_ rows: String, _ code: String) {
    #expect(read("word\ttyped\n" + rows).1.map(\.code) == [code])
  }

  @Test func imagesHoldSpellings() throws {
    let lexicon = try #require(read(Self.spellings).0)
    #expect(lexicon.spellings.words(typedAs: Array("hoples".utf8), isKnown: false).count == 1)
    #expect(!lexicon.spellings.hidden.isEmpty)
  }
}
