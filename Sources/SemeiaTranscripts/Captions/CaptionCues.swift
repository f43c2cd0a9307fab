/// The cues of a caption file, before it is known whether they begin with names.
struct CaptionCues {
  private struct Cue {
    var lines: [Range<Int>]
    var times: CaptionBlocks.Times?
    var place: Range<Int>
  }

  private var cues: [Cue] = []

  /// Adds a cue.
  ///
  /// - Parameters:
  ///   - text: the lines of its payload.
  ///   - from: its first line, a number or times.
  mutating func add(_ text: Range<Int>, times: CaptionBlocks.Times?, from first: Int, _ source: SourceText) {
    let end = text.isEmpty ? first : text.upperBound - 1
    cues.append(
      Cue(lines: Array(source.lines[text]), times: times, place: source.lines[first].lowerBound..<source.lines[end].upperBound))
  }

  /// Writes the cues as turns.
  mutating func finish(into draft: inout TranscriptDraft) {
    let source = draft.source
    draft.unit = .cue
    dropRolledLines(&draft)
    let labels = SpeakerLabels(cues.map { label(of: $0, source) }, isDialogue: false)
    for cue in cues {
      var lines = cue.lines
      var speaker: String?
      if let label = label(of: cue, source), labels.accepts(label) {
        speaker = label.name
        lines[0] = label.text..<lines[0].upperBound
      }
      let text = CaptionText(source, lines, speaker: speaker)
      for place in text.unclosed { draft.problem(.unclosedTag, at: place) }
      if text.pieces.isEmpty { draft.problem(.emptyUtterance, at: cue.place.lowerBound) }
      for piece in text.pieces {
        let place = text.pieces.count == 1 ? cue.place : piece.place
        draft.add(piece.speaker, piece.text, start: cue.times?.start, end: cue.times?.end, at: place, marks: piece.marks)
      }
    }
  }

  private func label(of cue: Cue, _ source: SourceText) -> SpeakerLabels.Label? {
    cue.lines.first.flatMap { SpeakerLabels.label(source, $0, mayStandAlone: cue.lines.count > 1) }
  }

  /// Captions that roll repeat the last line of a cue above the new line of the next. Where at least half of the cues do, and
  /// three, the repeated lines are left out. A cue of one line is never one: people do say a thing twice.
  private mutating func dropRolledLines(_ draft: inout TranscriptDraft) {
    let source = draft.source
    let texts = cues.map { cue in cue.lines.map { Self.plain(source, $0) } }
    var repeated: [Int] = []
    for index in texts.indices.dropFirst() {
      if texts[index].count > 1, let last = texts[index - 1].last(where: { !$0.isEmpty }),
        texts[index].first(where: { !$0.isEmpty }) == last
      {
        repeated.append(index)
      }
    }
    guard repeated.count >= 3, repeated.count * 2 >= cues.count else { return }
    for index in repeated.reversed() {
      draft.leaveOut("rolled line")
      cues[index].lines.removeFirst(1 + (texts[index].firstIndex { !$0.isEmpty } ?? 0))
      if cues[index].lines.allSatisfy({ source.isBlank($0) }) { cues.remove(at: index) }
    }
  }

  /// A line without what stands in angle brackets, nor white space at its ends.
  private static func plain(_ source: SourceText, _ line: Range<Int>) -> [UInt8] {
    var depth = 0
    var text: [UInt8] = []
    for byte in source.bytes[line] {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if depth == 0 { text.append(byte) }
      if byte == UInt8(ascii: ">"), depth > 0 { depth -= 1 }
    }
    while let last = text.last, SourceText.isSpace(last) { text.removeLast() }
    return Array(text.drop(while: SourceText.isSpace))
  }
}
