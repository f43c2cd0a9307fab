@_spi(Loops) package import SemeiaText

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

/// Finds all patterns of an automaton in a row of units. Keeps its buffers and what it learned of words, so it is for one automaton and one
/// folder of keys; not thread-safe: one per worker.
package final class Matcher {
  private let automaton: Automaton
  private let clitics: Clitics
  private var work = Work()

  private struct Work: ~Copyable {
    var classes = WordClasses()
    var occurrences = Occurrences()
    var search = Search()

    /// So many units have room for good; what a longer document needs is given back.
    private static let roomKept = 1 << 15

    mutating func matches(in units: Units, _ automaton: Automaton, _ tables: AutomatonTables, _ clitics: Clitics) -> [PatternMatch] {
      classes.read(automaton, units, clitics, into: &occurrences.classes)
      let matches = units.gaps.withUnsafeBufferPointer { gaps in
        units.continuesWord.withUnsafeBufferPointer { continues -> [PatternMatch] in
          guard let gaps = gaps.baseAddress else { return [] }
          occurrences.read(tables.sequences, classes, gaps)
          return found(
            Search.Ground(
              tables: tables, traits: classes.traits.base, elements: classes.elements.base, elementBits: classes.elementBits.base,
              wholes: classes.wholes.base, candidates: classes.candidates.base, classes: occurrences.classes.base,
              units: occurrences.units.base, sequences: occurrences.sequences.base, count: units.count,
              continuesWord: continues.isEmpty ? nil : continues.baseAddress))
        }
      }
      if units.count > Self.roomKept {
        occurrences.trim(to: Self.roomKept)
        search.trim(to: Self.roomKept)
      }
      return matches
    }

    private mutating func found(_ ground: borrowing Search.Ground) -> [PatternMatch] {
      search.run(ground)
      let count = search.found.count
      let numbers = search.found.base
      var matches: [PatternMatch] = []
      matches.reserveCapacity(count)
      var previous: UInt64 = .max
      for index in 0..<count where numbers[index] != previous {
        previous = numbers[index]
        matches.append(Search.unpacked(previous, ground))
      }
      return matches
    }
  }

  package init(_ automaton: Automaton, clitics: Clitics) {
    self.automaton = automaton
    self.clitics = clitics
  }

  /// All matches, ordered by start, end, pattern; each pattern once for each stretch of units.
  package func matches(in units: Units) -> [PatternMatch] {
    guard units.count > 0 else { return [] }
    return work.matches(in: units, automaton, automaton.tables, clitics)
  }
}
