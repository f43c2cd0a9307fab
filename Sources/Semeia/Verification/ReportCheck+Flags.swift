import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords

/// Flags against the concepts behind them and the ladder.
extension ReportCheck {
  /// What of the flags does not follow from the findings, or nil.
  var flagFault: String? {
    guard let flags = record.flags, record.findings != nil else { return nil }
    if Set(flags.map(\.flag)).count != flags.count { return "flags" }
    for (index, flag) in flags.enumerated() {
      if let member = fault(of: flag) ?? groundFault(flag) { return "flags[\(index)].\(member)" }
    }
    return missingFlag(among: flags).map { "flags: \($0) is missing" }
  }

  private func rule(_ finding: Int) -> Concept.FlagRule? {
    analyzer.content.catalog[.init(unchecked: findings[finding].concept)]?.flag
  }

  private func derived(_ name: String) -> DerivedFlag? { analyzer.content.derivedFlags.first { $0.flag == name } }

  /// The member of a flag that is not what its findings give.
  private func fault(of flag: FlagRecord) -> String? {
    if flag.findings.isEmpty { return "findings" }
    let direct = flag.findings.filter { rule($0)?.name == flag.flag }
    // A flag that several findings raise together, or another one said of somebody else, has no level.
    if direct.isEmpty, let derived = derived(flag.flag) {
      if let fault = fault(of: flag, derived) { return fault }
      return flag.level == nil && flag.label == nil && flag.behaviors == nil ? nil : "level"
    }
    if direct.count != flag.findings.count { return "findings" }
    let level = direct.filter { findings[$0].time != "past" }.compactMap { rule($0)?.level }.max()
    if flag.level != level { return "level" }
    if flag.label != FlagLadder.label(flag.level) { return "label" }
    if (flag.behaviors != nil) != (flag.flag == "suicide") { return "behaviors" }
    return behaviorFault(flag, direct)
  }

  /// What is shown beside a flag, and is not what the concepts of its findings say.
  private func groundFault(_ flag: FlagRecord) -> String? {
    let modifier = { (index: Int) in analyzer.content.catalog[.init(unchecked: findings[index].concept)]?.modifier }
    let isRaising = { (index: Int) in flag.findings.contains(index) && (flag.level == nil || rule(index)?.level == flag.level) }
    if !flag.raisedBy.allSatisfy(isRaising) { return "raisedBy" }
    for (kind, indices) in flag.modifiers {
      let isSaid = { (index: Int) in
        findings.indices.contains(index) && modifier(index)?.flag == flag.flag && modifier(index)?.kind == kind
      }
      if !indices.allSatisfy(isSaid) { return "modifiers" }
    }
    let isAgainst = { (index: Int) in
      findings.indices.contains(index)
        && (modifier(index)?.kind == "against" || (findings[index].polarity == "negated" && rule(index)?.name == flag.flag))
    }
    return flag.against.allSatisfy(isAgainst) ? nil : "against"
  }

  private func behaviorFault(_ flag: FlagRecord, _ direct: [Int]) -> String? {
    let times = Set(direct.map { findings[$0].time == "past" ? "past" : "current" })
    for behavior in flag.behaviors ?? [] where !["B1", "B2", "B3", "B4"].contains(behavior.code) || !times.contains(behavior.time) {
      return "behaviors"
    }
    // What is past and states no behavior raises no flag.
    return times == ["past"] && flag.flag == "suicide" && flag.behaviors?.isEmpty != false ? "findings" : ambiguityFault(flag, direct)
  }

  /// A flag that is not ambiguous has a finding that is neither asked nor supposed.
  private func ambiguityFault(_ flag: FlagRecord, _ direct: [Int]) -> String? {
    if derived(flag.flag)?.ofOthers.isEmpty == true { return flag.ambiguous ? "ambiguous" : nil }
    let isStated = direct.contains { !["question", "hypothetical"].contains(findings[$0].modality) }
    return flag.ambiguous || isStated ? nil : "ambiguous"
  }

  private func fault(of flag: FlagRecord, _ rule: DerivedFlag) -> String? {
    if !rule.ofOthers.isEmpty {
      return flag.findings.allSatisfy { self.rule($0).map { rule.ofOthers.contains($0.name) } ?? false } ? nil : "findings"
    }
    return raising(rule) == flag.findings.sorted() && !flag.ambiguous ? nil : "findings"
  }

  private func raising(_ rule: DerivedFlag) -> [Int] {
    rule.raising(findings.map { (.init(unchecked: $0.concept), $0.intensity.double) }) { findings[$0].counted }
  }

  /// A flag that findings raise and that is not there. What counts is said of the subject, now and in own words.
  private func missingFlag(among flags: [FlagRecord]) -> String? {
    for index in findings.indices where findings[index].counted {
      guard let name = rule(index)?.name else { continue }
      if flags.first(where: { $0.flag == name })?.findings.contains(index) != true { return name }
    }
    for rule in analyzer.content.derivedFlags where rule.ofOthers.isEmpty && !flags.contains(where: { $0.flag == rule.flag }) {
      if !raising(rule).isEmpty { return rule.flag }
    }
    return nil
  }
}
