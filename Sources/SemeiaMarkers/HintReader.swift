import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Joins hints that stand close together to findings; see ``HintCluster``.
///
/// A hint counts as a member where the subject says it of the self, in own words, not denied, not over, not asked and not part of an idiom.
struct HintReader {
  let catalog: ConceptCatalog
  let document: Document
  /// Where hints stand, joined or not, in order.
  let places: [TextSpan]
  /// Who can be a member of any cluster.
  let partners: Set<ConceptID>

  /// How many members before and after one are looked at, so that a long text costs no more by the member.
  private static let nearest = 16

  /// What hints say together, and with concepts that were found.
  ///
  /// - Returns: findings where the concept was not found already.
  func joined(_ hints: [Finding], with findings: [Finding]) -> [Finding] {
    let members = (hints.map(freed) + findings.filter { partners.contains($0.concept) }).filter(speaks).sorted {
      ($0.span, $0.concept) < ($1.span, $1.concept)
    }
    // Of one concept none overlap, and they are in order.
    let known = Dictionary(grouping: findings, by: \.concept).mapValues { $0.map(\.span).sorted() }
    var atMembers: [TextSpan: Finding] = [:]
    var wholes: [Finding] = []
    let present = Set(members.map(\.concept))
    for cluster in catalog.clusters where cluster.groups.allSatisfy({ $0.contains(where: present.contains) }) {
      var end = -1
      for place in members.indices {
        let member = members[place]
        if cluster.isWhole ? member.span.start < end : atMembers[member.span] != nil { continue }
        guard let span = span(of: place, in: cluster, members) else { continue }
        let claimed = cluster.isWhole ? span : member.span
        let found = known[cluster.concept] ?? []
        let next = found.firstIndexOnward { $0.end > claimed.start }
        if next < found.count, found[next].overlaps(claimed) { continue }
        var finding = finding(member, of: cluster)
        if cluster.isWhole {
          (finding.span, end) = (span, span.end)
          wholes.append(finding)
        } else {
          atMembers[member.span] = finding
        }
      }
    }
    return Array(atMembers.values) + wholes
  }

  private func speaks(_ finding: Finding) -> Bool {
    let assertion = finding.assertion
    return document.turns[finding.turn].role == .subject && !assertion.isCancelled && !assertion.isHyperbole
      && assertion.polarity != .negated && assertion.experiencer == .`self` && assertion.source == .own && assertion.time != .past
      && assertion.modality != .question
  }

  /// A hint without the denials and persons that stand in the words of other hints: in "ate the whole cake, could not stop" nothing is denied, and
  /// where the neighbors listen in, they are not who is listened to.
  private func freed(_ hint: Finding) -> Finding {
    var freed = hint
    if hint.assertion.polarity == .negated, let cues = owned([.negated], of: hint) {
      freed.assertion.polarity = .affirmed
      freed.assertion.cues.removeAll { cues.contains($0) }
    }
    if hint.assertion.experiencer != .`self`, let cues = owned([.other, .third, .generic], of: hint) {
      freed.assertion.experiencer = .`self`
      freed.assertion.cues.removeAll { cues.contains($0) }
    }
    return freed
  }

  /// The cues of some effects that decided a hint, if all of them stand in the words of hints.
  private func owned(_ effects: [CueRule.Effect], of hint: Finding) -> [Cue]? {
    let names = effects.map(\.rawValue)
    let cues = hint.assertion.cues.filter { names.contains($0.effect) }
    let areOwned = cues.allSatisfy { cue in
      let first = places.firstIndexOnward { $0.start > cue.span.start - Self.longestHint }
      return places[first...].prefix { $0.start <= cue.span.start }.contains { cue.span.end <= $0.end }
    }
    return !cues.isEmpty && areOwned ? cues : nil
  }

  /// In bytes; farther away no hint is looked for that might hold a cue.
  private static let longestHint = 200

  /// The stretch of a member and the nearest one of each other group; nil where a group has none, or none of them all is a hint. Of a whole
  /// cluster the first group's members are asked.
  private func span(of place: Int, in cluster: HintCluster, _ members: [Finding]) -> TextSpan? {
    let member = members[place]
    guard let own = cluster.groups.firstIndex(where: { $0.contains(member.concept) }), own == 0 || !cluster.isWhole else { return nil }
    if cluster.isWhole, !member.assertion.counts { return nil }
    let near = members[max(0, place - Self.nearest)...min(members.count - 1, place + Self.nearest)].filter {
      abs($0.sentence - member.sentence) <= cluster.within && !$0.span.overlaps(member.span) && (!cluster.isWhole || $0.assertion.counts)
    }
    var hasHint = isHint(member)
    var span = member.span
    for (index, group) in cluster.groups.enumerated() where index != own {
      let others = near.filter { group.contains($0.concept) }
      guard let nearest = others.min(by: { distance($0, member) < distance($1, member) }) else { return nil }
      span = TextSpan(min(span.start, nearest.span.start), max(span.end, nearest.span.end))
      hasHint = hasHint || others.contains(where: isHint)
    }
    return hasHint ? span : nil
  }

  private func distance(_ left: Finding, _ right: Finding) -> Int {
    max(left.span.start - right.span.end, right.span.start - left.span.end)
  }

  private func isHint(_ finding: Finding) -> Bool { catalog.place(of: finding.concept) == nil }

  private func finding(_ member: Finding, of cluster: HintCluster) -> Finding {
    let concept = catalog.place(of: cluster.concept)
    var finding = member
    finding.concept = cluster.concept
    finding.isAmbiguous = !cluster.isWhole
    finding.isCounted = member.assertion.counts && (concept.map { catalog.concepts[$0].isCounted } ?? false)
    finding.behavior = concept.flatMap { catalog.concepts[$0].flag?.behavior }
    return finding
  }
}
