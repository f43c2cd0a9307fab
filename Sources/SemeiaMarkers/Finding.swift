public import SemeiaLexicon
@_spi(Loops) public import SemeiaText

/// A concept found in a text, counted or not.
public struct Finding: Hashable, Sendable {
  /// What was found.
  public var concept: ConceptID
  /// The matched words, in UTF-8 offsets of the document.
  public var span: TextSpan
  /// What the text asserts of it, with the cues that decided it.
  public var assertion: Assertion
  /// Whether it enters scores: its assertion counts, and its concept is one that is scored.
  public var isCounted: Bool
  /// The content row that matched: `es/insomnia/dormir-nada`.
  public var entry: String
  /// Marked in the content as also everyday hyperbole, or its scope is doubtful (``Assertion/isScopeDoubtful``).
  public var isAmbiguous: Bool
  /// The turn in which it was said, from 0. What a clinician or another speaker says never counts.
  public var turn: Int
  /// `B1` … `B4` where the row says so, for suicidal behavior.
  public var behavior: String?
  /// The ICU sentence in which it begins: mentions within one sentence are one mention.
  public var sentence: Int

  /// A finding as given; that the fields fit each other is for the caller to see to.
  public init(
    concept: ConceptID, span: TextSpan, assertion: Assertion, isCounted: Bool, entry: String, isAmbiguous: Bool, turn: Int,
    behavior: String?, sentence: Int
  ) {
    self.concept = concept
    self.span = span
    self.assertion = assertion
    self.isCounted = isCounted
    self.entry = entry
    self.isAmbiguous = isAmbiguous
    self.turn = turn
    self.behavior = behavior
    self.sentence = sentence
  }

  /// Strength of the mention: intensity × certainty, 0 where it does not count.
  ///
  /// Certainty is 1, or 0.6 where polarity is uncertain or the modality possible.
  /// Source: the scoring model, `Docs/Methods/Scoring.md`.
  public var strength: Double {
    guard isCounted else { return 0 }
    let hedged = assertion.polarity == .uncertain || assertion.modality == .possible
    return assertion.intensity * (hedged ? 0.6 : 1)
  }
}
