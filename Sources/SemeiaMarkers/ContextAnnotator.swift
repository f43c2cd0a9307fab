import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Decides what a text asserts of a stretch of it, from the cues around it.
///
/// On each axis the nearest cue whose scope reaches the target decides. A scope runs from the cue to the next clause start or stop
/// (`clause`), to the end of the sentence or the paragraph, or for a number of units; a stop ends all but paragraph scopes. Cues
/// inside the target never act on it: `can't sleep` owns its negation.
struct ContextAnnotator {
  let lexicon: Lexicon
  let units: Units
  let cues: CueMap
  /// Whether "she" is the patient: a clinician writes.
  let isClinicalVoice: Bool
  /// Whether "I" is not the subject: somebody else writes, a mother or a friend. Nothing is then said of the subject's own.
  let isForeignVoice: Bool
  /// What the layout shows to be copied, in order.
  let copied: [CopiedStretch]
  private let stopPlaces = StopPlaces()

  init(lexicon: Lexicon, units: Units, cues: CueMap, isClinicalVoice: Bool, isForeignVoice: Bool = false, copied: [CopiedStretch] = []) {
    self.copied = copied
    self.lexicon = lexicon
    self.units = units
    self.cues = cues
    self.isClinicalVoice = isClinicalVoice
    self.isForeignVoice = isForeignVoice
  }

  /// - Parameters:
  ///   - tags: what the matched row itself says.
  ///   - match: the match whose stretch the target is: what stands in one of its gaps may act on it.
  ///   - flag: what the target would raise.
  func assertion(
    of target: Range<Int>, tags: Entry.Tags, intensity: Double, match: PatternMatch? = nil, flag: Concept.FlagRule? = nil
  ) -> Assertion {
    var assertion = Assertion()
    assertion.intensity = intensity
    if tags.contains(.third) {
      assertion.experiencer = isClinicalVoice && (tags.contains(.`self`) || !isOfRelative(target)) ? .`self` : .other
    }
    if tags.contains(.other) { assertion.experiencer = .other }
    if tags.contains(.generic) { assertion.experiencer = isClinicalVoice && tags.contains(.`self`) ? .`self` : .generic }
    if tags.contains(.past) { assertion.time = .past }
    if tags.contains(.negated) { assertion.polarity = .negated }
    // By axis: the place of the nearest cue, or −1, and its distance.
    var (nearest, spent) = (Nearest(), Nearest())
    forEachCandidate(around: target) { place, cue in
      if cue.isVerbForm { return }
      if cue.axis == .experiencer, !tags.isDisjoint(with: [.`self`, .other]) { return }
      // A row that is a denial itself stays one: "reports no use of drugs", "pas d'idées noires ni suicidaires".
      if cue.axis == .polarity, tags.contains(.negated) { return }
      // "He told me he'd beat me" tells a threat, which is no less one for having been said.
      if cue.effect == .quoted, flag?.name == "abuse", tags.contains(.`self`), cues.boundaries[target.lowerBound].quotation == 0 { return }
      if isClinicalVoice, cue.effect == .quoted, !isSaidByAnother(cue) || isAboutPatient(cue, target) { return }
      let isInGap = match.map { acts(cue, fromGapOf: $0) } ?? false
      let isOwn = isOwnPerson(cue, target)
      let isWithin = isInGap || isOwn || isAround(cue, target) || (tags.contains(.generic) && opens(cue, target))
      guard let distance = isWithin ? -1 : distance(of: cue, to: target) else { return }
      let isSpent = distance >= 0 && flag.map { self.isSpent(cue, on: target, $0) } ?? false
      if isSpent { spent.take(place, distance, cue.axis) } else { nearest.take(place, distance, cue.axis) }
    }
    assertion.isScopeDoubtful = spent.isNearer(than: nearest)
    // By place, then by axis.
    let present = nearest.place(.time).flatMap { cues.acting[$0].effect == .past ? verbForm(.current, in: target) : nil }
    let stated = nearest.place(.polarity).flatMap { statement(in: target, behind: cues.acting[$0]) }
    for place in nearest.places(in: cues.acting) {
      let axis = cues.acting[place].axis
      if (present != nil && axis == .time) || (stated != nil && axis == .polarity) { continue }
      apply(cues.acting[place], to: &assertion)
    }
    for form in [present, stated] { if let form { applyForm(form, to: &assertion) } }
    if isClinicalVoice, let cue = nearest.place(.modality) {
      // "Refuses to say whether …" leaves it open, and is no condition.
      assertion.isCondition = assertion.polarity != .uncertain && isCondition(cues.acting[cue], target)
    }
    if nearest.isEmpty(.experiencer), !tags.contains(.`self`) { readVerbForm(in: target, into: &assertion) }
    if nearest.isEmpty(.modality), cues.asked[target.upperBound] >= 0 { readQuestionMark(of: target, into: &assertion) }
    if isClinicalVoice {
      readAnswer(behind: target, into: &assertion)
      readSign(of: target, into: &assertion)
      readQuery(before: target, into: &assertion)
    }
    readLayout(of: target, raisesFlag: flag != nil, into: &assertion)
    if isForeignVoice, assertion.experiencer == .`self` { assertion.experiencer = .other }
    return assertion
  }

  /// Whether a note names somebody else as the one who speaks. What "she said" there is what the patient said.
  private func isSaidByAnother(_ cue: CueMap.Occurrence) -> Bool {
    let near = max(0, cue.units.lowerBound - 4)..<min(units.count, cue.units.upperBound + 3)
    return cues.beginning(in: near).contains { other in
      other.effect == .other && cues.boundaries[other.units.lowerBound].sentence == cues.boundaries[cue.units.lowerBound].sentence
    }
  }

  /// Whether a note names the patient between who speaks and what is said: "mother says patient threatened …" is what the note holds for true of
  /// the patient.
  private func isAboutPatient(_ cue: CueMap.Occurrence, _ target: Range<Int>) -> Bool {
    guard cue.units.upperBound <= target.lowerBound else { return false }
    return cues.beginning(in: cue.units.upperBound..<target.lowerBound + 1).contains { $0.effect == .`self` && !$0.isVerbForm }
  }

  /// Who says "I" in the matched words themselves speaks of the self, whoever is named before; so does who begins them with "my own".
  /// Where units are characters, the pronoun of a match is as often its object, and says nothing.
  private func isOwnPerson(_ cue: CueMap.Occurrence, _ target: Range<Int>) -> Bool {
    guard cue.effect == .`self`, lexicon.language.matching == .words else { return false }
    guard target.lowerBound <= cue.units.lowerBound, cue.units.upperBound <= target.upperBound else { return false }
    return cue.units.count == 1 || (cue.units.count == 2 && cue.units.lowerBound == target.lowerBound)
  }

  /// Whether what acts there stands in a gap of a match: a denial, a past time, a "maybe", "every night". The answer behind a colon ("SI: n") is none there: people write "n" for "and".
  private func acts(_ cue: CueMap.Occurrence, fromGapOf match: PatternMatch) -> Bool {
    (cue.axis == .polarity || cue.axis == .intensity || cue.effect == .past || cue.effect == .possible) && cue.reach.reach != .colon
      && (match.isLoose(cue.units) || opensInGap(cue, of: match)) && !isStopped(cue, within: match)
  }

  /// Whether something ends what a cue in a gap says before the match goes on: "bin nicht traurig, sondern wütend".
  private func isStopped(_ cue: CueMap.Occurrence, within match: PatternMatch) -> Bool {
    guard cue.axis == .polarity, cue.units.upperBound < match.units.upperBound else { return false }
    return (cue.units.upperBound..<match.units.upperBound).contains { unit in
      cues.boundaries[unit].stop != cues.boundaries[unit - 1].stop && match.isLoose(unit..<unit + 1)
    }
  }

  /// A cue in two parts of which the first stands in a gap of a match and the other behind it: "mon mari ne me frappe pas".
  private func opensInGap(_ cue: CueMap.Occurrence, of match: PatternMatch) -> Bool {
    let first = cue.units.lowerBound
    return match.units.contains(first) && cue.units.upperBound > match.units.upperBound && match.isLoose(first..<(first + 1))
  }

  /// A cue in two parts has its target between them: "ne fume pas".
  private func isAround(_ cue: CueMap.Occurrence, _ target: Range<Int>) -> Bool {
    cue.units.lowerBound < target.lowerBound && target.upperBound < cue.units.upperBound && cue.reach.direction != .none
  }

  /// Whether a negation reaches a stretch; for markers that leave denied words out.
  func isDenied(_ target: Range<Int>) -> Bool {
    var best: (distance: Int, isNegation: Bool)?
    forEachCandidate(around: target) { _, cue in
      guard cue.axis == .polarity, let distance = distance(of: cue, to: target), best.map({ distance < $0.distance }) ?? true else {
        return
      }
      best = (distance, cue.effect == .negated)
    }
    return best?.isNegation ?? false
  }

  /// Cues of the target's sentence, and those of its paragraph that can act beyond their sentence; nothing else can reach it.
  private func forEachCandidate(around target: Range<Int>, _ body: (Int, borrowing CueMap.Occurrence) -> Void) {
    let acting = cues.acting
    let (paragraph, sentence) = (cues.boundaries[target.lowerBound].paragraph, cues.boundaries[target.lowerBound].sentence)
    var low = acting.firstIndexOnward { cues.boundaries[$0.units.lowerBound].paragraph >= paragraph }
    var high = acting.firstIndexOnward { cues.boundaries[$0.units.lowerBound].paragraph > paragraph }
    // Headings reach far, all else at most a sentence: where the paragraph is long, look near.
    let limit = 400
    if high - low > limit {
      let middle = acting.firstIndexOnward { $0.units.lowerBound >= target.lowerBound }
      low = max(low, middle - limit / 2)
      high = min(high, middle + limit / 2)
    }
    let first = max(low, min(high, acting.firstIndexOnward { cues.boundaries[$0.units.lowerBound].sentence >= sentence }))
    let last = max(first, min(high, acting.firstIndexOnward { cues.boundaries[$0.units.lowerBound].sentence > sentence }))
    var place = Int(cues.nextWide[low])
    while place < first {
      body(place, acting[place])
      place = Int(cues.nextWide[place + 1])
    }
    for place in first..<last { body(place, acting[place]) }
    place = Int(cues.nextWide[last])
    while place < high {
      body(place, acting[place])
      place = Int(cues.nextWide[place + 1])
    }
  }

  /// How many units lie between a cue and its target; nil where its scope does not reach it.
  private func distance(of cue: CueMap.Occurrence, to target: Range<Int>) -> Int? {
    let isBefore = cue.units.upperBound <= target.lowerBound
    guard isBefore || cue.units.lowerBound >= target.upperBound else { return nil }
    let rule = cue.reach
    switch rule.direction {
    case .forward where !isBefore: return nil
    case .backward where isBefore: return nil
    case .none: return nil
    default: break
    }
    if cue.effect == .past, isBefore, isOfAnother(cue, before: target) { return nil }
    if cue.effect == .negated {
      if isBefore ? closesItem(cue) : opensPhrase(cue) { return nil }
      if isBefore, deniesItsOwnVerb(cue, before: target) { return nil }
    }
    let from = isBefore ? cue.units.upperBound - 1 : target.upperBound - 1
    let to = isBefore ? target.lowerBound : cue.units.lowerBound
    let distance = to - from - 1
    let (before, after) = (cues.boundaries[from], cues.boundaries[to])
    switch rule.reach {
    case _ where isBefore && cue.opensLines: if !isLine(target, under: cue, distance) { return nil }
    case .clause: if before.clause != after.clause { return nil }
    case .sentence: if before.sentence != after.sentence || before.stop != after.stop { return nil }
    case .colon:
      if !isBesideColon(cue, from, to, distance), !isInBrackets(cue, isBefore, distance) { return nil }
    case .list: if !isOneList(from + 1..<max(from + 1, to), from, to) || !isClosed(cue, from, target) { return nil }
    case .quotation: if !isBesideItsQuotation(isBefore ? cue.units.upperBound : cue.units.lowerBound, target, isBefore) { return nil }
    case .paragraph:
      // What stands under a heading ends where the next one begins: "FHx: uncle died.\nMSE: …".
      if before.paragraph != after.paragraph || before.heading != after.heading { return nil }
    case .units(let count):
      if distance > count || before.sentence != after.sentence || before.stop != after.stop { return nil }
    }
    if rule.stopsAtComma, before.comma != after.comma { return nil }
    if cue.effect == .negated, before.comma != after.comma {
      // What holds a denial itself is a statement, and no item of a list: "denies panic, can't sleep".
      if cues.hasOwnDenial(target) || (isBefore ? opensClause(target) : deniesOwnClause(cue)) { return nil }
    }
    if rule.stopsAtColon, before.colon != after.colon { return nil }
    if rule.hasStopWords, stopPlaces.contains(cue, lexicon, in: stretch(from, to, isBefore, target), units) { return nil }
    return distance
  }

  /// Whether a colon is the only thing between a cue and its target, and what stands beside it is short, or a list behind it: "negative: voices, delusions".
  /// A denial before a colon stands right beside it ("negative self-image: hopeless").
  private func isBesideColon(_ cue: CueMap.Occurrence, _ from: Int, _ to: Int, _ distance: Int) -> Bool {
    let (before, after) = (cues.boundaries[from], cues.boundaries[to])
    guard after.colon - before.colon == 1, before.sentence == after.sentence else { return false }
    let isBefore = cue.units.upperBound == from + 1
    let isBeside = isBefore && units.gaps[from + 1].marks.has(.colon)
    if distance <= 2 { return isBeside || !isBefore || cue.axis != .polarity }
    return isBeside && before.stop == after.stop && cues.isOneList(from + 1..<to, from)
  }

  /// In a note, whether a cue stands alone in brackets right behind its target: "suicidal (N)".
  private func isInBrackets(_ cue: CueMap.Occurrence, _ isBefore: Bool, _ distance: Int) -> Bool {
    guard isClinicalVoice, !isBefore, distance == 0 else { return false }
    let (start, end) = (Int(units.starts[cue.units.lowerBound]), Int(units.ends[cue.units.upperBound - 1]))
    return start > 0 && end < units.bytes.count && Self.brackets.contains { units.bytes[start - 1] == $0.0 && units.bytes[end] == $0.1 }
  }

  private static let brackets: [(UInt8, UInt8)] = [(0x28, 0x29), (0x5B, 0x5D)]

  /// Whether a question opens with words of which the target has the last: "do you have" of "have a plan". For rows that are questions themselves.
  private func opens(_ cue: CueMap.Occurrence, _ target: Range<Int>) -> Bool {
    cue.effect == .question && cue.units.lowerBound < target.lowerBound && target.contains(cue.units.upperBound - 1)
  }

  /// Whether a target stands in one of the short lines under a cue, before a blank line or a heading.
  private func isLine(_ target: Range<Int>, under cue: CueMap.Occurrence, _ distance: Int) -> Bool {
    let boundaries = cues.boundaries
    let (own, above) = (boundaries[target.lowerBound], boundaries[cue.units.upperBound - 1])
    guard own.paragraph == above.paragraph, own.heading == above.heading, distance <= 80 else { return false }
    let first = boundaries.firstIndexOnward { $0.line >= own.line }
    return boundaries.firstIndexOnward { $0.line > own.line } - first <= Self.mostOfLine
  }

  private static let mostOfLine = 12

  /// What lies between a cue and its target. A target of one word may be a stop itself; a longer one begins with it by chance.
  private func stretch(_ from: Int, _ to: Int, _ isBefore: Bool, _ target: Range<Int>) -> Range<Int> {
    if target.count == 1 { return isBefore ? from + 1..<max(from + 1, to + 1) : from..<max(from, to) }
    return from + 1..<max(from + 1, to)
  }

  /// Whether what lies between a cue and its target are short items with commas between them, or next to nothing.
  private func isOneList(_ between: Range<Int>, _ from: Int, _ to: Int) -> Bool {
    let boundaries = cues.boundaries
    guard boundaries[from].sentence == boundaries[to].sentence, boundaries[from].stop == boundaries[to].stop else { return false }
    if !cues.isOneList(between, from) { return false }
    // Without a comma there is one item: what is beside the cue.
    return boundaries[from].comma != boundaries[to].comma || between.count <= (lexicon.language.matching == .words ? 2 : 4)
  }

  /// Whether a list that needs a joining word has one: before the target, or within five units after it in the same sentence.
  private func isClosed(_ cue: borrowing CueMap.Occurrence, _ from: Int, _ target: Range<Int>) -> Bool {
    guard cue.reach.needsJoiningWord else { return true }
    let sentence = cues.boundaries[target.lowerBound].sentence
    let end = cues.boundaries.firstIndexOnward { $0.sentence > sentence }
    let last = min(target.upperBound + 5, end)
    return stopPlaces.joins(cue, lexicon, in: from + 1..<max(from + 1, last), units)
  }

  /// Whether the target stands in the quotation that opens within three units after a cue, or closed within three before it.
  private func isBesideItsQuotation(_ edge: Int, _ target: Range<Int>, _ isBefore: Bool) -> Bool {
    let own = cues.boundaries[target.lowerBound].quotation
    guard own != 0 else { return false }
    let near = isBefore ? edge..<min(edge + 4, units.count) : max(edge - 4, 0)..<edge
    let first = isBefore ? near.first { cues.boundaries[$0].quotation != 0 } : near.last { cues.boundaries[$0].quotation != 0 }
    guard let first, cues.boundaries[first].quotation == own else { return false }
    // A cue inside the quotation is not about it.
    return cues.boundaries[isBefore ? edge - 1 : edge].quotation != own
  }

  func apply(_ cue: CueMap.Occurrence, to assertion: inout Assertion) {
    switch cue.effect {
    case .negated: assertion.polarity = .negated
    case .affirmed: assertion.polarity = .affirmed
    case .uncertain: assertion.polarity = .uncertain
    case .`self`:
      // That the subject speaks of the subject needs no cue.
      if assertion.experiencer == .`self` { return }
      assertion.experiencer = .`self`
    case .other: assertion.experiencer = .other
    case .third: assertion.experiencer = isClinicalVoice ? .`self` : .other
    case .generic: assertion.experiencer = .generic
    case .past: assertion.time = .past
    case .current: assertion.time = .current
    case .future: assertion.time = .future
    case .possible: assertion.modality = .possible
    case .hypothetical: assertion.modality = .hypothetical
    case .question: assertion.modality = .question
    case .desired: assertion.modality = .desired
    case .actual: assertion.modality = .actual
    case .quoted: assertion.source = .quoted
    case .copied: assertion.source = .copied
    case .mild: assertion.intensity = 0.5
    case .severe: assertion.intensity = 1.5
    case .pseudo, .stop, .clause, .statement, .yes, .no, .turned, .filler: return
    }
    assertion.cues.append(Cue(effect: cue.effect.rawValue, span: units.span(cue.units), entry: lexicon.entries.id(of: cue.entry)))
  }
}

/// By axis, the cue that is nearest to a target.
private struct Nearest {
  private var found: [(place: Int32, distance: Int32)] = Array(repeating: (-1, 0), count: 7)

  func isEmpty(_ axis: Axis) -> Bool { found[axis.rawValue].place < 0 }

  /// Where the cue of an axis is; nil without one.
  func place(_ axis: Axis) -> Int? { isEmpty(axis) ? nil : Int(found[axis.rawValue].place) }

  /// Takes a cue unless one that came before it is as near.
  mutating func take(_ place: Int, _ distance: Int, _ axis: Axis) {
    if found[axis.rawValue].place >= 0, Int(found[axis.rawValue].distance) <= distance { return }
    found[axis.rawValue] = (Int32(place), Int32(distance))
  }

  /// Whether on any axis its cue is nearer than another's.
  func isNearer(than other: Nearest) -> Bool {
    (0..<7).contains { found[$0].place >= 0 && (other.found[$0].place < 0 || found[$0].distance < other.found[$0].distance) }
  }

  /// The cues by their units, then by axis.
  func places(in cues: [CueMap.Occurrence]) -> [Int] {
    var places: [Int] = []
    for axis in 0..<7 where found[axis].place >= 0 {
      let place = Int(found[axis].place)
      let units = cues[place].units
      var index = places.count
      while index > 0 {
        let other = cues[places[index - 1]].units
        if (other.lowerBound, other.upperBound) <= (units.lowerBound, units.upperBound) { break }
        index -= 1
      }
      places.insert(place, at: index)
    }
    return places
  }
}
