/// The sequences of predicates that alternatives of several words stand for, as a trie. It is made by a ``SequenceTrieDraft``.
struct SequenceTrie: Sendable {
  /// What is known of a node, together.
  struct Node: BitwiseCopyable, Sendable {
    /// Of the predicates that go on from it.
    var signature: Signature
    /// The atom that ends there, or −1.
    var atom: Int32
    /// Its children are the nodes `first + 1` up to `end`, and the predicates that lead to them lie from `first` to `end`.
    var first: Int32
    var end: Int32
    /// Where the patterns lie that are looked for around its atom.
    var anchored: Int32
    var anchoredEnd: Int32
    var unused: Int32 = 0
  }

  /// From a node by a predicate to a node; the last is −1 where the slot is free.
  struct Edge: BitwiseCopyable, Sendable {
    var key: UInt64 = .max
    var node: Int32 = -1
    var unused: Int32 = 0
  }

  let nodes: Stored<Node>
  /// By node, without the root: the predicate that leads to it.
  let childPredicates: Stored<Int32>
  /// The children of nodes that have many, by hash.
  let edges: Stored<Edge>
  /// A bit for every edge.
  let filter: Stored<UInt64>
  /// By predicate: the node it opens, or −1.
  private let roots: Stored<Int32>

  /// The node that a predicate opens, or −1.
  @inline(__always)
  func root(_ predicate: Int32) -> Int32 { Int(predicate) < roots.count ? roots[Int(predicate)] : -1 }

  var tables: SequenceTables {
    SequenceTables(
      nodes: nodes.base, childPredicates: childPredicates.base, edges: edges.base, edgeMask: edges.count - 1,
      filter: filter.base, filterMask: UInt64(filter.count) * 64 - 1)
  }

  /// Whether its nodes are a tree, each after the one that leads to it, and point at atoms and candidates that there are.
  ///
  /// Then a walk ends, and no two lead to the same node: what follows a word costs no more than there are nodes.
  func isSound(atoms: Int, candidates: Int) -> Bool {
    guard let last = nodes.last, nodes[0].first == 0, Int(last.end) == childPredicates.count, candidates <= Int(Int32.max),
      atoms <= Int(Int32.max)
    else { return false }
    let (atoms, candidates) = (Int32(atoms), Int32(candidates))
    var wrong = 0
    var end: Int32 = 0
    for index in 0..<nodes.count {
      let node = nodes.base + index
      wrong |= node.pointee.first == end && node.pointee.end >= end && Int(end) >= index ? 0 : 1
      wrong |= node.pointee.atom >= -1 && node.pointee.atom < atoms ? 0 : 1
      wrong |= node.pointee.anchored >= 0 && node.pointee.anchored <= node.pointee.anchoredEnd ? 0 : 1
      wrong |= node.pointee.anchoredEnd <= candidates ? 0 : 1
      end = node.pointee.end
    }
    return wrong == 0
  }

  /// - Returns: nil where the image is cut off, or its tables do not fit each other.
  init?(from image: inout ImageReader) {
    guard let nodes = image.stored(Node.self), let childPredicates = image.stored(Int32.self), let edges = image.stored(Edge.self),
      let filter = image.stored(UInt64.self), let roots = image.stored(Int32.self), !nodes.isEmpty,
      childPredicates.count == nodes.count - 1, !edges.isEmpty, edges.count & (edges.count - 1) == 0, !filter.isEmpty,
      filter.count & (filter.count - 1) == 0, edges.contains(where: { $0.node < 0 }), roots.arePlaces(in: nodes.count, orNone: true)
    else { return nil }
    self.nodes = nodes
    self.childPredicates = childPredicates
    self.edges = edges
    self.filter = filter
    self.roots = roots
  }

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
}

/// Where the tables of a ``SequenceTrie`` lie.
struct SequenceTables: BitwiseCopyable {
  let nodes: UnsafePointer<SequenceTrie.Node>
  let childPredicates: UnsafePointer<Int32>
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
      // The tree was looked at when it was opened, not this table: it must lead to a child of the node.
      let child = edges[slot].node
      return Int(child) > low && Int(child) <= high ? child : -1
    }
    while low < high {
      if childPredicates[low] == predicate { return Int32(truncatingIfNeeded: low &+ 1) }
      low &+= 1
    }
    return -1
  }
}
