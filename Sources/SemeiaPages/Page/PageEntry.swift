package import Semeia
package import SemeiaRecords
package import SemeiaText

/// One record of a page: its report, and what the page needs besides it.
package struct PageEntry: Sendable {
  /// Of a turn, who speaks.
  package struct Speaker: Hashable, Sendable {
    package var name: String
    package var role: String
  }

  /// With text, where consent allows it; offsets count UTF-8 bytes.
  package var record: ReportRecord
  /// Nil where the line could not be read.
  package var report: Report?
  package var subject: String?
  package var date: String?
  /// For a conversation, one for each turn; else empty.
  package var speakers: [Speaker] = []
  /// Whether decisions may be shown.
  package var allowsDecisions = true

  /// The texts of the turns, or the one text; nil where they may not be shown.
  var texts: [[UInt8]]? {
    switch record.text {
    case nil: nil
    case .document(let bytes): [bytes]
    case .turns(let turns): turns
    }
  }

  /// What a reader calls it.
  func title(_ words: PageWords) -> String { record.id ?? words(.record, ["number": "\(record.line)"]) }

  /// The words of a span; empty where the text may not be shown.
  func words(_ span: SpanRecord) -> String {
    guard let texts, texts.indices.contains(span.turn ?? 0) else { return "" }
    let bytes = texts[span.turn ?? 0]
    let start = max(0, min(span.start, bytes.count))
    return String(decoding: bytes[start..<max(start, min(span.end, bytes.count))], as: UTF8.self)
  }
}

/// Reads request lines into entries of a page.
package struct PageReader: Sendable {
  private let filter: RecordFilter
  private let reader = RequestReader()

  package init(_ filter: RecordFilter) { self.filter = filter }

  /// The entry of a request line; a line that cannot be read, or that fails, is an entry with its error.
  ///
  /// Where a record has a `consent` without `export`, the entry has no text; without `decisionSupport`, no decisions.
  package func entry(_ line: [UInt8], number: Int) -> PageEntry {
    let request: RequestRecord
    do throws(RecordError) { request = try reader.read(line) } catch {
      return PageEntry(record: ReportRecord(line: number, error: error))
    }
    do throws(AnalysisError) {
      let report = try filter.report(of: request)
      var sections: ReportSections = [.standard, .text]
      if filter.options.sections.contains(.speech) { sections.insert(.speech) }
      if let consent = request.consent {
        if !consent.export { sections.remove(.text) }
        if !consent.decisionSupport { sections.remove(.decisions) }
      }
      var entry = PageEntry(
        record: ReportRecord(report, line: number, id: request.id, sections: sections, unit: .utf8), report: report,
        subject: request.subject, date: request.date)
      entry.record.contacts = filter.contacts(for: report, request)
      entry.allowsDecisions = sections.contains(.decisions)
      if entry.record.text != nil { entry.speakers = (request.turns ?? []).map { .init(name: $0.speaker, role: $0.role.rawValue) } }
      return entry
    } catch {
      return PageEntry(record: ReportRecord(line: number, error: RecordError(.`internal`, id: request.id)))
    }
  }

  /// The entry of a plain text.
  ///
  /// - Parameter warnings: what the caller has to say of it.
  package func entry(text document: Document, _ warnings: [ReportWarning] = []) throws(AnalysisError) -> PageEntry {
    var report = try filter.analyzer.analyze(document)
    report.warnings = warnings + report.warnings
    var record = ReportRecord(report, line: 1, sections: [.standard, .text], unit: .utf8)
    record.contacts = filter.contacts(for: report, nil)
    return PageEntry(record: record, report: report)
  }
}
