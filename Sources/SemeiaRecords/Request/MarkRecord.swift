/// Something that a transcript marks in a turn besides its words: an element of `turns[].marks`.
///
/// It says what and where, never a word: a request may be redacted and its marks stay.
public struct MarkRecord: Sendable, Hashable {
  /// What was marked; the names are those of ``TranscriptMarker`` that measures of speech read.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Pauses, words begun or broken off, sounds, events, words of others, and words said again, as in CHAT (MacWhinney 2000).
    case pause, filler, fragment, nonword, event, interposed, repetition, revision, reformulation
    /// A start that was given up.
    case falseStart = "false-start"
    /// Left out of counts by the transcriber; not understood; said while somebody else speaks.
    case exclusion, unintelligible, overlap
    /// The turn trails off.
    case trailingOff = "trailing-off"
    /// Broken off by somebody else.
    case interruption
    /// Broken off by the speaker.
    case selfInterruption = "self-interruption"
  }

  /// What was marked.
  public var kind: Kind
  /// Unicode scalars of the turn's text, half open; equal where it happened between words.
  public var start: Int
  /// The offset after it.
  public var end: Int
  /// How many words it stands for that are not in the text; nil where `start` to `end` holds its words, or it has none.
  public var words: Int?
  /// How long it lasted, in seconds, finite and not negative.
  public var seconds: Double?
  /// The line of the file that it stands on, from 1.
  public var line: Int?

  /// A mark as given; nothing is checked.
  public init(_ kind: Kind, start: Int, end: Int, words: Int? = nil, seconds: Double? = nil, line: Int? = nil) {
    self.kind = kind
    self.start = start
    self.end = end
    self.words = words
    self.seconds = seconds
    self.line = line
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("kind", kind.rawValue)
    writer.field("start", start)
    writer.field("end", end)
    writer.field("words", words)
    writer.field("seconds", seconds.flatMap { Millionths(rounding: $0) })
    writer.field("line", line)
    writer.endObject()
  }
}
