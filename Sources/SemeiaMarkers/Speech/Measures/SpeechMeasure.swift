public import SemeiaLexicon

/// What a computed measure of speech or writing is: the same for every text.
///
/// Computed measures are shown where they are asked for, and never scored: `reference` says what was published, `evidence` how far it may be
/// trusted. A value is about the subject's words alone, unless the definition names others.
public struct SpeechMeasure: Hashable, Sendable {
  /// What a minimum counts.
  public enum Unit: String, Hashable, Sendable {
    /// Of whom the measure is about: the subject, or one speaker.
    case words, sentences, turns, pauses
  }

  /// What a measure cannot do without.
  package struct Needs: OptionSet, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// A conversation with another speaker than the subject.
    package static let turns = Needs(rawValue: 1)
    /// Times of turns.
    package static let times = Needs(rawValue: 2)
    /// Word classes of the language (`speech.tsv`).
    package static let classes = Needs(rawValue: 4)
    /// Marks of the transcript (`turns[].marks`).
    package static let marks = Needs(rawValue: 8)
  }

  /// What reports name it by, beside the markers of style.
  public var id: MarkerID
  /// Its name in English, for a reader.
  public var name: String
  /// The formula or procedure, with its constants.
  public var definition: String
  /// What the value counts, such as `words`, `seconds`, `share`.
  public var unit: String
  /// Below so many of `minimumUnit` there is no value.
  public var minimum: Int
  /// What `minimum` counts.
  public var minimumUnit: Unit
  /// The range of possible values; nil where it is open.
  public var lowest: Double?
  /// The largest possible value; nil where there is none.
  public var highest: Double?
  package var needs: Needs
  /// Author and year.
  public var reference: String
  /// What the literature bears: why it is shown and not scored.
  public var evidence: String

  init(
    _ id: String, _ name: String, _ definition: String, unit: String, from minimum: Int, _ minimumUnit: Unit = .words,
    range: (lowest: Double?, highest: Double?) = (0, nil), needs: Needs = [], _ reference: String, _ evidence: String
  ) {
    self.id = MarkerID(unchecked: id)
    self.name = name
    self.definition = definition
    self.unit = unit
    self.minimum = minimum
    self.minimumUnit = minimumUnit
    lowest = range.lowest
    highest = range.highest
    self.needs = needs
    self.reference = reference
    self.evidence = evidence
  }

  /// All measures, in the order in which they are reported.
  public static let all = words + readability + graph + fluency + conversation + timing + cohesion + structure + marked

  private static let named = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  /// The measure of an id.
  public static func named(_ id: MarkerID) -> SpeechMeasure? { named[id] }
}
