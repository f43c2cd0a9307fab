import SemeiaMarkers
import SemeiaRecords
import SemeiaText
import Testing

@testable import Semeia
@testable import SemeiaLexicon

/// Whoever forges a compiled language also forges its checksum: whatever its tables then say, it is refused or read, and nothing is read
/// that lies beside them.
@Suite struct ForgedImageTests {
  private struct Files: ContentFolder {
    var files: [String: String]
    func file(_ path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }
    func names(in directory: String) -> [String] { [] }
  }

  /// Rows that make every kind of table: gaps, stems, endings, classes, sequences with few children and with many, stop words, idioms.
  private static let files = Files(files: [
    "languages/xx/language.json": """
    {"tag":"xx","name":"X","autonym":"X","script":"Latn","matching":"words","fold":{"é":"e"},"license":"Apache-2.0","source":"own",\
    "identification":{"words":["la","no"],"letters":"","never":""},"abbreviations":["dr"]}
    """,
    "languages/xx/forms.tsv": "class\tforms\n@sueño\tdormir|dormi|el sueño\n",
    "languages/xx/symptoms.tsv": """
    concept\tpattern\tintensity\tnote
    insomnia\t(no|ya no) _{0,2} @sueño\t1.5\t
    insomnia\tsin (pegar ojo|pegar un ojo|cerrar los ojos|poder dormir|un rato de sueño|dormir nada|la noche)\t1\t
    lassitude\tsin juga\t1\tambiguous
    lassitude\t(muy)? cansad*\t0.5\t
    lassitude\t*agotado\t1\t

    """,
    "languages/xx/safety.tsv": "concept\tpattern\tnote\nsuicidal-thoughts\tno quiero vivir\tB1\n",
    "languages/xx/style.tsv": "marker\tpattern\nnegation\tno\nnegation\tnunca\nabsolutist\tsiempre\n",
    "languages/xx/cues.tsv": """
    cue\teffect\tdirection\treach\tstops
    jamás\tnegated\tforward\tclause\tmais , :
    mi madre\tother\tforward\tsentence\tyo
    hace años\tpast\tboth\t7\t
    pero\tclause\t-\t-\t

    """,
    "languages/xx/idioms.tsv": "pattern\tcancels\nsin juga de fruta\t* insomnia\n",
  ])

  private static let text = """
    Ya no puedo dormir, sin juga de fruta. Mi madre no quiere dormir, jamás cansada. Estoy muy cansado y sin pegar un ojo, sin la noche, sin un \
    rato de sueño. Hace años no quiero vivir: siempre agotado, nunca nada. No no no dormir dormir sin sin pegar pegar ojo el sueño el sueño.
    """

  private let library: ContentLibrary
  private let language: LanguageDescription
  private let body: [UInt8]

  init() throws {
    library = try .shipped()
    var reader = LexiconReader(Self.files, language: "xx", isStrict: false)
    let read = reader.read()
    let lexicon = try #require(read)
    #expect(reader.problems.map(\.description) == [])
    language = lexicon.language
    body = reader.body
  }

  private func opened(_ body: [UInt8]) throws(LexiconImage.Problem) -> Lexicon {
    let bytes = LexiconImage.bytes(body, sources: 7, version: "1", digest: "d", counting: "c")
    return try LexiconImage(ImageMemory(copying: bytes), language: language, sources: 7, version: "1").lexicon
  }

  /// Everything that a text asks of a lexicon, and all that can be asked of its rows.
  private func use(_ lexicon: Lexicon, _ reader: TextReader) throws -> Int {
    let reading = try reader.read(
      Document(Self.text, language: lexicon.language.tag), lexicon, catalog: library.catalog, derivedFlags: library.derivedFlags)
    var seen = reading.findings.count
    for row in lexicon.entries.indices {
      let entry = lexicon.entries[row]
      seen +=
        entry.id.utf8.count + entry.cancels.count + lexicon.entries.stopWords(of: row).count
        + (lexicon.entries.reach(of: row) == nil ? 0 : 1)
    }
    return seen
  }

  @Test func whatIsReadIsRightToBeginWith() throws {
    let lexicon = try opened(body)
    let reading = try TextReader().read(
      Document(Self.text, language: lexicon.language.tag), lexicon, catalog: library.catalog, derivedFlags: library.derivedFlags)
    #expect(reading.findings.count > 5)
    #expect(lexicon.automaton.sequences.nodes.contains { $0.parent >= 0 })
  }

  /// Numbers that lie just beside what is meant, and far from it.
  private func patch(_ value: UInt32, _ random: inout SplitMix64) -> UInt32 {
    switch random.next() % 10 {
    case 0: 0
    case 1: .max
    case 2: UInt32(Int32.max)
    case 3: UInt32(bitPattern: Int32.min)
    case 4: value &+ 1
    case 5: value &- 1
    case 6: value ^ 1 << UInt32(random.next() % 32)
    case 7: value &+ UInt32(random.next() % 1000)
    case 8: UInt32(random.next() % 64)
    default: UInt32(truncatingIfNeeded: random.next())
    }
  }

  @Test func anyWordsMayBeForged() throws {
    var random = SplitMix64(seed: 20_261_122)
    // Free places of hash tables are most of a small image, and say nothing.
    let places = stride(from: 0, to: body.count - 4, by: 4).filter { body[$0] != 0xFF || body[$0 + 3] != 0xFF || random.next() % 16 == 0 }
    var (refused, read) = (0, 0)
    var reader = try TextReader()
    for round in 0..<Self.rounds {
      // What a reader knows of a lexicon it keeps.
      if round % 100 == 0 { reader = try TextReader() }
      var forged = body
      for _ in 0...Int(random.next() % 4) {
        let place = places[Int(random.next() % UInt64(places.count))]
        forged.withUnsafeMutableBytes { bytes in
          let value = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
          bytes.storeBytes(of: patch(value, &random), toByteOffset: place, as: UInt32.self)
        }
      }
      do throws(LexiconImage.Problem) {
        let lexicon = try opened(forged)
        read += 1
        #expect((try? use(lexicon, reader)) != nil)
      } catch {
        refused += 1
        #expect(error == .unsound)
      }
    }
    #expect(refused > Self.rounds / 10 && read > Self.rounds / 10, "\(refused) refused, \(read) read")
  }

  /// Every number of the header, and every place at which a table may be cut off.
  @Test func theHeaderMayBeForged() throws {
    let bytes = LexiconImage.bytes(body, sources: 7, version: "1", digest: "d", counting: "c")
    let expected: [LexiconImage.Problem] = [.foreign, .foreign, .outdated, .outdated, .damaged]
    for (field, problem) in expected.enumerated() {
      for value: UInt8 in [0x01, 0x80, 0xFF] {
        var forged = bytes
        forged[8 * field + Int(value) % 8] ^= value
        #expect(throws: problem) {
          try LexiconImage(ImageMemory(copying: forged), language: language, sources: 7, version: "1")
        }
      }
    }
    for length in stride(from: 0, to: body.count, by: 197) {
      #expect(throws: LexiconImage.Problem.unsound, "cut at \(length)") { try opened(Array(body[..<length])) }
    }
    for length in 0..<40 {
      #expect(throws: LexiconImage.Problem.self) {
        try LexiconImage(ImageMemory(copying: Array(bytes[..<length])), language: language, sources: 7, version: "1")
      }
    }
  }

  private static let rounds = 3000
}
