@_spi(Loops) import SemeiaText
import Testing

@testable import SemeiaLexicon

@Suite struct WordFrequencyTests {
  private func frequency(_ word: String, in text: String, _ matching: Matching = .words, common: [String] = []) -> Int? {
    var frequencies = WordFrequencies()
    frequencies.count(Array(text.utf8)[...], matching, KeyFolder(map: [:]))
    return frequencies.in100_000(common.map { Array($0.utf8) })[RunKey(Array(word.utf8))]
  }

  @Test func wordsAreCountedFolded() {
    let text = String(repeating: "I can’t sleep. Sleep, they say! ", count: 1000)
    #expect(frequency("sleep", in: text) == 100_000 * 2 / 6)
    #expect(frequency("wake", in: text) == nil)
  }

  /// A handful of examples says little: a word met once in ten is not one word in ten.
  @Test func fewWordsCountForLittle() { #expect(frequency("sleep", in: "no sleep") == 100_000 / 2_000) }

  @Test func charactersAreCounted() {
    #expect(frequency("睡", in: String(repeating: "睡不着。睡", count: 1000), .characters) ?? 0 >= 100_000 * 2 / 5)
  }

  @Test func functionWordsAreAtLeastWhatTheirRankSays() { #expect(frequency("the", in: "a b", common: ["the", "of"]) == 20_000 / 4 + 100) }
}
