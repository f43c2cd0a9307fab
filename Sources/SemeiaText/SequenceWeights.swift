/// How much short sequences of letters speak for each language of a script: fitted weights, one table a script.
///
/// A word is read as `_word_`, small letters, `’` as `'`; each of its sequences of one to five scalars adds its weight to each language. Weights are
/// whole tenths of a nat and a half (0.15), so that points are exact and their sum can be shown sequence by sequence. Where the table comes from, and
/// what it was fitted to, is in `Docs/Methods/LanguageIdentification.md`.
package struct SequenceWeights: Sendable {
  /// The languages, in the order of the columns.
  package let languages: [LanguageTag]
  private var sequences: ByteTable
  /// By sequence and language.
  private var weights: [Int8] = []

  /// So many words of a text are read at most.
  package static let mostWords = 48
  private static let longestSequence = 5

  /// Reads a table: a header `sequence ⇥ en es …`, then rows `sequence ⇥ letters`, one letter a language: `.` is 0, `A`…`Z` are 1…26, `a`…`z` −1…−26.
  ///
  /// - Returns: nil where a row has not that form.
  package init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A)
    guard let header = lines.first, let tab = header.firstIndex(of: 0x09) else { return nil }
    let tags = header[(tab + 1)...].split(separator: 0x20).map { LanguageTag(String(decoding: $0, as: UTF8.self)) }
    languages = tags.compactMap { $0 }
    guard languages.count == tags.count else { return nil }
    sequences = ByteTable(capacity: lines.count)
    weights.reserveCapacity(lines.count * languages.count)
    for line in lines.dropFirst() {
      guard let tab = line.firstIndex(of: 0x09), line.count - (tab - line.startIndex) - 1 == languages.count else { return nil }
      let isNew = line[..<tab].withUnsafeBufferPointer { text in
        let hash = ByteTable.hash(text, 0, text.count)
        guard sequences.number(of: text, 0, text.count, hash: hash) == nil else { return false }
        sequences.add(text, 0, text.count, hash: hash)
        return true
      }
      guard isNew else { return nil }
      for letter in line[(tab + 1)...] {
        switch letter {
        case UInt8(ascii: "."): weights.append(0)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): weights.append(Int8(letter - 0x40))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): weights.append(-Int8(letter - 0x60))
        default: return nil
        }
      }
    }
  }

  /// The points of each language for words that lie side by side in `text`, each ending at one of `ends`.
  ///
  /// - Returns: nil where fewer than one word in three holds a sequence of four scalars that the table knows: letters, but no words.
  package func points(_ text: UnsafeBufferPointer<UInt8>, ends: [Int]) -> [Int]? {
    var points = [Int](repeating: 0, count: languages.count)
    var start = 0
    var read = 0
    var known = 0
    var word: [UInt8] = []
    for end in ends where end > start {
      word.removeAll(keepingCapacity: true)
      word.append(UInt8(ascii: "_"))
      word.append(contentsOf: text[start..<end])
      word.append(UInt8(ascii: "_"))
      if word.withUnsafeBufferPointer({ add($0, &points) }) { known += 1 }
      start = end
      read += 1
      if read == Self.mostWords { break }
    }
    return known * 3 >= read ? points : nil
  }

  /// Adds a word's points; returns whether it is like a word.
  private func add(_ word: UnsafeBufferPointer<UInt8>, _ points: inout [Int]) -> Bool {
    var start = 0
    var longest = 0
    while start < word.count {
      var end = start
      for length in 1...Self.longestSequence where end < word.count {
        end += 1
        while end < word.count, word[end] & 0xC0 == 0x80 { end += 1 }
        guard let number = sequences.number(of: word, start, end) else { continue }
        longest = max(longest, length)
        for column in points.indices { points[column] += Int(weights[number * languages.count + column]) }
      }
      start += 1
      while start < word.count, word[start] & 0xC0 == 0x80 { start += 1 }
    }
    // Scripts of two bytes a letter have shorter words.
    return longest >= (word[1] < 0x80 ? 4 : 3) || word.count <= 4
  }

  /// The share of the better of two languages, `margin` points apart: 1 / (1 + e^(−0.15 · margin)), by multiplication alone.
  package static func confidence(margin: Int) -> Double {
    var power = 1.0
    for _ in 0..<min(max(0, margin), 200) { power *= 0.860_707_976_425_057_8 }
    return 1 / (1 + power)
  }
}
