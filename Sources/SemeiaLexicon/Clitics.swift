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
    forEachTail(keys, range, head: range.lowerBound, body)
    for clitic in before where range.count >= clitic.count + 2 && Self.holds(keys, range.lowerBound, clitic) {
      forEachTail(keys, range, head: range.lowerBound + clitic.count, body)
    }
  }

  private func forEachTail(_ keys: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, head: Int, _ body: (Range<Int>) -> Void) {
    if head != range.lowerBound, head + 2 <= range.upperBound { body(head..<range.upperBound) }
    for clitic in after where range.count >= clitic.count + 2 {
      let tail = range.upperBound - clitic.count
      if head + 2 <= tail, (head, tail) != (range.lowerBound, range.upperBound), Self.holds(keys, tail, clitic) { body(head..<tail) }
    }
  }

  /// Whether a clitic stands at a place.
  @inline(__always)
  private static func holds(_ keys: UnsafeBufferPointer<UInt8>, _ at: Int, _ clitic: [UInt8]) -> Bool {
    for index in 0..<clitic.count where keys[at &+ index] != clitic[index] { return false }
    return true
  }
}
