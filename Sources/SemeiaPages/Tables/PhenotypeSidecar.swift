import Semeia
import SemeiaRecords

/// The JSON file beside a BIDS phenotype table: every column with its meaning, levels and unit, and what measured it (BIDS 1.10, phenotypic data).
package struct PhenotypeSidecar: Sendable {
  private let content: TableContent

  package init(_ content: TableContent) { self.content = content }

  /// The column that a phenotype table begins with.
  package static let participant = Column(
    "participant_id", "Participant",
    "The participant: `sub-` and letters and digits of the subject, or of the id of the record where no subject is known.")

  /// The column behind it. BIDS up to 1.10 takes each participant once in a table, later versions each participant and session.
  package static let session = Column(
    "session_id", "Session",
    "The participant's text, counted from 1 in the order of the reports: `ses-1`. BIDS up to 1.10 allows a participant once in a table, and has a table for each session."
  )

  /// The label of a participant's text, counted from 1.
  package static func session(_ number: Int) -> String { "ses-\(number)" }

  /// A label as BIDS takes it: `sub-` and the letters and digits of a name; the number of the line where none is left.
  package static func participant(_ name: String?, line: Int) -> String {
    var label = (name ?? "")[...]
    if label.hasPrefix("sub-") { label = label.dropFirst(4) }
    let plain = label.utf8.filter { 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
    return plain.isEmpty ? "sub-line\(line)" : "sub-" + String(decoding: plain, as: UTF8.self)
  }

  /// The columns of the table: the participant, the session, and those of the wide table per text.
  package var columns: [Column] { [Self.participant, Self.session] + ReportTable(content, per: .text, .wide).columns }

  /// The file, indented, without a line feed at its end.
  package var json: String {
    let tool =
      "Semeia \(Version.number): signs in texts along the HiTOP dimensions. n/a has no value; the status beside it says why. Nothing here is a diagnosis, and the absence of a flag is not evidence of safety."
    return JSONValue.object(
      [.init("MeasurementToolMetadata", .object([.init("Description", .string(tool))]))] + columns.map { .init($0.name, Self.entry($0)) }
    ).pretty
  }

  private static func entry(_ column: Column) -> JSONValue {
    var members: [JSONValue.Member] = [.init("LongName", .string(column.title)), .init("Description", .string(column.description))]
    if let words = column.words { members.append(.init("Levels", .object(words.map { .init($0, .string(meaning(of: $0))) }))) }
    if let unit = column.unit { members.append(.init("Units", .string(unit))) }
    members.append(.init("Range", .string(column.range)))
    for (key, text) in [("Evidence", column.evidence), ("Norm", column.norm), ("Source", column.source)] {
      members.append(.init(key, .string(text ?? Column.none)))
    }
    return .object(members)
  }

  private static func meaning(of level: String) -> String {
    switch level {
    case "ok", "reported": "there is a value"
    case "exploratory": "there is a value, with the limits that the reason names"
    case "insufficient": "too little text"
    case "unsupported": "the language or the text has no means for it"
    case "no-norm": "no norm for language and genre"
    case "none": "nothing was found"
    case "unseen": "nothing was seen, in a turn of which it is not said whose it is, or where nobody is the subject"
    case "not-included": "the report was made without it"
    case "abstained", "withheld", "error", "unreadable": "nothing was measured in the whole record"
    default: level
    }
  }
}
