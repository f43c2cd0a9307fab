@_spi(Loops) package import SemeiaText

/// One language, compiled: its description and every row that it matches with.
public final class Lexicon: Sendable {
  package let language: LanguageDescription
  package let entries: EntryTable
  package let automaton: Automaton
  package let abbreviations: Set<[UInt8]>
  package let spellings: Spellings
  /// The concepts and markers that the language has rows for.
  package let subjects: Set<String>
  /// Whether it has rows for safety content.
  public let hasSafetyContent: Bool

  /// How many problems left rows out.
  public let brokenRows: Int

  /// Writes what a lexicon is read from.
  static func write(
    _ entries: [Entry], _ automaton: consuming AutomatonBuilder, abbreviations: Set<[UInt8]>, spellings: SpellingRows, brokenRows: Int,
    to image: inout ImageWriter
  ) {
    image.append(Int64(brokenRows))
    image.append(Int64(entries.contains { $0.file.hasSuffix("/safety.tsv") } ? 1 : 0))
    image.append(abbreviations.map { String(decoding: $0, as: UTF8.self) }.sorted())
    image.append(Set(entries.lazy.filter { $0.kind == .concept || $0.kind == .marker }.map(\.subject)).sorted())
    spellings.write(to: &image)
    EntryTable.write(entries, to: &image)
    automaton.write(to: &image)
  }

  /// - Returns: nil where the image is cut off, or its tables do not fit each other.
  init?(_ language: LanguageDescription, from image: inout ImageReader) {
    guard let broken = image.number(Int64.self), let safety = image.number(Int64.self), let abbreviations = image.texts(),
      let subjects = image.texts(), let spellings = SpellingRows(from: &image), let entries = EntryTable(from: &image),
      let automaton = Automaton(from: &image),
      automaton.patterns.count == entries.count, broken >= 0
    else { return nil }
    self.language = language
    brokenRows = Int(broken)
    hasSafetyContent = safety != 0
    self.abbreviations = Set(abbreviations.indices.map { Array(abbreviations.bytes($0)) })
    self.subjects = Set(subjects)
    self.spellings = spellings.spellings
    self.entries = entries
    self.automaton = automaton
  }
}

extension Lexicon {
  /// The units of a text as this language reads them.
  ///
  /// - Parameter date: see ``LanguageDescription/dateKeys(_:)``.
  package func units(of text: SegmentedText, folder: KeyFolder, date: [[UInt8]]) -> Units {
    UnitReader.units(
      of: text, matching: language.matching, folder: folder, date: date, abbreviations: abbreviations, hidden: spellings.hidden)
  }
}
