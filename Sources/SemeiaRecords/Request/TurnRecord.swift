/// One turn of a conversation: the request's `turns[]`.
public struct TurnRecord: Sendable, Hashable {
  /// Who speaks, for the one whom the report is about.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// The person whom the report is about.
    case subject
    /// A professional.
    case clinician
    /// Anybody else.
    case other
  }

  /// The speaker's name or mark, as the caller has it; empty when it gives none.
  public var speaker: String

  /// The speaker's part.
  public var role: Role

  /// What was said, as valid UTF-8.
  public var text: [UInt8]

  /// When the turn starts, in seconds; not negative, and finite.
  public var start: Double?

  /// When the turn ends, in seconds; not before `start`, and finite.
  public var end: Double?

  /// The first line of the file that the turn stands on, from 1; nil where there is no file.
  public var line: Int?

  /// What the transcript marks in the turn besides words.
  public var marks: [MarkRecord]

  /// The lines and captions that the text was put together from, in order; empty where nobody says.
  package var pieces: [PieceRecord] = []

  /// A turn as given; nothing is checked.
  public init(
    speaker: String = "", role: Role, text: [UInt8], start: Double? = nil, end: Double? = nil, line: Int? = nil, marks: [MarkRecord] = []
  ) {
    self.speaker = speaker
    self.role = role
    self.text = text
    self.start = start
    self.end = end
    self.line = line
    self.marks = marks
  }

  /// The text as a string; it is copied at each call.
  public var string: String { String(decoding: text, as: UTF8.self) }
}
