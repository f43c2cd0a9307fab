/// What a turn of a file is, and so whether one sentence may be cut over several of them.
package enum TranscriptUnit: String, Sendable, Hashable {
  /// What a transcriber took as one utterance.
  case utterance
  /// What fits on a screen, or what a recognizer took at once: a sentence may go on in the next one.
  case cue
  /// A single word.
  case word
}
