import SemeiaText

/// What the words of running text satisfy: each key is looked up once, and words that the content knows are remembered.
///
/// A *class* is a list of predicates (see ``Automaton``) with what follows from it. Only keys that satisfy something are kept,
/// so that no name or other word of a text outlives it unless it stands in the content too. Not thread-safe: one per worker.
struct WordClasses {
  /// What holds for every unit of a class.
  struct Traits {
    /// Where its predicates lie in ``WordClasses/predicates``.
    var first: Int32
    var end: Int32
    /// One bit for each predicate; an element can only begin here where its own bits meet these.
    var signature: UInt64
    /// Whether a sequence of words can begin with it.
    var opensSequence: Bool
    /// Whether some pattern is looked for around it.
    var hasAnchors: Bool
  }

  private(set) var traits: [Traits] = [Traits(first: 0, end: 0, signature: 0, opensSequence: false, hasAnchors: false)]
  private(set) var predicates: [Int32] = []
  private var interned: [[Int32]: Int32] = [:]
  /// The keys that satisfy something, and by their number the class.
  private var known = ByteTable(capacity: 4096)
  private var classOf: [Int32] = []
  private var scratch: [Int32] = []
  private var reversed: [UInt8] = []

  /// So many keys are remembered at most.
  private static let mostKnown = 1 << 16

  /// The class of each unit, written to `classes`.
  mutating func read(_ automaton: Automaton, _ units: Units, _ clitics: Clitics, into classes: inout [Int32]) {
    classes.removeAll(keepingCapacity: true)
    classes.reserveCapacity(units.count)
    units.keys.withUnsafeBufferPointer { keys in
      var start = 0
      for end in units.keyEnds {
        let end = Int(end)
        classes.append(start < end ? wordClass(automaton, keys, start, end, clitics) : 0)
        start = end
      }
    }
  }

  @inline(__always)
  private mutating func wordClass(
    _ automaton: Automaton, _ keys: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ clitics: Clitics
  ) -> Int32 {
    let hash = ByteTable.hash(keys, start, end)
    if let number = known.number(of: keys, start, end, hash: hash) { return classOf[number] }
    return add(automaton, keys, start, end, clitics, hash)
  }

  /// Looks a key up that is not known, and remembers it where it satisfies anything.
  @inline(never)
  private mutating func add(
    _ automaton: Automaton, _ keys: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ clitics: Clitics, _ hash: UInt64
  ) -> Int32 {
    scratch.removeAll(keepingCapacity: true)
    automaton.words.append(keys, start..<end, to: &scratch)
    if automaton.hasEndings {
      reversed.removeAll(keepingCapacity: true)
      reversed.append(contentsOf: keys[start..<end].reversed())
      reversed.withUnsafeBufferPointer { automaton.endings.append($0, 0..<$0.count, to: &scratch) }
    }
    clitics.forEachStripped(keys, start..<end) { range in
      let before = scratch.count
      automaton.words.append(keys, range, to: &scratch)
      removeRepeated(new: before)
    }
    if scratch.isEmpty { return 0 }
    let number = intern(automaton)
    if known.count < Self.mostKnown {
      known.add(keys, start, end, hash: hash)
      classOf.append(number)
    }
    return number
  }

  private mutating func removeRepeated(new: Int) {
    var kept = new
    for index in new..<scratch.count where !scratch[..<kept].contains(scratch[index]) {
      scratch[kept] = scratch[index]
      kept += 1
    }
    scratch.removeSubrange(kept...)
  }

  private mutating func intern(_ automaton: Automaton) -> Int32 {
    if let number = interned[scratch] { return number }
    var made = Traits(first: Int32(predicates.count), end: 0, signature: 0, opensSequence: false, hasAnchors: false)
    for predicate in scratch {
      predicates.append(predicate)
      made.signature |= Automaton.signature(of: predicate)
      made.opensSequence = made.opensSequence || automaton.opensSequence(predicate)
      let anchored = automaton.anchoredRange(of: predicate)
      made.hasAnchors = made.hasAnchors || anchored.start < anchored.end
    }
    made.end = Int32(predicates.count)
    traits.append(made)
    interned[scratch] = Int32(traits.count - 1)
    return Int32(traits.count - 1)
  }
}
