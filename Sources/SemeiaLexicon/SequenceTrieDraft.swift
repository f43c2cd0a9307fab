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

  /// Numbers the nodes anew, the children of each side by side and in order, under a signature that tells in one step that a word cannot go on.
  ///
  /// - Parameters:
  ///   - signature: of a predicate.
  ///   - anchored: where the patterns lie that are looked for around an atom.
  func write(to image: inout ImageWriter, signature: (Int32) -> Signature, anchored: (Int32) -> (start: Int32, end: Int32)) {
    let sorted = building.sorted { $0.key < $1.key }
    var starts = [Int](repeating: 0, count: atoms.count + 1)
    for edge in sorted { starts[Int(edge.key >> 32) + 1] += 1 }
    for node in atoms.indices { starts[node + 1] += starts[node] }
    var nodes: [SequenceTrie.Node] = []
    var predicates: [Int32] = []
    var edges: [SequenceTrie.Edge] = []
    // The nodes by their new numbers.
    var order = [0]
    var place = 0
    while place < order.count {
      let children = sorted[starts[order[place]]..<starts[order[place] + 1]]
      let (first, end) = atoms[order[place]] < 0 ? (0, 0) : anchored(atoms[order[place]])
      var node = SequenceTrie.Node(
        signature: Signature(), atom: atoms[order[place]], first: Int32(predicates.count), end: Int32(predicates.count + children.count),
        anchored: first, anchoredEnd: end)
      for (key, child) in children {
        let predicate = Int32(truncatingIfNeeded: key)
        node.signature.formUnion(signature(predicate))
        predicates.append(predicate)
        order.append(Int(child))
        edges.append(SequenceTrie.Edge(key: SequenceTrie.key(Int32(place), predicate), node: Int32(predicates.count)))
      }
      nodes.append(node)
      place += 1
    }
    image.append(nodes)
    image.append(predicates)
    image.append(
      Self.hashed(edges.filter { nodes[Int($0.key >> 32)].end - nodes[Int($0.key >> 32)].first > Int32(SequenceTrie.fewChildren) }))
    image.append(Self.filter(edges.map(\.key)))
    image.append(Self.roots(edges))
  }

  /// By predicate: the node that it opens, or −1.
  private static func roots(_ edges: [SequenceTrie.Edge]) -> [Int32] {
    var roots: [Int32] = []
    for edge in edges where edge.key >> 32 == 0 {
      while roots.count <= Int(edge.key) { roots.append(-1) }
      roots[Int(edge.key)] = edge.node
    }
    return roots
  }

  private static func hashed(_ edges: [SequenceTrie.Edge]) -> [SequenceTrie.Edge] {
    var size = 16
    while size < edges.count * 2 { size *= 2 }
    var table = [SequenceTrie.Edge](repeating: SequenceTrie.Edge(), count: size)
    for edge in edges {
      var slot = Int(truncatingIfNeeded: SequenceTrie.hash(edge.key)) & (size - 1)
      while table[slot].node >= 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = edge
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
