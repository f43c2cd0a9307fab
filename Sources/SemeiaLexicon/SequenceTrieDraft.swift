/// A ``SequenceTrie`` while sequences are added: the children hang in a hash table.
struct SequenceTrieDraft {
  private var building: [UInt64: Int32] = [:]
  /// By node: the atom that ends there, or −1.
  private var atoms: [Int32] = [-1]

  mutating func insert(_ predicates: [Int32], atom: Int32) {
    var node: Int32 = 0
    for predicate in predicates {
      let key = SequenceTrie.key(node, predicate)
      if let next = building[key] {
        node = next
      } else {
        node = Int32(atoms.count)
        atoms.append(-1)
        building[key] = node
      }
    }
    atoms[Int(node)] = atom
  }

  /// Lays the children of each node side by side, in order, under a signature that tells in one step that a word cannot go on.
  ///
  /// - Parameters:
  ///   - bit: the bit of a predicate in signatures.
  ///   - anchored: where the patterns lie that are looked for around an atom.
  func write(to image: inout ImageWriter, bit: (Int32) -> UInt64, anchored: (Int32) -> (start: Int32, end: Int32)) {
    let sorted = building.sorted { $0.key < $1.key }
    var starts = [Int32](repeating: 0, count: atoms.count + 1)
    var signatures = [UInt64](repeating: 0, count: atoms.count)
    var roots: [Int32] = []
    for (key, node) in sorted {
      let parent = Int(key >> 32)
      let predicate = Int32(truncatingIfNeeded: key)
      starts[parent + 1] += 1
      signatures[parent] |= bit(predicate)
      if parent == 0 {
        while roots.count <= Int(predicate) { roots.append(-1) }
        roots[Int(predicate)] = node
      }
    }
    for node in atoms.indices { starts[node + 1] += starts[node] }
    image.append(
      atoms.indices.map { node in
        let (first, end) = atoms[node] < 0 ? (0, 0) : anchored(atoms[node])
        return SequenceTrie.Node(
          signature: signatures[node], atom: atoms[node], first: starts[node], end: starts[node + 1], anchored: first, anchoredEnd: end)
      })
    image.append(sorted.map { Int32(truncatingIfNeeded: $0.key) })
    image.append(sorted.map(\.value))
    image.append(Self.hashed(sorted.filter { starts[Int($0.key >> 32) + 1] - starts[Int($0.key >> 32)] > Int32(SequenceTrie.fewChildren) }))
    image.append(Self.filter(sorted.map(\.key)))
    image.append(roots)
  }

  private static func hashed(_ edges: [(key: UInt64, value: Int32)]) -> [SequenceTrie.Edge] {
    var size = 16
    while size < edges.count * 2 { size *= 2 }
    var table = [SequenceTrie.Edge](repeating: SequenceTrie.Edge(), count: size)
    for (key, node) in edges {
      var slot = Int(truncatingIfNeeded: SequenceTrie.hash(key)) & (size - 1)
      while table[slot].node >= 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = SequenceTrie.Edge(key: key, node: node)
    }
    return table
  }

  private static func filter(_ keys: [UInt64]) -> [UInt64] {
    var bits = 64
    while bits < keys.count * 12 { bits *= 2 }
    var filter = [UInt64](repeating: 0, count: bits / 64)
    for key in keys {
      let bit = Int(truncatingIfNeeded: SequenceTrie.hash(key)) & (bits - 1)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    return filter
  }
}
