import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Which item, list or clause a denial is about.
extension ContextAnnotator {
  /// Whether a denial ends the item of a finding right before it ("SI denied, low mood"): it is about that, and not about what follows.
  func closesItem(_ cue: CueMap.Occurrence) -> Bool {
    let (first, end) = (cue.units.lowerBound, cue.units.upperBound)
    guard first > 0, units.gaps[end].level >= .comma, !units.gaps[end].marks.has(.colon) else { return false }
    let after = cues.findings.firstIndexOnward { $0.lowerBound >= first }
    return cues.findings[max(0, after - 4)..<after].contains { finding in
      finding.upperBound <= first && first - finding.upperBound <= 1
        && cues.boundaries[finding.upperBound - 1].comma == cues.boundaries[first].comma
        && cues.boundaries[finding.upperBound - 1].sentence == cues.boundaries[first].sentence
    }
  }

  /// Whether the subject states what the target says by a verb of its own while the denial has another to deny, as people write who leave out commas: "no
  /// duermo me corto los brazos", "ich bin nicht verrückt ich bring mich um".
  func deniesItsOwnVerb(_ cue: CueMap.Occurrence, before target: Range<Int>) -> Bool {
    switch cue.reach.reach {
    case .colon, .paragraph, .quotation: return false
    case .clause, .sentence, .list, .units: break
    }
    // Its verb is among the first words of the target, behind "tonight" perhaps.
    let end = min(target.upperBound, target.lowerBound + mostBeforeVerb + 1)
    return !cue.opensLines && cue.units.upperBound + 1 < end
      && cues.statementBegins(in: cue.units.upperBound + 1..<end, whole: target.lowerBound + 1)
  }

  /// Whether a past time is of what another person did, before the subject states something of now: "my brother died last year I want to die".
  func isOfAnother(_ cue: CueMap.Occurrence, before target: Range<Int>) -> Bool {
    let end = min(target.upperBound, target.lowerBound + mostBeforeVerb + 1)
    guard cue.units.upperBound < end, cues.statementBegins(in: cue.units.upperBound..<end, whole: target.lowerBound + 1) else {
      return false
    }
    let first = cues.boundaries.firstIndexOnward { $0.sentence >= cues.boundaries[cue.units.lowerBound].sentence }
    return namesPerson(first..<cue.units.lowerBound)
  }

  private var mostBeforeVerb: Int { lexicon.language.matching == .words ? 3 : 5 }

  /// Whether a denial begins a phrase, where spaces part phrases and not words: behind a space, with a word right after it (Thai
  /// "sleep badly, no voices" is "นอนไม่หลับ ไม่มีหูแว่ว").
  func opensPhrase(_ cue: CueMap.Occurrence) -> Bool {
    let (first, end) = (cue.units.lowerBound, cue.units.upperBound)
    guard lexicon.language.matching == .characters, first > 0, end < units.count else { return false }
    return units.starts[first] > units.ends[first - 1] && units.starts[end] == units.ends[end - 1]
  }

  /// Whether what stands behind the last comma before a target is more than an item of a list. Behind a comma a denial reaches items
  /// ("denies pain, panic, thoughts of suicide"), and no clause that begins anew ("I don't drink, I just want to die").
  func opensClause(_ target: Range<Int>) -> Bool {
    let own = cues.boundaries[target.lowerBound]
    if target.count > mostOfItem { return true }
    let first = target.lowerBound - mostBeforeItem - 1
    return first >= 0 && cues.boundaries[first].comma == own.comma && cues.boundaries[first].sentence == own.sentence
  }

  /// Whether a denial behind a comma has words of its own to deny, of which nothing was found: "all is pointless, there is nothing left" in a
  /// language that denies at the end. What it ends may be a list of findings, or all but empty. Lists of notes hold much that is not looked for.
  func deniesOwnClause(_ cue: CueMap.Occurrence) -> Bool {
    if isClinicalVoice { return false }
    let item = cues.boundaries[cue.units.lowerBound].comma
    let first = cues.boundaries.firstIndexOnward { $0.comma >= item }
    guard cue.units.lowerBound - first > mostBeforeDenial else { return false }
    let after = cues.findings.firstIndexOnward { $0.lowerBound >= first }
    return !cues.findings[after...].prefix { $0.lowerBound < cue.units.lowerBound }.contains { $0.upperBound <= cue.units.lowerBound }
  }

  private var mostBeforeDenial: Int { lexicon.language.matching == .words ? 1 : 4 }

  /// How many units what is denied in a list has at most, and how many stand before it in its item.
  var mostOfItem: Int { lexicon.language.matching == .words ? 4 : 8 }
  var mostBeforeItem: Int { lexicon.language.matching == .words ? 5 : 8 }
}
