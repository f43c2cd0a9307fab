public import SemeiaRecords

/// Writes a report as a response of CDS Hooks 2.0: `{"cards":[…]}`, one card for each rule that held.
///
/// No decision, no card: `"cards":[]` says that no rule held, not that there is nothing to find. How the line was answered (`status`, `reason`,
/// `error`) stands in `extension`. Cards have places of the text and never its words.
public struct CDSHooksFormat: ReportFormat {
  /// How cards are worded, and how many there are at most.
  public let settings: InterchangeSettings

  /// A format for ``ReportFormat``'s place in a filter; it keeps nothing between reports.
  public init(_ settings: InterchangeSettings) { self.settings = settings }

  /// Writes one JSON object without a line end. An error or abstention becomes a response without cards.
  public func write(_ report: ReportRecord, of request: RequestRecord?, to writer: inout JSONWriter) {
    writer.value(CardDeck([AnsweredDocument(report: report, request: request)], settings).response())
  }
}
