import SemeiaDecisions
import SemeiaRecords
import SemeiaText

/// Decisions against the packs that made them and the facts that the report states.
extension ReportCheck {
  /// What of the decisions does not follow, or nil.
  var decisionFault: String? {
    guard let decisions = record.decisions else { return silentFault }
    let facts = RecordFacts(record, isPlain: isPlain == true)
    let language = spokenLanguage
    let packs = interpreter.packs(speaking: language ?? "en")
    for decision in decisions {
      guard let pack = packs.first(where: { $0.name == decision.pack }),
        let rule = pack.rules.firstIndex(where: { $0.name == decision.rule })
      else { return "decisions.\(decision.rule).rule" }
      let made = pack.decision(.init(rule: rule), facts, language: language ?? "en")
      if let member = difference(decision, made, pack.rules[rule], comparesWords: language != nil) {
        return "decisions.\(decision.rule).\(member)"
      }
    }
    return missingDecision(among: decisions, packs, facts) ?? silentFault
  }

  /// The language that decisions speak, see ``Interpreter/spokenLanguage(_:)``; nil where the report does not tell.
  private var spokenLanguage: String? {
    guard hasWarning(Analyzer.uncertain) else { return interpreter.spokenLanguage(record.language.flatMap { LanguageTag($0.tag) }) }
    guard let flags = record.flags, let flag = flags.first else { return record.flags.map { _ in interpreter.spokenLanguage(nil) } }
    guard let findings = record.findings else { return nil }
    let raising = flag.findings.filter(findings.indices.contains).map { findings[$0] }
    let first = raising.first?.span.turn
    let entry = Interpreter.first(raising.filter { $0.span.turn == first }) { ($0.span.start, $0.span.end) }?.entry
    return interpreter.spokenLanguage(ofEntry: entry)
  }

  private func hasWarning(_ code: String) -> Bool { record.warnings?.contains { $0.code == code } ?? false }

  /// The first member of a decision that is not what its rule gives.
  private func difference(_ decision: DecisionRecord, _ made: Decision, _ rule: Rule, comparesWords: Bool) -> String? {
    if decision.urgency != made.urgency.rawValue { return "urgency" }
    if comparesWords {
      if decision.summary != made.summary { return "summary" }
      if decision.patient != made.patient { return "patient" }
      if decision.options != made.options { return "options" }
    }
    if decision.requires != made.requires { return "requires" }
    // Earlier records are not in the report: what rests on them is taken as stated.
    if !rule.when.remembered.isEmpty { return nil }
    let hasTurn = decision.spans.first?.turn != nil || isPlain == false || Self.hasTurn(decision.trace)
    if !decision.trace.means(made.trace.json(place: { SpanRecord($0, hasTurn: hasTurn).json })) { return "trace" }
    if !(decision.flip ?? .null).means(made.trace.flipJSON ?? .null) { return "flip" }
    return decision.spans == made.places.map { SpanRecord($0, hasTurn: hasTurn) } ? nil : "spans"
  }

  /// Whether a place in a trace has a turn.
  private static func hasTurn(_ trace: JSONValue) -> Bool {
    if let spans = trace["spans"]?.array { return spans.first?.array?.count == 3 }
    if let part = trace["not"] { return hasTurn(part) }
    return ((trace["all"] ?? trace["any"] ?? trace["of"])?.array ?? []).contains(where: hasTurn)
  }

  /// A rule that holds by what the report tells, and is not among the decisions; or decisions out of order, or held by others than the policy says.
  private func missingDecision(among decisions: [DecisionRecord], _ packs: [RulePack], _ facts: RecordFacts) -> String? {
    let isBlind = hasWarning(RecordFilter.Options.blindFirst)
    var expected: [String] = []
    for pack in packs {
      let own = decisions.filter { $0.pack == pack.name }
      // A rule that rests on what is withheld may speak there in the place of others, and neither they nor it are in the report.
      if isBlind, pack.policy != .collect, pack.policy != .unique {
        expected += own.map(\.rule)
        continue
      }
      let said = Set(own.map(\.rule))
      let holding = pack.rules.indices.filter { index in
        if said.contains(pack.rules[index].name) { return true }
        let rests = pack.rules[index].when.tests.contains {
          $0.name.description.hasPrefix("score.") || $0.name.description.hasPrefix("marker.")
        }
        return !(isBlind && rests) && pack.rules[index].when.truth(facts) == .`true`
      }
      for choice in pack.policy.choose(holding, of: pack.rules) {
        let rule = pack.rules[choice.rule].name
        expected.append(rule)
        let heldBy = choice.heldBy.map { pack.rules[$0].name }
        if let stated = own.first(where: { $0.rule == rule }), stated.heldBy != heldBy { return "decisions.\(rule).heldBy" }
      }
    }
    if expected == decisions.map(\.rule) { return nil }
    return expected.first { name in !decisions.contains { $0.rule == name } }.map { "decisions: \($0) is missing" } ?? "decisions"
  }

  /// Rules that are said to be silent are of the packs, and not among those that spoke.
  private var silentFault: String? {
    for silent in record.silent ?? [] {
      guard let pack = interpreter.packs.first(where: { $0.name == silent.pack }),
        let rule = pack.rules.first(where: { $0.name == silent.rule }), rule.urgency.rawValue == silent.urgency,
        record.decisions?.contains(where: { $0.rule == silent.rule && $0.heldBy == nil }) != true
      else { return "silent.\(silent.rule)" }
    }
    return nil
  }
}
