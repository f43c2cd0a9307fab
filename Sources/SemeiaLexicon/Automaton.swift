/// All patterns of a language, compiled.
///
/// A unit (a word, or a character) satisfies *predicates*: to be this word, to begin or to end so. An *atom* is one predicate or a
/// sequence of them; an *element* is a set of atoms, any of which will do; a pattern is a row of elements and gaps. Each pattern hangs on
/// the element whose words are rarest: only where one of its atoms occurs is the rest compared, to both sides, with a bit set of
/// reachable positions. The cost is one trie walk a unit, and a bounded comparison for each occurrence of a rare word.
package struct Automaton: Sendable {
  enum PredicateKind: Hashable { case exact, stem, ending }

  struct Step: Sendable {
    enum Kind: Sendable { case element, optional, gap }
    var kind: Kind
    var element: Int32
    var low: Int8
    var high: Int8
  }

  var patterns: [Range<Int>] = []
  var steps: [Step] = []
  private(set) var words = KeyTrie()
  private(set) var endings = KeyTrie()
  private(set) var hasEndings = false
  private var elementStarts: [Int32] = [0]
  private var elementAtoms: [Int32] = []
  private var sequenceNodes: [UInt64: Int32] = [:]
  private var sequenceAtoms: [Int32] = [-1]
  private var opensSequence: [Bool] = []
  private(set) var longestSequence = 1
  private var anchorStarts: [Int32] = []
  private var anchors: [(pattern: Int32, step: Int32)] = []

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
    return Int32(elementStarts.count - 2)
  }

  mutating func addSequence(_ predicates: [Int32], atom: Int32) {
    var node: Int32 = 0
    for predicate in predicates {
      let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: predicate))
      if let next = sequenceNodes[key] {
        node = next
      } else {
        node = Int32(sequenceAtoms.count)
        sequenceAtoms.append(-1)
        sequenceNodes[key] = node
      }
    }
    sequenceAtoms[Int(node)] = atom
    longestSequence = max(longestSequence, predicates.count)
    while opensSequence.count <= Int(predicates[0]) { opensSequence.append(false) }
    opensSequence[Int(predicates[0])] = true
  }

  mutating func seal() {
    words.seal()
    endings.seal()
  }

  mutating func setAnchors(_ all: [(atom: Int32, pattern: Int32, step: Int32)], atoms: Int) {
    var counts = Array(repeating: Int32(0), count: atoms + 1)
    for anchor in all { counts[Int(anchor.atom) + 1] += 1 }
    for index in 1..<max(1, counts.count) { counts[index] += counts[index - 1] }
    anchorStarts = counts
    anchors = Array(repeating: (0, 0), count: all.count)
    for anchor in all {
      anchors[Int(counts[Int(anchor.atom)])] = (anchor.pattern, anchor.step)
      counts[Int(anchor.atom)] += 1
    }
  }

  // MARK: Reading

  func atoms(of element: Int32) -> ArraySlice<Int32> {
    elementAtoms[Int(elementStarts[Int(element)])..<Int(elementStarts[Int(element) + 1])]
  }

  @inline(__always)
  func element(_ element: Int32, contains atom: Int32) -> Bool {
    var low = Int(elementStarts[Int(element)])
    var high = Int(elementStarts[Int(element) + 1])
    while low < high {
      let middle = (low + high) / 2
      let found = elementAtoms[middle]
      if found == atom { return true }
      if found < atom { low = middle + 1 } else { high = middle }
    }
    return false
  }

  func anchors(of atom: Int32) -> ArraySlice<(pattern: Int32, step: Int32)> {
    anchors[Int(anchorStarts[Int(atom)])..<Int(anchorStarts[Int(atom) + 1])]
  }

  func opensSequence(_ predicate: Int32) -> Bool {
    Int(predicate) < opensSequence.count && opensSequence[Int(predicate)]
  }

  func sequenceNode(after node: Int32, _ predicate: Int32) -> Int32? {
    sequenceNodes[UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: predicate))]
  }

  func sequenceAtom(at node: Int32) -> Int32 { sequenceAtoms[Int(node)] }
}
