/// Prefixes and endings that a language glues to its words.
package struct Clitics: Sendable {
  package var before: [[UInt8]] = []
  package var after: [[UInt8]] = []
  package init(before: [[UInt8]] = [], after: [[UInt8]] = []) {
    self.before = before
    self.after = after
  }

  /// Calls `body` for the key without each prefix and ending that it has; at least two bytes of the word must be left.
  func forEachStripped(_ keys: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    if before.isEmpty, after.isEmpty { return }
    var heads = [range.lowerBound]
    for clitic in before where range.count >= clitic.count + 2 && keys[range.lowerBound..<(range.lowerBound + clitic.count)].elementsEqual(clitic) {
      heads.append(range.lowerBound + clitic.count)
    }
    var tails = [range.upperBound]
    for clitic in after where range.count >= clitic.count + 2 && keys[(range.upperBound - clitic.count)..<range.upperBound].elementsEqual(clitic) {
      tails.append(range.upperBound - clitic.count)
    }
    for head in heads {
      for tail in tails where head + 2 <= tail && (head, tail) != (range.lowerBound, range.upperBound) { body(head..<tail) }
    }
  }
}
