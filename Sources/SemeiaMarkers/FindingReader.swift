import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Turns the matches of concept rows into findings.
struct FindingReader {
  let catalog: ConceptCatalog
  let lexicon: Lexicon
  let text: SegmentedText
  let units: Units
  let context: ContextAnnotator
  let hints: HintPlan

  /// The findings of a text, by place and concept. Of overlapping matches of one concept the longest stands. Hints are found where others
  /// stand near enough.
  func findings(_ matches: [PatternMatch]) -> [Finding] {
    var idioms: [PatternMatch] = []
    var byConcept: [Int: [PatternMatch]] = [:]
    var ofHints: [PatternMatch] = []
    var members: [HintPlan.Member] = []
    for match in matches {
      let kind = lexicon.entries.kind(of: match.pattern)
      if kind == .marker || kind == .cue { continue }
      let subject = lexicon.entries.subjectNumber(of: match.pattern)
      if kind == .idiom { idioms.append(match) }
      if kind == .concept { byConcept[subject, default: []].append(match) }
      if kind == .hint { ofHints.append(match) }
      if hints.isMember(subject) { members.append(HintPlan.Member(subject: subject, sentence: sentence(of: match))) }
    }
    var findings = byConcept.values.flatMap { self.findings($0, idioms) }
    if !ofHints.isEmpty { findings += joined(ofHints, hints.joinable(members), idioms, with: findings) }
    findings.sort { ($0.span, $0.concept) < ($1.span, $1.concept) }
    denyNested(&findings)
    return findings
  }

  /// What hints say together. The context is asked of those alone that can be joined.
  private func joined(
    _ ofHints: [PatternMatch], _ joinable: [HintPlan.Member], _ idioms: [PatternMatch], with findings: [Finding]
  ) -> [Finding] {
    if joinable.isEmpty { return [] }
    // By subject, each in the order of the text.
    let subjects = ofHints.map { lexicon.entries.subjectNumber(of: $0.pattern) }
    let order = ofHints.indices.sorted { (subjects[$0], $0) < (subjects[$1], $1) }
    var asked: [Finding] = []
    var places: [TextSpan] = []
    var first = 0
    while first < order.count {
      let subject = subjects[order[first]]
      var end = first + 1
      while end < order.count, subjects[order[end]] == subject { end += 1 }
      for match in longest(order[first..<end].map { ofHints[$0] }) {
        places.append(text(match.units))
        let member = HintPlan.Member(subject: subject, sentence: sentence(of: match))
        let place = joinable.firstIndexOnward { $0 >= member }
        guard place < joinable.count, joinable[place] == member else { continue }
        asked.append(finding(match, ConceptID(unchecked: lexicon.entries.subject(of: match.pattern)), idioms))
      }
      first = end
    }
    return HintReader(catalog: catalog, document: text.document, places: places.sorted(), partners: hints.partners)
      .joined(asked, with: findings).map { readingIdioms(idioms, $0) }
  }

  /// What hints say together, with the idioms that name what they say: they were asked about each hint alone before.
  private func readingIdioms(_ idioms: [PatternMatch], _ joined: Finding) -> Finding {
    if idioms.isEmpty { return joined }
    var finding = joined
    let first = units.starts.firstIndexOnward { Int($0) >= joined.span.start }
    let end = units.starts.firstIndexOnward { Int($0) >= joined.span.end }
    readIdioms(idioms, over: first..<max(first, end), joined.concept, into: &finding.assertion)
    finding.isCounted = joined.isCounted && finding.assertion.counts
    finding.isAmbiguous = joined.isAmbiguous || finding.assertion.isHyperbole
    return finding
  }

  /// Idioms are in order and no longer than a pattern can be: only the near ones can overlap.
  private func readIdioms(_ idioms: [PatternMatch], over units: Range<Int>, _ concept: ConceptID, into assertion: inout Assertion) {
    let entries = lexicon.entries
    let place = catalog.place(of: concept)
    let first = idioms.firstIndexOnward { $0.units.lowerBound > units.lowerBound - AutomatonBuilder.longestReach - 1 }
    for idiom in idioms[first...].prefix(while: { $0.units.lowerBound < units.upperBound }) where idiom.units.overlaps(units) {
      let family = place.map { catalog.concepts[$0].family }
      let raisesFlag = place.map { catalog.concepts[$0].flag != nil } ?? false
      guard let effect = IdiomEffect(entries.cancelled(by: idiom.pattern), on: concept, family, raisesFlag: raisesFlag) else { continue }
      if effect == .idiom { assertion.isCancelled = true } else { assertion.isHyperbole = true }
      assertion.cues.append(Cue(effect: effect.rawValue, span: self.units.span(idiom.units), entry: entries.id(of: idiom.pattern)))
    }
  }

  private func sentence(of match: PatternMatch) -> Int {
    let start = Int(units.starts[match.units.lowerBound])
    return text.sentences.firstIndexOnward { $0.end > start }
  }

  /// What raises a flag and stands within a denied finding of the same flag, behind the denial, is denied with it: who says "ich habe nicht
  /// vor, mir das Leben zu nehmen" has not said half of it.
  private func denyNested(_ findings: inout [Finding]) {
    for outer in findings.indices where findings[outer].assertion.polarity == .negated {
      guard let flag = catalog.flag(of: findings[outer].concept)?.name,
        let denial = findings[outer].assertion.cues.first(where: { $0.effect == CueRule.Effect.negated.rawValue }),
        findings[outer].span.start <= denial.span.start
      else { continue }
      let span = findings[outer].span
      var inner = outer + 1
      while inner < findings.count, findings[inner].span.start < span.end {
        if findings[inner].span.start >= denial.span.end, findings[inner].span.end <= span.end,
          findings[inner].assertion.polarity == .affirmed, catalog.flag(of: findings[inner].concept)?.name == flag
        {
          findings[inner].assertion.polarity = .negated
          findings[inner].assertion.cues.append(denial)
          findings[inner].isCounted = false
        }
        inner += 1
      }
    }
  }

  /// - Parameter all: the matches of one concept or hint.
  private func findings(_ all: [PatternMatch], _ idioms: [PatternMatch]) -> [Finding] {
    let concept = ConceptID(unchecked: lexicon.entries.subject(of: all[0].pattern))
    return longest(all).map { match in
      var found = finding(match, concept, idioms, isOpenToFirst: isOpenToFirst(match, concept, all))
      if let severer = severer(than: found.assertion.intensity, in: match.units, all) { raise(&found, severer) }
      return found
    }
  }

  /// Whether the words of a third person's row may as well be the first person's: a row of nobody in particular finds the same words, and no
  /// person is named. People leave "I" out, and folding joins forms ("chcę", "chce"). Only of what raises a flag, which must not fall silent
  /// by it.
  private func isOpenToFirst(_ match: PatternMatch, _ concept: ConceptID, _ all: [PatternMatch]) -> Bool {
    let entries = lexicon.entries
    guard catalog.flag(of: concept) != nil, entries.tags(of: match.pattern).contains(.third), !context.namesPerson(match.units) else {
      return false
    }
    let first = all.firstIndexOnward { $0.units.lowerBound >= match.units.lowerBound }
    return all[first...].prefix { $0.units.lowerBound == match.units.lowerBound }.contains {
      $0.units == match.units && entries.tags(of: $0.pattern).isDisjoint(with: [.third, .other, .generic, .past])
    }
  }

  /// The strongest of the matches within a stretch, where it is severe and more than an intensity. Where a longer row stands, what a shorter one in it says of strength is
  /// said all the same: "every night" in "hardly ate and every night …".
  private func severer(than intensity: Double, in units: Range<Int>, _ all: [PatternMatch]) -> PatternMatch? {
    let first = all.firstIndexOnward { $0.units.lowerBound >= units.lowerBound }
    let inside = all[first...].prefix { $0.units.lowerBound < units.upperBound }.filter { $0.units.upperBound <= units.upperBound }
    guard let best = inside.max(by: { lexicon.entries.intensity(of: $0.pattern) < lexicon.entries.intensity(of: $1.pattern) }) else {
      return nil
    }
    let strength = lexicon.entries.intensity(of: best.pattern)
    return strength > intensity && strength >= DerivedFlag.severeIntensity ? best : nil
  }

  /// Takes the intensity of a row within a finding; what is called mild by a word of its own stays so.
  private func raise(_ finding: inout Finding, _ match: PatternMatch) {
    if finding.assertion.cues.contains(where: { $0.effect == CueRule.Effect.mild.rawValue }) { return }
    finding.assertion.intensity = lexicon.entries.intensity(of: match.pattern)
    finding.assertion.cues.append(
      Cue(effect: CueRule.Effect.severe.rawValue, span: text(match.units), entry: lexicon.entries.id(of: match.pattern)))
    finding.assertion.cues.sort { $0.span < $1.span }
  }

  /// The longest matches that do not overlap; of equal ones the unambiguous, then the stronger, then the earlier row.
  ///
  /// - Parameter all: in order. Only those that hang together are compared, so that a long text costs no more by the match.
  private func longest(_ all: [PatternMatch]) -> [PatternMatch] {
    var kept: [PatternMatch] = []
    var first = 0
    while first < all.count {
      var next = first + 1
      var end = all[first].units.upperBound
      while next < all.count, all[next].units.lowerBound < end {
        end = max(end, all[next].units.upperBound)
        next += 1
      }
      if next == first + 1 { kept.append(all[first]) } else { kept += longestOfOverlapping(all[first..<next]) }
      first = next
    }
    return kept
  }

  private func longestOfOverlapping(_ all: ArraySlice<PatternMatch>) -> [PatternMatch] {
    // What decides is read once a match, not once a comparison.
    let ranked = all.map { match in
      RankedMatch(
        match: match, length: text(match.units).count, isAmbiguous: lexicon.entries.tags(of: match.pattern).contains(.ambiguous),
        intensity: lexicon.entries.intensity(of: match.pattern))
    }.sorted { $0.precedes($1) }
    var taken = IntervalSet()
    return ranked.map(\.match).filter { taken.insert($0.units) }
  }

  private func text(_ units: Range<Int>) -> TextSpan { self.units.span(units) }

  private func finding(_ match: PatternMatch, _ concept: ConceptID, _ idioms: [PatternMatch], isOpenToFirst: Bool = false) -> Finding {
    let (entries, row) = (lexicon.entries, match.pattern)
    var tags = entries.tags(of: row)
    if isOpenToFirst { tags.remove(.third) }
    let place = catalog.place(of: concept)
    let flag = place.flatMap { catalog.concepts[$0].flag }
    let span = units.span(match.units)
    let turn = text.document.turn(at: span.start)
    var assertion = context.assertion(
      of: match.units, tags: tags, intensity: entries.intensity(of: row), match: match, flag: flag)
    readIdioms(idioms, over: match.units, concept, into: &assertion)
    let isSubject = text.document.turns[turn].role == .subject
    return Finding(
      concept: concept, span: span, assertion: assertion,
      isCounted: assertion.counts && isSubject && (place.map { catalog.concepts[$0].isCounted } ?? false), entry: entries.id(of: row),
      isAmbiguous: tags.contains(.ambiguous) || assertion.isScopeDoubtful || assertion.isHyperbole, turn: turn,
      behavior: entries.behavior(of: row) ?? flag?.behavior,
      sentence: sentence(of: match))
  }
}

/// What an idiom does to a finding that it overlaps, as the effect of its cue is called.
private enum IdiomEffect: String {
  /// The words mean something else: the finding is cancelled.
  case idiom
  /// The words may be exaggerated: the finding does not count, and its flag stands as ambiguous.
  case hyperbole

  /// - Parameter names: what the row names. A question mark before a name says that flags stand; what raises none is cancelled.
  /// - Returns: nil where the row names neither the concept nor its family.
  init?(_ names: [String], on concept: ConceptID, _ family: String?, raisesFlag: Bool) {
    let isNamed = { (name: Substring) in name == "*" || name == concept.description || name == family ?? "" }
    if names.contains(where: { $0.first == "?" && isNamed($0.dropFirst()) }) {
      self = raisesFlag ? .hyperbole : .idiom
    } else if names.contains(where: { isNamed($0[...]) }) {
      self = .idiom
    } else {
      return nil
    }
  }
}

/// A match, and what decides which of overlapping matches stands.
private struct RankedMatch {
  var match: PatternMatch
  /// Bytes of the text.
  var length: Int
  var isAmbiguous: Bool
  var intensity: Double

  func precedes(_ other: RankedMatch) -> Bool {
    if length != other.length { return length > other.length }
    if match.units.lowerBound != other.match.units.lowerBound { return match.units.lowerBound < other.match.units.lowerBound }
    if isAmbiguous != other.isAmbiguous { return other.isAmbiguous }
    if intensity != other.intensity { return intensity > other.intensity }
    return match.pattern < other.match.pattern
  }
}

/// Disjoint ranges, kept in order.
struct IntervalSet {
  private var ranges: [Range<Int>] = []

  /// Adds a range unless it overlaps one that is there.
  mutating func insert(_ range: Range<Int>) -> Bool {
    let index = ranges.firstIndexOnward { $0.upperBound > range.lowerBound }
    if index < ranges.count, ranges[index].overlaps(range) { return false }
    ranges.insert(range, at: index)
    return true
  }
}
