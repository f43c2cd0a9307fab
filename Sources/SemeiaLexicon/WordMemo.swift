@_spi(Loops) import SemeiaText

/// Remembers the class of words by their bytes as they stand in a text, so that a word is folded and looked up once.
///
/// The bytes lie in the table itself, compared eight at a time. Words of more than ``longest`` bytes are not kept, nor more than ``most`` words.
struct WordMemo: ~Copyable {
  /// A word, zeros after it, and its class; `length` is 0 where the slot is free.
  private struct Slot: BitwiseCopyable {
    var word: Word
    var value: Int32
  }

  /// A word as the table compares it.
  struct Word: BitwiseCopyable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0
    var length: Int32 = 0

    init() {}

    /// - Parameter room: the bytes from the word's start to the end of the text.
    @inline(__always)
    init(_ start: UnsafePointer<UInt8>, _ count: Int, room: Int) {
      length = Int32(truncatingIfNeeded: count)
      first = Self.bytes(start, min(count, 8), room)
      if count > 8 { second = Self.bytes(start + 8, min(count &- 8, 8), room &- 8) }
      if count > 16 {
        third = Self.bytes(start + 16, min(count &- 16, 8), room &- 16)
        if count > 24 { fourth = Self.bytes(start + 24, count &- 24, room &- 24) }
      }
    }

    /// Up to eight bytes as a number, zeros after them.
    @inline(__always)
    private static func bytes(_ start: UnsafePointer<UInt8>, _ count: Int, _ room: Int) -> UInt64 {
      if room >= 8 {
        let word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
        return count == 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: count &<< 3)) &- 1)
      }
      var word: UInt64 = 0
      for index in 0..<count { word |= UInt64(start[index]) &<< UInt64(truncatingIfNeeded: index &<< 3) }
      return word
    }

    @inline(__always)
    var hash: UInt64 {
      var hash = (first ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
      hash = (hash ^ (hash >> 32) ^ second) &* 0xD6E8_FEB8_6659_FD93
      if length > 16 { hash = (hash ^ (hash >> 31) ^ third ^ (fourth &* 0xA076_1D64_78BD_642F)) &* 0x9E37_79B9_7F4A_7C15 }
      return hash ^ (hash >> 32)
    }
  }

  static let longest = 32
  private static let most = 1 << 15
  /// How many places a word may stand at, from the one that its number says.
  private static let mostTries = 16

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var count = 0

  init() {
    mask = 4095
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Slot(word: Word(), value: 0), count: mask + 1)
  }

  deinit { slots.deallocate() }

  /// The class of a word, or −1.
  @inline(__always)
  func value(of word: Word) -> Int32 {
    var place = Int(truncatingIfNeeded: word.hash) & mask
    var tries = Self.mostTries
    while slots[place].word.length != 0, tries > 0 {
      let slot = slots + place
      if slot.pointee.word.first == word.first, slot.pointee.word.second == word.second, slot.pointee.word.length == word.length,
        word.length <= 16 || (slot.pointee.word.third == word.third && slot.pointee.word.fourth == word.fourth)
      {
        return slot.pointee.value
      }
      place = (place &+ 1) & mask
      tries &-= 1
    }
    return -1
  }

  /// Remembers a word that is not there yet.
  mutating func add(_ word: Word, _ value: Int32) {
    if count >= Self.most { return }
    if count &* 2 > mask { grow() }
    count += 1
    place(Slot(word: word, value: value))
  }

  /// Words may be chosen so that their numbers agree: what finds no place nearby is looked up each time, so that no text is slow by its words.
  private func place(_ slot: Slot) {
    var place = Int(truncatingIfNeeded: slot.word.hash) & mask
    for _ in 0..<Self.mostTries {
      if slots[place].word.length == 0 { return slots[place] = slot }
      place = (place &+ 1) & mask
    }
  }

  private mutating func grow() {
    let (old, size) = (slots, mask + 1)
    mask = size * 2 - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Slot(word: Word(), value: 0), count: mask + 1)
    for place in 0..<size where old[place].word.length != 0 { self.place(old[place]) }
    old.deallocate()
  }
}
