/// The sequences of predicates that alternatives of several words stand for, as a trie in one hash table.
struct SequenceTrie: Sendable {
  private var keys: [UInt64] = Array(repeating: .max, count: 1024)
  private var nodes: [Int32] = Array(repeating: 0, count: 1024)
  private var used = 0
  /// By node: the atom that ends there, or −1.
  private var atoms: [Int32] = [-1]

  mutating func insert(_ predicates: [Int32], atom: Int32) {
    var node: Int32 = 0
    for predicate in predicates { node = child(of: node, predicate) ?? add(node, predicate) }
    atoms[Int(node)] = atom
  }

  @inline(__always)
  func child(of node: Int32, _ predicate: Int32) -> Int32? {
    let key = Self.key(node, predicate)
    let mask = keys.count &- 1
    var slot = Self.hash(key) & mask
    while true {
      let found = keys[slot]
      if found == key { return nodes[slot] }
      if found == .max { return nil }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  func atom(at node: Int32) -> Int32 { atoms[Int(node)] }

  private mutating func add(_ node: Int32, _ predicate: Int32) -> Int32 {
    if used * 2 >= keys.count { grow() }
    let made = Int32(atoms.count)
    atoms.append(-1)
    place(Self.key(node, predicate), made)
    used += 1
    return made
  }

  private mutating func place(_ key: UInt64, _ node: Int32) {
    let mask = keys.count - 1
    var slot = Self.hash(key) & mask
    while keys[slot] != .max { slot = (slot + 1) & mask }
    keys[slot] = key
    nodes[slot] = node
  }

  private mutating func grow() {
    let (oldKeys, oldNodes) = (keys, nodes)
    keys = Array(repeating: .max, count: oldKeys.count * 2)
    nodes = Array(repeating: 0, count: oldKeys.count * 2)
    for slot in oldKeys.indices where oldKeys[slot] != .max { place(oldKeys[slot], oldNodes[slot]) }
  }

  @inline(__always)
  private static func key(_ node: Int32, _ predicate: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: predicate))
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 32) >> 16)
  }
}
