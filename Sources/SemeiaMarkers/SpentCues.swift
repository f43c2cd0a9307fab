import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Cues that have a finding of their own in another statement.
///
/// In "I was depressed until last year, it crosses my mind to end it all" the past belongs to the depression. What raises a flag is not
/// silenced by such a cue: a crisis that is told beside something else must not be missed. The flag is ambiguous then, because the cue
/// may be meant for both.
extension ContextAnnotator {
  /// Whether a cue whose scope reaches a target is spent on another finding, and the target is told in a statement of its own.
  func isSpent(_ cue: borrowing CueMap.Occurrence, on target: Range<Int>, _ flag: Concept.FlagRule) -> Bool {
    switch cue.effect {
    case .negated, .other, .third, .generic, .quoted, .copied: break
    // An attempt that is past raises its flag, as past.
    case .past: if flag.behavior != nil { return false }
    default: return false
    }
    let isBefore = cue.units.upperBound <= target.lowerBound
    if cue.axis == .source, isQuotationBetween(cue, target, isBefore) { return true }
    if cue.effect == .copied, cue.isWide { return isOtherSentence(cue, target, isBefore) }
    if cue.isWide { return false }
    let (from, to) = isBefore ? (cue.units.lowerBound, target.lowerBound) : (target.upperBound - 1, cue.units.upperBound - 1)
    return
      cues.boundaries[from].comma != cues.boundaries[to].comma
      ? isBehindComma(cue, target, isBefore) : isBehindFinding(cue, target, isBefore)
  }

  /// Whether a song or a film is spoken of in another sentence than the target's, and no colon says that it follows ("lyrics: …").
  private func isOtherSentence(_ cue: borrowing CueMap.Occurrence, _ target: Range<Int>, _ isBefore: Bool) -> Bool {
    let (last, first) = (cue.units.upperBound - 1, target.lowerBound)
    if cues.boundaries[cue.units.lowerBound].sentence == cues.boundaries[first].sentence { return false }
    return !isBefore || cues.boundaries[min(last + 4, first)].colon == cues.boundaries[last].colon
  }

  /// Whether what is quoted stands between quotation marks beside the cue, and the target outside them.
  private func isQuotationBetween(_ cue: borrowing CueMap.Occurrence, _ target: Range<Int>, _ isBefore: Bool) -> Bool {
    if cues.boundaries[target.lowerBound].quotation != 0 { return false }
    // Beside the cue, so that a long paragraph costs no more by the finding.
    let between =
      isBefore
      ? cue.units.upperBound..<min(target.lowerBound, cue.units.upperBound + 16)
      : max(target.upperBound, cue.units.lowerBound - 16)..<cue.units.lowerBound
    return between.contains { cues.boundaries[$0].quotation != 0 }
  }

  /// Whether a comma divides a target's own statement from the cue and from a finding beside that.
  private func isBehindComma(_ cue: borrowing CueMap.Occurrence, _ target: Range<Int>, _ isBefore: Bool) -> Bool {
    let segment = segment(of: target)
    let others =
      isBefore ? self.segment(of: cue.units).lowerBound..<segment.lowerBound : segment.upperBound..<self.segment(of: cue.units).upperBound
    let isItem = !opensClause(target) && segment.count <= 2 * mostOfItem && !hasOwnPerson(segment.lowerBound..<target.upperBound)
    return !isItem && hasConcept(in: others)
  }

  /// Whether no comma divides them, but another finding beside the cue does, and behind it somebody says "I", or much is told.
  private func isBehindFinding(_ cue: borrowing CueMap.Occurrence, _ target: Range<Int>, _ isBefore: Bool) -> Bool {
    if cue.effect == .negated { return false }
    let segment = segment(of: target)
    guard
      let other = concept(in: isBefore ? segment.lowerBound..<target.lowerBound : target.upperBound..<segment.upperBound, last: isBefore)
    else { return false }
    let joint =
      isBefore
      ? max(other.upperBound, cue.units.upperBound)..<target.lowerBound : target.upperBound..<min(other.lowerBound, cue.units.lowerBound)
    if hasOwnPerson(joint) { return true }
    return cue.axis != .experiencer && (target.count > mostOfItem || joint.count > mostBeforeItem)
  }

  /// What stands between the commas, or the ends of the sentence, around a stretch.
  private func segment(of stretch: Range<Int>) -> Range<Int> {
    let boundaries = cues.boundaries
    let (first, last) = (boundaries[stretch.lowerBound], boundaries[stretch.upperBound - 1])
    let start = boundaries.firstIndexOnward { $0.sentence >= first.sentence && $0.comma >= first.comma }
    let end = boundaries.firstIndexOnward { $0.sentence > last.sentence || $0.comma > last.comma }
    return start..<end
  }

  private func hasConcept(in stretch: Range<Int>) -> Bool { concept(in: stretch, last: false) != nil }

  /// The first or last match of a concept that lies in a stretch.
  private func concept(in stretch: Range<Int>, last: Bool) -> Range<Int>? {
    let first = cues.findings.firstIndexOnward { $0.lowerBound >= stretch.lowerBound }
    let end = cues.findings.firstIndexOnward { $0.lowerBound >= stretch.upperBound }
    if first >= end { return nil }
    let near = cues.findings[first..<end]
    return last ? near.last { $0.upperBound <= stretch.upperBound } : near.first { $0.upperBound <= stretch.upperBound }
  }

  /// Whether the subject is named in a stretch: "I", or what else is a cue of the self.
  private func hasOwnPerson(_ stretch: Range<Int>) -> Bool {
    cues.beginning(in: stretch).contains { $0.effect == .`self` }
  }
}
