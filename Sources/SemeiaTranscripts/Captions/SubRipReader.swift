/// SubRip: a number, a line of times, text, a blank line.
///
/// A missing number, a point for the comma, a byte-order mark and coordinates behind the times are read; a text whose times are
/// missing is a turn without a time, and a problem.
enum SubRipReader {
  static func read(into draft: inout TranscriptDraft) throws(TranscriptRefusal) {
    let source = draft.source
    var cues = CaptionCues()
    var hasTimes = false
    for block in CaptionBlocks.blocks(source) {
      let arrows = block.filter { source.first("-->", in: source.lines[$0]) != nil }
      var start = block.lowerBound
      var text = block
      var times: CaptionBlocks.Times?
      func close(_ end: Int) {
        guard start < end else { return }
        let body = text.clamped(to: text.lowerBound..<end)
        if times == nil {
          let isNumber = body.count == 1 && number(source, source.lines[body.lowerBound])
          draft.problem(isNumber ? .emptyUtterance : .missingTime, at: source.lines[start].lowerBound)
          if isNumber { return }
        } else if body.isEmpty {
          return draft.problem(.emptyUtterance, at: source.lines[start].lowerBound)
        }
        // A number that heads a text without times belongs to the text of nobody.
        let skips = times == nil && body.count > 1 && number(source, source.lines[body.lowerBound])
        cues.add(skips ? body.dropFirst() : body, times: times, from: start, source)
      }
      for arrow in arrows {
        let head = arrow > start && number(source, source.lines[arrow - 1]) ? arrow - 1 : arrow
        close(head)
        times = CaptionBlocks.times(source, source.lines[arrow])
        if times?.isValid == true { hasTimes = true } else { draft.problem(.invalidTime, at: source.lines[arrow].lowerBound) }
        start = head
        text = arrow + 1..<block.upperBound
      }
      close(block.upperBound)
    }
    guard hasTimes else { throw TranscriptRefusal(.missingHeader, line: 1) }
    cues.finish(into: &draft)
  }

  private static func number(_ source: SourceText, _ line: Range<Int>) -> Bool {
    let trimmed = source.trimmed(line)
    return !trimmed.isEmpty && source.bytes[trimmed].allSatisfy(SourceText.isDigit)
  }
}

/// SubViewer as YouTube writes it: `0:00:01.000,0:00:02.500`, text, a blank line.
enum SubViewerReader {
  static func read(into draft: inout TranscriptDraft) throws(TranscriptRefusal) {
    let source = draft.source
    var cues = CaptionCues()
    var hasTimes = false
    for block in CaptionBlocks.blocks(source) {
      let line = source.lines[block.lowerBound]
      let text = block.dropFirst()
      guard let times = times(source, line) else {
        draft.problem(looksTimed(source, line) ? .invalidTime : .missingTime, at: line.lowerBound)
        let body = looksTimed(source, line) ? text : block
        if !body.isEmpty { cues.add(body, times: nil, from: block.lowerBound, source) }
        continue
      }
      hasTimes = true
      if text.isEmpty {
        draft.problem(.emptyUtterance, at: line.lowerBound)
      } else {
        cues.add(text, times: times, from: block.lowerBound, source)
      }
    }
    guard hasTimes else { throw TranscriptRefusal(.missingHeader, line: 1) }
    cues.finish(into: &draft)
  }

  static func times(_ source: SourceText, _ line: Range<Int>) -> CaptionBlocks.Times? {
    let line = source.trimmed(line)
    guard let comma = source.first(UInt8(ascii: ","), in: line),
      let start = ClockTime.seconds(source.bytes[line.lowerBound..<comma], needsFraction: true),
      let end = ClockTime.seconds(source.bytes[comma + 1..<line.upperBound], needsFraction: true)
    else { return nil }
    return CaptionBlocks.Times(start: start, end: end)
  }

  /// Whether a line was meant as times.
  private static func looksTimed(_ source: SourceText, _ line: Range<Int>) -> Bool {
    let line = source.trimmed(line)
    let bytes = source.bytes[line]
    return bytes.first.map(SourceText.isDigit) == true && bytes.count { $0 == UInt8(ascii: ":") } >= 2
      && bytes.contains(UInt8(ascii: ",")) && !bytes.contains(where: SourceText.isSpace)
  }
}
