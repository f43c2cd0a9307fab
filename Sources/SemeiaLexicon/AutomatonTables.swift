/// Where the tables of a sealed ``Automaton`` lie, for loops that count no references. Valid within ``Automaton/withTables(_:)``.
struct AutomatonTables: BitwiseCopyable {
  let patterns: UnsafePointer<Automaton.ReadyPattern>
  let steps: UnsafePointer<Automaton.ReadyStep>
  /// By atom: where its elements lie in `elements`, in order.
  let elementStarts: UnsafePointer<Int32>
  let elements: UnsafePointer<Int32>
  let candidates: UnsafePointer<Automaton.Candidate>
  let sequences: SequenceTables
}

/// Where the tables of a ``SequenceTrie`` lie.
struct SequenceTables: BitwiseCopyable {
  let nodes: UnsafePointer<SequenceTrie.Node>
  let childPredicates: UnsafePointer<Int32>
  let childNodes: UnsafePointer<Int32>
  let edges: UnsafePointer<SequenceTrie.Edge>
  let edgeMask: Int
  let filter: UnsafePointer<UInt64>
  let filterMask: UInt64

  /// The child of a node, or −1.
  @inline(__always)
  func child(of node: Int32, _ predicate: Int32) -> Int32 {
    let key = SequenceTrie.key(node, predicate)
    let hash = SequenceTrie.hash(key)
    // Most words do not go on: a small table of bits knows nearly all of them.
    let bit = hash & filterMask
    if filter[Int(bit &>> 6)] &>> (bit & 63) & 1 == 0 { return -1 }
    var low = Int(nodes[Int(node)].first)
    let high = Int(nodes[Int(node)].end)
    if high &- low > SequenceTrie.fewChildren {
      var slot = Int(truncatingIfNeeded: hash) & edgeMask
      while edges[slot].key != key {
        if edges[slot].node < 0 { return -1 }
        slot = (slot &+ 1) & edgeMask
      }
      return edges[slot].node
    }
    while low < high {
      if childPredicates[low] == predicate { return childNodes[low] }
      low &+= 1
    }
    return -1
  }
}

extension Automaton {
  /// A pattern to be looked for around an atom: what must stand beside it.
  struct Candidate: BitwiseCopyable, Sendable {
    /// The bits of the atoms of which one must stand on that side within so many units; all bits where nothing need stand there.
    var right: UInt64
    var left: UInt64
    var pattern: Int32
    /// How far away at the most; ``Candidate/nothing`` where nothing need stand there.
    var rightReach: UInt8
    var leftReach: UInt8
    /// The place of a window that every signature meets.
    static let nothing = UInt8(Neighbor.farthest) + 1
    static let windows = Int(nothing) + 1
  }

  /// Where the steps of a pattern lie.
  struct ReadyPattern: BitwiseCopyable, Sendable {
    var first: Int32
    var count: Int16
    /// Which of them it is looked for around.
    var anchor: Int8
    var hasGap: Bool
    /// Whether an atom is all of the pattern.
    var isWhole: Bool
  }

  /// A step with what it is compared by.
  struct ReadyStep: BitwiseCopyable, Sendable {
    var signature: UInt64
    var element: Int32
    var kind: Kind
    var low: Int8
    var high: Int8

    enum Kind: UInt8, BitwiseCopyable, Sendable { case element, optional, gap }
  }

  /// Lays out what a search reads. To be called once, after the anchors are set.
  mutating func prepare() {
    readyPatterns = patterns.indices.map { pattern in
      let range = patterns[pattern]
      return ReadyPattern(
        first: Int32(range.lowerBound), count: Int16(clamping: range.count),
        anchor: Int8(clamping: Int(anchors[pattern].step) - range.lowerBound),
        hasGap: steps[range].contains { $0.kind == .gap }, isWhole: anchors[pattern].isWhole)
    }
    readySteps = steps.map { step in
      ReadyStep(
        signature: step.kind == .gap ? 0 : elementSignatures[Int(step.element)], element: step.element,
        kind: step.kind == .gap ? .gap : step.kind == .optional ? .optional : .element, low: step.low, high: step.high)
    }
    let byPattern = anchors.indices.map { pattern in
      let anchor = anchors[pattern]
      func bits(_ neighbor: Neighbor) -> UInt64 { neighbor.signature == 0 ? .max : neighbor.signature }
      func reach(_ neighbor: Neighbor) -> UInt8 {
        neighbor.signature == 0 ? Candidate.nothing : UInt8(max(0, min(neighbor.high, Neighbor.farthest)))
      }
      return Candidate(
        right: bits(anchor.right), left: bits(anchor.left), pattern: Int32(pattern), rightReach: reach(anchor.right),
        leftReach: reach(anchor.left))
    }
    candidates = anchored.map { byPattern[Int($0)] }
    let starts = anchoredStarts
    sequences.prepare { (Int(starts[Int($0)]), Int(starts[Int($0) + 1])) }
    prepareElements()
  }

  /// Turns the lists of atoms by element round. What a word is can then be seen beside the word, whatever patterns ask for it.
  private mutating func prepareElements() {
    var starts = [Int32](repeating: 0, count: anchoredStarts.count + 1)
    for atom in elementAtoms where Int(atom) + 1 < starts.count { starts[Int(atom) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    atomElements = [Int32](unsafeUninitializedCapacity: elementAtoms.count) { target, filled in
      elementStarts.withUnsafeBufferPointer { elementStarts in
        elementAtoms.withUnsafeBufferPointer { elementAtoms in
          next.withUnsafeMutableBufferPointer { next in
            for element in 0..<(elementStarts.count - 1) {
              for index in Int(elementStarts[element])..<Int(elementStarts[element + 1]) {
                let atom = Int(elementAtoms[index])
                (target.baseAddress.unsafelyUnwrapped + Int(next[atom])).initialize(to: Int32(truncatingIfNeeded: element))
                next[atom] &+= 1
              }
            }
          }
        }
      }
      filled = elementAtoms.count
    }
    atomElementStarts = starts
  }

  /// Calls `body` with the tables. They must not leave it.
  func withTables<Result>(_ body: (AutomatonTables) -> Result) -> Result {
    at(readyPatterns) { patterns in
      at(readySteps) { steps in
        at(atomElementStarts) { elementStarts in
          at(atomElements) { elements in
            at(candidates) { candidates in
              withSequences { sequences in
                body(
                  AutomatonTables(
                    patterns: patterns, steps: steps, elementStarts: elementStarts, elements: elements, candidates: candidates,
                    sequences: sequences))
              }
            }
          }
        }
      }
    }
  }

  private func withSequences<Result>(_ body: (SequenceTables) -> Result) -> Result {
    at(sequences.nodes) { nodes in
      at(sequences.childPredicates) { childPredicates in
        at(sequences.childNodes) { childNodes in
          at(sequences.edges) { edges in
            at(sequences.filter) { filter in
              body(
                SequenceTables(
                  nodes: nodes, childPredicates: childPredicates, childNodes: childNodes, edges: edges, edgeMask: sequences.edges.count - 1,
                  filter: filter, filterMask: UInt64(sequences.filter.count) * 64 - 1))
            }
          }
        }
      }
    }
  }

  /// An empty table is never read, but its place must be a pointer.
  @inline(__always)
  private func at<Element, Result>(_ table: [Element], _ body: (UnsafePointer<Element>) -> Result) -> Result {
    table.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { return body(base) }
      return withUnsafeTemporaryAllocation(of: Element.self, capacity: 1) { body(UnsafePointer($0.baseAddress.unsafelyUnwrapped)) }
    }
  }
}
