/// How a report is written: one JSON value, which becomes one line.
///
/// A format is a value without state. What it writes depends on its arguments and its own settings alone, it holds no line feed, and it never has more of
/// the text than the report has.
public protocol ReportFormat: Sendable {
  /// Writes a report.
  ///
  /// - Parameters:
  ///   - report: what is to be written; of a line that could not be read, its error.
  ///   - request: the record that was read; nil where there was none.
  func write(_ report: ReportRecord, of request: RequestRecord?, to writer: inout JSONWriter)
}

/// The report as the contract has it (`Docs/Formats/Records.md`).
public struct ReportLine: ReportFormat {
  /// The format of the contract; it keeps nothing.
  public init() {}

  /// Writes the report as `Docs/Formats/Records.md` says, without a line end. The request is not asked.
  public func write(_ report: ReportRecord, of request: RequestRecord?, to writer: inout JSONWriter) { report.write(to: &writer) }
}
