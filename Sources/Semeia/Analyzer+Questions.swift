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
  /// The fewest facts that would have to come out otherwise, see ``DecisionRecord/flip``.
  package var flip: JSONValue?
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

  /// The rules that say nothing, with why and with how little they would.
  package func silentRules(_ report: Report) -> [SilentRuleRecord] {
    let said = Set(report.decisions.filter { $0.heldBy == nil }.map(\.rule))
    return interpreter.traces(report).filter { !said.contains($0.rule.name) }.map { pack, rule, trace in
      let state: SilentRuleRecord.State =
        switch trace.truth {
        case .`true`: .held
        case .`false`: .silent
        case .unknown: .unknown
        }
      return SilentRuleRecord(
        rule: rule.name, pack: pack, urgency: rule.urgency.rawValue, state: state, reasons: state == .unknown ? trace.reasons : nil,
        flip: state == .silent ? trace.flipJSON : nil)
    }
  }

  /// What every rule came to, in the order of the packs.
  package func outcomes(_ report: Report) -> [RuleOutcome] {
    let language = interpreter.spokenLanguage(report)
    return interpreter.traces(report).map { pack, rule, trace in
      let truth: RuleOutcome.Truth =
        switch trace.truth {
        case .`true`: .holds
        case .`false`: .fails
        case .unknown: .unknown
        }
      return RuleOutcome(
        rule: rule.name, pack: pack, summary: rule.summary[language] ?? rule.summary["en"] ?? rule.id, truth: truth,
        reasons: trace.reasons, trace: trace.json, flip: trace.flipJSON)
    }
  }
}
