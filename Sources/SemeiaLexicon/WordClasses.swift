@_spi(Loops) import SemeiaText

/// What the words of running text satisfy: each is folded and looked up once, and words that the content knows are remembered.
///
/// A *class* is a list of predicates (see ``Automaton``) with what follows from it. Only words that satisfy something are kept,
/// so that no name or other word of a text outlives it unless it stands in the content too. Not thread-safe: one per worker.
struct WordClasses: ~Copyable {
  /// What holds for every unit of a class.
  struct Traits: BitwiseCopyable {
    /// Where its predicates lie in ``WordClasses/predicates``.
    var first: Int32 = 0
    var end: Int32 = 0
    /// One bit for each predicate; an element can only begin here where its own bits meet these.
    var signature: UInt64 = 0
    /// Whether a sequence of words can begin with it.
    var opensSequence = false
    /// Whether some pattern is looked for around it.
    var hasAnchors = false
  }

  private(set) var traits = Scratch<Traits>(capacity: 1024)
  private(set) var predicates = Scratch<Int32>(capacity: 4096)
  private var interned: [[Int32]: Int32] = [:]
  private var memo = WordMemo()
  private var found: [Int32] = []
  private var key: [UInt8] = []
  private var reversed: [UInt8] = []

  init() { traits.append(Traits()) }

  /// The class of each unit, written to `classes`.
  mutating func read(_ automaton: Automaton, _ tables: AutomatonTables, _ units: Units, _ clitics: Clitics, into classes: inout Scratch<Int32>) {
    let count = units.count
    let target = classes.resize(to: count)
    units.bytes.withUnsafeBufferPointer { bytes in
      units.starts.withUnsafeBufferPointer { starts in
        units.ends.withUnsafeBufferPointer { ends in
          guard let base = bytes.baseAddress, let starts = starts.baseAddress, let ends = ends.baseAddress else { return }
          for unit in 0..<count {
            let start = Int(starts[unit])
            let length = Int(ends[unit]) &- start
            if length <= WordMemo.longest {
              let word = WordMemo.Word(base + start, length, room: bytes.count &- start)
              let known = memo.value(of: word)
              target[unit] = known >= 0 ? known : lookedUp(automaton, bytes, units, unit, clitics, word)
            } else {
              target[unit] = lookedUp(automaton, bytes, units, unit, clitics, nil)
            }
          }
        }
      }
    }
    if !units.hasKey.isEmpty { for unit in 0..<count where !units.hasKey[unit] { target[unit] = 0 } }
  }

  /// Looks a word up that is not known, and remembers it where it satisfies anything.
  @inline(never)
  private mutating func lookedUp(
    _ automaton: Automaton, _ bytes: UnsafeBufferPointer<UInt8>, _ units: Units, _ unit: Int, _ clitics: Clitics, _ word: WordMemo.Word?
  ) -> Int32 {
    if !units.hasKey.isEmpty, !units.hasKey[unit] { return 0 }
    key.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    units.folder.fold(bytes, Int(units.starts[unit]), Int(units.ends[unit]), into: &key)
    key.withUnsafeBufferPointer { key in
      if key.isEmpty { return }
      automaton.words.append(key, 0..<key.count, to: &found)
      if automaton.hasEndings {
        reversed.removeAll(keepingCapacity: true)
        reversed.append(contentsOf: key.reversed())
        reversed.withUnsafeBufferPointer { automaton.endings.append($0, 0..<$0.count, to: &found) }
      }
      clitics.forEachStripped(key, 0..<key.count) { range in
        let before = found.count
        automaton.words.append(key, range, to: &found)
        if found.count > before { Self.removeRepeated(&found, new: before) }
      }
    }
    if found.isEmpty { return 0 }
    let number = interned[found] ?? intern(automaton)
    if let word { memo.add(word, number) }
    return number
  }

  private static func removeRepeated(_ found: inout [Int32], new: Int) {
    var kept = new
    for index in new..<found.count where !found[..<kept].contains(found[index]) {
      found[kept] = found[index]
      kept += 1
    }
    found.removeSubrange(kept...)
  }

  private mutating func intern(_ automaton: Automaton) -> Int32 {
    var made = Traits(first: Int32(predicates.count))
    for predicate in found {
      predicates.append(predicate)
      made.signature |= Automaton.signature(of: predicate)
      made.opensSequence = made.opensSequence || automaton.opensSequence(predicate)
      let anchored = automaton.anchoredRange(of: predicate)
      made.hasAnchors = made.hasAnchors || anchored.start < anchored.end
    }
    made.end = Int32(predicates.count)
    traits.append(made)
    interned[found] = Int32(traits.count - 1)
    return Int32(traits.count - 1)
  }
}
