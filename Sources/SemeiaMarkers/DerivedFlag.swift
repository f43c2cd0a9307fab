package import SemeiaLexicon

/// A flag that no concept raises by itself: `concepts/flags.json`. Several raise it together, one does where it is severe, or what would raise
/// another one said of another person.
package struct DerivedFlag: Sendable {
  /// From this intensity on a mention is severe: a row that says so ("nothing for days"), or a cue ("every night").
  package static let severeIntensity = 1.5

  package var flag: String
  /// One counted finding of each group is needed; empty where no concepts raise it together.
  package var groups: [[ConceptID]]
  /// The concepts of which one counted, severe finding is enough.
  package var severe: [ConceptID]
  /// The flags whose findings raise this one where they are about another person, or are quoted; empty where groups do.
  package var ofOthers: [String]

  package init(flag: String, groups: [[ConceptID]], severe: [ConceptID] = [], ofOthers: [String] = []) {
    self.flag = flag
    self.groups = groups
    self.severe = severe
    self.ofOthers = ofOthers
  }

  /// The findings that raise the flag, in order; none where it is not raised.
  ///
  /// - Parameters:
  ///   - findings: the concept and the intensity of each.
  ///   - speaks: whether a finding may raise it.
  package func raising(_ findings: [(concept: ConceptID, intensity: Double)], where speaks: (Int) -> Bool) -> [Int] {
    let heard = findings.indices.filter(speaks)
    let alone = heard.filter { severe.contains(findings[$0].concept) && findings[$0].intensity >= Self.severeIntensity }
    let members = groups.map { group in heard.filter { group.contains(findings[$0].concept) } }
    let together = members.contains(where: \.isEmpty) ? [] : members.flatMap(\.self)
    return Set(alone + together).sorted()
  }

  /// Adds the flag where something raises it and it is not there.
  ///
  /// - Returns: whether it was added.
  func add(_ indices: [Int], of findings: [Finding], to flags: inout [String: Flag]) -> Bool {
    guard !indices.isEmpty, flags[flag] == nil else { return false }
    flags[flag] = Flag(
      name: flag, level: nil, label: nil, behaviors: [], findings: indices, spans: indices.map { findings[$0].span }, isAmbiguous: false)
    return true
  }
}
