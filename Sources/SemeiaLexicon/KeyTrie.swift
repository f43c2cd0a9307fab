/// A trie over folded keys. A word is looked up in one walk that finds all stems it begins with and the word itself.
///
/// Each node leads to two *classes*, lists of predicates that hold: one for a key that ends here, one for a key that leaves the trie
/// here. Nodes are numbered in the order in which they are made, parents before children.
struct KeyTrie: Sendable {
  var table: [UInt64] = Array(repeating: .max, count: 1024)
  var values: [Int32] = Array(repeating: 0, count: 1024)
  private var used = 0
  private var parents: [Int32] = [-1]
  private var exact: [Int32] = [-1]
  private var stems: [Int32] = [-1]
  /// By node: the class of a key that ends at it, and of one that goes on and finds no child.
  var endClass: [Int32] = []
  var pathClass: [Int32] = []
  /// By class: where its predicates lie.
  var classStarts: [Int32] = [0, 0]
  var predicates: [Int32] = []

  /// Whether no key was added.
  var isEmpty: Bool { endClass.count <= 1 }

  mutating func insert(_ key: [UInt8], predicate: Int32, isStem: Bool) {
    var node: Int32 = 0
    for byte in key { node = child(of: node, byte) ?? add(node, byte) }
    if isStem { stems[Int(node)] = predicate } else { exact[Int(node)] = predicate }
  }

  /// Numbers the classes. Look-ups are valid from then on.
  mutating func seal() {
    endClass = Array(repeating: 0, count: parents.count)
    pathClass = endClass
    for node in parents.indices {
      let inherited = parents[node] < 0 ? 0 : pathClass[Int(parents[node])]
      pathClass[node] = stems[node] < 0 ? inherited : add(stems[node], to: inherited)
      endClass[node] = exact[node] < 0 ? pathClass[node] : add(exact[node], to: pathClass[node])
    }
  }

  /// Appends the predicates that hold for `key[range]`.
  func append(_ key: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to list: inout [Int32]) {
    var node: Int32 = 0
    for index in range {
      guard let next = child(of: node, key[index]) else { return append(pathClass[Int(node)], to: &list) }
      node = next
    }
    append(endClass[Int(node)], to: &list)
  }

  @inline(__always)
  private func append(_ number: Int32, to list: inout [Int32]) {
    var at = classStarts[Int(number)]
    let end = classStarts[Int(number) + 1]
    while at < end {
      list.append(predicates[Int(at)])
      at += 1
    }
  }

  /// A new class: those of `base`, and one more. Class 0 is empty.
  private mutating func add(_ predicate: Int32, to base: Int32) -> Int32 {
    for index in classStarts[Int(base)]..<classStarts[Int(base) + 1] { predicates.append(predicates[Int(index)]) }
    predicates.append(predicate)
    classStarts.append(Int32(predicates.count))
    return Int32(classStarts.count - 2)
  }

  @inline(__always)
  private func child(of node: Int32, _ byte: UInt8) -> Int32? {
    let key = UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte)
    let mask = table.count - 1
    var slot = Self.hash(key) & mask
    while true {
      let found = table[slot]
      if found == key { return values[slot] }
      if found == .max { return nil }
      slot = (slot + 1) & mask
    }
  }

  private mutating func add(_ node: Int32, _ byte: UInt8) -> Int32 {
    if used * 2 >= table.count { grow() }
    let made = Int32(parents.count)
    parents.append(node)
    exact.append(-1)
    stems.append(-1)
    place(UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte), made)
    used += 1
    return made
  }

  private mutating func place(_ key: UInt64, _ value: Int32) {
    let mask = table.count - 1
    var slot = Self.hash(key) & mask
    while table[slot] != .max { slot = (slot + 1) & mask }
    table[slot] = key
    values[slot] = value
  }

  private mutating func grow() {
    let oldTable = table
    let oldValues = values
    table = Array(repeating: .max, count: oldTable.count * 2)
    values = Array(repeating: 0, count: oldTable.count * 2)
    for slot in oldTable.indices where oldTable[slot] != .max { place(oldTable[slot], oldValues[slot]) }
  }

  private static func hash(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 33)
  }
}
