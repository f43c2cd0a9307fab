package import SemeiaRecords

/// Reports as rows.
///
/// Every value stands beside a status, and a field without a value is empty: a zero is always a measured one. The columns follow from the
/// content alone, never from the records, so that tables of different runs can be joined.
package struct ReportTable: Sendable {
  /// What a row of a wide table is about.
  package enum Unit: String, CaseIterable, Sendable { case text, turn, speaker, finding }

  package enum Shape: String, CaseIterable, Sendable { case long, wide }

  package let unit: Unit
  package let shape: Shape
  package let content: TableContent
  let topics: [TableTopic]
  private let known: Set<String>

  package init(_ content: TableContent, per unit: Unit, _ shape: Shape) {
    self.content = content
    self.unit = unit
    self.shape = shape
    known = Set((content.concepts + content.markers(isWhole: false) + content.speech).map(\.name))
    topics =
      switch unit {
      case .text: content.flags + content.concepts + content.markers(isWhole: true) + content.scores + [content.decisions] + content.speech
      case .turn: content.flags + content.concepts + content.markers(isWhole: false)
      case .speaker: content.speech
      case .finding: []
      }
  }

  // MARK: Columns

  /// In the order of the fields of every row.
  package var columns: [Column] {
    var columns = Self.recordColumns
    if unit == .turn { columns += [Self.turn, Self.role] }
    if unit == .speaker { columns += SpeakerRow.columns }
    switch (unit, shape) {
    case (.finding, .wide): columns += FindingRow.columns
    case (.finding, .long): columns += [FindingRow.finding] + Self.longColumns
    case (_, .wide): columns += topics.flatMap(\.columns)
    case (_, .long): columns += Self.longColumns
    }
    return columns
  }

  static let recordColumns = [
    Column("line", "Line", "The line of the request, from 1.", .integer, minimum: .one),
    Column("id", "Id", "The caller's name for the record."),
    Column(
      "record_status", "Status of the record", "Whether anything is said about it.",
      words: ["ok", "abstained", "withheld", "error", "unreadable"]),
    Column("record_reason", "Reason", "Why it abstained, or the code of its error."),
    Column("language", "Language", "The BCP 47 tag of the content that was used."),
    Column("language_source", "Source of the language", "How the language is known.", words: ["declared", "detected"]),
    Column("genre", "Genre", "The kind of text, which decides about norms."),
    Column("words", "Words", "How many words the text has.", .integer, unit: "words", minimum: .zero),
    Column("sentences", "Sentences", "How many sentences it has.", .integer, unit: "sentences", minimum: .zero),
    Column("turns", "Turns", "How many turns it has.", .integer, unit: "turns", minimum: .zero),
    Column("provenance", "Provenance", "A hash of the versions of all that made the report."),
  ]

  private static let turn = Column("turn", "Turn", "The turn, from 0.", .integer, minimum: .zero)

  private static let role = Column(
    "turn_role", "Role", "Who speaks, for the one whom the report is about; known where the requests are given.",
    words: TurnRecord.Role.allCases.map(\.rawValue))

  private static let longColumns = [
    Column(
      "kind", "Kind", "What kind of thing is measured.",
      words: ["flag", "concept", "marker", "content", "style", "decision", "finding", "speech"]),
    Column("name", "Name", "Its id in the content."),
    Column(
      "measure", "Measure", "Which of its measures; the wide table's column kind_name_measure has unit, range, evidence, norm and source."),
    Column("status", "Status", "Whether there is a value."),
    Column("reason", "Reason of the status", "A code for why there is none, or why it is only exploratory."),
    Column("value", "Value", "The value as text; its type is that of the wide table's column."),
    Column("unit", "Unit", "The unit of the value."),
  ]

  // MARK: Rows

  /// The rows of a report, each with a field for every column.
  ///
  /// - Parameter roles: whose each turn is, as the request has it; nil where nobody says. What was not seen in a turn of the subject is a 0 then.
  package func rows(_ record: ReportRecord, roles: [TurnRecord.Role]? = nil) -> [[String?]] {
    let head = Self.head(record)
    switch unit {
    case .text: return rows(head, topics.map { ($0, RecordTopics(record, content).value($0)) })
    case .turn:
      let isKnown = roles?.count == record.size?.turns
      return Self.byTurn(record).enumerated().flatMap { turn, part in
        let role = isKnown ? roles?[turn] : nil
        return rows(
          head + ["\(turn)", role?.rawValue], topics.map { ($0, RecordTopics(part, content, turn: turn, role: role).value($0)) })
      }
    case .speaker:
      return SpeakerRow.all(record).flatMap { speaker in
        rows(head + SpeakerRow.fields(speaker), topics.map { ($0, SpeakerRow.value($0, speaker, record)) })
      }
    case .finding:
      return shape == .wide ? FindingRow.wide(record).map { head + $0 } : FindingRow.wide(record).flatMap(FindingRow.long).map { head + $0 }
    }
  }

  /// The record once for each turn, with the findings and places of that turn alone, so that none is looked for among those of all.
  private static func byTurn(_ record: ReportRecord) -> [ReportRecord] {
    var empty = record
    empty.findings = record.findings.map { _ in [] }
    empty.language?.parts = record.language?.parts.map { _ in [] }
    for index in (record.flags ?? []).indices { empty.flags?[index].spans = [] }
    for index in (record.markers ?? []).indices where record.markers?[index].spans != nil { empty.markers?[index].spans = [] }
    var parts = [ReportRecord](repeating: empty, count: max(record.size?.turns ?? 1, 1))
    let turns = parts.indices
    let turn = { (span: SpanRecord) -> Int? in turns.contains(span.turn ?? 0) ? span.turn ?? 0 : nil }
    for part in record.language?.parts ?? [] { if let turn = turn(part.span) { parts[turn].language?.parts?.append(part) } }
    for finding in record.findings ?? [] { if let turn = turn(finding.span) { parts[turn].findings?.append(finding) } }
    for (index, flag) in (record.flags ?? []).enumerated() {
      for span in flag.spans { if let turn = turn(span) { parts[turn].flags?[index].spans.append(span) } }
    }
    for (index, marker) in (record.markers ?? []).enumerated() {
      for span in marker.spans ?? [] { if let turn = turn(span) { parts[turn].markers?[index].spans?.append(span) } }
    }
    return parts
  }

  /// Why a line has a row of its own without any value.
  package enum Emptiness: String, Sendable {
    /// The line is no report.
    case unreadable
    /// Its consent does not let it into tables.
    case withheld
  }

  /// How many concepts and markers a report has that this content does not: their columns are missing from the table.
  package func strangers(_ record: ReportRecord) -> Int {
    let names = Set((record.markers ?? []).map(\.marker) + (record.findings ?? []).map(\.concept))
    return names.count { !known.contains($0) }
  }

  /// The row of a line that has no values: every status in it says why.
  package func empty(line: Int, _ why: Emptiness) -> [String?] {
    var row = columns.map { $0.name == "status" || $0.name.hasSuffix("_status") ? why.rawValue : nil }
    row[0] = "\(line)"
    return row
  }

  private func rows(_ head: [String?], _ values: [(topic: TableTopic, value: TopicValue)]) -> [[String?]] {
    if shape == .wide { return [head + values.flatMap { [$0.value.status, $0.value.reason] + $0.value.values }] }
    return values.flatMap { topic, value in
      zip(topic.measures, value.values).map { measure, field in
        head + [topic.kind, topic.name, measure.name, value.status, value.reason, field, measure.column.unit]
      }
    }
  }

  private static func head(_ record: ReportRecord) -> [String?] {
    [
      "\(record.line)", record.id, record.status.rawValue, record.error?.code.rawValue ?? record.reason, record.language?.tag,
      record.language?.source, record.genre, record.size.map { "\($0.words)" }, record.size.map { "\($0.sentences)" },
      record.size.map { "\($0.turns)" }, record.provenance,
    ]
  }
}
