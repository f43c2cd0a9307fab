import Testing

@testable import SemeiaMarkers

@Suite struct ReadabilityTests {
  /// 100 words, 5 sentences, 450 letters, 140 syllables, 12 words of three and more, 70 of one, 15 long words.
  private let size = ReadingSize(
    words: 100, sentences: 5, letters: 450, longWords: 15, syllables: 140, polysyllables: 12, monosyllables: 70)

  private static let expected: [(ReadabilityFormula, Double)] = [
    (.flesch, 68.095), (.fleschKincaid, 8.73), (.fog, 12.8), (.smog, 11.9792484733), (.colemanLiau, 9.18),
    (.ari, 9.765), (.lix, 35), (.rix, 3), (.amstad, 78.1), (.wienerSachtext, 4.4475),
    (
      .szigrisztPazos,
      99.615
    ), (.kandelMoles, 83.66), (.gulpease, 59), (.douma, 80.44), (.martins, 110.095),
    (
      .oborneva,
      96.695
    ), (.atesman, 90.38),
  ]

  @Test(arguments: expected)
  func formulas(_ formula: ReadabilityFormula, _ expected: Double) throws {
    let value = try #require(formula.value(size))
    #expect((value - expected).magnitude < 1e-9, "\(formula)")
  }

  @Test func missingIsNotZero() {
    var unknown = size
    unknown.syllables = nil
    #expect(ReadabilityFormula.flesch.value(unknown) == nil)
    #expect(ReadabilityFormula.lix.value(unknown) != nil)
    #expect(ReadabilityFormula.lix.value(ReadingSize(words: 0, sentences: 0, letters: 0, longWords: 0)) == nil)
    #expect(ReadingSize([(letters: 3, syllables: 1), (letters: 7, syllables: nil)], sentences: 1).syllables == nil)
  }

  private static let words: [(String, [String], [Int])] = [
    (
      "en", ["the", "table", "walked", "wanted", "beautiful", "quiet", "don't", "wouldn't", "houses", "rhythm"],
      [1, 2, 1, 2, 3, 2, 1, 2, 2, 1]
    ),
    ("es", ["casa", "día", "ciudad", "aéreo", "que", "guitarra"], [2, 2, 2, 4, 1, 3]), ("de", ["Haus", "gehen", "schreiben"], [1, 2, 2]),
    ("fr", ["table", "maison", "chantent", "monde"], [1, 2, 1, 1]), ("tr", ["merhaba", "evdeyim"], [3, 3]),
    ("ru", ["молоко", "здравствуй"], [3, 2]),
  ]

  @Test(arguments: words)
  func syllables(_ language: String, _ words: [String], _ counts: [Int]) throws {
    let counter = try #require(SyllableCounter(language: language))
    #expect(words.map { counter.count($0.lowercased()) } == counts)
  }

  @Test func noSyllablesWithoutARule() {
    #expect(SyllableCounter(language: "ja") == nil)
    #expect(ReadabilityFormula.allCases.allSatisfy { !$0.languages.contains("ja") })
  }
}
