public import SemeiaLexicon
@_spi(Loops) public import SemeiaText

/// A computed measure of one text.
public struct SpeechValue: Hashable, Sendable {
  /// Why there is no value. Codes, not prose: a report prints them as `reason`.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Fewer words, sentences or turns than ``SpeechMeasure/minimum``.
    case tooFewWords = "too-few-words"
    /// Fewer sentences than the minimum.
    case tooFewSentences = "too-few-sentences"
    /// Fewer turns than the minimum.
    case tooFewTurns = "too-few-turns"
    /// Fewer pauses than the minimum.
    case tooFewPauses = "too-few-pauses"
    /// The text is no conversation, or has no other speaker.
    case noTurns = "no-turns"
    /// No turn that is needed has times.
    case noTimes = "no-times"
    /// The language has no word classes for it.
    case noContent = "no-content"
    /// The formula was made for other languages, or the language has no such words.
    case notInLanguage = "not-in-language"
    /// The formula has no value here: it would divide by nothing.
    case undefined
    /// Nobody in the transcript has a mark of the kind: whether there was none or nobody wrote it down cannot be told.
    case noMarks = "no-marks"
    /// Nobody in the conversation is the subject.
    case noSubject = "no-subject"
    /// Style is the subject's alone.
    case authorNotSubject = "author-not-subject"
  }

  /// The measure: ``SpeechMeasure/named(_:)`` says what it is.
  public var measure: MarkerID
  /// Whether there is a value.
  public var status: MarkerValue.Status
  /// Why there is none; nil where the status is `ok`.
  public var reason: Reason?
  /// In the unit of the measure; nil unless the status is `ok`.
  public var value: Double?
  /// How many words, sentences or turns it rests on.
  public var base: Int
  /// Where it was seen, for measures that count places; nil for those of the whole. A place between words is empty.
  public var evidence: [TextSpan]?
  /// For each place the line of the file, from 1; nil where one is not known.
  public var lines: [Int]?
  /// What it was counted from, for measures that can be counted from marks or from words.
  public var basis: Basis?

  /// What a measure was counted from.
  public enum Basis: String, Hashable, Sendable {
    /// What the transcript marks.
    case marks
    /// What the words look like: the transcript marks nothing of the kind.
    case words
    /// Some of both.
    case both
  }

  static func ok(_ measure: SpeechMeasure, _ value: Double, base: Int, _ evidence: SpeechEvidence? = nil) -> SpeechValue {
    let lines = evidence?.lines.compactMap { $0 }
    return SpeechValue(
      measure: measure.id, status: .ok, value: value, base: base, evidence: evidence?.spans,
      lines: lines?.isEmpty == false && lines?.count == evidence?.spans.count ? lines : nil, basis: evidence?.basis)
  }

  static func none(_ measure: SpeechMeasure, _ reason: Reason, base: Int = 0) -> SpeechValue {
    let isShort = [.tooFewWords, .tooFewSentences, .tooFewTurns, .tooFewPauses].contains(reason)
    return SpeechValue(
      measure: measure.id, status: isShort || reason == .undefined ? .insufficient : .unsupported, reason: reason, base: base)
  }
}
