/// All patterns of a language, compiled.
///
/// A unit (a word, or a character) satisfies *predicates*: to be this word, to begin or to end so. An *atom* is one predicate or a
/// sequence of them; an *element* is a set of atoms, any of which will do; a pattern is a row of elements and gaps. Each pattern hangs on
/// the element whose words are rarest: only where one of its atoms occurs is the rest compared, to both sides, with a bit set of
/// reachable positions. The cost is one trie walk a unit, and a bounded comparison for each occurrence of a rare word.
package struct Automaton: Sendable {
  enum PredicateKind: Hashable { case exact, stem, ending }

  struct Step: BitwiseCopyable, Sendable {
    enum Kind: Int32, BitwiseCopyable, Sendable { case element, optional, gap }
    var kind: Kind
    var element: Int32
    var low: Int8
    var high: Int8
  }

  /// What must be found on one side of an anchor, for a quick look before the comparison.
  struct Neighbor: Sendable {
    /// The bits of the atoms that will do; 0 where nothing need be there.
    var signature: UInt64 = 0
    /// Farther away than this nothing is looked for beforehand.
    static let farthest: Int8 = 12
    /// How many units lie between, at least and at most.
    var low: Int8 = 0
    var high: Int8 = 0
  }

  /// The element around which a pattern is looked for, and what must stand beside it.
  struct Anchor: Sendable {
    var step: Int32 = 0
    /// Whether the atom is all of the pattern.
    var isWhole = false
    var left = Neighbor()
    var right = Neighbor()
  }

  var patterns: [Range<Int>] = []
  var steps: [Step] = []
  var words = KeyTrie()
  var endings = KeyTrie()
  var hasEndings = false
  var elementStarts: [Int32] = [0]
  var elementAtoms: [Int32] = []
  var elementSignatures: [UInt64] = []
  /// The predicates of the commonest words. Each has a bit in signatures for itself, so that where only common words stand, nothing that
  /// asks for others is compared.
  var common: [Int32] = []
  var sequences = SequenceTrie()
  var longestSequence = 1
  /// By pattern.
  var anchors: [Anchor] = []
  /// By atom: where the patterns lie that are looked for around it.
  var anchoredStarts: [Int32] = []
  var anchored: [Int32] = []
  /// In the order of ``anchored``, from ``prepare()`` on; and the steps, ready to be compared.
  var candidates: [Candidate] = []
  var readyPatterns: [ReadyPattern] = []
  var readySteps: [ReadyStep] = []
  /// By atom: the elements that it is of.
  var atomElementStarts: [Int32] = []
  var atomElements: [Int32] = []

  // MARK: Building

  mutating func addPredicate(_ key: [UInt8], _ kind: PredicateKind, id: Int32) {
    switch kind {
    case .exact: words.insert(key, predicate: id, isStem: false)
    case .stem: words.insert(key, predicate: id, isStem: true)
    case .ending:
      endings.insert(key.reversed(), predicate: id, isStem: true)
      hasEndings = true
    }
  }

  mutating func addElement(_ atoms: [Int32]) -> Int32 {
    elementAtoms.append(contentsOf: atoms)
    elementStarts.append(Int32(elementAtoms.count))
    elementSignatures.append(atoms.reduce(0) { $0 | bit(of: $1) })
    return Int32(elementStarts.count - 2)
  }

  mutating func addSequence(_ predicates: [Int32], atom: Int32) {
    sequences.insert(predicates, atom: atom)
    longestSequence = max(longestSequence, predicates.count)
  }

  mutating func seal() {
    words.seal()
    endings.seal()
    let common = common
    sequences.seal { Self.bit(of: $0, common) }
  }

  /// - Parameters:
  ///   - steps: by pattern, the step around which it is looked for.
  ///   - atoms: how many atoms there are.
  ///   - longest: by element, the units of its longest atom.
  mutating func setAnchors(_ steps: [Int32], atoms: Int, longest: [Int32]) {
    anchors = steps.enumerated().map { made(pattern: $0, step: $1, longest) }
    var counts = Array(repeating: Int32(0), count: atoms + 1)
    for anchor in anchors {
      for atom in self.atoms(of: self.steps[Int(anchor.step)].element) { counts[Int(atom) + 1] += 1 }
    }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    anchoredStarts = counts
    anchored = Array(repeating: 0, count: Int(counts.last ?? 0))
    for (pattern, anchor) in anchors.enumerated() {
      for atom in self.atoms(of: self.steps[Int(anchor.step)].element) {
        anchored[Int(counts[Int(atom)])] = Int32(pattern)
        counts[Int(atom)] += 1
      }
    }
  }

  private func made(pattern: Int, step: Int32, _ longest: [Int32]) -> Anchor {
    let range = patterns[pattern]
    var anchor = Anchor(step: step, isWhole: range.count == 1)
    anchor.right = neighbor(steps[(Int(step) + 1)..<range.upperBound], longest)
    anchor.left = neighbor(steps[range.lowerBound..<Int(step)].reversed(), longest)
    return anchor
  }

  /// What must stand on one side of an anchor, and how far away: its nearest element that is not optional.
  private func neighbor(_ side: some Sequence<Step>, _ longest: [Int32]) -> Neighbor {
    var found = Neighbor()
    for step in side {
      switch step.kind {
      case .gap:
        found.low += step.low
        found.high += step.high
      case .optional: found.high += Int8(clamping: longest[Int(step.element)])
      case .element:
        found.signature = elementSignatures[Int(step.element)]
        return found.high > Neighbor.farthest ? Neighbor() : found
      }
    }
    return Neighbor()
  }

  // MARK: Reading

  func atoms(of element: Int32) -> ArraySlice<Int32> {
    elementAtoms[Int(elementStarts[Int(element)])..<Int(elementStarts[Int(element) + 1])]
  }

  /// So many of the commonest words have a bit for themselves.
  static let mostCommon = 16

  /// The bit that stands for an atom in signatures.
  func bit(of atom: Int32) -> UInt64 { Self.bit(of: atom, common) }

  private static func bit(of atom: Int32, _ common: [Int32]) -> UInt64 {
    if let place = common.firstIndex(of: atom) { return 1 << UInt64(place) }
    return sharedBit(of: atom)
  }

  /// The bit of an atom that is no common word: one of the 48 behind those of the commonest.
  @inline(__always)
  static func sharedBit(of atom: Int32) -> UInt64 {
    1 &<< UInt64(truncatingIfNeeded: 16 &+ (((UInt32(bitPattern: atom) &* 0x9E37_79B1) >> 16) &* 48) >> 16)
  }

  /// Where the patterns that are looked for around an atom lie in ``anchored``.
  @inline(__always)
  func anchoredRange(of atom: Int32) -> (start: Int, end: Int) {
    (Int(anchoredStarts[Int(atom)]), Int(anchoredStarts[Int(atom) &+ 1]))
  }
}
