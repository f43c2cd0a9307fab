@_spi(Loops) import SemeiaText

/// What the words of running text satisfy: each is folded and looked up once, and words that the content knows are remembered.
///
/// A *class* is a list of predicates (see ``Automaton``) with what follows from it. Only words that satisfy something are kept,
/// so that no name or other word of a text outlives it unless it stands in the content too. Not thread-safe: one per worker.
struct WordClasses: ~Copyable {
  /// What holds for every unit of a class. What is looked for around it lies together, whatever predicate it is for.
  struct Traits: BitwiseCopyable {
    /// Of its predicates; an element can only begin here where its own signature meets it.
    var signature = Signature()
    /// Where its predicates lie in ``WordClasses/predicates``.
    var first: Int32 = 0
    var end: Int32 = 0
    /// Where the elements lie that it is of, in order.
    var elements: Int32 = 0
    var elementsEnd: Int32 = 0
    /// Where the patterns lie that it is all of.
    var wholes: Int32 = 0
    var wholesEnd: Int32 = 0
    /// Where those lie that are looked for around it.
    var anchored: Int32 = 0
    var anchoredEnd: Int32 = 0
    /// Where the sequences lie that it opens.
    var roots: Int32 = 0
    var rootsEnd: Int32 = 0
    /// Where its elements lie as a set of bits in ``WordClasses/elementBits``; −1 where they are but a list.
    var bits: Int32 = -1
  }

  /// A sequence that begins with some word, and the bits of what may follow.
  struct Root: BitwiseCopyable {
    var signature: Signature
    var node: Int32
  }

  private(set) var traits = Scratch<Traits>(capacity: 1024)
  private(set) var predicates = Scratch<Int32>(capacity: 4096)
  private(set) var elements = Scratch<Int32>(capacity: 4096)
  /// The elements of the classes that are of several, a bit each.
  private(set) var elementBits = Scratch<UInt64>(capacity: 4096)
  private(set) var wholes = Scratch<Int32>(capacity: 1024)
  private(set) var candidates = Scratch<Automaton.Candidate>(capacity: 4096)
  private(set) var roots = Scratch<Root>(capacity: 1024)
  private var interned: [[Int32]: Int32] = [:]
  private var memo = WordMemo()
  private var found: [Int32] = []
  private var key: [UInt8] = []
  private var reversed: [UInt8] = []

  /// So many elements are searched as a list.
  private static let fewElements = 2
  /// 2 MB of bits at most.
  private static let mostBits = 1 << 18

  private let spellings: Spellings

  init(_ spellings: Spellings) {
    self.spellings = spellings
    traits.append(Traits())
  }

  /// The class of each unit, written to `classes`.
  mutating func read(_ automaton: Automaton, _ units: Units, _ clitics: Clitics, into classes: inout Scratch<Int32>) {
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
    for standIn in units.standIns { target[standIn.unit] = read(standIn.key, automaton, clitics) }
  }

  /// The class of a key that stands for a unit and is already folded.
  private mutating func read(_ folded: [UInt8], _ automaton: Automaton, _ clitics: Clitics) -> Int32 {
    key = folded
    found.removeAll(keepingCapacity: true)
    find(automaton, clitics)
    return found.isEmpty ? 0 : interned[found] ?? intern(automaton)
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
    let isKnown = find(automaton, clitics)
    // Beside what the word itself is found by, and all of them: a row that lists one spelling must not hide the word from all others.
    if var respelling = Respelling(key) {
      while let other = respelling.next() {
        key = other
        find(automaton, clitics)
      }
    }
    findAsTyped(isKnown: isKnown, automaton, clitics)
    if found.isEmpty { return 0 }
    let number = interned[found] ?? intern(automaton)
    if let word { memo.add(word, number) }
    return number
  }

  /// Collects what the words satisfy that the key may be typed for.
  private mutating func findAsTyped(isKnown: Bool, _ automaton: Automaton, _ clitics: Clitics) {
    for word in spellings.words(typedAs: key, isKnown: isKnown) {
      key = word
      find(automaton, clitics)
    }
  }

  /// Collects what the key satisfies.
  ///
  /// - Returns: whether something is about this very word, not about what it begins or ends with.
  @discardableResult
  private mutating func find(_ automaton: Automaton, _ clitics: Clitics) -> Bool {
    key.withUnsafeBufferPointer { key in
      if key.isEmpty { return false }
      let isKnown = automaton.words.append(key, 0..<key.count, to: &found)
      if !automaton.endings.isEmpty {
        reversed.removeAll(keepingCapacity: true)
        reversed.append(contentsOf: key.reversed())
        reversed.withUnsafeBufferPointer { _ = automaton.endings.append($0, 0..<$0.count, to: &found) }
      }
      clitics.forEachStripped(key, 0..<key.count) { range in
        let before = found.count
        automaton.words.append(key, range, to: &found)
        if found.count > before { Self.removeRepeated(&found, new: before) }
      }
      return isKnown
    }
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
    var made = Traits(
      first: Int32(predicates.count), elements: Int32(elements.count), wholes: Int32(wholes.count), anchored: Int32(candidates.count),
      roots: Int32(roots.count))
    var whole: [Int32] = []
    var around: [Automaton.Candidate] = []
    var holding: [Int32] = []
    // Twice the same would be followed twice at every word of a sequence.
    var seen: Set<Int32> = []
    for predicate in found where seen.insert(predicate).inserted {
      predicates.append(predicate)
      made.signature.formUnion(automaton.signature(of: predicate))
      let root = automaton.sequences.root(predicate)
      if root >= 0 { roots.append(Root(signature: automaton.sequences.nodes[Int(root)].signature, node: root)) }
      for candidate in automaton.candidates[automaton.anchoredRange(of: predicate)] {
        if candidate.extent == Automaton.Candidate.alone { whole.append(candidate.pattern) } else { around.append(candidate) }
      }
      holding += automaton.elements[automaton.elementRange(of: predicate)]
    }
    // Each list is in order as long as it comes from one predicate.
    if found.count > 1 {
      whole.sort()
      around.sort { $0.pattern < $1.pattern }
      holding.sort()
    }
    for index in whole.indices where index == 0 || whole[index] != whole[index - 1] { wholes.append(whole[index]) }
    for index in around.indices where index == 0 || around[index].pattern != around[index - 1].pattern { candidates.append(around[index]) }
    for index in holding.indices where index == 0 || holding[index] != holding[index - 1] { elements.append(holding[index]) }
    let size = (automaton.elementCount + 63) / 64
    if elements.count - Int(made.elements) > Self.fewElements, elementBits.count + size <= Self.mostBits {
      made.bits = Int32(elementBits.count)
      for _ in 0..<size { elementBits.append(0) }
      for index in Int(made.elements)..<elements.count {
        elementBits[Int(made.bits) + Int(elements[index]) / 64] |= 1 << UInt64(elements[index] % 64)
      }
    }
    made.end = Int32(predicates.count)
    made.elementsEnd = Int32(elements.count)
    made.wholesEnd = Int32(wholes.count)
    made.anchoredEnd = Int32(candidates.count)
    made.rootsEnd = Int32(roots.count)
    traits.append(made)
    interned[found] = Int32(traits.count - 1)
    return Int32(traits.count - 1)
  }
}
