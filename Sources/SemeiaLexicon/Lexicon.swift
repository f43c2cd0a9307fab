@_spi(Loops) import SemeiaText

/// One language, compiled: its description and every row that it matches with.
public struct Lexicon: Sendable {
  public let language: LanguageDescription
  /// A row of `examples.tsv`.
  package struct Example: Sendable {
    package var subject: String
    package var outcome: String
    package var text: String
    package var expect: String
    package var line: Int
  }

  package let entries: [Entry]
  /// The kind of each entry, for loops that ask nothing else.
  package let kinds: [Entry.Kind]
  /// The effect of each entry that is a cue.
  package let effects: [CueRule.Effect?]
  /// How each entry that is a cue acts, in plain values; the cues' stop words stay with the entries.
  package let reaches: [CueReach]
  package let automaton: Automaton
  package let abbreviations: Set<[UInt8]>
  /// The concepts and markers that the language has rows for.
  public let subjects: Set<String>
  /// Whether it has rows for safety content.
  public let hasSafetyContent: Bool

  /// How many problems left rows out.
  public let brokenRows: Int

  package init(
    language: LanguageDescription, entries: [Entry], automaton: Automaton, abbreviations: Set<[UInt8]>, brokenRows: Int
  ) {
    self.brokenRows = brokenRows
    self.language = language
    self.entries = entries
    kinds = entries.map(\.kind)
    effects = entries.map(\.cue?.effect)
    reaches = entries.map { CueReach($0.cue) }
    self.automaton = automaton
    self.abbreviations = abbreviations
    subjects = Set(entries.lazy.filter { $0.kind == .concept || $0.kind == .marker }.map(\.subject))
    hasSafetyContent = entries.contains { $0.file.hasSuffix("/safety.tsv") }
  }
}
