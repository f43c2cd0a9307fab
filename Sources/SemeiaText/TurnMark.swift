/// Something that a transcript marks in a turn besides its words: a pause, a word begun and broken off, words said again.
///
/// Marks are what a transcriber or a recognizer wrote down, in the terms of CHAT (MacWhinney 2000). They are no text: measures of speech take
/// them before what the words alone would suggest.
public struct TurnMark: Hashable, Sendable {
  /// The raw values are those of `turns[].marks[].kind` in a request, and never change.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A silent pause.
    case pause
    /// A filled pause: `uh`.
    case filler
    /// A word that was begun.
    case fragment
    /// Sounds that are no word.
    case nonword
    /// Something done or heard: a laugh, a sigh.
    case event
    /// A word of somebody else inside the turn.
    case interposed
    /// Words said again as they were.
    case repetition
    /// Words said again otherwise.
    case revision
    /// The whole begun anew.
    case reformulation
    /// A start that was given up.
    case falseStart = "false-start"
    /// Words that the transcriber leaves out of counts.
    case exclusion
    /// Words that could not be understood.
    case unintelligible
    /// Said while somebody else speaks.
    case overlap
    /// The turn trails off.
    case trailingOff = "trailing-off"
    /// Broken off by somebody else.
    case interruption
    /// Broken off by the speaker.
    case selfInterruption = "self-interruption"
  }

  /// What was marked.
  public var kind: Kind
  /// In a document, bytes of ``Document/bytes``; in an utterance, bytes of its text. Empty where it happened between words.
  public var span: TextSpan
  /// How many words it stands for that are not in the text; nil where the span holds its words, or it has none.
  public var words: Int?
  /// How long it lasted, in seconds, not negative; nil where nobody says.
  public var seconds: Double?
  /// The line of the file that it stands on, from 1; nil where there is no file.
  public var line: Int?

  /// A mark as given; nothing is checked.
  public init(_ kind: Kind, span: TextSpan, words: Int? = nil, seconds: Double? = nil, line: Int? = nil) {
    self.kind = kind
    self.span = span
    self.words = words
    self.seconds = seconds
    self.line = line
  }
}
