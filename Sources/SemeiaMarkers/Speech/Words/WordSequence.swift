/// Words by number: equal words have the same number, numbers count from 0 in the order of first appearance.
///
/// What makes two words equal is decided by who makes the sequence: from a text, the folded key of the token (case, width and
/// apostrophes, and the accents that the language folds); from given tokens, their bytes.
package struct WordSequence: Sendable, Hashable {
  /// The number of each word, in order.
  package private(set) var ids: [Int] = []
  /// How many different words there are.
  package private(set) var types = 0

  /// How often each type occurs, by its number.
  package var frequencies: [Int] {
    var frequencies = [Int](repeating: 0, count: types)
    for id in ids { frequencies[id] += 1 }
    return frequencies
  }

  package init() {}

  package init<Word: Hashable>(_ words: some Sequence<Word>) {
    var numbers: [Word: Int] = [:]
    for word in words {
      let number = numbers[word] ?? numbers.count
      if number == numbers.count { numbers[word] = number }
      ids.append(number)
    }
    types = numbers.count
  }

  /// A part, with its own numbers.
  package subscript(range: Range<Int>) -> WordSequence { WordSequence(ids[range]) }
}
