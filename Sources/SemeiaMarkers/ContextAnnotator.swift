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

  /// - Parameters:
  ///   - tags: what the matched row itself says.
  ///   - match: the match whose stretch the target is: a denial in one of its gaps acts on it.
  func assertion(of target: Range<Int>, tags: Entry.Tags, intensity: Double, match: PatternMatch? = nil) -> Assertion {
    var assertion = Assertion()
    assertion.intensity = intensity
    if tags.contains(.third) { assertion.experiencer = isClinicalVoice ? .`self` : .other }
    if tags.contains(.other) { assertion.experiencer = .other }
    if tags.contains(.generic) { assertion.experiencer = .generic }
    if tags.contains(.past) { assertion.time = .past }
    if tags.contains(.negated) { assertion.polarity = .negated }
    var nearest: [Axis: (distance: Int, cue: CueMap.Occurrence)] = [:]
    for cue in candidates(around: target) {
      let isInGap = cue.axis == .polarity && match.map { $0.isLoose(cue.units) } ?? false
      guard let distance = isInGap ? -1 : distance(of: cue, to: target) else { continue }
      let axis = cue.axis
      if let known = nearest[axis], known.distance <= distance { continue }
      nearest[axis] = (distance, cue)
    }
    // A dictionary has no order of its own: by place, then by axis.
    let decided = nearest.sorted {
      ($0.value.cue.units.lowerBound, $0.value.cue.units.upperBound, $0.key.rawValue)
        < ($1.value.cue.units.lowerBound, $1.value.cue.units.upperBound, $1.key.rawValue)
    }
    for (_, found) in decided { apply(found.cue, to: &assertion) }
    if nearest[.modality] == nil, isAsked(target) { assertion.modality = .question }
    return assertion
  }

  /// Whether a negation reaches a stretch; for markers that leave denied words out.
  func isDenied(_ target: Range<Int>) -> Bool {
    var best: (distance: Int, isNegation: Bool)?
    for cue in candidates(around: target) where cue.axis == .polarity {
      guard let distance = distance(of: cue, to: target), best.map({ distance < $0.distance }) ?? true else { continue }
      best = (distance, cue.effect == .negated)
    }
    return best?.isNegation ?? false
  }

  /// Cues of the target's paragraph; nothing farther can reach it.
  private func candidates(around target: Range<Int>) -> ArraySlice<CueMap.Occurrence> {
    let paragraph = cues.paragraph[target.lowerBound]
    var low = cues.acting.firstIndexOnward { cues.paragraph[$0.units.lowerBound] >= paragraph }
    var high = cues.acting.firstIndexOnward { cues.paragraph[$0.units.lowerBound] > paragraph }
    // Headings reach far, all else at most a sentence: where the paragraph is long, look near.
    let limit = 400
    if high - low > limit {
      let middle = cues.acting.firstIndexOnward { $0.units.lowerBound >= target.lowerBound }
      low = max(low, middle - limit / 2)
      high = min(high, middle + limit / 2)
    }
    return cues.acting[low..<high]
  }

  /// How many units lie between a cue and its target; nil where its scope does not reach it.
  private func distance(of cue: CueMap.Occurrence, to target: Range<Int>) -> Int? {
    let isBefore = cue.units.upperBound <= target.lowerBound
    guard isBefore || cue.units.lowerBound >= target.upperBound else { return nil }
    guard let rule = lexicon.entries[cue.entry].cue else { return nil }
    switch rule.direction {
    case .forward where !isBefore: return nil
    case .backward where isBefore: return nil
    case .none: return nil
    default: break
    }
    let from = isBefore ? cue.units.upperBound - 1 : target.upperBound - 1
    let to = isBefore ? target.lowerBound : cue.units.lowerBound
    let distance = to - from - 1
    switch rule.reach {
    case .clause: if cues.clause[from] != cues.clause[to] { return nil }
    case .sentence: if cues.sentence[from] != cues.sentence[to] || cues.stop[from] != cues.stop[to] { return nil }
    case .colon:
      // The colon is the only thing between them, and what stands beside it is short.
      let between = abs(cues.colon[to] - cues.colon[from])
      if between != 1 || distance > 2 || cues.sentence[from] != cues.sentence[to] { return nil }
    case .list: if !isOneList(from + 1..<max(from + 1, to), from, to) { return nil }
    case .paragraph: if cues.paragraph[from] != cues.paragraph[to] { return nil }
    case .units(let count):
      if distance > count || cues.sentence[from] != cues.sentence[to] || cues.stop[from] != cues.stop[to] { return nil }
    }
    if rule.stopsAtComma, cues.comma[from] != cues.comma[to] { return nil }
    if rule.stopsAtColon, cues.colon[from] != cues.colon[to] { return nil }
    if !rule.stopWords.isEmpty, (from + 1..<max(from + 1, to)).contains(where: { rule.stopWords.contains(units.key(of: $0)) }) {
      return nil
    }
    return distance
  }

  /// Whether what lies between a cue and its target are short items with commas between them, or next to nothing.
  private func isOneList(_ between: Range<Int>, _ from: Int, _ to: Int) -> Bool {
    guard cues.sentence[from] == cues.sentence[to], cues.stop[from] == cues.stop[to] else { return false }
    let longestItem = lexicon.language.matching == .words ? 4 : 10
    var length = 0
    var comma = cues.comma[from]
    for unit in between {
      if cues.comma[unit] != comma { length = 0 }
      comma = cues.comma[unit]
      length += 1
      if length > longestItem { return false }
    }
    // Without a comma there is one item: what is beside the cue.
    return cues.comma[from] != cues.comma[to] || between.count <= (lexicon.language.matching == .words ? 2 : 4)
  }

  /// Whether the target's sentence ends with a question mark.
  private func isAsked(_ target: Range<Int>) -> Bool {
    var boundary = target.upperBound
    while boundary < units.count, units.gaps[boundary].level < .sentence { boundary += 1 }
    return units.gaps[boundary].marks.contains(.question)
  }

  private func apply(_ cue: CueMap.Occurrence, to assertion: inout Assertion) {
    let entry = lexicon.entries[cue.entry]
    switch cue.effect {
    case .negated: assertion.polarity = assertion.polarity == .negated ? .affirmed : .negated
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
    case .pseudo, .stop, .clause, .yes, .no: return
    }
    assertion.cues.append(Cue(effect: cue.effect.rawValue, span: units.span(cue.units), entry: entry.id))
  }
}

extension Array {
  /// The first index whose element, and so every later one, satisfies the condition; by binary search.
  func firstIndexOnward(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
