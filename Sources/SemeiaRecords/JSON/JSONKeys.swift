/// The keys of the objects that are open, to find a second one of the same name.
///
/// Few keys are compared one by one; from the seventeenth on an object has a hash table, so that the time stays
/// linear whatever the keys are (the hash is seeded anew in every process).
struct JSONKeys {
  private struct Key {
    var start: Int
    var count: Int
    /// The bytes are in `resolved`, because they had escapes, and not in the text.
    var isResolved: Bool
    var hash = 0
  }

  private struct Frame {
    var firstKey: Int
    var firstResolved: Int
    /// Indices into `keys`, −1 where free; empty as long as the keys are few.
    var slots: [Int] = []
  }

  private static let few = 16
  private var keys: [Key] = []
  private var frames: [Frame] = []
  private var resolved: [UInt8] = []

  mutating func push() {
    frames.append(Frame(firstKey: keys.count, firstResolved: resolved.count))
  }

  mutating func pop() {
    guard let frame = frames.popLast() else { return }
    keys.removeSubrange(frame.firstKey...)
    resolved.removeSubrange(frame.firstResolved...)
  }

  /// Notes a key of the innermost object; false when that object has it already.
  mutating func insert(_ token: JSONStringToken, of text: JSONBytes) -> Bool {
    guard let firstKey = frames.last?.firstKey else { return true }
    var key = Key(start: token.start, count: token.end &- token.start, isResolved: false)
    if token.isEscaped {
      let bytes = text.utf8(token)
      key = Key(start: resolved.count, count: bytes.count, isResolved: true)
      resolved += bytes
    }
    if keys.count &- firstKey < Self.few {
      for other in keys[firstKey...] where equal(other, key, text.base) { return false }
      keys.append(key)
      return true
    }
    if (keys.count &- firstKey) &* 2 > frames[frames.count &- 1].slots.count { grow(text.base) }
    key.hash = hash(key, text.base)
    guard place(key, at: keys.count, text.base) else { return false }
    keys.append(key)
    return true
  }

  /// Gives the innermost object a table of twice the size, and at least 64 places.
  private mutating func grow(_ base: UnsafePointer<UInt8>) {
    let last = frames.count &- 1
    let size = frames[last].slots.count &* 2
    frames[last].slots = Array(repeating: -1, count: max(size, 64))
    for index in frames[last].firstKey..<keys.count {
      if size == 0 { keys[index].hash = hash(keys[index], base) }
      _ = place(keys[index], at: index, base)
    }
  }

  /// Puts an index into the table; false when an equal key is there.
  private mutating func place(_ key: Key, at index: Int, _ base: UnsafePointer<UInt8>) -> Bool {
    let last = frames.count &- 1
    let mask = frames[last].slots.count &- 1
    var slot = key.hash & mask
    while true {
      let other = frames[last].slots[slot]
      guard other >= 0 else { break }
      if keys[other].hash == key.hash, equal(keys[other], key, base) { return false }
      slot = (slot &+ 1) & mask
    }
    frames[last].slots[slot] = index
    return true
  }

  private func hash(_ key: Key, _ base: UnsafePointer<UInt8>) -> Int {
    var hasher = Hasher()
    withBytes(key, base) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return hasher.finalize()
  }

  private func equal(_ one: Key, _ other: Key, _ base: UnsafePointer<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    return withBytes(one, base) { first in
      withBytes(other, base) { second in
        for index in 0..<first.count where first[index] != second[index] { return false }
        return true
      }
    }
  }

  private func withBytes<Result>(
    _ key: Key, _ base: UnsafePointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard key.isResolved else { return body(UnsafeBufferPointer(start: base + key.start, count: key.count)) }
    return resolved.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[key.start..<key.start + key.count])) }
  }
}
