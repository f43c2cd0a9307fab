import SemeiaText

/// Where the atoms of an automaton occur in a text, by unit.
struct Occurrences {
  /// A sequence of several words that occurs.
  struct Sequence {
    var atom: Int32
    var start: Int32
    var length: Int32
    /// The sequence before it that ends at the same unit, or −1.
    var nextByEnd: Int32
  }

  /// The class of each unit; its predicates are the atoms of one word that occur there.
  var classes: [Int32] = []
  /// Sequences by the unit where they start; `sequenceStarts[unit]` is the first.
  private(set) var sequences: [Sequence] = []
  private(set) var sequenceStarts: [Int32] = []
  /// By unit: the last sequence that ends with it, or −1.
  private(set) var lastByEnd: [Int32] = []
  /// The bits of the atoms that start at a unit, and that end with it.
  private(set) var startSignatures: [UInt64] = []
  private(set) var endSignatures: [UInt64] = []
  /// By unit: the first and the last unit that a match containing it may reach.
  private(set) var segmentStarts: [Int32] = []
  private(set) var segmentEnds: [Int32] = []

  mutating func read(_ automaton: Automaton, _ words: WordClasses, _ units: Units) {
    let count = classes.count
    sequences.removeAll(keepingCapacity: true)
    sequenceStarts.removeAll(keepingCapacity: true)
    startSignatures.removeAll(keepingCapacity: true)
    lastByEnd.removeAll(keepingCapacity: true)
    for unit in 0..<count {
      startSignatures.append(words.traits[Int(classes[unit])].signature)
      lastByEnd.append(-1)
    }
    endSignatures = startSignatures
    for unit in 0..<count {
      sequenceStarts.append(Int32(sequences.count))
      let traits = words.traits[Int(classes[unit])]
      guard traits.opensSequence else { continue }
      for index in Int(traits.first)..<Int(traits.end) {
        let node = automaton.sequences.root(words.predicates[index])
        if node < 0 { continue }
        follow(automaton, words, units, node, unit, 1)
      }
    }
    sequenceStarts.append(Int32(sequences.count))
    readSegments(units)
  }

  private mutating func follow(
    _ automaton: Automaton, _ words: WordClasses, _ units: Units, _ node: Int32, _ unit: Int, _ length: Int
  ) {
    let next = unit + length
    guard next < classes.count else { return }
    let traits = words.traits[Int(classes[next])]
    guard automaton.sequences.signature(after: node) & traits.signature != 0, units.gaps[next].level < .clause else { return }
    for index in Int(traits.first)..<Int(traits.end) {
      let child = automaton.sequences.child(of: node, words.predicates[index])
      if child < 0 { continue }
      let atom = automaton.sequences.atom(at: child)
      if atom >= 0 {
        let bit = Automaton.signature(of: atom)
        startSignatures[unit] |= bit
        endSignatures[next] |= bit
        sequences.append(Sequence(atom: atom, start: Int32(unit), length: Int32(length + 1), nextByEnd: lastByEnd[next]))
        lastByEnd[next] = Int32(sequences.count - 1)
      }
      follow(automaton, words, units, child, unit, length + 1)
    }
  }

  private mutating func readSegments(_ units: Units) {
    segmentStarts.removeAll(keepingCapacity: true)
    segmentEnds.removeAll(keepingCapacity: true)
    var start = 0
    for unit in classes.indices {
      if unit > 0, units.gaps[unit].level >= .clause {
        for _ in start..<unit { segmentEnds.append(Int32(unit)) }
        start = unit
      }
      segmentStarts.append(Int32(start))
    }
    for _ in start..<classes.count { segmentEnds.append(Int32(classes.count)) }
  }
}
