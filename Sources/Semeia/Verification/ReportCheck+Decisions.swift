import SemeiaDecisions
import SemeiaRecords
import SemeiaText

/// Decisions against the packs that made them and the facts that the report states.
extension ReportCheck {
  /// What of the decisions does not follow, or nil.
  var decisionFault: String? {
    guard let decisions = record.decisions else { return silentFault }
    let facts = RecordFacts(record, isPlain: isPlain == true)
    let packs = interpreter.packs(speaking: record.language.flatMap { LanguageTag($0.tag) })
    for decision in decisions {
      guard let pack = packs.first(where: { $0.name == decision.pack }),
        let rule = pack.rules.firstIndex(where: { $0.name == decision.rule })
      else { return "decisions.\(decision.rule).rule" }
      let made = pack.decision(ofRule: rule, facts, language: spokenLanguage)
      if let member = difference(decision, made, pack.rules[rule]) { return "decisions.\(decision.rule).\(member)" }
    }
    return missingDecision(among: decisions, packs, facts) ?? silentFault
  }

  /// The language that decisions speak, of an overlay the one that it extends.
  private var spokenLanguage: String {
    record.language.flatMap { LanguageTag($0.tag) }.map { (analyzer.content.overlays[$0] ?? $0).description } ?? "en"
  }

  /// The first member of a decision that is not what its rule gives.
  private func difference(_ decision: DecisionRecord, _ made: Decision, _ rule: Rule) -> String? {
    if decision.urgency != made.urgency.rawValue { return "urgency" }
    if decision.summary != made.summary { return "summary" }
    if decision.patient != made.patient { return "patient" }
    if decision.options != made.options { return "options" }
    if decision.requires != made.requires { return "requires" }
    // Earlier records are not in the report: what rests on them is taken as stated.
    if !rule.when.remembered.isEmpty { return nil }
    if decision.trace != made.trace.json { return "trace" }
    if decision.flip != made.trace.flipJSON { return "flip" }
    let spans = made.places.map { SpanRecord($0, hasTurn: decision.spans.first?.turn != nil || isPlain == false) }
    return decision.spans == spans ? nil : "spans"
  }

  /// A rule that holds by what the report tells, and is not among the decisions; or decisions out of order.
  private func missingDecision(among decisions: [DecisionRecord], _ packs: [RulePack], _ facts: RecordFacts) -> String? {
    let isBlind = record.warnings?.contains { $0.code == RecordFilter.Options.blindFirst } ?? false
    var expected: [String] = []
    for pack in packs {
      let said = Set(decisions.filter { $0.pack == pack.name }.map(\.rule))
      let holding = pack.rules.indices.filter { index in
        if said.contains(pack.rules[index].name) { return true }
        let rests = pack.rules[index].when.tests.contains {
          $0.name.description.hasPrefix("score.") || $0.name.description.hasPrefix("marker.")
        }
        return !(isBlind && rests) && pack.rules[index].when.truth(facts) == .`true`
      }
      expected += pack.policy.choose(holding, of: pack.rules).map { pack.rules[$0].name }
    }
    if expected == decisions.map(\.rule) { return nil }
    return expected.first { name in !decisions.contains { $0.rule == name } }.map { "decisions: \($0) is missing" } ?? "decisions"
  }

  /// Rules that are said to be silent are of the packs, and not among those that spoke.
  private var silentFault: String? {
    for silent in record.silent ?? [] {
      guard let pack = interpreter.packs.first(where: { $0.name == silent.pack }),
        let rule = pack.rules.first(where: { $0.name == silent.rule }), rule.urgency.rawValue == silent.urgency,
        record.decisions?.contains(where: { $0.rule == silent.rule }) != true
      else { return "silent.\(silent.rule)" }
    }
    return nil
  }
}
