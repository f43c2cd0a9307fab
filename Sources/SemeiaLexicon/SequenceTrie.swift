/// The sequences of predicates that alternatives of several words stand for, as a trie. It is made by a ``SequenceTrieDraft``.
///
/// Its nodes are a hash table by what leads to them, so that a step waits for memory once: the place that is looked at holds what is asked of the node.
struct SequenceTrie: Sendable {
  /// What is known of a node, together. Its number is its place in the table.
  struct Node: BitwiseCopyable, Sendable {
    /// Of the predicates that go on from it.
    var signature = Signature()
    /// The node before it; −1 where its predicate opens it.
    var parent: Int32 = -1
    /// The predicate that leads to it; −1 where the place is free.
    var predicate: Int32 = -1
    /// The atom that ends there, or −1.
    var atom: Int32 = -1
    /// Where the patterns lie that are looked for around its atom.
    var anchored: Int32 = 0
    var anchoredEnd: Int32 = 0
    var unused: Int32 = 0
  }

  let nodes: Stored<Node>
  /// By predicate: the node it opens, or −1.
  private let roots: Stored<Int32>

  /// The node that a predicate opens, or −1.
  @inline(__always)
  func root(_ predicate: Int32) -> Int32 { Int(predicate) < roots.count ? roots[Int(predicate)] : -1 }

  var tables: SequenceTables { SequenceTables(nodes: nodes.base, count: UInt64(nodes.count)) }

  /// Whether its nodes point at atoms and candidates that there are, and a place is free, so that every search for a node ends.
  ///
  /// Each node has one before it. So no two steps lead to the same node, and what follows a word costs no more than there are nodes, as often as
  /// there are words in the longest pattern.
  func isSound(atoms: Int, candidates: Int) -> Bool {
    guard candidates <= Int(Int32.max), atoms <= Int(Int32.max) else { return false }
    let (atoms, candidates) = (Int32(atoms), Int32(candidates))
    var wrong = 0
    var free = 0
    for index in 0..<nodes.count {
      let node = nodes.base + index
      free |= node.pointee.predicate < 0 ? 1 : 0
      wrong |= node.pointee.atom >= -1 && node.pointee.atom < atoms ? 0 : 1
      wrong |= node.pointee.anchored >= 0 && node.pointee.anchored <= node.pointee.anchoredEnd ? 0 : 1
      wrong |= node.pointee.anchoredEnd <= candidates ? 0 : 1
    }
    return wrong == 0 && free == 1
  }

  /// - Returns: nil where the image is cut off, or its tables do not fit each other.
  init?(from image: inout ImageReader) {
    guard let nodes = image.stored(Node.self), let roots = image.stored(Int32.self), !nodes.isEmpty, nodes.count <= Int(Int32.max),
      roots.arePlaces(in: nodes.count, orNone: true)
    else { return nil }
    self.nodes = nodes
    self.roots = roots
  }

  /// The place at which a node is looked for first, in a table of so many.
  @inline(__always)
  static func place(_ parent: Int32, _ predicate: Int32, in count: UInt64) -> Int {
    let key = UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(UInt32(bitPattern: predicate))
    let mixed = (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 32).multipliedFullWidth(by: count).high)
  }
}

/// Where the tables of a ``SequenceTrie`` lie.
struct SequenceTables: BitwiseCopyable {
  let nodes: UnsafePointer<SequenceTrie.Node>
  let count: UInt64

  /// The node to which a predicate leads from another one, or −1.
  @inline(__always)
  func child(of node: Int32, _ predicate: Int32) -> Int32 {
    var place = SequenceTrie.place(node, predicate, in: count)
    while nodes[place].predicate != predicate || nodes[place].parent != node {
      if nodes[place].predicate < 0 { return -1 }
      place &+= 1
      if place == Int(truncatingIfNeeded: count) { place = 0 }
    }
    return Int32(truncatingIfNeeded: place)
  }
}
