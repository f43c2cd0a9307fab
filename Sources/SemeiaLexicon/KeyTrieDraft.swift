/// A ``KeyTrie`` while keys are added. Nodes are numbered in the order in which they are made, parents before children.
struct KeyTrieDraft {
  private var table: [UInt64] = Array(repeating: .max, count: 1024)
  private var values: [Int32] = Array(repeating: 0, count: 1024)
  private var used = 0
  private var parents: [Int32] = [-1]
  private var exact: [Int32] = [-1]
  private var stems: [Int32] = [-1]
  private var classStarts: [Int32] = [0, 0]
  private var predicates: [Int32] = []
  /// The hashes of the keys that are stems, and of those that are whole words.
  private var stemHashes: [UInt64] = []
  private var wordHashes: [UInt64] = []

  mutating func insert(_ key: [UInt8], predicate: Int32, isStem: Bool) {
    var node: Int32 = 0
    for byte in key { node = child(of: node, byte) ?? add(node, byte) }
    let hash = key.reduce(Self.emptyKey, Self.extended)
    if isStem {
      stems[Int(node)] = predicate
      stemHashes.append(hash)
    } else {
      exact[Int(node)] = predicate
      wordHashes.append(hash)
    }
  }

  /// Numbers the classes and writes what a ``KeyTrie`` reads.
  consuming func write(to image: inout ImageWriter) {
    var endClass = [Int32](repeating: 0, count: parents.count)
    var pathClass = endClass
    for node in parents.indices {
      let inherited = parents[node] < 0 ? 0 : pathClass[Int(parents[node])]
      pathClass[node] = stems[node] < 0 ? inherited : add(stems[node], to: inherited)
      endClass[node] = exact[node] < 0 ? pathClass[node] : add(exact[node], to: pathClass[node])
    }
    image.append(table)
    image.append(values)
    image.append(endClass)
    image.append(pathClass)
    image.append(classStarts)
    image.append(predicates)
    image.append(filter())
  }

  /// Sixteen bits or more for each key.
  private func filter() -> [UInt64] {
    var half = 1
    while half * 64 < max(stemHashes.count, wordHashes.count) * 16 { half *= 2 }
    var filter = [UInt64](repeating: 0, count: 2 * half)
    for hash in stemHashes { filter[Self.place(hash, half)] |= 1 << (hash >> 58) }
    for hash in wordHashes { filter[half + Self.place(hash, half)] |= 1 << (hash >> 58) }
    return filter
  }

  /// A new class: those of `base`, and one more. Class 0 is empty.
  private mutating func add(_ predicate: Int32, to base: Int32) -> Int32 {
    for index in classStarts[Int(base)]..<classStarts[Int(base) + 1] { predicates.append(predicates[Int(index)]) }
    predicates.append(predicate)
    classStarts.append(Int32(predicates.count))
    return Int32(classStarts.count - 2)
  }

  private func child(of node: Int32, _ byte: UInt8) -> Int32? {
    let key = Self.key(node, byte)
    let mask = table.count - 1
    var slot = Self.hash(key) & mask
    while table[slot] != .max {
      if table[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func add(_ node: Int32, _ byte: UInt8) -> Int32 {
    if used * 2 >= table.count { grow() }
    let made = Int32(parents.count)
    parents.append(node)
    exact.append(-1)
    stems.append(-1)
    place(Self.key(node, byte), made)
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
    let (oldTable, oldValues) = (table, values)
    table = Array(repeating: .max, count: oldTable.count * 2)
    values = Array(repeating: 0, count: oldTable.count * 2)
    for slot in oldTable.indices where oldTable[slot] != .max { place(oldTable[slot], oldValues[slot]) }
  }

  // MARK: The filter

  static let emptyKey: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of a key with one byte more.
  @inline(__always)
  static func extended(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    let mixed = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }

  /// Whether the bit of a hash is set in a filter of so many words, a power of two.
  @inline(__always)
  static func isSet(_ bits: UnsafePointer<UInt64>, _ count: Int, _ hash: UInt64) -> Bool {
    bits[place(hash, count)] &>> (hash &>> 58) & 1 != 0
  }

  @inline(__always)
  private static func place(_ hash: UInt64, _ count: Int) -> Int { Int(truncatingIfNeeded: hash &>> 16) & (count &- 1) }

  @inline(__always)
  static func key(_ node: Int32, _ byte: UInt8) -> UInt64 { UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte) }

  @inline(__always)
  static func hash(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 33)
  }
}
