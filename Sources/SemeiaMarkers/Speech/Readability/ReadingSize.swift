/// The counts that formulas of readability are made of.
package struct ReadingSize: Sendable, Equatable {
  package var words: Int
  package var sentences: Int
  /// Letters of all words; apostrophes, hyphens and digits are none.
  package var letters: Int
  /// Words with more than six letters.
  package var longWords: Int
  /// Syllables of all words, or nil where the language has no way to count them here.
  package var syllables: Int?
  /// Words of three or more syllables.
  package var polysyllables: Int?
  /// Words of one syllable.
  package var monosyllables: Int?

  package init(
    words: Int, sentences: Int, letters: Int, longWords: Int, syllables: Int? = nil, polysyllables: Int? = nil, monosyllables: Int? = nil
  ) {
    self.words = words
    self.sentences = sentences
    self.letters = letters
    self.longWords = longWords
    self.syllables = syllables
    self.polysyllables = polysyllables
    self.monosyllables = monosyllables
  }

  /// Counts words whose syllables are known.
  ///
  /// - Parameters:
  ///   - words: each with its number of letters and of syllables, nil where it is not known.
  ///   - sentences: how many sentences the words stand in.
  package init(_ words: some Sequence<(letters: Int, syllables: Int?)>, sentences: Int) {
    self.init(words: 0, sentences: sentences, letters: 0, longWords: 0, syllables: 0, polysyllables: 0, monosyllables: 0)
    for word in words {
      self.words += 1
      letters += word.letters
      if word.letters > 6 { longWords += 1 }
      syllables = word.syllables.flatMap { count in syllables.map { $0 + count } }
      polysyllables = word.syllables.flatMap { count in polysyllables.map { $0 + (count >= 3 ? 1 : 0) } }
      monosyllables = word.syllables.flatMap { count in monosyllables.map { $0 + (count == 1 ? 1 : 0) } }
    }
  }
}
