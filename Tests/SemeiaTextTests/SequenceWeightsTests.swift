import Testing

@testable import SemeiaText

@Suite struct SequenceWeightsTests {
  private func points(_ table: String, _ words: [String]) -> [Int]? {
    guard let weights = SequenceWeights(Array(table.utf8)) else { return nil }
    var text: [UInt8] = []
    var ends: [Int] = []
    for word in words {
      text += Array(word.utf8)
      ends.append(text.count)
    }
    return text.withUnsafeBufferPointer { weights.points($0, ends: ends) }
  }

  @Test func addsEverySequenceOfEveryWord() {
    // `_ab_` holds a, ab, _a, _ab_ and more; `é` is one scalar.
    let table = "sequence\ten de\nab\tB.\n_a\t.C\n_ab_\tAa\né\tZz\n"
    #expect(points(table, ["ab"]) == [2 + 1, 3 - 1])
    #expect(points(table, ["ab", "ab"]) == [6, 4])
    #expect(points(table, ["é"]) == [26, -26])
    #expect(points(table, []) == [0, 0])
  }

  @Test func lettersThatAreNoWordsAreNoLanguage() {
    let table = "sequence\ten\n_rain\tA\n"
    #expect(points(table, ["xqvrrt", "klptz"]) == nil)
    #expect(points(table, ["xqvrrt", "rain"]) == [1])
  }

  @Test func aWordCountsOnlyUpToTheLimit() {
    let table = "sequence\ten\na\tA\n"
    #expect(points(table, Array(repeating: "a", count: 200)) == [SequenceWeights.mostWords])
  }

  @Test(arguments: ["", "sequence\ten de\nab\tB\n", "sequence\ten\nab\t?\n", "sequence\ten\nab\tA\nab\tB\n", "sequence\tnot a tag!\n"])
  func refusesWhatIsNoTable(_ table: String) { #expect(points(table, []) == nil) }

  @Test func confidenceGrowsWithTheMargin() {
    #expect(SequenceWeights.confidence(margin: 0) == 0.5)
    #expect(SequenceWeights.confidence(margin: -3) == 0.5)
    #expect(abs(SequenceWeights.confidence(margin: 10) - 0.817_574) < 1e-5)
    #expect(SequenceWeights.confidence(margin: 1_000_000) <= 1)
  }
}
