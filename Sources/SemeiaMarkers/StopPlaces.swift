import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Where the stop words of a cue's rule stand in one text, found once for each rule: looking again for every target would take the
/// square of a long clause. Used by one annotator, on one thread.
final class StopPlaces {
  /// By the row of the cue: the stretches of units that are one of its stop words, by their start.
  private var places: [Int: [Range<Int>]] = [:]
  /// The key of the unit that is looked at, and what is asked for in its place.
  private var key: [UInt8] = []
  private var part: [UInt8] = []

  /// Shorter stretches are read as they are.
  private static let near = 12
  /// How many units a stop word may take where units are characters.
  private static let mostUnits = 8

  /// Whether a stop word of a cue stands in a stretch of units.
  func contains(_ cue: borrowing CueMap.Occurrence, _ lexicon: Lexicon, in range: Range<Int>, _ units: Units) -> Bool {
    let entry = cue.entry
    let reader = reader(cue, lexicon)
    if range.count <= Self.near {
      return range.contains { unit in length(of: reader, at: unit, units).map { unit + $0 <= range.upperBound } ?? false }
    }
    let known =
      places[entry] ?? (0..<units.count).compactMap { unit in length(of: reader, at: unit, units).map { unit..<(unit + $0) } }
    places[entry] = known
    let index = known.firstIndexOnward { $0.lowerBound >= range.lowerBound }
    return known[index...].prefix { $0.lowerBound < range.upperBound }.contains { $0.upperBound <= range.upperBound }
  }

  /// Whether a word that must close the list of a cue begins in a stretch of units.
  func joins(_ cue: borrowing CueMap.Occurrence, _ lexicon: Lexicon, in range: Range<Int>, _ units: Units) -> Bool {
    var reader = reader(cue, lexicon)
    reader.lead = CueRule.joining([])
    return range.contains { length(of: reader, at: $0, units) != nil }
  }

  private struct Reader {
    var words: Set<[UInt8]>
    var hasWildcards: Bool
    var mostUnits: Int
    /// What the kept words begin with.
    var lead: [UInt8] = []
  }

  private func reader(_ cue: borrowing CueMap.Occurrence, _ lexicon: Lexicon) -> Reader {
    Reader(
      words: lexicon.entries.stopWords(of: cue.entry), hasWildcards: cue.reach.hasWildcards,
      mostUnits: lexicon.language.matching == .words ? 1 : Self.mostUnits)
  }

  /// How many units from one on are a stop word, the fewest; nil where none begins there.
  private func length(of reader: Reader, at unit: Int, _ units: Units) -> Int? {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: reader.lead)
    for next in unit..<min(unit + reader.mostUnits, units.count) {
      if next > unit, units.gaps[next].level != .none { return nil }
      units.appendKey(of: next, to: &key)
      if reader.words.contains(key) || (reader.hasWildcards && isPartly(of: reader.words)) { return next - unit + 1 }
    }
    return nil
  }

  /// Whether the word begins or ends with one that stands for several.
  private func isPartly(of words: Set<[UInt8]>) -> Bool {
    for cut in 0...key.count {
      part.removeAll(keepingCapacity: true)
      part.append(contentsOf: key[..<cut])
      part.append(CueRule.wildcard)
      if words.contains(part) { return true }
      part.removeAll(keepingCapacity: true)
      part.append(CueRule.wildcard)
      part.append(contentsOf: key[cut...])
      if words.contains(part) { return true }
    }
    return false
  }
}
