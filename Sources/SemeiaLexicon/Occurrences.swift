@_spi(Loops) import SemeiaText

/// Where the atoms of an automaton occur in a text, by unit.
struct Occurrences: ~Copyable {
  /// A sequence of several words that occurs.
  struct Sequence: BitwiseCopyable {
    var atom: Int32
    var start: Int32
    var length: Int32
    /// The sequence before it that ends at the same unit, or −1.
    var nextByEnd: Int32
    /// Where the patterns lie that are looked for around its atom.
    var anchored: Int32
    var anchoredEnd: Int32
  }

  /// What is known of a unit.
  struct Unit: BitwiseCopyable {
    /// The bits of the unit's own predicates.
    var wordSignature: Signature
    /// The bits of the atoms that start at it, and that end with it.
    var startSignature: Signature
    var endSignature: Signature
    /// The first of the sequences that start at it.
    var sequences: Int32
    /// The last sequence that ends with it, or −1.
    var lastByEnd: Int32
    /// The first and the last unit that a match containing it may reach.
    var segmentStart: Int32
    var segmentEnd: Int32
  }

  /// The class of each unit; its predicates are the atoms of one word that occur there.
  var classes = Scratch<Int32>()
  /// One more than units: the last says where the sequences end.
  private(set) var units = Scratch<Unit>()
  /// By the unit where they start.
  private(set) var sequences = Scratch<Sequence>()

  /// How many units a heading has at most: what is longer before a colon is a statement of its own.
  private static let longestHeading = 5

  mutating func read(_ tables: SequenceTables, _ words: borrowing WordClasses, _ gaps: UnsafePointer<Gap>) {
    let count = classes.count
    let units = self.units.resize(to: count + 1)
    sequences.removeAll()
    let traits = words.traits.base
    // A match may cross the colon behind a heading ("suicide risk: high"), or the dash for "is" behind as few words, and no other.
    var (start, isHeaded) = (0, false)
    for unit in 0..<count {
      if unit > 0, gaps[unit].level >= .bracket {
        if !isHeaded, unit &- start <= Self.longestHeading, gaps[unit].endsHeading {
          isHeaded = true
        } else {
          for before in start..<unit { units[before].segmentEnd = Int32(truncatingIfNeeded: unit) }
          (start, isHeaded) = (unit, false)
        }
      }
      let signature = traits[Int(classes[unit])].signature
      units[unit] = Unit(
        wordSignature: signature, startSignature: signature, endSignature: signature, sequences: 0, lastByEnd: -1,
        segmentStart: Int32(truncatingIfNeeded: start),
        segmentEnd: 0)
    }
    for before in start..<count { units[before].segmentEnd = Int32(truncatingIfNeeded: count) }
    for unit in 0..<count {
      units[unit].sequences = Int32(truncatingIfNeeded: sequences.count)
      let trait = traits[Int(classes[unit])]
      guard trait.roots < trait.rootsEnd, unit &+ 1 < Int(units[unit].segmentEnd) else { continue }
      let next = units[unit &+ 1].wordSignature
      for index in Int(trait.roots)..<Int(trait.rootsEnd) {
        let root = words.roots[index]
        if root.signature.meets(next) { follow(tables, words, root.node, unit, 1) }
      }
    }
    units[count] = Unit(
      wordSignature: Signature(), startSignature: Signature(), endSignature: Signature(),
      sequences: Int32(truncatingIfNeeded: sequences.count), lastByEnd: -1,
      segmentStart: 0, segmentEnd: 0)
  }

  /// Follows the sequences that go on from a node.
  ///
  /// - Parameters:
  ///   - node: its number.
  ///   - unit: where the sequences begin.
  ///   - length: how many units lead to the node.
  private mutating func follow(_ tables: SequenceTables, _ words: borrowing WordClasses, _ node: Int32, _ unit: Int, _ length: Int) {
    let next = unit &+ length
    let trait = words.traits[Int(classes[next])]
    for index in Int(trait.first)..<Int(trait.end) {
      let child = tables.child(of: node, words.predicates[index])
      if child < 0 { continue }
      let reached = tables.nodes + Int(child)
      let atom = reached.pointee.atom
      if atom >= 0 {
        let signature = Signature(sharing: atom)
        units.base[unit].startSignature.formUnion(signature)
        units.base[next].endSignature.formUnion(signature)
        sequences.append(
          Sequence(
            atom: atom, start: Int32(truncatingIfNeeded: unit), length: Int32(truncatingIfNeeded: length &+ 1),
            nextByEnd: units[next].lastByEnd,
            anchored: reached.pointee.anchored, anchoredEnd: reached.pointee.anchoredEnd))
        units.base[next].lastByEnd = Int32(truncatingIfNeeded: sequences.count &- 1)
      }
      // No pattern reaches farther; a deeper trie is forged, and would overflow the stack.
      if length < AutomatonBuilder.longestReach, next &+ 1 < Int(units[unit].segmentEnd),
        reached.pointee.signature.meets(units[next &+ 1].wordSignature)
      {
        follow(tables, words, child, unit, length &+ 1)
      }
    }
  }

  /// Gives memory back that only a very long document needs.
  mutating func trim(to most: Int) {
    classes.trim(to: most)
    units.trim(to: most)
    sequences.trim(to: most)
  }
}
