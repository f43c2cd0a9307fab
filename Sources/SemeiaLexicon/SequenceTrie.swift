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
  /// By hash, see ``prepare()``.
  private(set) var edges: [Edge] = []
  private(set) var filter: [UInt64] = []
  private(set) var nodes: [Node] = []

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
  ///
  /// - Parameter bit: the bit of a predicate in signatures.
  mutating func seal(_ bit: (Int32) -> UInt64) {
    let edges = building.sorted { $0.key < $1.key }
    building = [:]
    childStarts = Array(repeating: 0, count: atoms.count + 1)
    childSignatures = Array(repeating: 0, count: atoms.count)
    for (key, node) in edges {
      let parent = Int(key >> 32)
      let predicate = Int32(truncatingIfNeeded: key)
      childStarts[parent + 1] += 1
      childSignatures[parent] |= bit(predicate)
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

  // MARK: Looking up

  /// Up to so many children are looked through; those of other nodes are hashed.
  static let fewChildren = 4

  @inline(__always)
  static func key(_ node: Int32, _ predicate: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: predicate))
  }

  @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 {
    let mixed = (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 32
  }

  /// What is known of a node, together.
  struct Node: BitwiseCopyable, Sendable {
    /// The bits of the predicates that go on from it.
    var signature: UInt64
    /// The atom that ends there, or −1.
    var atom: Int32
    /// Where its children lie.
    var first: Int32
    var end: Int32
    /// Where the patterns lie that are looked for around its atom.
    var anchored: Int32
    var anchoredEnd: Int32
  }

  /// From a node by a predicate to a node; the last is −1 where the slot is free.
  struct Edge: BitwiseCopyable, Sendable {
    var key: UInt64 = .max
    var node: Int32 = -1
  }

  /// Hashes the children of nodes that have many, and sets a bit for every edge. Once, when all are laid out.
  mutating func prepare(_ anchored: (Int32) -> (start: Int, end: Int)) {
    nodes = atoms.indices.map { node in
      let (start, end) = atoms[node] < 0 ? (0, 0) : anchored(atoms[node])
      return Node(
        signature: childSignatures[node], atom: atoms[node], first: childStarts[node], end: childStarts[node + 1], anchored: Int32(start),
        anchoredEnd: Int32(end))
    }
    let many = atoms.indices.filter { childStarts[$0 + 1] - childStarts[$0] > Int32(Self.fewChildren) }
    let count = many.reduce(0) { $0 + Int(childStarts[$1 + 1] - childStarts[$1]) }
    var size = 16
    while size < count * 2 { size *= 2 }
    edges = Array(repeating: Edge(), count: size)
    var bits = 64
    while bits < childNodes.count * 12 { bits *= 2 }
    filter = Array(repeating: 0, count: bits / 64)
    let nodeCount = atoms.count
    childStarts.withUnsafeBufferPointer { childStarts in
      childPredicates.withUnsafeBufferPointer { childPredicates in
        childNodes.withUnsafeBufferPointer { childNodes in
          filter.withUnsafeMutableBufferPointer { filter in
            edges.withUnsafeMutableBufferPointer { edges in
              for node in 0..<nodeCount {
                let (first, end) = (Int(childStarts[node]), Int(childStarts[node &+ 1]))
                var place = first
                while place < end {
                  let key = Self.key(Int32(truncatingIfNeeded: node), childPredicates[place])
                  let hash = Self.hash(key)
                  let bit = Int(truncatingIfNeeded: hash) & (bits &- 1)
                  filter[bit &>> 6] |= 1 &<< UInt64(bit & 63)
                  if end &- first > Self.fewChildren {
                    var slot = Int(truncatingIfNeeded: hash) & (size &- 1)
                    while edges[slot].node >= 0 { slot = (slot &+ 1) & (size &- 1) }
                    edges[slot] = Edge(key: key, node: childNodes[place])
                  }
                  place &+= 1
                }
              }
            }
          }
        }
      }
    }
  }
}
