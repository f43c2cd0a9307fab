/// A stretch of a document: a half-open range of UTF-8 offsets into its untouched text.
///
/// Offsets count bytes from the start of the document's ``Document/bytes``, `0 ≤ start ≤ end ≤ bytes.count`, and lie on
/// scalar boundaries. They become scalars or UTF-16 units only at the edge, by ``OffsetMap``.
public struct TextSpan: Hashable, Sendable, Comparable, BitwiseCopyable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset after the last byte.
  public var end: Int

  /// From a first byte to the byte after the last. Nothing is checked.
  @inlinable public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }
  /// Whether the span has no byte.
  @inlinable public var isEmpty: Bool { start == end }

  /// Whether the two spans share at least one byte. An empty span overlaps nothing.
  @inlinable public func overlaps(_ other: TextSpan) -> Bool {
    Swift.max(start, other.start) < Swift.min(end, other.end)
  }

  /// Whether every byte of `other` lies in this span.
  @inlinable public func contains(_ other: TextSpan) -> Bool {
    start <= other.start && other.end <= end
  }

  /// By start, then by end.
  @inlinable public static func < (lhs: TextSpan, rhs: TextSpan) -> Bool {
    (lhs.start, lhs.end) < (rhs.start, rhs.end)
  }
}
