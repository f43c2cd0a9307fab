import SemeiaLexicon
import SemeiaMarkers
import SemeiaDecisions
public import SemeiaText

extension Analyzer {
  /// The same report if some stretches of the text had not been said: without every finding and every hit that touches one of them.
  ///
  /// Scores, flags and decisions are made anew from what is left. The text is not read anew: the words around a stretch keep what was
  /// read of them, a denial whose cue is removed stays a denial, a hint stays joined to one that is removed, and the text stays as long
  /// as it was. What is left moves up in its component, so the difference from the report is not the amount of what was removed. Findings
  /// have new indices. Abstained and withheld reports lose findings and flags alike.
  public func report(_ report: Report, removing spans: [TextSpan]) throws(AnalysisError) -> Report {
    guard !spans.isEmpty else { return report }
    let gone = SpanSet(spans)
    var left = report
    left.findings.removeAll { gone.overlaps($0.span) }
    left.markers = report.markers.map { $0.removing(gone) }
    left.flags = TextReader.flags(left.findings, report.document, catalog: content.catalog, derivedFlags: content.derivedFlags)
    // Derived flags are only raised where the report's own reading could raise them.
    left.flags.removeAll { flag in !report.flags.contains { $0.name == flag.name } }
    left.scores = []
    left.markerStandings = []
    left.decisions = []
    try interpreter.interpret(&left)
    return left
  }

  /// Whether a rule holds over a report, by its name (`suicide-active-thoughts@1`) or its id; nil where no pack has it.
  func holds(_ rule: String, _ report: Report) -> Bool? {
    interpreter.traces(report).first { $0.rule.name == rule || $0.rule.id == rule }.map { $0.trace.truth == .`true` }
  }
}
