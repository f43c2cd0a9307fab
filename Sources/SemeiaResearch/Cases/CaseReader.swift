package import SemeiaRecords

/// Joins report lines with what is known of their texts.
///
/// Fields come from the report's `echo` (`x_…` fields, where the filter ran with `--echo`) and from a second file of lines of
/// JSON, the requests for example: one belongs to the report of the same physical line, or of the same `id` where it is matched by id. The person
/// is the field `subject`, or the one that is named. A record whose `consent` does not name `export`, there or by what the report states of it,
/// becomes `withheld`: it says nothing.
package struct CaseReader: Sendable {
  private let byLine: [Int: [JSONValue.Member]]
  private let byID: [String: [JSONValue.Member]]
  private let person: String

  /// - Parameters:
  ///   - labels: lines of JSON objects; lines that are none are passed over.
  ///   - person: the field that says who wrote a text.
  package init(labels: [UInt8] = [], person: String = "subject") {
    self.person = person
    var byLine: [Int: [JSONValue.Member]] = [:]
    var byID: [String: [JSONValue.Member]] = [:]
    for (index, line) in labels.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty, let members = try? JSONReader().read(Array(line)).members else { continue }
      let kept = members.filter { !["text", "turns"].contains($0.key) }
      byLine[index + 1] = kept
      if let id = kept.first(where: { $0.key == "id" })?.value.string { byID[id] = kept }
    }
    self.byLine = byLine
    self.byID = byID
  }

  /// The case of a report line.
  ///
  /// - Throws: ``RecordError`` where the line is no report.
  package func read(_ line: [UInt8]) throws(RecordError) -> ResearchCase {
    let record = try ReportRecord(parsing: line)
    var fields: [String: JSONValue] = [:]
    for field in record.echo ?? [] { fields[field.name] = try? JSONReader().read(field.json) }
    for member in record.id.flatMap({ byID[$0] }) ?? byLine[record.line] ?? [] { fields[member.key] = member.value }
    var item = ResearchCase(record: record, fields: fields)
    item.person = item.word(person)
    let isRefused = fields["consent"].map { !$0.isNull && $0["export"]?.bool != true } ?? false
    if isRefused || !record.mayBeExported {
      item.record = ReportRecord(line: record.line, status: .withheld)
    }
    // Research keeps numbers: words of the text go.
    item.record.text = nil
    item.record.tokens = nil
    item.record.echo = nil
    return item
  }
}
