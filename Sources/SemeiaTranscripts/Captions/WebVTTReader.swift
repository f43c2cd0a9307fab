/// WebVTT (W3C): a header, then blocks of notes, styles, regions and cues.
///
/// Lenient where a person's words would be lost: a block of text without a readable time is a turn without a time, and a problem.
enum WebVTTReader {
  static func read(into draft: inout TranscriptDraft) throws(TranscriptRefusal) {
    let source = draft.source
    let header = source.lines[0]
    guard source.starts(header, with: "WEBVTT"), header.count == 6 || SourceText.isSpace(source.bytes[header.lowerBound + 6])
    else {
      throw TranscriptRefusal(.missingHeader, line: 1)
    }
    var cues = CaptionCues()
    for (number, block) in CaptionBlocks.blocks(source, isStrict: true).enumerated() {
      var block = block
      if number == 0 {
        block = readHeader(block, &draft)
        if block.isEmpty { continue }
      }
      let first = source.lines[block.lowerBound]
      let words = source.bytes[first].split(whereSeparator: SourceText.isSpace).first ?? []
      let name = String(decoding: words, as: UTF8.self)
      let hasTimes = block.contains { source.first("-->", in: source.lines[$0]) != nil }
      if ["NOTE", "STYLE", "REGION"].contains(name), !hasTimes {
        draft.leaveOut(name)
        continue
      }
      readCues(block, &cues, &draft)
    }
    cues.finish(into: &draft)
  }

  /// Reads the lines up to the first blank one; what is left of the block is a cue that follows without a blank line.
  private static func readHeader(_ block: Range<Int>, _ draft: inout TranscriptDraft) -> Range<Int> {
    let source = draft.source
    for index in block.dropFirst() {
      let line = source.lines[index]
      if source.first("-->", in: line) != nil {
        draft.problem(.malformedHeader, at: line.lowerBound)
        return index..<block.upperBound
      }
      guard let colon = source.first(UInt8(ascii: ":"), in: line) else { continue }
      if source.string(line.lowerBound..<colon) == "Language" {
        draft.language = FileLanguage.tag(source.string(source.trimmed(colon + 1..<line.upperBound)))
      }
    }
    return block.upperBound..<block.upperBound
  }

  private static func readCues(_ block: Range<Int>, _ cues: inout CaptionCues, _ draft: inout TranscriptDraft) {
    let source = draft.source
    let arrows = block.filter { source.first("-->", in: source.lines[$0]) != nil }
    guard let first = arrows.first else {
      draft.problem(.missingTime, at: source.lines[block.lowerBound].lowerBound)
      return cues.add(block, times: nil, from: block.lowerBound, source)
    }
    // One line before the times is the cue's name; more than one belong to nobody.
    if first > block.lowerBound + 1 {
      draft.problem(.missingTime, at: source.lines[block.lowerBound].lowerBound)
      cues.add(block.lowerBound..<first, times: nil, from: block.lowerBound, source)
    }
    for (number, arrow) in arrows.enumerated() {
      let end = number + 1 < arrows.count ? arrows[number + 1] : block.upperBound
      let times = CaptionBlocks.times(source, source.lines[arrow])
      if times?.isValid != true { draft.problem(.invalidTime, at: source.lines[arrow].lowerBound) }
      let start = number == 0 && first == block.lowerBound + 1 ? block.lowerBound : arrow
      if arrow + 1 < end {
        cues.add(arrow + 1..<end, times: times, from: start, source)
      } else {
        draft.problem(.emptyUtterance, at: source.lines[arrow].lowerBound)
      }
    }
  }
}
