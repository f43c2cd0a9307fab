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

  /// - Parameter rule: nil for a row that is no cue: it acts nowhere.
  init(_ rule: CueRule?) {
    effect = rule?.effect ?? .pseudo
    direction = rule?.direction ?? .none
    reach = rule?.reach ?? .clause
    stopsAtComma = rule?.stopsAtComma ?? false
    stopsAtColon = rule?.stopsAtColon ?? false
    hasStopWords = !(rule?.stopWords.isEmpty ?? true)
    hasWildcards = rule?.hasWildcards ?? false
    needsJoiningWord = rule?.needsJoiningWord ?? false
    code = UInt8(truncatingIfNeeded: CueRule.Effect.allCases.firstIndex(of: effect) ?? 0)
    isWide = reach == .paragraph || reach == .quotation
  }
}
