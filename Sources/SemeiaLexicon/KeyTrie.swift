/// A trie over folded keys. A word is looked up in one walk that finds all stems it begins with and the word itself.
///
/// Each node leads to two *classes*, lists of predicates that hold: one for a key that ends here, one for a key that leaves the trie
/// here. It is made by a ``KeyTrieDraft``.
struct KeyTrie: Sendable {
  /// Open addressing: a node and a byte, or all ones; and the node that they lead to.
  private let table: Stored<UInt64>
  private let values: Stored<Int32>
  /// By node: the class of a key that ends at it, and of one that goes on and finds no child.
  private let endClass: Stored<Int32>
  private let pathClass: Stored<Int32>
  /// By class: where its predicates lie.
  private let classStarts: Stored<Int32>
  private let predicates: Stored<Int32>
  /// A bit for each key that a predicate is about, by the hash of its bytes: stems in the first half, whole words in the second.
  private let filter: Stored<UInt64>

  /// Whether no key was added.
  var isEmpty: Bool { endClass.count <= 1 }

  /// Appends the predicates that hold for `key[range]`.
  ///
  /// - Returns: whether one is about the whole key, and not only about what it begins with.
  @discardableResult
  func append(_ key: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to list: inout [Int32]) -> Bool {
    if !mayHold(key, range) { return false }
    var node: Int32 = 0
    for index in range {
      // What lies at the end of a walk is looked at here: a table of half a million places is too long to look through when it is opened.
      guard let next = child(of: node, key[index]), UInt32(bitPattern: next) < UInt32(truncatingIfNeeded: endClass.count) else {
        append(pathClass[Int(node)], to: &list)
        return false
      }
      node = next
    }
    append(endClass[Int(node)], to: &list)
    return endClass[Int(node)] != pathClass[Int(node)]
  }

  /// Whether a predicate may hold for `key[range]`. Most words of a text are in no pattern: a small table of bits knows nearly all of them,
  /// where the walk from node to node would wait for memory at each letter.
  @inline(__always)
  private func mayHold(_ key: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let half = filter.count &>> 1
    let bits = filter.base
    var hash = KeyTrieDraft.emptyKey
    for index in range {
      hash = KeyTrieDraft.extended(hash, key[index])
      if KeyTrieDraft.isSet(bits, half, hash) { return true }
    }
    return KeyTrieDraft.isSet(bits + half, half, hash)
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

  @inline(__always)
  private func child(of node: Int32, _ byte: UInt8) -> Int32? {
    let key = KeyTrieDraft.key(node, byte)
    let mask = table.count - 1
    var slot = KeyTrieDraft.hash(key) & mask
    while true {
      let found = table[slot]
      if found == key { return values[slot] }
      if found == .max { return nil }
      slot = (slot + 1) & mask
    }
  }

  /// Whether its predicates are among so many.
  func isSound(predicates count: Int) -> Bool { predicates.arePlaces(in: count) }

  /// - Returns: nil where the image is cut off, or its tables do not fit each other.
  init?(from image: inout ImageReader) {
    guard let table = image.stored(UInt64.self), let values = image.stored(Int32.self), let endClass = image.stored(Int32.self),
      let pathClass = image.stored(Int32.self), let classStarts = image.stored(Int32.self), let predicates = image.stored(Int32.self),
      let filter = image.stored(UInt64.self), filter.count >= 2, filter.count & (filter.count - 1) == 0, table.count == values.count,
      !table.isEmpty, table.count & (table.count - 1) == 0, table.contains(.max), !endClass.isEmpty, pathClass.count == endClass.count,
      classStarts.areStarts(rows: classStarts.count - 1, in: predicates.count), endClass.arePlaces(in: classStarts.count - 1),
      pathClass.arePlaces(in: classStarts.count - 1)
    else { return nil }
    self.table = table
    self.values = values
    self.endClass = endClass
    self.pathClass = pathClass
    self.classStarts = classStarts
    self.predicates = predicates
    self.filter = filter
  }
}
