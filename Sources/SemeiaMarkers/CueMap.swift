import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// The cues of a text, sorted out, and what can end their scopes.
struct CueMap {
  /// A cue in the text; its rule is that of its row.
  struct Occurrence {
    var units: Range<Int>
    var entry: Int
    var effect: CueRule.Effect
    var axis: Axis
    var reach: CueReach
    /// Whether it ends its line with a colon: what a denial or a time says there holds for the lines below ("Denies:", then one item a line).
    var opensLines = false

    init(_ match: PatternMatch, _ reach: CueReach) {
      units = match.units
      entry = match.pattern
      effect = reach.effect
      axis = Axis(reach.effect)
      self.reach = reach
    }

    init(_ match: PatternMatch, _ reach: CueReach, before gap: Gap) {
      self.init(match, reach)
      opensLines =
        gap.marks.has(.colon) && (gap.level == .sentence || gap.marks.has(.shortLine)) && (axis == .polarity || axis == .time)
        && reach.reach != .colon && reach.direction != .backward
    }

    /// Whether it says of nothing but the match that it is part of who or when: "hears", "quiero".
    var isVerbForm: Bool { reach.direction == .none }

    /// Whether it can act beyond its sentence.
    var isWide: Bool { reach.isWide || opensLines }
  }

  /// How many of each lie at or before a unit. Two units have no such thing between them where their numbers are the same.
  struct Boundaries: BitwiseCopyable {
    var clause: Int32 = 0
    var stop: Int32 = 0
    var comma: Int32 = 0
    var colon: Int32 = 0
    var sentence: Int32 = 0
    var paragraph: Int32 = 0
    /// Headings within a paragraph: "MSE:" at the beginning of a sentence or line, unless it names a person.
    var heading: Int32 = 0
    /// The number of the quotation that the unit stands in, zero outside.
    var quotation: Int32 = 0
    /// How many units up to it lie deeper in their item of a list than a short item goes.
    var overlong: Int32 = 0

    /// Grows with each sentence and with each short line.
    var line: Int32 { sentence + stop }
  }

  /// Cues that act on findings, by their place.
  private(set) var acting: [Occurrence] = []
  /// Short answers.
  private(set) var answers: [Occurrence] = []
  /// What turns a question round.
  private(set) var turned: [Occurrence] = []
  /// Where the subject states something by a verb of its own, in order.
  private var statements: [Range<Int>] = []
  /// By acting cue: the place of the next one, itself included, that can act beyond its sentence.
  private(set) var nextWide: [Int32] = []
  /// For each unit, the clause starts, stops, commas, colons, sentence ends and paragraph ends up to it.
  private(set) var boundaries: [Boundaries] = []
  /// For each unit and for the end: before which unit the question mark stands with which the sentence ends that goes on before it, or −1.
  private(set) var asked: [Int32] = []
  /// Denials within a concept's own words ("can't sleep"), in order.
  private var ownDenials: [Range<Int>] = []
  /// What rows of concepts matched, in order.
  private(set) var findings: [Range<Int>] = []
  private let longestItem: Int32

  init(_ matches: [PatternMatch], _ lexicon: Lexicon, _ units: Units) {
    longestItem = lexicon.language.matching == .words ? 4 : 10
    var pseudo = CoveredUnits(units.count)
    var concepts = CoveredUnits(units.count)
    var stops: [Range<Int>] = []
    var starts = [UInt8](repeating: 0, count: units.count)
    for match in matches {
      switch lexicon.entries.kind(of: match.pattern) {
      case .concept:
        findings.append(match.units)
        // A row that is itself a denial (`negated`) or of the past keeps its cue at work: "no fever, no voices" in a language that denies at the end.
        if lexicon.entries.tags(of: match.pattern).rawValue & Self.denialOrPast == 0 { concepts.cover(match) }
      case .cue:
        guard let reach = lexicon.entries.reach(of: match.pattern) else { continue }
        switch reach.effect {
        case .pseudo: pseudo.cover(match.units)
        case .stop: stops.append(match.units)
        case .clause: starts[match.units.lowerBound] |= Self.clauseStart
        case .yes, .no: answers.append(Occurrence(match, reach))
        case .turned: turned.append(Occurrence(match, reach))
        case .statement: if !Self.isJoined(match, reach, lexicon, units) { statements.append(match.units) }
        case .filler: continue
        default: acting.append(Occurrence(match, reach, before: units.gaps[match.units.upperBound]))
        }
      case .marker, .idiom, .hint: continue
      }
    }
    // A cue within a concept's own words ("better off if I was gone") is theirs, and acts on nothing else. Persons stay persons, and verb forms
    // are about just these words.
    for cue in acting where cue.effect == .negated && !cue.isVerbForm && concepts.contains(cue.units) { ownDenials.append(cue.units) }
    acting.removeAll { $0.axis != .experiencer && !$0.isVerbForm && concepts.contains($0.units) }
    acting = Self.sorted(out: acting, pseudo)
    nextWide = Array(repeating: Int32(acting.count), count: acting.count + 1)
    for index in acting.indices.reversed() { nextWide[index] = acting[index].isWide ? Int32(index) : nextWide[index + 1] }
    // A stop inside a longer cue ("nothing but") or a pseudo cue is part of it.
    if !stops.isEmpty {
      var longer = CoveredUnits(units.count)
      for cue in acting { longer.cover(cue.units) }
      for stop in stops where !pseudo.contains(stop) && (!longer.contains(stop) || Self.has(acting, stop)) {
        starts[stop.lowerBound] |= Self.stopStart
      }
    }
    readBoundaries(units, starts)
  }

  /// Whether the words of a target hold a denial of their own.
  func hasOwnDenial(_ target: Range<Int>) -> Bool {
    ownDenials[ownDenials.firstIndexOnward { $0.lowerBound >= target.lowerBound }...].prefix { $0.lowerBound < target.upperBound }
      .contains { $0.upperBound <= target.upperBound }
  }

  /// Whether a statement with a verb of its own begins within a stretch of units.
  ///
  /// - Parameter whole: where the stretch ends in which one may be a single word: a pronoun within a target may be its object.
  func statementBegins(in stretch: Range<Int>, whole: Int) -> Bool {
    let first = statements.firstIndexOnward { $0.lowerBound >= stretch.lowerBound }
    return statements[first...].prefix { $0.lowerBound < stretch.upperBound }.contains { $0.count > 1 || $0.lowerBound < whole }
  }

  /// Whether a word that joins clauses stands right before a statement ("que", "dass"), so that it belongs to what goes before.
  private static func isJoined(_ match: PatternMatch, _ reach: CueReach, _ lexicon: Lexicon, _ units: Units) -> Bool {
    guard reach.hasStopWords else { return false }
    let words = lexicon.entries.stopWords(of: match.pattern)
    var key: [UInt8] = []
    let most = lexicon.language.matching == .words ? 1 : 4
    for first in stride(from: match.units.lowerBound - 1, through: max(0, match.units.lowerBound - most), by: -1) {
      key = units.key(of: first) + key
      if words.contains(key) { return true }
    }
    return false
  }

  /// The acting cues that begin within a stretch of units.
  func beginning(in stretch: Range<Int>) -> ArraySlice<Occurrence> {
    acting[acting.firstIndexOnward { $0.units.lowerBound >= stretch.lowerBound }...].prefix { $0.units.lowerBound < stretch.upperBound }
  }

  /// Whether one of the cues, in order, spans just these units.
  private static func has(_ cues: [Occurrence], _ units: Range<Int>) -> Bool {
    let first = cues.firstIndexOnward { $0.units.lowerBound >= units.lowerBound }
    for cue in cues[first...] {
      if cue.units.lowerBound != units.lowerBound { return false }
      if cue.units.upperBound == units.upperBound { return true }
    }
    return false
  }

  private static let denialOrPast = Entry.Tags.negated.rawValue | Entry.Tags.past.rawValue
  private static let clauseStart: UInt8 = 1
  private static let stopStart: UInt8 = 2

  /// Drops what pseudo cues contain, and cues that are part of longer ones. A person inside a longer cue ("if she") stays a person.
  private static func sorted(out all: [Occurrence], _ pseudo: CoveredUnits) -> [Occurrence] {
    /// The farthest end of a cue up to each: where it does not reach a cue, no earlier one overlaps it.
    var farthest: [Int] = []
    farthest.reserveCapacity(all.count)
    for cue in all { farthest.append(max(farthest.last ?? 0, cue.units.upperBound)) }
    var kept: [Occurrence] = []
    kept.reserveCapacity(all.count)
    for (index, cue) in all.enumerated() where !pseudo.contains(cue.units) {
      var isPart = false
      var before = index - 1
      while !isPart, before >= 0, farthest[before] > cue.units.lowerBound {
        isPart = isSwallowed(cue, by: all[before])
        before -= 1
      }
      var after = index + 1
      while !isPart, after < all.count, all[after].units.lowerBound < cue.units.upperBound {
        isPart = isSwallowed(cue, by: all[after])
        after += 1
      }
      if !isPart { kept.append(cue) }
    }
    return kept
  }

  /// Whether a cue is part of another one, or gives way to a longer one on its axis.
  private static func isSwallowed(_ cue: Occurrence, by other: Occurrence) -> Bool {
    if cue.isVerbForm || other.isVerbForm { return false }
    let sameAxis = cue.axis == other.axis
    // A part with the same effect stays: where the longer cue reaches into the target, the part before it still acts.
    if (cue.axis == .experiencer && !sameAxis) || cue.reach.code == other.reach.code { return false }
    // A denial within a cue of a person denies all the same ("my father never", "он меня не бьёт"), unless it opens it ("not a few people").
    let isWithinPerson = other.axis == .experiencer && cue.axis == .polarity && cue.units.lowerBound > other.units.lowerBound
    if strictlyContains(other.units, cue.units) { return !isWithinPerson }
    guard sameAxis, other.units.overlaps(cue.units) else { return false }
    return other.units.count > cue.units.count
      || (other.units.count == cue.units.count && other.units.lowerBound < cue.units.lowerBound)
  }

  private static func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  private static func strictlyContains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    contains(outer, inner) && outer != inner
  }

  private mutating func readBoundaries(_ units: Units, _ starts: [UInt8]) {
    let count = units.count
    let longestItem = longestItem
    units.gaps.withUnsafeBufferPointer { gaps in
      boundaries = [Boundaries](unsafeUninitializedCapacity: count) { target, filled in
        var counts = Boundaries()
        var quotations: Int32 = 0
        var item: Int32 = 0
        for unit in 0..<count {
          let gap = gaps[unit]
          item += 1
          if unit == 0 { item = 1 }
          if gap.level != .none || gap.marks.rawValue != 0 || starts[unit] != 0 {
            // After a short line a cue acts no more, though words may go on: people break lines where they would stop.
            let isShortLine = gap.marks.has(.shortLine)
            if starts[unit] & Self.stopStart != 0 || isShortLine { counts.stop += 1 }
            if gap.marks.has(.comma) {
              counts.comma += 1
              item = 1
            }
            if gap.marks.has(.colon) { counts.colon += 1 }
            if gap.level >= .sentence { counts.sentence += 1 }
            if gap.level >= .paragraph { counts.paragraph += 1 }
            if gap.level >= .sentence || isShortLine, isHeading(at: unit, gaps) || isCapitalHeading(at: unit, units) { counts.heading += 1 }
            if gap.marks.has(.closesQuote) || gap.level >= .paragraph { counts.quotation = 0 }
            if gap.marks.has(.opensQuote) {
              quotations += 1
              counts.quotation = quotations
            }
            let isColonOnly = gap.level == .clause && gap.marks.has(.colon)
            if starts[unit] != 0 || isShortLine || (gap.level >= .clause && !isColonOnly) { counts.clause += 1 }
          }
          if item > longestItem { counts.overlong += 1 }
          target[unit] = counts
        }
        filled = count
      }
      asked = [Int32](unsafeUninitializedCapacity: count + 1) { target, filled in
        var mark = gaps[count].marks.has(.question) ? Int32(count) : -1
        target[count] = mark
        for unit in stride(from: count - 1, through: 0, by: -1) {
          if gaps[unit].level >= .sentence { mark = gaps[unit].marks.has(.question) ? Int32(unit) : -1 }
          target[unit] = mark
        }
        filled = count + 1
      }
    }
  }

  /// Whether a heading begins at a unit that begins a sentence or line: up to four units with a colon behind them. One that names a person
  /// ("Father:") goes on with what is about persons.
  private func isHeading(at unit: Int, _ gaps: UnsafeBufferPointer<Gap>) -> Bool {
    let farthest = min(unit + 4, gaps.count - 1)
    guard unit < farthest else { return false }
    for end in unit + 1...farthest {
      if gaps[end].marks.has(.colon) {
        return !beginning(in: unit..<end).contains { $0.effect == .other && !$0.isWide }
      }
      if gaps[end].level != .none { return false }
    }
    return false
  }

  /// Whether a line of its own begins at a unit that has up to five words, all in capitals: "MENTAL STATUS". What names a person goes on with what
  /// is about persons, and what was found is an item.
  private func isCapitalHeading(at unit: Int, _ units: Units) -> Bool {
    let (bytes, start) = (units.bytes, Int(units.starts[unit]))
    guard unit + 1 < units.count, bytes[start] >= 0x80 || (bytes[start] >= 0x41 && bytes[start] <= 0x5A) else { return false }
    var end = unit + 1
    while end < units.count, end - unit <= Self.longestHeading, units.gaps[end].level == .none, !units.gaps[end].marks.has(.shortLine) {
      end += 1
    }
    guard end < units.count, end - unit <= Self.longestHeading, units.gaps[end].level >= .sentence || units.gaps[end].marks.has(.shortLine),
      bytes[Int(units.ends[end - 1])..<Int(units.starts[end])].contains(0x0A),
      unit == 0 || bytes[Int(units.ends[unit - 1])..<start].contains(0x0A),
      units.isInCapitals(unit..<end)
    else { return false }
    let first = findings.firstIndexOnward { $0.lowerBound >= unit }
    if first < findings.count, findings[first].lowerBound < end { return false }
    return !beginning(in: unit..<end).contains { $0.effect == .other && !$0.isWide }
  }

  private static let longestHeading = 5

  /// Whether what follows a unit, up to the end of a stretch, are items of few units with commas between them.
  func isOneList(_ between: Range<Int>, _ from: Int) -> Bool {
    if between.isEmpty { return true }
    // The first item counts from where the stretch begins, the others from their comma.
    let number = boundaries[from].comma
    let next = boundaries[between.lowerBound].comma == number ? boundaries.firstIndexOnward { $0.comma > number } : between.lowerBound
    if min(next, between.upperBound) - between.lowerBound > Int(longestItem) { return false }
    return next >= between.upperBound || boundaries[between.upperBound - 1].overlong == (next > 0 ? boundaries[next - 1].overlong : 0)
  }
}

/// The stretches that matches cover, longest first at each start.
private struct CoveredUnits {
  /// By unit: the farthest end of a match that starts at or before it.
  private var farthest: [Int]

  init(_ count: Int) { farthest = Array(repeating: 0, count: count) }

  mutating func cover(_ range: Range<Int>) {
    for unit in range { farthest[unit] = max(farthest[unit], range.upperBound) }
  }

  /// Covers what is a match's own, and leaves its gaps out.
  mutating func cover(_ match: PatternMatch) {
    if match.loose == 0 { return cover(match.units) }
    var start = match.units.lowerBound
    for unit in match.units where match.isLoose(unit..<(unit + 1)) {
      if start < unit { cover(start..<unit) }
      start = unit + 1
    }
    if start < match.units.upperBound { cover(start..<match.units.upperBound) }
  }

  /// Whether one match covers all of a range.
  func contains(_ range: Range<Int>) -> Bool { farthest[range.lowerBound] >= range.upperBound }
}

/// What a cue's effect is about.
enum Axis: Int, Hashable {
  case polarity, experiencer, time, modality, source, intensity, structure

  init(_ effect: CueRule.Effect) {
    switch effect {
    case .negated, .affirmed, .uncertain: self = .polarity
    case .`self`, .other, .third, .generic: self = .experiencer
    case .past, .current, .future: self = .time
    case .possible, .hypothetical, .question, .desired, .actual: self = .modality
    case .quoted, .copied: self = .source
    case .mild, .severe: self = .intensity
    case .pseudo, .stop, .clause, .statement, .yes, .no, .turned, .filler: self = .structure
    }
  }
}
