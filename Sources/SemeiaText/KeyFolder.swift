import CICUShim

/// Folds the text of a token to the key by which it is looked up.
///
/// A key is NFKC_Casefold of the token (case, width, compatibility forms), every apostrophe as `'`, then the
/// characters that the language maps (accents, say). Only keys are folded; the text stays as it is.
///
/// Scalars fold by a table that is filled page by page as scripts are met; the few that depend on their neighbors send
/// the whole token through ICU, so that a key is the same as if ICU had folded it. Not thread-safe: one per worker.
package final class KeyFolder {
  /// How one scalar folds, packed: kind 2 bits, combining class 8, properties 8, length 6, offset into the pool 32.
  private struct Entry {
    var packed: UInt64
    var kind: Int32 { Int32(packed & 3) }
    var combiningClass: Int { Int((packed >> 2) & 0xFF) }
    var properties: Int32 { Int32((packed >> 10) & 0xFF) }
    var length: Int { Int((packed >> 18) & 0x3F) }
    var offset: Int { Int(packed >> 24) }
  }

  private let map: [UInt32: [UInt8]]
  private let ascii: [UInt8]
  private var pages: [Int32] = Array(repeating: -1, count: 0x1100)
  private var entries: [Entry] = []
  private var pool: [UInt8] = []

  /// - Parameter map: what single characters become after case folding, by scalar; values are UTF-8.
  package init(map: [UInt32: [UInt8]]) {
    var all = map
    for apostrophe: UInt32 in [0x2018, 0x2019, 0x201B, 0x2032, 0x2035, 0x02BC, 0x02B9, 0x0060, 0x00B4, 0xFFFD] where all[apostrophe] == nil
    {
      all[apostrophe] = [UInt8(ascii: "'")]
    }
    self.map = all
    self.ascii = (0..<128).map { byte in
      if let mapped = all[UInt32(byte)], mapped.count == 1 { return mapped[0] }
      return byte >= 65 && byte <= 90 ? UInt8(byte + 32) : UInt8(byte)
    }
  }

  /// Appends the key of `text[start..<end]` to `key`.
  package func fold(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into key: inout [UInt8]) {
    let keyStart = key.count
    var at = start
    var lastClass = 0
    while at < end {
      let byte = text[at]
      if byte < 0x80 {
        key.append(ascii[Int(byte)])
        at += 1
        lastClass = 0
        continue
      }
      let (scalar, length) = UTF8Scalar.decode(text, at, end)
      let entry = entry(of: scalar)
      switch entry.kind {
      case Int32(CICU_FOLD_STARTER): lastClass = 0
      case Int32(CICU_FOLD_MARK) where entry.combiningClass >= lastClass: lastClass = entry.combiningClass
      default:
        key.removeSubrange(keyStart...)
        foldWhole(text, start, end, into: &key)
        return
      }
      for index in entry.offset..<(entry.offset + entry.length) { key.append(pool[index]) }
      at += length
    }
  }

  /// The key of a string, for content that is compiled once.
  package func key(of string: String) -> [UInt8] {
    var key: [UInt8] = []
    Array(string.utf8).withUnsafeBufferPointer { fold($0, 0, $0.count, into: &key) }
    return key
  }

  /// The ICU properties of a scalar, as `CICU_LETTER` and the other bits.
  package func properties(of scalar: UInt32) -> Int32 {
    entry(of: scalar).properties
  }

  private func entry(of scalar: UInt32) -> Entry {
    let page = Int(scalar >> 8)
    guard page < pages.count else { return Entry(packed: UInt64(CICU_FOLD_SLOW)) }
    if pages[page] < 0 { build(page) }
    return entries[Int(pages[page]) &* 256 &+ Int(scalar & 0xFF)]
  }

  private func build(_ page: Int) {
    pages[page] = Int32(entries.count / 256)
    var buffer = [UInt8](repeating: 0, count: 12)
    for low in 0..<256 {
      let scalar = UInt32(page << 8 | low)
      var length: Int32 = 0
      var combiningClass: Int32 = 0
      let isSurrogate = (0xD800..<0xE000).contains(scalar)
      var kind = isSurrogate ? Int32(CICU_FOLD_STARTER) : cicu_fold_scalar(scalar, &buffer, &length, &combiningClass)
      if scalar == 0xB4 {
        // The acute by itself folds to a space with an accent, which no map reaches.
        (kind, buffer[0], length) = (Int32(CICU_FOLD_STARTER), UInt8(ascii: "'"), 1)
      }
      let properties = isSurrogate ? 0 : cicu_properties(scalar)
      let offset = pool.count
      if kind == Int32(CICU_FOLD_STARTER) {
        appendMapped(buffer[..<Int(length)])
      } else if kind == Int32(CICU_FOLD_MARK) {
        appendMapped(UTF8Scalar.encode(scalar)[...])
      }
      let packed =
        UInt64(kind) | UInt64(combiningClass) << 2 | UInt64(properties) << 10 | UInt64(pool.count - offset) << 18
        | UInt64(offset) << 24
      entries.append(Entry(packed: packed))
    }
  }

  private func foldWhole(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into key: inout [UInt8]) {
    guard let base = text.baseAddress else { return }
    var out = [UInt8](repeating: 0, count: (end - start) * 18 + 64)
    let count = cicu_fold(base + start, Int32(end - start), &out, Int32(out.count))
    let poolCount = pool.count
    if count >= 0 { appendMapped(out[..<Int(count)]) } else { pool.append(contentsOf: text[start..<end]) }
    key.append(contentsOf: pool[poolCount...])
    pool.removeSubrange(poolCount...)
  }

  /// Appends folded bytes to the pool, the characters that the language maps replaced.
  private func appendMapped(_ folded: ArraySlice<UInt8>) {
    for scalar in String(decoding: folded, as: UTF8.self).unicodeScalars {
      pool.append(contentsOf: map[scalar.value] ?? UTF8Scalar.encode(scalar.value))
    }
  }
}

/// Single scalars in UTF-8.
@_spi(Loops) public enum UTF8Scalar {
  /// The scalar at `text[at]` and its number of bytes.
  ///
  /// - Parameter text: valid UTF-8 up to `end`; a truncated scalar reads as U+FFFD of one byte.
  @inlinable @inline(__always)
  public static func decode(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(text[at])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0, at + 1 < end { return ((first & 0x1F) << 6 | UInt32(text[at + 1] & 0x3F), 2) }
    if first < 0xF0, at + 2 < end {
      return ((first & 0x0F) << 12 | UInt32(text[at + 1] & 0x3F) << 6 | UInt32(text[at + 2] & 0x3F), 3)
    }
    if first < 0xF8, at + 3 < end {
      let high = (first & 0x07) << 18 | UInt32(text[at + 1] & 0x3F) << 12
      return (high | UInt32(text[at + 2] & 0x3F) << 6 | UInt32(text[at + 3] & 0x3F), 4)
    }
    return (0xFFFD, 1)
  }

  /// The UTF-8 of a scalar; empty for a surrogate or a number beyond Unicode.
  package static func encode(_ scalar: UInt32) -> [UInt8] {
    guard let scalar = Unicode.Scalar(scalar) else { return [] }
    return Array(UTF8.encode(scalar) ?? .init())
  }
}
