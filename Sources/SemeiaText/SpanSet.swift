/// Stretches of a text, to be asked of many others whether they touch any of them, each in the time of a binary search.
package struct SpanSet: Sendable {
  /// Ordered, disjoint and not empty: what overlaps is one.
  private var spans: [TextSpan] = []

  package init(_ all: some Sequence<TextSpan>) {
    for span in all.filter({ !$0.isEmpty }).sorted() {
      if let last = spans.indices.last, span.start < spans[last].end {
        spans[last].end = max(spans[last].end, span.end)
      } else {
        spans.append(span)
      }
    }
  }

  /// Whether a stretch shares a byte with one of them.
  package func overlaps(_ span: TextSpan) -> Bool {
    let place = spans.firstIndexOnward { $0.end > span.start }
    return place < spans.count && spans[place].overlaps(span)
  }
}
