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

extension TranscriptTurn {
  /// The pieces of the text as a request has them, offsets in Unicode scalars.
  var pieceRecords: [PieceRecord] {
    // Offsets rise: one walk over the text serves all.
    var (byte, scalars) = (0, 0)
    return pieces.map { piece in
      while byte < min(piece.offset, text.count) {
        if text[byte] & 0xC0 != 0x80 { scalars += 1 }
        byte += 1
      }
      return PieceRecord(offset: scalars, line: piece.line, start: piece.start, end: piece.end)
    }
  }
}
