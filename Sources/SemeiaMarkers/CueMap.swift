import SemeiaLexicon
import SemeiaText

/// The cues of a text, sorted out, and what can end their scopes.
struct CueMap {
  struct Occurrence {
    var units: Range<Int>
    var entry: Int
    var rule: CueRule
  }

  /// Cues that act on findings, by their place.
  private(set) var acting: [Occurrence] = []
  /// Short answers.
  private(set) var answers: [Occurrence] = []
  /// For each unit, how many clause starts, stops, commas, colons, sentence ends and paragraph ends lie at or before it. Two units
  /// have no such thing between them where their numbers are the same.
  private(set) var clause: [Int32] = []
  private(set) var stop: [Int32] = []
  private(set) var comma: [Int32] = []
  private(set) var colon: [Int32] = []
  private(set) var sentence: [Int32] = []
  private(set) var paragraph: [Int32] = []

  init(_ matches: [PatternMatch], _ lexicon: Lexicon, _ units: Units) {
    var pseudo = CoveredUnits(units.count)
    var concepts = CoveredUnits(units.count)
    var stops: [Range<Int>] = []
    var clauseStarts: Set<Int> = []
    for match in matches {
      if lexicon.entries[match.pattern].kind == .concept { concepts.cover(match.units) }
      guard let rule = lexicon.entries[match.pattern].cue else { continue }
      let occurrence = Occurrence(units: match.units, entry: match.pattern, rule: rule)
      switch rule.effect {
      case .pseudo: pseudo.cover(match.units)
      case .stop: stops.append(match.units)
      case .clause: clauseStarts.insert(match.units.lowerBound)
      case .yes, .no: answers.append(occurrence)
      default: acting.append(occurrence)
      }
    }
    // A cue within a concept's own words ("better off if I was gone") is theirs, and acts on nothing else. Persons stay persons.
    acting.removeAll { Axis($0.rule.effect) != .experiencer && concepts.contains($0.units) }
    acting = Self.sorted(out: acting, pseudo)
    // A stop inside a longer cue ("nothing but") or a pseudo cue is part of it.
    var longer = CoveredUnits(units.count)
    for cue in acting { longer.cover(cue.units) }
    let equal = Set(acting.map(\.units))
    let stopStarts = Set(stops.filter { !pseudo.contains($0) && (!longer.contains($0) || equal.contains($0)) }.map(\.lowerBound))
    readBoundaries(units, clauseStarts, stopStarts)
  }

  /// Drops what pseudo cues contain, and cues that are part of longer ones. A person inside a longer cue ("if she") stays a person.
  private static func sorted(out all: [Occurrence], _ pseudo: CoveredUnits) -> [Occurrence] {
    var kept: [Occurrence] = []
    for (index, cue) in all.enumerated() {
      if pseudo.contains(cue.units) { continue }
      var isPart = false
      // Only near neighbors can contain it: matches are ordered by start and no cue is longer than a pattern can be.
      for other in all[max(0, index - 24)..<min(all.count, index + 24)] {
        let sameAxis = Axis(cue.rule.effect) == Axis(other.rule.effect)
        let persons = Axis(cue.rule.effect) == .experiencer && !sameAxis
        // A part with the same effect stays: where the longer cue reaches into the target, the part before it still acts.
        if persons || cue.rule.effect == other.rule.effect { continue }
        if strictlyContains(other.units, cue.units)
          || (sameAxis && other.units.overlaps(cue.units)
            && (other.units.count > cue.units.count
              || (other.units.count == cue.units.count && other.units.lowerBound < cue.units.lowerBound)))
        {
          isPart = true
          break
        }
      }
      if !isPart { kept.append(cue) }
    }
    return kept
  }

  private static func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  private static func strictlyContains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    contains(outer, inner) && outer != inner
  }

  private mutating func readBoundaries(_ units: Units, _ clauseStarts: Set<Int>, _ stopStarts: Set<Int>) {
    var counts = (clause: Int32(0), stop: Int32(0), comma: Int32(0), colon: Int32(0), sentence: Int32(0), paragraph: Int32(0))
    for unit in 0..<units.count {
      let gap = units.gaps[unit]
      if stopStarts.contains(unit) { counts.stop += 1 }
      if gap.marks.contains(.comma) { counts.comma += 1 }
      if gap.marks.contains(.colon) { counts.colon += 1 }
      if gap.level >= .sentence { counts.sentence += 1 }
      if gap.level >= .paragraph { counts.paragraph += 1 }
      let isColonOnly = gap.level == .clause && gap.marks.contains(.colon)
      if clauseStarts.contains(unit) || stopStarts.contains(unit) || (gap.level >= .clause && !isColonOnly) { counts.clause += 1 }
      clause.append(counts.clause)
      stop.append(counts.stop)
      comma.append(counts.comma)
      colon.append(counts.colon)
      sentence.append(counts.sentence)
      paragraph.append(counts.paragraph)
    }
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
    case .pseudo, .stop, .clause, .yes, .no: self = .structure
    }
  }
}
