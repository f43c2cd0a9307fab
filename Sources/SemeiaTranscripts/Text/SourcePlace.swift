/// Where something stands in a file.
public struct SourcePlace: Sendable, Hashable {
  /// The physical lines, counted from 1; a line ends with LF, CR LF or CR.
  public var lines: ClosedRange<Int>
  /// The bytes of the file itself, half open, a byte-order mark and the file's own encoding counted in.
  public var bytes: Range<Int>

  package init(lines: ClosedRange<Int>, bytes: Range<Int>) {
    self.lines = lines
    self.bytes = bytes
  }

  /// The smallest place that holds both.
  func union(_ other: SourcePlace) -> SourcePlace {
    SourcePlace(
      lines: min(lines.lowerBound, other.lines.lowerBound)...max(lines.upperBound, other.lines.upperBound),
      bytes: min(bytes.lowerBound, other.bytes.lowerBound)..<max(bytes.upperBound, other.bytes.upperBound))
  }
}

/// A piece of a turn's text and the bytes of the file that it came from.
///
/// Where both have the same length the piece was copied byte by byte, so that an offset inside it has its own byte in the file.
/// Where they differ (an entity, an escape, a line break that became a space, UTF-16) the piece as a whole stands for those
/// bytes.
package struct SourceRun: Sendable, Hashable {
  /// UTF-8 offsets in the turn's text.
  package var text: Range<Int>
  /// Bytes of the file.
  package var source: Range<Int>

  package init(text: Range<Int>, source: Range<Int>) {
    self.text = text
    self.source = source
  }

  var isVerbatim: Bool { text.count == source.count }
}
