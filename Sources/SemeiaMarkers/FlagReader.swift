import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// What the levels of the flag `suicide` are called.
package enum FlagLadder {
  /// The labels of levels 1 to 5, after the ladder of the Columbia scale (Posner 2011), in our own words.
  private static let labels = [
    "wish to be dead", "active thoughts", "active thoughts with a method", "some intent", "plan or preparation",
  ]

  /// - Returns: nil without a level. What is out of range has the label of the nearest level.
  package static func label(_ level: Int?) -> String? { level.map { labels[max(1, min(5, $0)) - 1] } }
}

/// Raises flags from findings. Runs on every text of any length, and never looks at scores.
///
/// A finding speaks for a flag where the subject says it in own words, not denied, not cancelled by an idiom. A question, a condition and
/// a hyperbole-prone wording make the flag ambiguous; they never drop it. What is past raises no level, but stays as a past behavior.
struct FlagReader {
  let catalog: ConceptCatalog
  let rules: [DerivedFlag]

  func flags(_ findings: [Finding], _ document: Document) -> [Flag] {
    let voices = Voices(document)
    let own = findings.map { catalog.flag(of: $0.concept) }
    var flags: [String: Flag] = [:]
    var clear: [String: Bool] = [:]
    for (index, finding) in findings.enumerated() {
      guard let rule = own[index], voices.isHeard(in: finding.turn), speaks(finding) else { continue }
      var flag =
        flags[rule.name] ?? Flag(name: rule.name, level: nil, label: nil, behaviors: [], findings: [], spans: [], isAmbiguous: false)
      let isPast = finding.assertion.time == .past
      if let code = finding.behavior ?? rule.behavior {
        let behavior = Flag.Behavior(code: code, time: isPast ? .past : .current)
        if !flag.behaviors.contains(behavior) { flag.behaviors.append(behavior) }
      } else if isPast {
        continue
      }
      if let level = rule.level, !isPast { flag.level = max(flag.level ?? 0, level) }
      flag.findings.append(index)
      flag.spans.append(finding.span)
      if !isDoubtful(finding), voices.isSubject(finding.turn) { clear[rule.name] = true }
      flags[rule.name] = flag
    }
    for rule in rules {
      if !rule.ofOthers.isEmpty {
        let others = findings.indices.filter { index in
          own[index].map { rule.ofOthers.contains($0.name) } ?? false && speaksOfOther(findings[index], document, voices)
        }
        if !rule.add(others, of: findings, to: &flags) { continue }
        clear[rule.flag] = others.contains {
          !isDoubtful(findings[$0]) && isOfNamedPerson(findings[$0]) && voices.isSubject(findings[$0].turn)
        }
      } else {
        let said = findings.map { ($0.concept, $0.assertion.intensity) }
        let raising = rule.raising(said) { voices.isSubject(findings[$0].turn) && speaks(findings[$0]) && findings[$0].isCounted }
        if rule.add(raising, of: findings, to: &flags) { clear[rule.flag] = true }
      }
    }
    return flags.values.map { flag in
      var flag = flag
      flag.behaviors.sort { ($0.code, $0.time.rawValue) < ($1.code, $1.time.rawValue) }
      flag.isAmbiguous = clear[flag.name] != true
      flag.label = FlagLadder.label(flag.level)
      FlagGrounds(catalog: catalog, findings: findings, voices: voices).fill(&flag)
      return flag
    }.sorted { ($0.name == "suicide" ? 0 : 1, $0.name) < ($1.name == "suicide" ? 0 : 1, $1.name) }
  }

  private func speaks(_ finding: Finding) -> Bool {
    !finding.assertion.isCancelled && finding.assertion.polarity != .negated && finding.assertion.experiencer == .`self`
      && finding.assertion.source == .own && !finding.assertion.isCondition
  }

  /// Whether the subject says it now of another person, or quotes or forwards it of somebody, in words that are no everyday ones: of others
  /// people tell more that means nothing (a will, a leap, a farewell). Also whether another speaker says it, of whomever. A family history in a
  /// clinical note is no concern of today.
  private func speaksOfOther(_ finding: Finding, _ document: Document, _ voices: Voices) -> Bool {
    if document.author == .clinician || document.genre == .clinicalNote { return false }
    let assertion = finding.assertion
    guard !finding.isAmbiguous, !assertion.isCancelled, assertion.polarity != .negated, assertion.time == .current else { return false }
    // Who forwards such a message is concerned about whoever wrote it: it must not fall silent.
    let isForwarded = assertion.isCopiedByLayout
    let isNobodys = assertion.source == .copied && !isForwarded
    if voices.isAnotherSpeaker(finding.turn) { return assertion.experiencer != .generic && !isNobodys }
    guard voices.isHeard(in: finding.turn) else { return false }
    return (assertion.experiencer == .other && !isNobodys)
      || (assertion.experiencer == .`self` && (assertion.source == .quoted || isForwarded))
  }

  /// Whether a cue says who it is ("my son"), in the subject's own words. Of a mere "he" nobody can tell; that is ambiguous.
  private func isOfNamedPerson(_ finding: Finding) -> Bool {
    finding.assertion.source == .own && finding.assertion.cues.contains { $0.effect == CueRule.Effect.other.rawValue }
  }

  private func isDoubtful(_ finding: Finding) -> Bool {
    finding.isAmbiguous || finding.assertion.modality == .question || finding.assertion.modality == .hypothetical
  }
}

/// Whose turns of a conversation may raise flags.
///
/// The subject's do. Where nobody is the subject, all do that are no clinician's, and the flags are ambiguous: whoever said it, it must not
/// be passed over because a role was wrong. What another speaker says beside the subject is a concern for another person.
struct Voices {
  private let roles: [Role]
  private let hasSubject: Bool

  init(_ document: Document) {
    roles = document.turns.map(\.role)
    hasSubject = roles.contains(.subject)
  }

  func isSubject(_ turn: Int) -> Bool { roles[turn] == .subject }

  func isHeard(in turn: Int) -> Bool { roles[turn] == .subject || (!hasSubject && roles[turn] != .clinician) }

  func isAnotherSpeaker(_ turn: Int) -> Bool { hasSubject && roles[turn] == .other }
}
