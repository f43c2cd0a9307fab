import SemeiaLexicon

/// What set the level of a flag, what else is said beside it, and what speaks against it.
///
/// All of it is for a reader: nothing here raises, lowers or clears a flag.
struct FlagGrounds {
  let catalog: ConceptCatalog
  let findings: [Finding]
  let voices: Voices

  func fill(_ flag: inout Flag) {
    flag.raisedBy = flag.findings.filter { isDecisive(findings[$0], of: flag) }
    for index in findings.indices {
      let finding = findings[index]
      guard voices.isHeard(in: finding.turn), isOfSubject(finding), let place = catalog.place(of: finding.concept) else { continue }
      let isDenied = finding.assertion.polarity == .negated
      if let modifier = catalog.concepts[place].modifier, modifier.flag == flag.name, !isDenied {
        if modifier.kind == "against" { flag.against.append(index) } else { flag.modifiers[modifier.kind, default: []].append(index) }
      } else if isDenied, catalog.concepts[place].flag?.name == flag.name {
        flag.against.append(index)
      }
    }
  }

  /// Whether a finding has the level of the flag; of a flag that only a behavior raises, whether it states one.
  private func isDecisive(_ finding: Finding, of flag: Flag) -> Bool {
    guard let level = flag.level else { return finding.behavior != nil }
    return finding.assertion.time != .past && catalog.flag(of: finding.concept)?.level == level
  }

  /// Whether the subject says it of now and in own words. What may be hyperbole, asked or supposed is said all the same.
  private func isOfSubject(_ finding: Finding) -> Bool {
    !finding.assertion.isCancelled && finding.assertion.experiencer == .`self` && finding.assertion.source == .own
      && finding.assertion.time != .past
  }
}
