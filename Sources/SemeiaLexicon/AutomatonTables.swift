/// Where the tables of a sealed ``Automaton`` lie, for loops that count no references. Valid within ``Automaton/withTables(_:)``.
struct AutomatonTables: BitwiseCopyable {
  let patterns: UnsafePointer<Range<Int>>
  let steps: UnsafePointer<Automaton.Step>
  let anchorSteps: UnsafePointer<Int32>
  let hasGap: UnsafePointer<Bool>
  let elementStarts: UnsafePointer<Int32>
  let elementAtoms: UnsafePointer<Int32>
  let elementSignatures: UnsafePointer<UInt64>
  let anchoredStarts: UnsafePointer<Int32>
  let candidates: UnsafePointer<Automaton.Candidate>
  let roots: UnsafePointer<Int32>
  let rootCount: Int
  let sequenceAtoms: UnsafePointer<Int32>
  let childStarts: UnsafePointer<Int32>
  let childSignatures: UnsafePointer<UInt64>
  let childPredicates: UnsafePointer<Int32>
  let childNodes: UnsafePointer<Int32>
  let edgeKeys: UnsafePointer<UInt64>
  let edgeNodes: UnsafePointer<Int32>
  let edgeMask: Int

  /// The node of the sequences that a predicate opens, or −1.
  @inline(__always)
  func root(_ predicate: Int32) -> Int32 { Int(predicate) < rootCount ? roots[Int(predicate)] : -1 }

  /// The child of a node of the sequences, or −1.
  @inline(__always)
  func child(of node: Int32, _ predicate: Int32) -> Int32 {
    var low = Int(childStarts[Int(node)])
    let high = Int(childStarts[Int(node) &+ 1])
    if high &- low > SequenceTrie.fewChildren {
      let key = SequenceTrie.key(node, predicate)
      var slot = SequenceTrie.slot(key) & edgeMask
      while edgeKeys[slot] != key {
        if edgeKeys[slot] == .max { return -1 }
        slot = (slot &+ 1) & edgeMask
      }
      return edgeNodes[slot]
    }
    while low < high {
      if childPredicates[low] == predicate { return childNodes[low] }
      low &+= 1
    }
    return -1
  }
}

extension Automaton {
  /// A pattern to be looked for around an atom: what must stand beside it, and the pattern.
  struct Candidate: BitwiseCopyable, Sendable {
    /// The bits of the atoms of which one must stand on that side within so many units; all bits where nothing need stand there.
    var right: UInt64
    var left: UInt64
    var pattern: Int32
    /// How far away at the most; ``Candidate/nothing`` where nothing need stand there.
    var rightReach: UInt8
    var leftReach: UInt8
    /// Whether the atom is all of the pattern.
    var isWhole: Bool

    /// The place of a window that every signature meets.
    static let nothing = UInt8(Neighbor.farthest) + 1
    static let windows = Int(nothing) + 1
  }

  /// Lays out what a search reads. To be called once, after the anchors are set.
  mutating func prepare() {
    hasGap = patterns.map { range in steps[range].contains { $0.kind == .gap } }
    candidates = anchored.map { pattern in
      let anchor = anchors[Int(pattern)]
      func bits(_ neighbor: Neighbor) -> UInt64 { neighbor.signature == 0 ? .max : neighbor.signature }
      func reach(_ neighbor: Neighbor) -> UInt8 { neighbor.signature == 0 ? Candidate.nothing : UInt8(max(0, min(neighbor.high, Neighbor.farthest))) }
      return Candidate(
        right: bits(anchor.right), left: bits(anchor.left), pattern: pattern, rightReach: reach(anchor.right), leftReach: reach(anchor.left),
        isWhole: anchor.isWhole)
    }
    anchorSteps = anchors.map(\.step)
    sequences.prepare()
  }

  /// Calls `body` with the tables. They must not leave it.
  func withTables<Result>(_ body: (AutomatonTables) -> Result) -> Result {
    at(patterns) { patterns in
      at(steps) { steps in
      at(sequences.edgeKeys) { edgeKeys in
      at(sequences.edgeNodes) { edgeNodes in
        at(anchorSteps) { anchorSteps in
        at(hasGap) { hasGap in
          at(elementStarts) { elementStarts in
            at(elementAtoms) { elementAtoms in
              at(elementSignatures) { elementSignatures in
                at(anchoredStarts) { anchoredStarts in
                  at(candidates) { candidates in
                    at(sequences.roots) { roots in
                      at(sequences.atoms) { sequenceAtoms in
                        at(sequences.childStarts) { childStarts in
                          at(sequences.childSignatures) { childSignatures in
                            at(sequences.childPredicates) { childPredicates in
                              at(sequences.childNodes) { childNodes in
                                body(
                                  AutomatonTables(
                                    patterns: patterns, steps: steps, anchorSteps: anchorSteps, hasGap: hasGap, elementStarts: elementStarts,
                                    elementAtoms: elementAtoms, elementSignatures: elementSignatures, anchoredStarts: anchoredStarts,
                                    candidates: candidates, roots: roots, rootCount: sequences.roots.count, sequenceAtoms: sequenceAtoms,
                                    childStarts: childStarts, childSignatures: childSignatures, childPredicates: childPredicates,
                                    childNodes: childNodes, edgeKeys: edgeKeys, edgeNodes: edgeNodes, edgeMask: sequences.edgeKeys.count - 1))
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
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
