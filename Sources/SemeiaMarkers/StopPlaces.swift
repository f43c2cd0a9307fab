@_spi(Loops) import SemeiaText

/// Where the stop words of a cue's rule stand in one text, found once for each rule: looking again for every target would take the
/// square of a long clause. Used by one annotator, on one thread.
final class StopPlaces {
  /// By the row of the cue: the units that are one of its stop words, ascending.
  private var places: [Int: [Int]] = [:]
  /// The key of the unit that is looked at.
  private var key: [UInt8] = []

  /// Shorter stretches are read as they are.
  private static let near = 12

  /// Whether a stop word of a row stands in a stretch of units.
  func contains(_ words: Set<[UInt8]>, of entry: Int, in range: Range<Int>, _ units: Units) -> Bool {
    if range.count <= Self.near { return range.contains { isOne(of: words, $0, units) } }
    let known = places[entry] ?? (0..<units.count).filter { isOne(of: words, $0, units) }
    places[entry] = known
    let index = known.firstIndexOnward { $0 >= range.lowerBound }
    return index < known.count && known[index] < range.upperBound
  }

  private func isOne(of words: Set<[UInt8]>, _ unit: Int, _ units: Units) -> Bool {
    key.removeAll(keepingCapacity: true)
    units.appendKey(of: unit, to: &key)
    return words.contains(key)
  }
}
