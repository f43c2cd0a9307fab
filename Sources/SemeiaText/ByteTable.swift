/// Numbers byte strings in the order in which they are added: a hash table over one pool of bytes.
///
/// Looking a string up allocates nothing. The hash is fixed, so that the same strings cost the same in every process.
package struct ByteTable: Sendable {
  /// Open addressing: the low half of the hash and the number, or all ones.
  private var slots: [UInt64]
  private var ends: [Int32] = [0]
  private var pool: [UInt8] = []

  /// - Parameter capacity: how many strings are expected.
  package init(capacity: Int = 64) {
    var size = 128
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: .max, count: size)
  }

  package var count: Int { ends.count - 1 }

  /// The number of `text[start..<end]`, or nil.
  @inline(__always)
  package func number(of text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    number(of: text, start, end, hash: Self.hash(text, start, end))
  }

  /// The same with the hash of ``hash(_:_:_:)``.
  @inline(__always)
  package func number(of text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, hash: UInt64) -> Int? {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] != .max {
      let found = slots[slot]
      if found >> 32 == hash & 0xFFFF_FFFF {
        let number = Int(found & 0xFFFF_FFFF)
        if isEqual(number, text, start, end) { return number }
      }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// Adds a string that is not there yet; returns its number.
  @discardableResult
  package mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, hash: UInt64) -> Int {
    if ends.count * 2 >= slots.count { grow() }
    let number = ends.count - 1
    pool.append(contentsOf: text[start..<end])
    ends.append(Int32(pool.count))
    place(hash, number)
    return number
  }

  /// The number of a string, which is added where it is not there.
  package mutating func insert(_ string: [UInt8]) -> Int {
    string.withUnsafeBufferPointer { text in
      let hash = Self.hash(text, 0, text.count)
      return number(of: text, 0, text.count, hash: hash) ?? add(text, 0, text.count, hash: hash)
    }
  }

  /// A hash of `text[start..<end]`, mixed to all its bits.
  @inline(__always)
  package static func hash(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ UInt64(truncatingIfNeeded: end &- start)
    var at = start
    guard let base = text.baseAddress else { return hash }
    while at &+ 8 <= end {
      hash = (hash ^ UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      at &+= 8
    }
    var rest: UInt64 = 0
    while at < end {
      rest = rest << 8 | UInt64(text[at])
      at &+= 1
    }
    hash = (hash ^ rest) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    return hash &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  private func isEqual(_ number: Int, _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var at = Int(ends[number])
    guard Int(ends[number &+ 1]) &- at == end &- start else { return false }
    for index in start..<end {
      if pool[at] != text[index] { return false }
      at &+= 1
    }
    return true
  }

  private mutating func place(_ hash: UInt64, _ number: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] != .max { slot = (slot + 1) & mask }
    slots[slot] = hash << 32 | UInt64(number)
  }

  private mutating func grow() {
    slots = Array(repeating: .max, count: slots.count * 2)
    pool.withUnsafeBufferPointer { pool in
      for number in 0..<(ends.count - 1) { place(Self.hash(pool, Int(ends[number]), Int(ends[number + 1])), number) }
    }
  }
}
