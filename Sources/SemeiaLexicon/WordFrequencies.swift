@_spi(Loops) import SemeiaText

/// How often words are met in running text, so that patterns are looked for around the rarest of their words.
///
/// Counted in the examples of a language, which are sentences as people write them; function words besides by their rank. An estimate
/// for speed, no measure: what is found does not depend on it.
package struct WordFrequencies {
  private var counts: [RunKey<UInt8>: Int] = [:]
  private var total = 0

  package init() {}

  /// Counts the words of a text, roughly: what stands between spaces and ASCII punctuation.
  mutating func count(_ text: ArraySlice<UInt8>, _ matching: Matching, _ folder: KeyFolder) {
    if matching == .characters {
      for character in UnitReader.characters(of: Array(text), folder) { add(character) }
      return
    }
    var key: [UInt8] = []
    for word in text.split(whereSeparator: { $0 < 0x80 && !Self.isWord($0) }) {
      key.removeAll(keepingCapacity: true)
      Array(word).withUnsafeBufferPointer { folder.fold($0, 0, $0.count, into: &key) }
      add(key)
    }
  }

  private mutating func add(_ key: [UInt8]) {
    counts[RunKey(key), default: 0] += 1
    total += 1
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "'")
  }

  /// The frequency of each word in 100,000.
  ///
  /// - Parameter commonWords: the commonest words in order. By Zipf's law the word of rank r is met in proportion to 1/r.
  func in100_000(_ commonWords: [[UInt8]]) -> [RunKey<UInt8>: Int] {
    var all: [RunKey<UInt8>: Int] = [:]
    for (key, count) in counts { all[key] = count * 100_000 / max(total, 2_000) }
    for (rank, word) in commonWords.enumerated() { all[RunKey(word)] = max(all[RunKey(word)] ?? 0, 20_000 / (rank + 4) + 100) }
    return all
  }
}
