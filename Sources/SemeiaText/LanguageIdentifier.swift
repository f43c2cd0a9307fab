/// What speaks for a language: its script, its commonest function words, letters of its own.
package struct LanguageProfile: Sendable {
  package var tag: LanguageTag
  /// ISO 15924: `Latn`, `Hans`, `Jpan` …
  package var script: String
  /// Folded function words.
  package var words: Set<[UInt8]>
  /// Scalars that speak for it, and against it.
  package var letters: Set<UInt32>
  package var foreignLetters: Set<UInt32>
  /// In how many words at least one function word is to be expected: more where endings and clitics do their work.
  package var wordsPerFunctionWord: Int

  package init(
    tag: LanguageTag, script: String, words: Set<[UInt8]>, letters: Set<UInt32>, foreignLetters: Set<UInt32>, wordsPerFunctionWord: Int = 16
  ) {
    self.wordsPerFunctionWord = wordsPerFunctionWord
    self.tag = tag
    self.script = script
    self.words = words
    self.letters = letters
    self.foreignLetters = foreignLetters
  }
}

/// Tells the language of a text by its script, then by sequences of letters, function words and letters: reasons that a reader can check.
///
/// Where there is a table of sequences for the script (``SequenceWeights``) and the best language by function words is one of its columns, or there is none,
/// the language with the most points of the table is named, with a confidence from its margin. In texts of twelve words and more one word in sixteen, or in as many as `identification.every` says, must be a function word
/// of it: else the text is in none of the languages. Without a table, and for languages that no table has:
/// a function word counts 1 / (number of languages that share it), a letter of its own 0.5 up to 4 times, a letter that the language does not have −1.
/// The best language is named where it has at least 1 point, and a point for every 12 words; its confidence is its share of the points of the best two.
/// Texts of one or two words are often not identified; a caller who knows the language should say it.
package struct LanguageIdentifier: Sendable {
  package struct Guess: Sendable, Equatable {
    package var tag: LanguageTag
    /// 0.5 to 1.
    package var confidence: Double
  }

  private let profiles: [LanguageProfile]
  /// Function words, and by word the profiles that have it.
  private var words = ByteTable(capacity: 2048)
  private var ownerStarts: [Int32] = [0]
  private var owners: [Int32] = []
  /// By letter: what it adds to which profile.
  private var letters: [UInt32: [(profile: Int, points: Double)]] = [:]

  /// By script: the profiles of languages that write it.
  private var placesOfScript: [[Int]] = []

  /// How much of a text is looked at.
  package static let longestSample = 8192
  /// A letter counts so often at most.
  private static let mostOfALetter = 4

  package init(_ profiles: [LanguageProfile]) {
    self.profiles = profiles.sorted { $0.tag < $1.tag }
    /// Pairs of a word's number and a profile that has it.
    var pairs: [(word: Int32, profile: Int32)] = []
    placesOfScript = (0..<ScriptClass.count).map { number in
      guard let script = ScriptClass(rawValue: number) else { return [] }
      return self.profiles.indices.filter { script.writes(self.profiles[$0].script) }
    }
    for (place, profile) in self.profiles.enumerated() {
      for word in profile.words {
        pairs.append((Int32(words.insert(word)), Int32(place)))
      }
      for letter in profile.letters { letters[letter, default: []].append((place, 0.5)) }
      for letter in profile.foreignLetters { letters[letter, default: []].append((place, -1)) }
    }
    ownerStarts = Array(repeating: 0, count: words.count + 1)
    for pair in pairs { ownerStarts[Int(pair.word) + 1] += 1 }
    for word in 0..<words.count { ownerStarts[word + 1] += ownerStarts[word] }
    var next = ownerStarts
    owners = Array(repeating: 0, count: pairs.count)
    for pair in pairs {
      owners[Int(next[Int(pair.word)])] = pair.profile
      next[Int(pair.word)] += 1
    }
  }

  /// - Parameter limit: how many bytes of the text are looked at, at the most.
  /// - Parameter tables: the sequences of a script by its ISO 15924 code; without them function words and letters decide.
  package func identify(_ bytes: [UInt8], limit: Int = longestSample, tables: (String) -> SequenceWeights? = { _ in nil }) -> Guess? {
    var sample = Sample()
    bytes.withUnsafeBufferPointer { sample.read($0, to: min(limit, $0.count)) }
    guard let script = Self.dominant(sample.scripts) else { return nil }
    var points = [Double](repeating: 0, count: profiles.count)
    var functionWords = [Int](repeating: 0, count: profiles.count)
    var wordCount = 0
    sample.lowered.withUnsafeBufferPointer { text in
      var start = 0
      for end in sample.wordEnds {
        if start < end {
          wordCount += 1
          if let number = words.number(of: text, start, end) {
            let range = Int(ownerStarts[number])..<Int(ownerStarts[number + 1])
            for index in range {
              points[Int(owners[index])] += 1 / Double(range.count)
              functionWords[Int(owners[index])] += 1
            }
          }
        }
        start = end
      }
    }
    for (letter, count) in sample.letters {
      for (profile, value) in letters[letter] ?? [] { points[profile] += value * Double(min(count, Self.mostOfALetter)) }
    }
    let known = guess(script, points, words: wordCount)
    guard let code = script.tabled, let table = tables(code), wordCount > 0 else { return known }
    if let known, !table.languages.contains(known.tag) { return known }
    return guess(table, sample, functionWords, words: wordCount)
  }

  /// The best of a table's languages that there are.
  private func guess(_ table: SequenceWeights, _ sample: Sample, _ functionWords: [Int], words: Int) -> Guess? {
    guard let sums = sample.lowered.withUnsafeBufferPointer({ table.points($0, ends: sample.wordEnds) }) else { return nil }
    var ranked: [(place: Int, sum: Int)] = []
    for (place, profile) in profiles.enumerated() {
      if let column = table.languages.firstIndex(of: profile.tag) { ranked.append((place, sums[column])) }
    }
    ranked.sort { $0.sum != $1.sum ? $0.sum > $1.sum : $0.place < $1.place }
    guard let best = ranked.first else { return nil }
    if words >= 12, functionWords[best.place] * profiles[best.place].wordsPerFunctionWord < min(words, 400) { return nil }
    let margin = ranked.count > 1 ? best.sum - ranked[1].sum : 200
    return Guess(tag: profiles[best.place].tag, confidence: SequenceWeights.confidence(margin: margin))
  }

  private func guess(_ script: ScriptClass, _ points: [Double], words: Int) -> Guess? {
    // Profiles are in the order of their tags: of equal ones the first is the best.
    let candidates = placesOfScript[script.rawValue]
    guard var best = candidates.first else { return nil }
    var worst = points[best]
    for place in candidates.dropFirst() {
      if points[place] > points[best] { best = place }
      worst = min(worst, points[place])
    }
    var second = 0.0
    for place in candidates where place != best { second = max(second, points[place]) }
    let tag = profiles[best].tag
    if candidates.count == 1 && script.isOneLanguage { return Guess(tag: tag, confidence: 1) }
    if script == .han {
      let simplified = candidates.first { profiles[$0].script == "Hans" }.map { profiles[$0].tag }
      return Guess(tag: points[best] == worst ? (simplified ?? tag) : tag, confidence: 0.9)
    }
    guard points[best] >= 1, points[best] * 12 >= Double(min(words, 400)) || script != .latin else { return nil }
    return Guess(tag: tag, confidence: points[best] / (points[best] + second))
  }

  /// The beginning of a text: its words in small letters, its scripts, its letters beyond ASCII.
  private struct Sample {
    private(set) var lowered: [UInt8] = []
    private(set) var wordEnds: [Int] = []
    /// Letters by the number of their script.
    private(set) var scripts = [Int](repeating: 0, count: ScriptClass.count)
    private(set) var letters: [(letter: UInt32, count: Int)] = []
    /// By hash: the letter and its place in `letters`, or −1. Empty as long as there is none.
    private var places: [(letter: UInt32, place: Int32)] = []

    mutating func read(_ text: UnsafeBufferPointer<UInt8>, to end: Int) {
      // A letter of two bytes may have a small one of three.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: end * 2 + 16) { bytes in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: end + 1) { ends in
          guard let small = bytes.baseAddress, let ends = ends.baseAddress else { return }
          let (count, words) = read(text, to: end, small, ends)
          lowered = Array(UnsafeBufferPointer(start: small, count: count))
          wordEnds = Array(UnsafeBufferPointer(start: ends, count: words))
        }
      }
    }

    /// - Returns: how many bytes of small letters and how many ends of words there are.
    private mutating func read(
      _ text: UnsafeBufferPointer<UInt8>, to end: Int, _ small: UnsafeMutablePointer<UInt8>, _ ends: UnsafeMutablePointer<Int>
    ) -> (Int, Int) {
      var at = 0
      var latin = 0
      var count = 0
      var words = 0
      while at < end {
        let byte = text[at]
        if byte < 0x80 {
          let letter = byte | 0x20
          if letter >= 0x61 && letter <= 0x7A {
            small[count] = letter
            count &+= 1
            latin &+= 1
          } else if byte == 0x27 {
            small[count] = byte
            count &+= 1
          } else {
            ends[words] = count
            words &+= 1
            // The letters of a placeholder are of no language.
            if byte == UInt8(ascii: "["), let placeholder = Placeholder(at: at, in: text) {
              at = placeholder.span.end
              continue
            }
          }
          at &+= 1
          continue
        }
        let (scalar, length) = UTF8Scalar.decode(text, at, end)
        at += length
        if scalar == 0x2019 {
          small[count] = 0x27
          count &+= 1
        } else if Self.isPunctuation(scalar) {
          ends[words] = count
          words &+= 1
        } else {
          let letter = scalar < 0x600 ? UInt32(Self.lowercased[Int(scalar)]) : scalar
          count &+= Self.write(letter, to: small + count)
          if let script = ScriptClass(scalar) {
            scripts[script.rawValue] += 1
            self.count(letter)
          }
        }
      }
      scripts[ScriptClass.latin.rawValue] += latin
      ends[words] = count
      return (count, words &+ 1)
    }

    private static func write(_ scalar: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
      if scalar < 0x80 {
        target[0] = UInt8(scalar)
        return 1
      }
      if scalar < 0x800 {
        target[0] = UInt8(0xC0 | scalar >> 6)
        target[1] = UInt8(0x80 | scalar & 0x3F)
        return 2
      }
      var length = 0
      for byte in UTF8Scalar.encode(scalar) {
        target[length] = byte
        length += 1
      }
      return length
    }

    /// Counts a letter; the first 64 that there are.
    private mutating func count(_ letter: UInt32) {
      if places.isEmpty { places = Array(repeating: (0, -1), count: 256) }
      var slot = Int(truncatingIfNeeded: (letter &* 0x9E37_79B1) >> 24)
      while places[slot].place >= 0 {
        if places[slot].letter == letter {
          letters[Int(places[slot].place)].count += 1
          return
        }
        slot = (slot + 1) & 255
      }
      if letters.count < 64 {
        places[slot] = (letter, Int32(letters.count))
        letters.append((letter, 1))
      }
    }

    private static func isPunctuation(_ scalar: UInt32) -> Bool {
      switch scalar {
      case 0xA0...0xBF, 0x60C, 0x61B, 0x61F, 0x660...0x669, 0x6D4, 0x6F0...0x6F9, 0x964, 0x965, 0x2000...0x200B, 0x2010...0x206F,
        0x3000...0x303F, 0xFF00...0xFF0F,
        0x1F000...0x1FFFF:
        true
      default: false
      }
    }

    /// The small letter of each scalar below U+0600, or the scalar itself.
    private static let lowercased: [UInt16] = (0..<0x600).map { scalar in
      UInt16(truncatingIfNeeded: Unicode.Scalar(UInt32(scalar))?.properties.lowercaseMapping.unicodeScalars.first?.value ?? UInt32(scalar))
    }
  }

  /// The script of most letters. Kana among Han make the text Japanese.
  private static func dominant(_ letters: [Int]) -> ScriptClass? {
    var counts = letters
    let (kana, han) = (ScriptClass.kana.rawValue, ScriptClass.han.rawValue)
    if counts[kana] > 0, counts[kana] * 10 >= counts[han] {
      counts[kana] += counts[han]
      counts[han] = 0
    }
    // Of scripts with as many letters the first.
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most).flatMap(ScriptClass.init(rawValue:))
  }
}
