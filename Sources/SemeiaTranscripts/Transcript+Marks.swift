import SemeiaRecords
import SemeiaText

extension Transcript {
  /// For each turn the markers that measures of speech read, in the order of their places, offsets in Unicode scalars.
  var marksByTurn: [[MarkRecord]] {
    var byTurn = [[MarkRecord]](repeating: [], count: turns.count)
    var last = -1
    var map = OffsetMap([], range: 0..<0, unit: .scalar)
    for marker in markers {
      guard let turn = marker.turn, turn < turns.count, let kind = MarkRecord.Kind(rawValue: marker.kind.rawValue) else { continue }
      if turn != last {
        map = OffsetMap(turns[turn].text, range: 0..<turns[turn].text.count, unit: .scalar)
        last = turn
      }
      byTurn[turn].append(
        MarkRecord(
          kind, start: map(marker.span.lowerBound), end: map(marker.span.upperBound), words: marker.words, seconds: marker.seconds,
          line: marker.place.lines.lowerBound))
    }
    return byTurn.map { marks in
      marks.enumerated().sorted { ($0.element.start, $0.element.end, $0.offset) < ($1.element.start, $1.element.end, $1.offset) }.map(
        \.element)
    }
  }
}
