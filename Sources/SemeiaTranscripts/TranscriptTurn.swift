/// What one voice said, from one place of a file.
public struct TranscriptTurn: Sendable, Hashable {
  /// The name or mark of the speaker as the file has it; nil where it has none.
  public var speaker: String?
  /// What was said, valid UTF-8, without codes.
  public var text: [UInt8]
  /// Seconds from the start of the recording, not negative; nil where the file has none or it cannot be used.
  public var start: Double?
  /// Seconds, not before `start`.
  public var end: Double?
  /// The whole of it in the file, its times and codes included.
  public var place: SourcePlace
  /// Where each piece of `text` came from, in order; a joint between two pieces may have none.
  package var runs: [SourceRun]

  /// The lines and captions that the text was put together from, in order; the first begins at 0.
  package var pieces: [Piece] = []

  /// A stretch of the text that stands on a line of its own, or has times of its own.
  package struct Piece: Sendable, Hashable {
    /// Where it begins, a UTF-8 offset in the turn's text.
    package var offset: Int
    /// The line of the file, from 1.
    package var line: Int
    package var start: Double?
    package var end: Double?
  }

  package init(speaker: String?, text: [UInt8], start: Double?, end: Double?, place: SourcePlace, runs: [SourceRun]) {
    self.speaker = speaker
    self.text = text
    self.start = start
    self.end = end
    self.place = place
    self.runs = runs
  }

  /// The text as a string; it is copied at each call.
  public var string: String { String(decoding: text, as: UTF8.self) }

  /// The bytes of the file that a stretch of the text came from: exact where it was copied, otherwise the whole of what it
  /// stands for.
  ///
  /// - Parameter range: UTF-8 offsets in `text`.
  /// - Returns: nil where no byte of the file stands for it.
  public func source(of range: Range<Int>) -> Range<Int>? {
    var found: Range<Int>?
    for run in runs where run.text.overlaps(range) {
      var part = run.source
      if run.isVerbatim {
        let start = max(run.text.lowerBound, range.lowerBound) - run.text.lowerBound
        let end = min(run.text.upperBound, range.upperBound) - run.text.lowerBound
        part = run.source.lowerBound + start..<run.source.lowerBound + end
      }
      found = found.map { min($0.lowerBound, part.lowerBound)..<max($0.upperBound, part.upperBound) } ?? part
    }
    return found
  }
}
