import SemeiaDecisions
import SemeiaMarkers
import SemeiaScoring
import SemeiaText

extension Explanation {
  /// Adds which words each decision and each band that is low or elevated hangs on.
  package mutating func addWhatIf(_ analyzer: Analyzer) throws(AnalysisError) {
    var lines: [String] = []
    for decision in report.decisions where decision.heldBy == nil {
      guard let removal = try analyzer.smallestRemoval(.silence(rule: decision.rule), in: report) else { continue }
      lines.append("  rule \(decision.rule) would be silent: \(words(removal))")
    }
    for score in report.scores {
      guard let band = score.style?.band, band == .low || band == .elevated,
        let removal = try analyzer.smallestRemoval(.leaveBand(score.dimension), in: report)
      else { continue }
      lines.append("  \(score.dimension) style would not be \(band.rawValue): \(words(removal))")
    }
    whatIf = lines
  }

  private func words(_ removal: SmallestRemoval) -> String {
    removal.spans.map { "“\(report.document.text(in: $0))”" }.joined(separator: " ")
      + (removal.isSmallest
        ? "" : removal.isEachNeeded ? " (each is needed; another choice might need fewer)" : " (enough; not all of them may be needed)")
  }
}
