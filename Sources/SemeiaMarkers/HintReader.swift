import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Joins hints that stand close together to findings; see ``HintCluster``.
///
/// A hint counts as a member where the subject says it of the self, in own words, not denied, not over, not asked and not part of an idiom.
struct HintReader {
  let catalog: ConceptCatalog
  let document: Document

  /// How many members before and after one are looked at, so that a long text costs no more by the member.
  private static let nearest = 16

  /// What hints say together, and with concepts that were found.
  ///
  /// - Returns: a finding at each member of a cluster, unless the concept was found there already.
  func joined(_ hints: [Finding], with findings: [Finding]) -> [Finding] {
    let partners = Set(catalog.clusters.flatMap { $0.groups.joined() })
    let members = (hints + findings.filter { partners.contains($0.concept) }).filter(speaks).sorted {
      ($0.span, $0.concept) < ($1.span, $1.concept)
    }
    let known = Dictionary(grouping: findings, by: \.sentence)
    var joined: [TextSpan: Finding] = [:]
    for cluster in catalog.clusters {
      for (place, member) in members.enumerated() where joined[member.span] == nil && isJoined(place, in: cluster, members) {
        let before = [member.sentence - 1, member.sentence].lazy.compactMap { known[$0] }.joined()
        guard !before.contains(where: { $0.concept == cluster.concept && $0.span.overlaps(member.span) }) else { continue }
        joined[member.span] = finding(member, of: cluster)
      }
    }
    return Array(joined.values)
  }

  private func speaks(_ finding: Finding) -> Bool {
    let assertion = finding.assertion
    return document.turns[finding.turn].role == .subject && !assertion.isCancelled && assertion.polarity != .negated
      && assertion.experiencer == .`self` && assertion.source == .own && assertion.time != .past && assertion.modality != .question
  }

  /// Whether each group that a member is not of has another one near it, and one of them all is a hint.
  private func isJoined(_ place: Int, in cluster: HintCluster, _ members: [Finding]) -> Bool {
    let member = members[place]
    guard let own = cluster.groups.firstIndex(where: { $0.contains(member.concept) }) else { return false }
    let near = members[max(0, place - Self.nearest)...min(members.count - 1, place + Self.nearest)].filter {
      abs($0.sentence - member.sentence) <= cluster.within && !$0.span.overlaps(member.span)
    }
    var hasHint = isHint(member)
    for (index, group) in cluster.groups.enumerated() where index != own {
      let others = near.filter { group.contains($0.concept) }
      if others.isEmpty { return false }
      hasHint = hasHint || others.contains(where: isHint)
    }
    return hasHint
  }

  private func isHint(_ finding: Finding) -> Bool { catalog[finding.concept] == nil }

  private func finding(_ member: Finding, of cluster: HintCluster) -> Finding {
    let concept = catalog[cluster.concept]
    var finding = member
    finding.concept = cluster.concept
    finding.isAmbiguous = true
    finding.isCounted = member.assertion.counts && (concept?.isCounted ?? false)
    finding.behavior = concept?.flag?.behavior
    return finding
  }
}
