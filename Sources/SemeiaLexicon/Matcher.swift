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

  /// Whether a match comes before another: by start, end, pattern.
  static func precedes(_ one: PatternMatch, _ other: PatternMatch) -> Bool {
    if one.units.lowerBound != other.units.lowerBound { return one.units.lowerBound < other.units.lowerBound }
    if one.units.upperBound != other.units.upperBound { return one.units.upperBound < other.units.upperBound }
    return one.pattern < other.pattern
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
  private let roles: [PatternRole]
  private var work: Work

  private struct Work: ~Copyable {
    var classes: WordClasses
    var occurrences = Occurrences()
    var search = Search()
    var bypass = FillerBypass()

    init(_ spellings: Spellings) { classes = WordClasses(spellings) }

    /// So many units have room for good; what a longer document needs is given back.
    private static let roomKept = 1 << 15

    mutating func matches(
      in units: Units, _ automaton: Automaton, _ tables: AutomatonTables, _ clitics: Clitics, _ roles: [PatternRole]
    ) -> [PatternMatch] {
      classes.read(automaton, units, clitics, into: &occurrences.classes)
      var matches = units.gaps.withUnsafeBufferPointer { gaps in
        units.continuesWord.withUnsafeBufferPointer { continues -> [PatternMatch] in
          guard let gaps = gaps.baseAddress else { return [] }
          occurrences.read(tables.sequences, classes, gaps)
          return found(Self.ground(tables, classes, occurrences, units.count, continues.isEmpty ? nil : continues.baseAddress))
        }
      }
      let fillers = PatternRole.fillers(matches, roles)
      if !fillers.isEmpty { addAcross(fillers, to: &matches, units, tables, roles) }
      if units.count > Self.roomKept {
        occurrences.trim(to: Self.roomKept)
        search.trim(to: Self.roomKept)
        bypass.trim(to: Self.roomKept)
      }
      return matches
    }

    /// Adds what is found where fillers are left out.
    @inline(never)
    private mutating func addAcross(
      _ fillers: [Range<Int>], to matches: inout [PatternMatch], _ units: Units, _ tables: AutomatonTables, _ roles: [PatternRole]
    ) {
      bypass.read(without: fillers, in: units, occurrences)
      guard bypass.count > 0 else { return }
      bypass.occurrences.read(tables.sequences, classes, bypass.gaps.base)
      let continues = units.continuesWord.isEmpty ? nil : UnsafePointer(bypass.continuesWord.base)
      let found = found(Self.ground(tables, classes, bypass.occurrences, bypass.count, continues))
      let across = found.compactMap { roles[$0.pattern] != .usual ? nil : bypass.inText($0) }
      if across.isEmpty { return }
      // Few, so that nearly all of this is in order already.
      matches = (matches + across).sorted(by: PatternMatch.precedes).withoutRepeats()
    }

    private static func ground(
      _ tables: AutomatonTables, _ classes: borrowing WordClasses, _ occurrences: borrowing Occurrences, _ count: Int,
      _ continuesWord: UnsafePointer<Bool>?
    ) -> Search.Ground {
      Search.Ground(
        tables: tables, traits: classes.traits.base, elements: classes.elements.base, elementBits: classes.elementBits.base,
        wholes: classes.wholes.base, candidates: classes.candidates.base, classes: occurrences.classes.base,
        units: occurrences.units.base, sequences: occurrences.sequences.base, count: count, continuesWord: continuesWord)
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

  /// - Parameters:
  ///   - roles: by pattern; empty where all are ``PatternRole/usual``.
  ///   - spellings: what words are typed for.
  package init(_ automaton: Automaton, clitics: Clitics, roles: [PatternRole] = [], spellings: Spellings = .none) {
    self.automaton = automaton
    self.clitics = clitics
    self.roles = roles
    work = Work(spellings)
  }

  /// A matcher of all rows of a language.
  package convenience init(_ lexicon: Lexicon) {
    self.init(
      lexicon.automaton, clitics: lexicon.language.clitics, roles: PatternRole.all(of: lexicon), spellings: lexicon.spellings)
  }

  /// All matches, ordered by start, end, pattern; each pattern once for each stretch of units.
  package func matches(in units: Units) -> [PatternMatch] {
    guard units.count > 0 else { return [] }
    return work.matches(in: units, automaton, automaton.tables, clitics, roles)
  }
}
