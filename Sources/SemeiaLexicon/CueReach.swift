/// A ``CueRule`` in plain values, for loops that ask of many cues how far they act.
package struct CueReach: Sendable, BitwiseCopyable {
  package var effect: CueRule.Effect
  package var direction: CueRule.Direction
  package var reach: CueRule.Reach
  package var stopsAtComma: Bool
  package var stopsAtColon: Bool
  package var hasStopWords: Bool
  /// Whether the list that it reaches over must be closed by a joining word.
  package var needsJoiningWord: Bool

  /// - Parameter rule: nil for a row that is no cue: it acts nowhere.
  init(_ rule: CueRule?) {
    effect = rule?.effect ?? .pseudo
    direction = rule?.direction ?? .none
    reach = rule?.reach ?? .clause
    stopsAtComma = rule?.stopsAtComma ?? false
    stopsAtColon = rule?.stopsAtColon ?? false
    hasStopWords = !(rule?.stopWords.isEmpty ?? true)
    needsJoiningWord = rule?.needsJoiningWord ?? false
  }
}
