import SemeiaRecords

/// A row for each finding. A record without findings has one row whose status says why.
enum FindingRow {
  static let finding = Column(
    "finding", "Finding", "The index of the finding in its report, from 0; empty where there is none.", .integer, minimum: .zero)

  static let columns =
    [
      finding,
      Column(
        "finding_status", "Finding: status",
        "`ok`: this row is a finding. `none`: all concepts of the language were looked for, and nothing was found. What else it says is why nothing was looked for; `unseen`: nobody is the subject.",
        words: ["ok", "none", "unseen", "not-included", "abstained", "withheld", "error", "unreadable"]),
      Column("finding_reason", "Finding: reason", "A code for why there is none."),
    ] + fields

  private static let fields = [
    Column("concept", "Concept", "What was found.", source: "concepts of the content"),
    Column("turn", "Turn", "The turn, from 0; empty where the text has no turns.", .integer, minimum: .zero),
    Column(
      "start", "Start", "The first place, in the unit of the report.", .integer,
      unit: "Unicode scalars, unless the report was made with --offsets", minimum: .zero),
    Column(
      "end", "End", "The place after the last.", .integer, unit: "Unicode scalars, unless the report was made with --offsets",
      minimum: .zero),
    Column("polarity", "Polarity", "Whether it is affirmed.", words: ["affirmed", "negated", "uncertain"]),
    Column("experiencer", "Experiencer", "Of whom it is said.", words: ["self", "other", "generic"]),
    Column("time", "Time", "When; past means ended or distant.", words: ["current", "past", "future"]),
    Column("modality", "Modality", "How it is said to be.", words: ["actual", "possible", "hypothetical", "question", "desired"]),
    Column("source", "Source", "Whose words they are.", words: ["own", "quoted", "copied"]),
    Column(
      "intensity", "Intensity", "0.5 mild or rare, 1 plain, 1.5 severe or constant.", .number, minimum: Millionths(count: 500_000),
      maximum: Millionths(count: 1_500_000), source: "Docs/Methods/Scoring.md §1.1"),
    Column("counted", "Counted", "Whether it enters a score.", .boolean),
    Column(
      "strength", "Strength", "What it gives before weights.", .number, minimum: .zero, maximum: Millionths(count: 1_500_000),
      source: "Docs/Methods/Scoring.md §1.1"),
    Column("cues", "Cues", "Effects of the cues that decided the reading, spaces between."),
    Column("entry", "Entry", "The row of content that was matched."),
    Column("flags", "Flags", "The flags that rest on it, spaces between."),
  ]

  /// The row of each finding, in the order of the columns.
  static func wide(_ record: ReportRecord) -> [[String?]] {
    let findings = record.findings ?? []
    if findings.isEmpty {
      let (status, reason) = absence(record)
      return [[nil, status, reason] + fields.map { _ in nil }]
    }
    var flagged: [Int: [String]] = [:]
    for flag in record.flags ?? [] { for finding in Set(flag.findings) { flagged[finding, default: []].append(flag.flag) } }
    return findings.enumerated().map { index, finding in
      let flags = flagged[index] ?? []
      return [
        "\(index)", "ok", nil, finding.concept, finding.span.turn.map { "\($0)" }, "\(finding.span.start)", "\(finding.span.end)",
        finding.polarity, finding.experiencer, finding.time, finding.modality, finding.source, finding.intensity.description,
        "\(finding.counted)", finding.strength.description,
        finding.cues.isEmpty ? nil : finding.cues.map(\.effect).joined(separator: " "), finding.entry,
        flags.isEmpty ? nil : flags.joined(separator: " "),
      ]
    }
  }

  /// Why a record has no finding.
  private static func absence(_ record: ReportRecord) -> (status: String, reason: String?) {
    if record.status == .error { return ("error", record.error?.code.rawValue) }
    if record.status != .ok { return (record.status.rawValue, record.reason) }
    if record.findings == nil { return ("not-included", nil) }
    if (record.warnings ?? []).contains(where: { $0.code == "no-subject" }) { return ("unseen", "no-subject") }
    return ("none", nil)
  }

  /// A row for each field: `finding`, then kind, name, measure, status, reason, value and unit. What a finding does not have is `none`.
  static func long(_ row: [String?]) -> [[String?]] {
    guard let index = row[0] else { return [[nil, "finding", nil, nil, row[1], row[2], nil, nil]] }
    return zip(fields, row.dropFirst(columns.count - fields.count)).dropFirst().map { column, value in
      [index, "finding", row[3], column.name, value == nil ? "none" : "ok", nil, value, column.unit]
    }
  }
}
