import SemeiaDecisions
import SemeiaLexicon
import SemeiaMarkers
package import SemeiaRecords
package import SemeiaScoring
import SemeiaText

/// What a rule came to over one report, whether it holds or not.
package struct RuleOutcome: Sendable {
  package enum Truth: String, Sendable { case holds, fails, unknown }

  /// `suicide-active-thoughts@1`.
  package var rule: String
  package var pack: String
  /// What the rule would say, in the language of the text where the pack has it, else in English.
  package var summary: String
  package var truth: Truth
  /// Why it is unknown: facts with their reasons; empty otherwise.
  package var reasons: [String]
  /// The trace as reports print it.
  package var trace: JSONValue
}

/// What a reader of a report asks next: what if, and why not.
extension Analyzer {
  /// The tree that scores are along.
  package var tree: DimensionTree { interpreter.scorer.tree }

  /// The constants and weights of the scores.
  package var model: ScoringModel { interpreter.scorer.model }

  /// The scores of a report without some of its findings, content only.
  ///
  /// The words of the text stay as many as they are and the other findings keep their indices; with no finding left out, the content
  /// is that of the report. Empty where the report has no scores.
  package func content(of report: Report, without left: Set<Int>) -> [Score] {
    guard report.status == .ok, let language = report.language?.tag, !report.scores.isEmpty else { return [] }
    var findings = report.findings
    for index in left where findings.indices.contains(index) { findings[index].isCounted = false }
    return interpreter.scorer.scores(findings, [], interpreter.circumstances(report, language, nil))
  }

  /// What every rule came to, in the order of the packs.
  package func outcomes(_ report: Report) -> [RuleOutcome] {
    let language = report.language.map { $0.tag.language == "zh" ? $0.tag.description : $0.tag.language } ?? "en"
    return interpreter.traces(report).map { pack, rule, trace in
      let truth: RuleOutcome.Truth =
        switch trace.truth {
        case .`true`: .holds
        case .`false`: .fails
        case .unknown: .unknown
        }
      return RuleOutcome(
        rule: rule.name, pack: pack, summary: rule.summary[language] ?? rule.summary["en"] ?? rule.id, truth: truth,
        reasons: trace.reasons, trace: trace.json)
    }
  }
}
