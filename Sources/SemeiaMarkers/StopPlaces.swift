@_spi(Loops) import SemeiaText

/// Where the stop words of a cue's rule stand in one text, found once for each rule: looking again for every target would take the
/// square of a long clause. Used by one annotator, on one thread.
final class StopPlaces {
  /// By the row of the cue: the units that are one of its stop words, ascending.
  private var places: [Int: [Int]] = [:]

  /// Shorter stretches are read as they are.
  private static let near = 12

  /// Whether a stop word of a row stands in a stretch of units.
  func contains(_ words: Set<[UInt8]>, of entry: Int, in range: Range<Int>, _ units: Units) -> Bool {
    if range.count <= Self.near { return range.contains { words.contains(units.key(of: $0)) } }
    let known = places[entry] ?? (0..<units.count).filter { words.contains(units.key(of: $0)) }
    places[entry] = known
    let index = known.firstIndexOnward { $0 >= range.lowerBound }
    return index < known.count && known[index] < range.upperBound
  }
}
