/// A ``SequenceTrie`` while sequences are added: the children hang in a hash table.
struct SequenceTrieDraft {
  private var building: [UInt64: Int32] = [:]
  /// By node: the atom that ends there, or −1.
  private var atoms: [Int32] = [-1]

  mutating func insert(_ predicates: [Int32], atom: Int32) {
    var node: Int32 = 0
    for predicate in predicates {
      let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: predicate))
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

  /// Writes the nodes where they are looked for, each with a signature that tells in one step that a word cannot go on.
  ///
  /// - Parameters:
  ///   - signature: of a predicate.
  ///   - anchored: where the patterns lie that are looked for around an atom.
  func write(to image: inout ImageWriter, signature: (Int32) -> Signature, anchored: (Int32) -> (start: Int32, end: Int32)) {
    let sorted = building.sorted { $0.key < $1.key }
    var starts = [Int](repeating: 0, count: atoms.count + 1)
    for edge in sorted { starts[Int(edge.key >> 32) + 1] += 1 }
    for node in atoms.indices { starts[node + 1] += starts[node] }
    // Two of three places are taken.
    var nodes = [SequenceTrie.Node](repeating: SequenceTrie.Node(), count: atoms.count + atoms.count / 2 + 1)
    var roots: [Int32] = []
    // By node: its place in the table; the root of all has none. A node is placed when the one before it has been.
    var places = [Int32](repeating: -1, count: atoms.count)
    var order = [0]
    var next = 0
    while next < order.count {
      let node = order[next]
      next += 1
      for (key, child) in sorted[starts[node]..<starts[node + 1]] {
        let predicate = Int32(truncatingIfNeeded: key)
        let place = Self.free(places[node], predicate, nodes)
        nodes[place].parent = places[node]
        nodes[place].predicate = predicate
        nodes[place].atom = atoms[Int(child)]
        if atoms[Int(child)] >= 0 { (nodes[place].anchored, nodes[place].anchoredEnd) = anchored(atoms[Int(child)]) }
        places[Int(child)] = Int32(place)
        order.append(Int(child))
        if node == 0 {
          while roots.count <= Int(predicate) { roots.append(-1) }
          roots[Int(predicate)] = Int32(place)
        } else {
          nodes[Int(places[node])].signature.formUnion(signature(predicate))
        }
      }
    }
    image.append(nodes)
    image.append(roots)
  }

  /// The first free place for a node.
  private static func free(_ parent: Int32, _ predicate: Int32, _ nodes: [SequenceTrie.Node]) -> Int {
    var place = SequenceTrie.place(parent, predicate, in: UInt64(nodes.count))
    while nodes[place].predicate >= 0 { place = place + 1 == nodes.count ? 0 : place + 1 }
    return place
  }
}
