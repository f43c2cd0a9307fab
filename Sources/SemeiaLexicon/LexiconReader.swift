@_spi(Loops) import SemeiaText

/// Reads the folder of one language and compiles it.
package struct LexiconReader {
  private let folder: any ContentFolder
  private let tag: String
  private let isStrict: Bool
  package private(set) var problems: [ContentProblem] = []
  /// The lexicon as it lies in an image, once it is read.
  package private(set) var body: [UInt8] = []
  private var entries: [Entry] = []
  private var ids: [String: Int] = [:]
  private var literals: [(bytes: [UInt8], file: String, line: Int, column: Int)] = []
  private var spelled: [(file: String, row: Table.Row)] = []

  /// - Parameter isStrict: whether everything is checked that `semeia check` checks; loading for use does without.
  package init(_ folder: any ContentFolder, language: String, isStrict: Bool) {
    self.folder = folder
    self.tag = language
    self.isStrict = isStrict
  }

  /// Reads and compiles.
  ///
  /// - Returns: nil where the language cannot be used; the reasons are in ``problems``. Rows with an error are left out.
  package mutating func read() -> Lexicon? {
    guard let files = LanguageFiles(tag, folder, problems: &problems),
      let language = LanguageDescription(files.description, file: "languages/\(tag)/language.json", problems: &problems)
    else { return nil }
    let folder = language.makeFolder()
    var silenced = readSilenced(files)
    let forms = readForms(files)
    var builder = AutomatonBuilder(
      folder: folder, matching: language.matching, commonWords: language.functionWords.map(folder.key(of:)),
      frequencies: frequencies(files, language.matching, folder), forms: forms.parsed)
    for place in forms.places {
      do throws(PatternError) { try builder.check(formClass: place.name) } catch { report(error, place.file, place.row, 1) }
    }
    for layout in Self.tables + dictionaries(files) {
      for (index, path) in files.paths(layout.file).enumerated() {
        guard let table = table(path, layout.header) else { continue }
        let isBase = files.base != nil && index == 0
        read(table, layout, isBase: isBase, &silenced, language, folder, forms.parsed, &builder)
      }
    }
    let spellings = readSpellings(files, folder)
    if isStrict { problems += silenced.idle }
    if isStrict { checkReach(language, folder) }
    let abbreviations = Set(language.abbreviations.map(folder.key(of:)))
    var image = ImageWriter()
    Lexicon.write(
      entries, builder, abbreviations: abbreviations, spellings: spellings, brokenRows: problems.count { $0.severity == .error }, to: &image
    )
    body = image.bytes
    var reader = ImageReader(ImageMemory(copying: image.bytes))
    let lexicon = Lexicon(language, from: &reader)
    if isStrict, let lexicon { checkSpelled(lexicon, folder) }
    return lexicon
  }

  /// Examples are counted only for speed: around which of its words a pattern is looked for. They change nothing that is found.
  private func frequencies(_ files: LanguageFiles, _ matching: Matching, _ folder: KeyFolder) -> WordFrequencies {
    var frequencies = WordFrequencies()
    for path in files.paths("examples.tsv") {
      for line in (self.folder.file(path) ?? []).split(separator: 0x0A).dropFirst() {
        let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
        if cells.count > 2 { frequencies.count(cells[2], matching, folder) }
      }
    }
    return frequencies
  }

  // MARK: Tables

  private struct Layout {
    var file: String
    var header: [String]
    var kind: Entry.Kind
    var patternColumn: Int
  }

  private static let tables = [
    Layout(file: "symptoms.tsv", header: ["concept", "pattern", "intensity", "note"], kind: .concept, patternColumn: 1),
    Layout(file: "safety.tsv", header: ["concept", "pattern", "note"], kind: .concept, patternColumn: 1),
    Layout(file: "hints.tsv", header: ["hint", "pattern", "note"], kind: .hint, patternColumn: 1),
    Layout(file: "distortions.tsv", header: ["concept", "pattern", "note"], kind: .concept, patternColumn: 1),
    Layout(file: "culture.tsv", header: ["concept", "pattern", "note"], kind: .concept, patternColumn: 1),
    Layout(file: "sdoh.tsv", header: ["concept", "pattern", "note"], kind: .concept, patternColumn: 1),
    Layout(file: "style.tsv", header: ["marker", "pattern"], kind: .marker, patternColumn: 1),
    Layout(file: "cues.tsv", header: ["cue", "effect", "direction", "reach", "stops"], kind: .cue, patternColumn: 0),
    Layout(file: "idioms.tsv", header: ["pattern", "cancels"], kind: .idiom, patternColumn: 0),
  ]

  /// Imported dictionaries: any number of tables of markers with weights, `dictionary-NAME.tsv`, of the language and its base.
  private func dictionaries(_ files: LanguageFiles) -> [Layout] {
    let names = [files.base, files.tag].compactMap { $0 }.flatMap { folder.names(in: "languages/\($0)") }.filter(Self.isDictionary)
    return Set(names).sorted().map { Layout(file: $0, header: ["marker", "pattern", "weight"], kind: .marker, patternColumn: 1) }
  }

  /// Whether a file of a language's folder is an imported dictionary.
  package static func isDictionary(_ name: String) -> Bool { name.hasPrefix("dictionary-") && name.hasSuffix(".tsv") }

  /// The tables whose first cells are concepts and markers.
  package static let subjectFiles = tables.filter { $0.kind == .concept || $0.kind == .marker }.map(\.file)

  private mutating func table(_ path: String, _ header: [String]) -> Table? {
    guard let bytes = folder.file(path) else { return nil }
    if isStrict, !Normalization.isNFC(bytes) {
      problems.append(ContentProblem(file: path, code: "not-nfc", message: "the file is not in NFC", hint: "normalize it"))
    }
    return Table.read(bytes, file: path, header: header, isStrict: isStrict, problems: &problems)
  }

  /// What an overlay silences in its base, and the rows of the base that its own rows replace.
  private mutating func readSilenced(_ files: LanguageFiles) -> SilencedRows {
    var silenced = SilencedRows()
    guard files.base != nil else { return silenced }
    let path = "languages/\(files.tag)/silenced.tsv"
    for row in table(path, ["subject", "pattern", "reason"])?.rows ?? [] { silenced.note(row, file: path) }
    var ignored: [ContentProblem] = []
    for layout in Self.tables {
      let own = "languages/\(files.tag)/\(layout.file)"
      guard let bytes = folder.file(own) else { continue }
      let table = Table.read(bytes, file: own, header: layout.header, isStrict: false, problems: &ignored)
      for row in table.rows { silenced.replace(subject: Self.subject(of: row, layout), pattern: row.cells[layout.patternColumn]) }
    }
    return silenced
  }

  private static func subject(of row: Table.Row, _ layout: Layout) -> String {
    switch layout.kind {
    case .cue: "cue"
    case .idiom: "idiom"
    case .concept, .marker, .hint: row.text(0)
    }
  }

  private typealias Forms = (parsed: [String: [[PatternSyntax.Item]]], places: [(name: String, row: Table.Row, file: String)])

  /// Reads the form classes; a class of an overlay replaces the class of the same name of its base.
  private mutating func readForms(_ files: LanguageFiles) -> Forms {
    var forms: Forms = ([:], [])
    for path in files.paths("forms.tsv") {
      guard let table = table(path, ["class", "forms"]) else { continue }
      var own: Set<String> = []
      for row in table.rows {
        let name = row.text(0)
        guard name.utf8.first == UInt8(ascii: "@"), name.utf8.count > 1 else {
          report(PatternError(code: "bad-class", message: "a class begins with `@`", hint: "write `@sleep`", offset: 0), path, row, 0)
          continue
        }
        do throws(PatternError) {
          let parsed = try PatternParser.parse([UInt8(ascii: "(")] + row.cells[1] + [UInt8(ascii: ")")])
          guard case .group(let alternatives, _)? = parsed.items.first else { continue }
          if !own.insert(name).inserted {
            let error = PatternError(code: "duplicate-class", message: "`\(name)` stands twice", hint: "join the rows", offset: 0)
            report(error, path, row, 0)
          }
          forms.parsed[String(name.dropFirst())] = alternatives
          forms.places.append((String(name.dropFirst()), row, path))
          noteLiterals(parsed, path, row, 1)
        } catch {
          report(error, path, row, 1)
        }
      }
    }
    return forms
  }

  private mutating func readSpellings(_ files: LanguageFiles, _ folder: KeyFolder) -> SpellingRows {
    var rows = SpellingRows()
    for path in files.paths(SpellingRows.file) {
      for row in table(path, SpellingRows.header)?.rows ?? [] {
        for problem in rows.add(row, folder) {
          let error = PatternError(code: problem.code, message: problem.message, hint: problem.hint, offset: 0)
          report(error, path, row, problem.column)
        }
        guard isStrict else { continue }
        spelled.append((path, row))
        for word in row.text(1).split(separator: "|") where word != "~" && word != "*" {
          literals.append((Array(word.utf8), path, row.line, row.column(1)))
        }
      }
    }
    return rows
  }

  /// Reports words of `spellings.tsv` that no row of another table has.
  private mutating func checkSpelled(_ lexicon: Lexicon, _ folder: KeyFolder) {
    for (file, row) in spelled {
      for word in row.text(0).split(separator: "|") where !lexicon.automaton.holds(word: folder.key(of: String(word))) {
        let error = PatternError(
          code: "unknown-word", message: "no row has the word `\(word)`", hint: "spellings are of words that patterns have", offset: 0)
        report(error, file, row, 0)
      }
    }
  }

  private mutating func read(
    _ table: Table, _ layout: Layout, isBase: Bool, _ silenced: inout SilencedRows, _ language: LanguageDescription, _ folder: KeyFolder,
    _ forms: [String: [[PatternSyntax.Item]]], _ builder: inout AutomatonBuilder
  ) {
    let owner = isBase ? LanguageTag(String(table.file.split(separator: "/")[1])) ?? language.tag : language.tag
    for row in table.rows {
      let pattern = row.cells[layout.patternColumn]
      if isBase, silenced.covers(subject: Self.subject(of: row, layout), pattern: pattern) { continue }
      do throws(PatternError) {
        let parsed = try PatternParser.parse(Array(pattern))
        guard var entry = EntryReader.read(layout.kind, row, table.file, folder, forms, &problems) else { continue }
        try builder.add(parsed)
        entry.id = id(owner, entry.kind == .idiom ? "idiom" : entry.kind == .cue ? "cue" : entry.subject, pattern)
        entries.append(entry)
        noteLiterals(parsed, table.file, row, layout.patternColumn)
        if entry.kind == .cue { noteStops(table.file, row) }
      } catch {
        report(error, table.file, row, layout.patternColumn)
      }
    }
  }

  private static let longestSlug = 40

  /// `es/insomnia/dormir-nada`: the first letters and digits of the pattern, hyphens for the rest; a number where it stands twice.
  private mutating func id(_ tag: LanguageTag, _ subject: String, _ pattern: ArraySlice<UInt8>) -> String {
    var slug: [UInt8] = []
    for byte in pattern where byte != UInt8(ascii: "'") {
      if slug.count >= Self.longestSlug, byte & 0xC0 != 0x80 { break }
      let isWord = byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      if isWord { slug.append(byte) } else if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
    }
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    let id = "\(tag)/\(subject)/" + String(decoding: slug, as: UTF8.self)
    ids[id, default: 0] += 1
    let count = ids[id] ?? 1
    return count == 1 ? id : "\(id)-\(count)"
  }

  private mutating func report(_ error: PatternError, _ file: String, _ row: Table.Row, _ cell: Int) {
    problems.append(
      ContentProblem(
        file: file, line: row.line, column: row.column(cell) + error.offset, code: error.code, message: error.message, hint: error.hint))
  }

  // MARK: Reach

  private mutating func noteLiterals(_ pattern: PatternSyntax, _ file: String, _ row: Table.Row, _ cell: Int) {
    guard isStrict else { return }
    var pending = pattern.items
    while let item = pending.popLast() {
      switch item {
      case .literal(let bytes, _, _): literals.append((bytes, file, row.line, row.column(cell)))
      case .group(let alternatives, _): for alternative in alternatives { pending.append(contentsOf: alternative) }
      default: break
      }
    }
  }

  /// The stop words of a cue are looked for as words, too.
  private mutating func noteStops(_ file: String, _ row: Table.Row) {
    guard isStrict else { return }
    for stop in row.text(4).split(separator: " ") where ![",", "，", "،", "、", ":"].contains(stop) && stop.first != "@" {
      let word = stop.drop { $0 == "&" || $0 == "*" }.prefix { $0 != "*" }
      literals.append((Array(word.utf8), file, row.line, row.column(4)))
    }
  }

  /// Reports literals that the real tokenizer never yields as one word.
  private mutating func checkReach(_ language: LanguageDescription, _ folder: KeyFolder) {
    guard let segmenter = try? Segmenter() else { return }
    var verdicts: [[UInt8]: Bool] = [:]
    for literal in literals {
      let isReached = verdicts[literal.bytes] ?? Self.isReached(literal.bytes, language.matching, segmenter, folder)
      verdicts[literal.bytes] = isReached
      if !isReached {
        problems.append(
          ContentProblem(
            file: literal.file, line: literal.line, column: literal.column, code: "unreachable",
            message: "`\(String(decoding: literal.bytes, as: UTF8.self))` is never one word of a text",
            hint: "write it as the tokenizer cuts it: `self harm` for `self-harm`, no punctuation"))
      }
    }
  }

  private static func isReached(_ literal: [UInt8], _ matching: Matching, _ segmenter: Segmenter, _ folder: KeyFolder) -> Bool {
    guard let document = Document(utf8: literal), let text = try? segmenter.segment(document) else { return false }
    let units = UnitReader.units(of: text, matching: matching, folder: folder)
    return matching == .words ? units.count == 1 : units.count == UnitReader.characters(of: literal, folder).count
  }
}
