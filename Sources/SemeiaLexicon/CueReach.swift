/// A ``CueRule`` in plain values, for loops that ask of many cues how far they act.
package struct CueReach: Sendable, BitwiseCopyable {
  package var effect: CueRule.Effect
  package var direction: CueRule.Direction
  package var reach: CueRule.Reach
  package var stopsAtComma: Bool
  package var stopsAtColon: Bool
  package var hasStopWords: Bool
  /// Whether some of them stand for several words.
  package var hasWildcards: Bool
  /// Whether the list that it reaches over must be closed by a joining word.
  package var needsJoiningWord: Bool
  /// The place of ``effect`` among all effects: comparing two of it costs nothing.
  package let code: UInt8
  /// Whether it can act beyond its sentence.
  package let isWide: Bool

  /// What a rule's stop words say beside which they are.
  struct StopFlags: BitwiseCopyable {
    var hasWords: Bool
    var hasWildcards: Bool
    var needsJoiningWord: Bool

    init(_ rule: CueRule) {
      hasWords = !rule.stopWords.isEmpty
      hasWildcards = rule.hasWildcards
      needsJoiningWord = rule.needsJoiningWord
    }
  }

  init(_ rule: CueRule, _ flags: StopFlags) {
    effect = rule.effect
    direction = rule.direction
    reach = rule.reach
    stopsAtComma = rule.stopsAtComma
    stopsAtColon = rule.stopsAtColon
    hasStopWords = flags.hasWords
    hasWildcards = flags.hasWildcards
    needsJoiningWord = flags.needsJoiningWord
    code = UInt8(truncatingIfNeeded: CueRule.Effect.allCases.firstIndex(of: effect) ?? 0)
    isWide = reach == .paragraph || reach == .quotation
  }
}
