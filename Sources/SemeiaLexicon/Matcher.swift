package import SemeiaText

/// An occurrence of a pattern: its number, and the units it spans.
package struct PatternMatch: Hashable, Sendable {
  package var pattern: Int
  package var units: Range<Int>
  /// Bit k: no word of the pattern can have matched the unit k of the stretch, so that it lies in a gap. What stands there is not the
  /// pattern's own.
  package var loose: UInt64 = 0

  package init(pattern: Int, units: Range<Int>, loose: UInt64 = 0) {
    self.pattern = pattern
    self.units = units
    self.loose = loose
  }

  /// Whether all of a stretch within the match lies in gaps.
  package func isLoose(_ range: Range<Int>) -> Bool {
    loose != 0 && range.lowerBound >= units.lowerBound && range.upperBound <= units.upperBound
      && range.allSatisfy { loose >> UInt64($0 - units.lowerBound) & 1 == 1 }
  }
}

/// Finds all patterns of an automaton in a row of units. Keeps its buffers and what it learned of words, so it is for one automaton;
/// not thread-safe: one per worker.
package final class Matcher {
  private let automaton: Automaton
  private let clitics: Clitics
  private var classes: WordClasses
  private var occurrences = Occurrences()
  private var found: [UInt64] = []

  package init(_ automaton: Automaton, clitics: Clitics) {
    self.automaton = automaton
    self.clitics = clitics
    classes = WordClasses()
  }

  /// All matches, ordered by start, end, pattern; each pattern once for each stretch of units.
  package func matches(in units: Units) -> [PatternMatch] {
    guard units.count > 0 else { return [] }
    classes.read(automaton, units, clitics, into: &occurrences.classes)
    occurrences.read(automaton, classes, units)
    var search = Search(automaton: automaton, classes: classes, occurrences: occurrences, units: units, found: found)
    found = []
    search.run()
    found = search.found
    // As numbers, matches are in the order of start, end and pattern.
    found.sort()
    var matches: [PatternMatch] = []
    matches.reserveCapacity(found.count)
    var previous: UInt64 = .max
    for match in found where match != previous {
      matches.append(search.unpacked(match))
      previous = match
    }
    found.removeAll(keepingCapacity: true)
    return matches
  }
}
