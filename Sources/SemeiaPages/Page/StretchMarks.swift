import SemeiaRecords

/// A text cut where findings begin and end: which findings cover each stretch, and which end with it.
struct StretchMarks {
  struct Stretch {
    var start: Int
    var end: Int
    /// The findings that cover it, in order.
    var covering: [Int] = []
    /// Those of them that end where it ends, in order.
    var ending: [Int] = []
  }

  private(set) var stretches: [Stretch] = []

  /// - Parameters:
  ///   - findings: with their numbers, which rise.
  ///   - length: of the text in bytes. An edge that lies outside cuts nothing.
  init(_ findings: [(index: Int, span: SpanRecord)], length: Int) {
    var edges: Set<Int> = [0, length]
    for (_, span) in findings { edges.formUnion([span.start, span.end]) }
    let cuts = edges.filter { 0...length ~= $0 }.sorted()
    let sorted = findings.sorted { ($0.span.start, $0.index) < ($1.span.start, $1.index) }
    var next = 0
    // Few findings overlap: what is open stays short.
    var open: [(index: Int, span: SpanRecord)] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      open.removeAll { $0.span.end <= start }
      while next < sorted.count, sorted[next].span.start <= start {
        if sorted[next].span.end > start { open.append(sorted[next]) }
        next += 1
      }
      let covering = open.filter { $0.span.end >= end }
      stretches.append(
        Stretch(
          start: start, end: end, covering: covering.map(\.index).sorted(),
          ending: covering.filter { $0.span.end == end }.map(\.index).sorted()))
    }
  }
}
