import SemeiaRecords

/// A row for each speaker whom a report measures by itself. A record without them has one row, so that its status is not lost.
enum SpeakerRow {
  static let columns = [
    Column(
      "speaker", "Speaker", "The speaker, in the order in which they are first heard, from 1; empty where none is measured by itself.",
      .integer, minimum: .one),
    Column("speaker_name", "Name", "As the request has it; only of reports made with `text`."),
    Column("speaker_role", "Role", "Who it is, for the one whom the report is about.", words: ["subject", "clinician", "other"]),
    Column("speaker_turns", "Turns of the speaker", "How many turns are theirs.", .integer, unit: "turns", minimum: .zero),
    Column("speaker_words", "Words of the speaker", "How many words are theirs.", .integer, unit: "words", minimum: .zero),
  ]

  /// The speakers; one nil where the report has none.
  static func all(_ record: ReportRecord) -> [SpeakerRecord?] {
    guard let speakers = record.speakers, !speakers.isEmpty else { return [nil] }
    return speakers
  }

  static func fields(_ speaker: SpeakerRecord?) -> [String?] {
    guard let speaker else { return columns.map { _ in nil } }
    return ["\(speaker.number)", speaker.name, speaker.role, "\(speaker.turns)", "\(speaker.words)"]
  }

  /// What was measured of a speaker.
  static func value(_ topic: TableTopic, _ speaker: SpeakerRecord?, _ record: ReportRecord) -> TopicValue {
    if record.status == .error { return .none(topic, "error", record.error?.code.rawValue) }
    if record.status != .ok { return .none(topic, record.status.rawValue, record.reason) }
    guard let measure = speaker?.markers.first(where: { $0.marker == topic.name }) else { return .none(topic, "not-included") }
    return RecordTopics.speech(measure)
  }
}
