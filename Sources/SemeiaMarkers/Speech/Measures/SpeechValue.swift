public import SemeiaLexicon
@_spi(Loops) public import SemeiaText

/// A computed measure of one text.
public struct SpeechValue: Hashable, Sendable {
  /// Why there is no value. Codes, not prose: a report prints them as `reason`.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Fewer words, sentences or turns than ``SpeechMeasure/minimum``.
    case tooFewWords = "too-few-words"
    case tooFewSentences = "too-few-sentences"
    case tooFewTurns = "too-few-turns"
    /// The text is no conversation, or has no other speaker.
    case noTurns = "no-turns"
    /// No turn that is needed has times.
    case noTimes = "no-times"
    /// The language has no word classes for it.
    case noContent = "no-content"
    /// The formula was made for other languages.
    case notInLanguage = "not-in-language"
    /// The formula has no value here: it would divide by nothing.
    case undefined
    /// Style is the subject's alone.
    case authorNotSubject = "author-not-subject"
  }

  public var measure: MarkerID
  public var status: MarkerValue.Status
  public var reason: Reason?
  /// In the unit of the measure; nil unless the status is `ok`.
  public var value: Double?
  /// How many words, sentences or turns it rests on.
  public var base: Int
  /// Where it was seen, for measures that count places; nil for those of the whole.
  public var evidence: [TextSpan]?

  static func ok(_ measure: SpeechMeasure, _ value: Double, base: Int, _ evidence: [TextSpan]? = nil) -> SpeechValue {
    SpeechValue(measure: measure.id, status: .ok, value: value, base: base, evidence: evidence)
  }

  static func none(_ measure: SpeechMeasure, _ reason: Reason, base: Int = 0) -> SpeechValue {
    let isShort = [.tooFewWords, .tooFewSentences, .tooFewTurns].contains(reason)
    return SpeechValue(measure: measure.id, status: isShort || reason == .undefined ? .insufficient : .unsupported, reason: reason, base: base)
  }
}
