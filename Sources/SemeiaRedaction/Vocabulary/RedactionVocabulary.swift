/// The phrases by which patterns know names, dates and fields, of all languages: the tables of `Lexicons/redaction/`.
///
/// A table is named after its language (`es.tsv`; `und.tsv` holds for every text) and has the columns `kind`, `phrase` and `value`.
/// Phrases are compared without case and without Latin accents; between their words a text may have any white space.
public struct RedactionVocabulary: Sendable {
  struct Cue {
    var kind: CueKind
    var value: String
    /// A bit for each language that has the row.
    var languages: UInt64
  }

  private struct Node {
    var next: [Int32: Int32] = [:]
    var cues: [Cue] = []
  }

  /// The tags of the tables, in the order of their bits.
  package private(set) var tags: [String] = []
  package private(set) var problems: [VocabularyProblem] = []
  /// Names that nobody bears, by script: what stands in for names in the style `surrogate`.
  private(set) var standIns: [String: [String]] = [:]
  private var words: [String: Int32] = [:]
  private var nodes = [Node()]
  private var suffixes: [(kind: CueKind, key: [UInt8], languages: UInt64)] = []
  private var surnames: [String: UInt64] = [:]
  private var capitals: Set<String> = []

  /// Reads tables.
  ///
  /// - Parameter tables: names such as `es.tsv` with their bytes; the same in any order.
  public init(_ tables: [(name: String, bytes: [UInt8])]) {
    for (name, bytes) in tables.sorted(by: { $0.name < $1.name }) where name.hasSuffix(".tsv") {
      let tag = String(name.dropLast(4))
      if tag == "stand-ins" { readStandIns(bytes, name) } else if tags.count < 63 { read(bytes, name, tag) }
    }
  }

  /// Whether no table was there.
  public var isEmpty: Bool { tags.isEmpty }

  /// The languages whose rows hold for a text; all of them where its language is unknown or has no table.
  func languages(for tag: String?) -> UInt64 {
    guard let language = tag?.split(separator: "-").first.map({ $0.lowercased() }), tags.contains(language) else { return .max }
    var bits: UInt64 = 0
    for (index, tag) in tags.enumerated() where tag == "und" || tag == language { bits |= 1 << UInt64(index) }
    return bits
  }

  /// Whether a language has a table of its own. Where it has none the phrases of all others are looked for, which are not its own.
  package func hasTable(for tag: String?) -> Bool {
    guard let language = tag?.split(separator: "-").first.map({ $0.lowercased() }) else { return false }
    return language != "und" && tags.contains(language)
  }

  func symbol(_ word: String) -> Int32 { words[word] ?? -1 }

  /// Whether capitals within a sentence of a language are names: its own table says so by having words of the kind `name-verb`.
  func readsCapitals(_ language: String?) -> Bool { language.map(capitals.contains) ?? false }

  /// Whether a text is a family name that is written before the given one.
  func isSurname(_ text: String, _ languages: UInt64) -> Bool { surnames[text].map { $0 & languages != 0 } ?? false }

  /// How many bytes of a folded word are the longest ending of a kind; nil where it has none, or is nothing else.
  func suffix(_ kind: CueKind, of key: [UInt8], _ languages: UInt64) -> Int? {
    var best: Int?
    for suffix in suffixes where suffix.kind == kind && suffix.languages & languages != 0 && suffix.key.count < key.count {
      if suffix.key.count > best ?? 0, key.suffix(suffix.key.count).elementsEqual(suffix.key) { best = suffix.key.count }
    }
    return best
  }

  /// Calls back for each cue whose phrase begins at a piece, with the index after its last piece.
  func forEachCue(at start: Int, in pieces: [Piece], _ languages: UInt64, _ body: (Cue, Int) -> Void) {
    var node = 0
    var at = start
    while at < pieces.count {
      guard let next = nodes[node].next[pieces[at].symbol], pieces[at].kind != .digits, !pieces[at].isBlank else { return }
      node = Int(next)
      at += 1
      for cue in nodes[node].cues where cue.languages & languages != 0 { body(cue, at) }
      if at < pieces.count, pieces[at].kind == .space { at += 1 }
    }
  }

  private mutating func read(_ bytes: [UInt8], _ file: String, _ tag: String) {
    let bit: UInt64 = 1 << UInt64(tags.count)
    tags.append(tag)
    for row in rows(bytes, file, header: ["kind", "phrase", "value"]) {
      guard let kind = CueKind(rawValue: row.cells[0]) else {
        problems.append(VocabularyProblem(file: file, line: row.line, code: "unknown-kind", message: "there is no such kind of cue"))
        continue
      }
      if !Self.isValid(row.cells[2], kind) {
        problems.append(VocabularyProblem(file: file, line: row.line, code: "bad-value", message: "the kind does not take this value"))
        continue
      }
      if kind == .nameSuffix || kind == .streetSuffix || kind == .honorific {
        suffixes.append((kind, Array(WordKey.fold(row.cells[1]).utf8), bit))
      } else {
        if kind == .nameVerb { capitals.insert(tag) }
        if kind == .surname { surnames[row.cells[1], default: 0] |= bit }
        insert(row.cells[1], Cue(kind: kind, value: row.cells[2], languages: bit))
      }
    }
  }

  private mutating func insert(_ phrase: String, _ cue: Cue) {
    // Every word gets its number first, then the phrase is read as a text would be.
    for piece in PieceReader.read(Array(phrase.utf8), symbol: { _ in -1 }) where piece.kind == .word {
      let key = WordKey.fold(String(decoding: Array(phrase.utf8)[piece.start..<piece.end], as: UTF8.self))
      if words[key] == nil { words[key] = Int32(words.count) }
    }
    var node = 0
    for piece in PieceReader.read(Array(phrase.utf8), symbol: { words[$0] ?? -1 }) where !piece.isBlank {
      if let next = nodes[node].next[piece.symbol] {
        node = Int(next)
      } else {
        nodes[node].next[piece.symbol] = Int32(nodes.count)
        node = nodes.count
        nodes.append(Node())
      }
    }
    if node > 0 { nodes[node].cues.append(cue) }
  }

  private mutating func readStandIns(_ bytes: [UInt8], _ file: String) {
    for row in rows(bytes, file, header: ["script", "name", "note"]) { standIns[row.cells[0], default: []].append(row.cells[1]) }
  }

  private mutating func rows(_ bytes: [UInt8], _ file: String, header: [String]) -> [(line: Int, cells: [String])] {
    var rows: [(line: Int, cells: [String])] = []
    var previous: ArraySlice<UInt8> = []
    for (index, slice) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !slice.isEmpty {
      var cells = slice.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      while cells.count < header.count { cells.append("") }
      if index == 0 {
        if cells != header {
          problems.append(VocabularyProblem(file: file, line: 1, code: "bad-header", message: "the header is not that of this table"))
        }
        continue
      }
      if cells.count != header.count || cells[1].isEmpty {
        problems.append(VocabularyProblem(file: file, line: index + 1, code: "bad-row", message: "a row has a kind, a phrase and a value"))
        continue
      }
      if !previous.isEmpty, !previous.lexicographicallyPrecedes(slice) {
        problems.append(VocabularyProblem(file: file, line: index + 1, code: "unsorted", message: "rows stand once, sorted by their bytes"))
      }
      previous = slice
      rows.append((index + 1, cells))
    }
    return rows
  }

  private static func isValid(_ value: String, _ kind: CueKind) -> Bool {
    switch kind {
    case .month: Int(value).map { (1...12).contains($0) } ?? false
    case .era: Int(value) != nil
    case .nameField, .introduction: ["", "two"].contains(value)
    case .district: ["area", "street", "house"].contains(value)
    case .streetAfter: ["", "number"].contains(value)
    case .titleAfter: ["", "run"].contains(value)
    case .unit: ["", "capital", "flat"].contains(value)
    case .nameVerb: ["", "after"].contains(value)
    case .nationalField: ["", "capital"].contains(value) || NumberScheme.names.contains(value) || CodeScheme.names.contains(value)
    case .title: ["", "capital", "point", "capital point", "surname"].contains(value)
    case .streetBefore: ["", "capital", "capital number"].contains(value)
    default: ["", "capital"].contains(value)
    }
  }
}
