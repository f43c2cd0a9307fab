/// A stretch of a turn that stands on a line of its own in a file, or has times of its own: an element of `turns[].pieces`, which goes on up to the next.
///
/// On the line it is an array, `[offset, line, start, end]`; what is not known is `null`, or left out at the end.
package struct PieceRecord: Sendable, Hashable {
  /// Where it begins, in Unicode scalars of the turn's text.
  package var offset: Int
  /// The line of the file, from 1; nil where there is no file.
  package var line: Int?
  /// Seconds from the start of the recording, finite and not negative.
  package var start: Double?
  /// Seconds on the same clock, not before `start`.
  package var end: Double?

  /// A piece as given; nothing is checked.
  package init(offset: Int, line: Int? = nil, start: Double? = nil, end: Double? = nil) {
    self.offset = offset
    self.line = line
    self.start = start
    self.end = end
  }

  func write(to writer: inout JSONWriter) {
    writer.beginArray()
    writer.int(offset)
    let times = [start, end].map { $0.flatMap { Millionths(rounding: $0) } }
    let known = times[1] != nil ? 2 : times[0] != nil ? 1 : 0
    if let line { writer.int(line) } else if known > 0 { writer.null() }
    for time in times.prefix(known) {
      if let time { writer.number(time) } else { writer.null() }
    }
    writer.endArray()
  }
}
