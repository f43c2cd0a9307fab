import SemeiaLexicon
import SemeiaMarkers
@_spi(Loops) import SemeiaText

/// The sets of stretches that can be taken from a text, the same ones once.
struct RemovalChoices {
  /// Candidates that do the same: hits of the same markers that touch no finding and no other candidate. Any of them stands for the others.
  private let groups: [[TextSpan]]
  /// By group: how many candidates it and those behind it have.
  private let rest: [Int]

  init(_ candidates: [TextSpan], _ report: Report) {
    let findings = SpanSet(report.findings.map(\.span))
    let alone = Self.untouched(candidates)
    var groups: [[TextSpan]] = []
    var places: [[MarkerID]: Int] = [:]
    for span in candidates {
      let isAlone = alone.contains(span) && !findings.overlaps(span)
      let markers = isAlone ? Self.markers(at: span, report) : []
      if isAlone, let place = places[markers] {
        groups[place].append(span)
      } else {
        if isAlone { places[markers] = groups.count }
        groups.append([span])
      }
    }
    self.groups = groups
    rest = groups.reversed().reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }.reversed()
  }

  /// The stretches that no other one touches.
  private static func untouched(_ spans: [TextSpan]) -> Set<TextSpan> {
    let sorted = spans.sorted()
    var alone: Set<TextSpan> = []
    var end = 0
    for (place, span) in sorted.enumerated() {
      if span.start >= end, place + 1 == sorted.count || sorted[place + 1].start >= span.end { alone.insert(span) }
      end = max(end, span.end)
    }
    return alone
  }

  /// The markers of which a hit touches a stretch, once for each that counts for one.
  private static func markers(at span: TextSpan, _ report: Report) -> [MarkerID] {
    report.markers.flatMap { marker in
      // Hits of one marker are in order and disjoint.
      let first = marker.evidence.firstIndexOnward { $0.span.end > span.start }
      return marker.evidence[first...].prefix { $0.span.start < span.end }.filter { $0.amount == 1 }.map { _ in marker.marker }
    }
  }

  /// Calls `body` with every choice of so many candidates, the first ones of each group, until it says false: those first that take from
  /// the last groups.
  ///
  /// - Returns: whether all were tried.
  func forEach(_ size: Int, _ body: ([TextSpan]) throws(AnalysisError) -> Bool) throws(AnalysisError) -> Bool {
    try forEach(size, from: 0, [], body)
  }

  private func forEach(
    _ size: Int, from first: Int, _ chosen: [TextSpan], _ body: ([TextSpan]) throws(AnalysisError) -> Bool
  ) throws(AnalysisError) -> Bool {
    if size == 0 { return try body(chosen) }
    for place in stride(from: groups.count - 1, through: first, by: -1) where rest[place] >= size {
      for count in 1...min(size, groups[place].count) where rest[place + 1] >= size - count {
        if try !forEach(size - count, from: place + 1, chosen + groups[place].prefix(count), body) { return false }
      }
    }
    return true
  }
}
