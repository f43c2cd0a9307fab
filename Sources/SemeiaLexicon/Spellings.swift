@_spi(Loops) package import SemeiaText

/// How words of a language are written besides: as they are mistyped, and as they are hidden from filters; `spellings.tsv`.
package struct Spellings: Sendable {
  /// Words by what is typed for them.
  private var typed: [[UInt8]: [[UInt8]]] = [:]
  /// Words that are looked for with one slip of the hand, by their first scalar.
  private var slipped: [UInt32: [Slip.Word]] = [:]
  /// Words that are looked for with signs for letters.
  package let hidden: HiddenWords

  package static let none = Spellings(typed: [], slipped: [], hidden: [])

  /// - Parameters:
  ///   - typed: what is typed, and the word; folded.
  ///   - slipped: folded words of ``Slip/shortest`` characters or more.
  ///   - hidden: folded words.
  package init(typed: [(typed: [UInt8], word: [UInt8])], slipped: [[UInt8]], hidden: [[UInt8]]) {
    for pair in typed { self.typed[pair.typed, default: []].append(pair.word) }
    for word in slipped {
      let word = Slip.Word(word)
      if let first = word.scalars.first { self.slipped[first, default: []].append(word) }
    }
    self.hidden = HiddenWords(hidden)
  }

  /// The words that a folded key may be typed for, besides itself.
  ///
  /// - Parameter isKnown: whether it is a word of a row, which no slip of the hand makes another.
  func words(typedAs key: [UInt8], isKnown: Bool) -> [[UInt8]] {
    var words = typed[key] ?? []
    if !isKnown, key.count >= Slip.shortest - 1, !slipped.isEmpty, let candidates = slipped[Slip.first(of: key)] {
      let scalars = Slip.scalars(of: key)
      for word in candidates where Slip.isSlip(scalars, for: word.scalars) { words.append(word.key) }
    }
    return words
  }
}

/// One slip of the hand: a letter left out, one too many, two neighbors the other way round, or a vowel for another; never at the first letter.
/// Endings say who and when in many languages, so that no vowel stands for another in the last two places.
enum Slip {
  /// Words of fewer characters have too many neighbors that are words themselves.
  static let shortest = 6

  struct Word: Sendable {
    let key: [UInt8]
    let scalars: [UInt32]

    init(_ key: [UInt8]) {
      self.key = key
      scalars = Slip.scalars(of: key)
    }
  }

  static func scalars(of key: [UInt8]) -> [UInt32] { String(decoding: key, as: UTF8.self).unicodeScalars.map(\.value) }

  static func first(of key: [UInt8]) -> UInt32 { key.withUnsafeBufferPointer { UTF8Scalar.decode($0, 0, $0.count).scalar } }

  /// Whether `typed` is `word` with one slip.
  static func isSlip(_ typed: [UInt32], for word: [UInt32]) -> Bool {
    guard abs(typed.count - word.count) <= 1, typed.first == word.first else { return false }
    let shorter = min(typed.count, word.count)
    var same = 0
    while same < shorter, typed[same] == word[same] { same += 1 }
    if same == shorter, typed.count == word.count { return false }
    if typed.count < word.count { return typed[same...].elementsEqual(word[(same + 1)...]) }
    if typed.count > word.count { return typed[(same + 1)...].elementsEqual(word[same...]) && isLikelyAddition(typed, same) }
    let isSwapped =
      same + 1 < word.count && typed[same] == word[same + 1] && typed[same + 1] == word[same] && typed[(same + 2)...] == word[(same + 2)...]
    return isSwapped || isOtherVowel(typed, word, same)
  }

  /// Whether the letter too many is its neighbor's double, or a vowel that is not at the end, where it would be an ending.
  private static func isLikelyAddition(_ typed: [UInt32], _ place: Int) -> Bool {
    typed[place] == typed[place - 1]
      || (place < typed.count - 1 && (typed[place] == typed[place + 1] || vowels.contains(typed[place])))
  }

  private static func isOtherVowel(_ typed: [UInt32], _ word: [UInt32], _ place: Int) -> Bool {
    place < word.count - 2 && vowels.contains(typed[place]) && vowels.contains(word[place])
      && typed[(place + 1)...] == word[(place + 1)...]
  }

  private static let vowels = Set("aeiouyаеиоуыэюяіїє".unicodeScalars.map(\.value))
}
