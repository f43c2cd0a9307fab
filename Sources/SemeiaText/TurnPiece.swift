/// A stretch of a turn that stands on a line of its own in a file, or has times of its own; it goes on up to the next one.
///
/// Captions cut sentences, and recognizers time words: what was put together from them can be traced to its parts.
package struct TurnPiece: Hashable, Sendable {
  /// Where it begins: in a document, a byte of ``Document/bytes``; in an utterance, a byte of its text.
  package var offset: Int
  /// The line of the file, from 1; nil where there is no file.
  package var line: Int?
  /// Seconds from the start of the recording; nil where nobody says.
  package var start: Double?
  /// Seconds on the same clock.
  package var end: Double?

  /// A piece as given; nothing is checked.
  package init(offset: Int, line: Int? = nil, start: Double? = nil, end: Double? = nil) {
    self.offset = offset
    self.line = line
    self.start = start
    self.end = end
  }
}
