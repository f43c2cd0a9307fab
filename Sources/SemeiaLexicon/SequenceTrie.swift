/// The sequences of predicates that alternatives of several words stand for, as a trie.
///
/// While it is built the children hang in a hash table; sealed, those of a node lie side by side, in order, under a signature that tells in
/// one step that a word cannot go on.
struct SequenceTrie: Sendable {
  private var building: [UInt64: Int32] = [:]
  /// By node: the atom that ends there, or −1.
  var atoms: [Int32] = [-1]
  /// By node: where its children lie, and the bits of their predicates.
  var childStarts: [Int32] = [0, 0]
  var childSignatures: [UInt64] = [0]
  var childPredicates: [Int32] = []
  var childNodes: [Int32] = []
  /// By predicate: the node it opens, or −1.
  var roots: [Int32] = []

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

  /// Lays the children out. Look-ups are valid from then on.
  mutating func seal() {
    let edges = building.sorted { $0.key < $1.key }
    building = [:]
    childStarts = Array(repeating: 0, count: atoms.count + 1)
    childSignatures = Array(repeating: 0, count: atoms.count)
    for (key, node) in edges {
      let parent = Int(key >> 32)
      let predicate = Int32(truncatingIfNeeded: key)
      childStarts[parent + 1] += 1
      childSignatures[parent] |= Automaton.signature(of: predicate)
      childPredicates.append(predicate)
      childNodes.append(node)
      if parent == 0 {
        while roots.count <= Int(predicate) { roots.append(-1) }
        roots[Int(predicate)] = node
      }
    }
    for node in atoms.indices { childStarts[node + 1] += childStarts[node] }
  }

  /// The node that a predicate opens, or −1.
  @inline(__always)
  func root(_ predicate: Int32) -> Int32 { Int(predicate) < roots.count ? roots[Int(predicate)] : -1 }

  /// The bits of the predicates that go on from a node.
  @inline(__always)
  func signature(after node: Int32) -> UInt64 { childSignatures[Int(node)] }

  /// The child of a node, or −1.
  @inline(__always)
  func child(of node: Int32, _ predicate: Int32) -> Int32 {
    var low = Int(childStarts[Int(node)])
    var high = Int(childStarts[Int(node) &+ 1])
    while low < high {
      let middle = (low &+ high) &>> 1
      let found = childPredicates[middle]
      if found == predicate { return childNodes[middle] }
      if found < predicate { low = middle &+ 1 } else { high = middle }
    }
    return -1
  }

  @inline(__always)
  func atom(at node: Int32) -> Int32 { atoms[Int(node)] }
}
