import Semeia
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords

extension TableContent {
  /// The measures that are counted from marks of the transcript or from words.
  static let countedTwoWays: Set<String> = ["immediate-repetition", "repair", "filled-pause"]

  /// The computed measures of speech and structure, which reports have with `--include speech`.
  var speech: [TableTopic] {
    SpeechMeasure.all.map { measure in
      let value = Column(
        "", "\(measure.name): value", measure.definition, .number, unit: measure.unit,
        minimum: measure.lowest.flatMap { Millionths(rounding: $0) },
        maximum: measure.highest.flatMap { Millionths(rounding: $0) }, evidence: measure.evidence,
        norm: "none; compare within one language, genre and way of transcribing", source: measure.reference)
      let unit = measure.minimumUnit.rawValue
      let base = Column(
        "", "\(measure.name): base", "How many \(unit) the value rests on; below \(measure.minimum) there is none.", .integer, unit: unit,
        minimum: .zero, source: measure.reference)
      return TableTopic(
        "speech", measure.id.description, title: measure.name,
        statuses: ["ok", "insufficient", "unsupported"] + Self.absent,
        [("value", value), ("base", base)] + (Self.countedTwoWays.contains(measure.id.description) ? [("from", Self.from(measure))] : []))
    }
  }

  private static func from(_ measure: SpeechMeasure) -> Column {
    Column(
      "", "\(measure.name): counted from", "Marks of the transcript, words, or both; compare only what was counted alike.",
      words: ["marks", "words", "both"],
      source: measure.reference)
  }
}
