/// CHAT, the transcription format of TalkBank (MacWhinney 2000; manual of 2024).
///
/// Headers begin with `@`, utterances with `*`, dependent tiers with `%`; a line that begins with a tab goes on with the one
/// before. Dependent tiers are counted, not read. A fault of a header or an utterance is a problem and everything that can be
/// read is.
struct ChatReader {
  let leavesOutRepairs: Bool

  func read(into draft: inout TranscriptDraft) throws(TranscriptRefusal) {
    let source = draft.source
    var tiers = ChatTiers(source, &draft)
    guard tiers.items.contains(where: { $0.kind == UInt8(ascii: "*") || $0.kind == UInt8(ascii: "@") }) else {
      throw TranscriptRefusal(.missingHeader, line: 1)
    }
    var headers = ChatHeaders()
    tiers.items.removeAll { tier in
      guard tier.kind == UInt8(ascii: "@") else { return false }
      headers.read(tier, &draft)
      return true
    }
    headers.finish(&draft)
    for tier in tiers.items {
      if tier.kind == UInt8(ascii: "%") {
        draft.leaveOut("%" + tier.name)
        continue
      }
      if let end = headers.end, tier.range.lowerBound > end { draft.problem(.contentAfterEnd, at: tier.range.lowerBound) }
      if !headers.speakers.contains(tier.name) { draft.problem(.undeclaredSpeaker, at: tier.range.lowerBound) }
      var utterance = ChatUtterance(source, tier.content, leavesOutRepairs: leavesOutRepairs)
      utterance.read()
      for problem in utterance.problems { draft.problem(problem.0, at: problem.1) }
      if utterance.text.isEmpty && utterance.marks.isEmpty {
        draft.problem(.emptyUtterance, at: tier.range.lowerBound)
        continue
      }
      draft.add(
        tier.name.isEmpty ? nil : tier.name, utterance.text, start: utterance.start, end: utterance.end, at: tier.range,
        marks: utterance.marks)
    }
  }
}

/// The tiers of a CHAT file: a line that begins with `@`, `*` or `%`, and the lines that go on with it.
struct ChatTiers {
  struct Tier {
    /// `@`, `*` or `%`.
    var kind: UInt8
    /// What stands between the sign and the colon.
    var name: String
    /// From behind the colon to the end of the last line.
    var content: Range<Int>
    var range: Range<Int>
  }

  var items: [Tier] = []

  init(_ source: SourceText, _ draft: inout TranscriptDraft) {
    for line in source.lines {
      if source.isBlank(line) {
        if line != source.lines.last { draft.problem(.malformedLine, at: line.lowerBound) }
        continue
      }
      let trimmed = source.trimmed(line)
      let sign = source.bytes[trimmed.lowerBound]
      let isTier = "@*%".utf8.contains(sign)
      let isIndented = trimmed.lowerBound > line.lowerBound
      if isTier && (!isIndented || source.bytes[line.lowerBound] != 0x09) {
        if isIndented { draft.problem(.malformedLine, at: line.lowerBound) }
        add(source, trimmed.lowerBound..<line.upperBound, &draft)
      } else if isIndented, !items.isEmpty {
        let last = items.count - 1
        items[last].content = items[last].content.lowerBound..<line.upperBound
        items[last].range = items[last].range.lowerBound..<line.upperBound
      } else {
        draft.problem(.malformedLine, at: line.lowerBound)
      }
    }
  }

  private mutating func add(_ source: SourceText, _ line: Range<Int>, _ draft: inout TranscriptDraft) {
    let kind = source.bytes[line.lowerBound]
    let name = line.lowerBound + 1..<line.upperBound
    let colon = source.first(UInt8(ascii: ":"), in: name)
    let space = source.bytes[name].firstIndex(where: SourceText.isSpace)
    var end = colon ?? line.upperBound
    var start = colon.map { $0 + 1 } ?? line.upperBound
    // `@Birth of CHI:` and `@Time Duration:` have spaces in their names, speakers have none.
    if kind == UInt8(ascii: "*"), let space, space < end {
      draft.problem(.malformedLine, at: line.lowerBound)
      (end, start) = (space, colon.map { $0 < space ? $0 + 1 : space } ?? space)
    } else if kind != UInt8(ascii: "@"), colon == nil {
      draft.problem(.malformedLine, at: line.lowerBound)
    } else if colon != nil, start < line.upperBound, source.bytes[start] != 0x09 {
      draft.problem(.malformedLine, at: line.lowerBound)
    }
    items.append(
      Tier(
        kind: kind, name: source.string(source.trimmed(line.lowerBound + 1..<end)), content: start..<line.upperBound, range: line)
    )
  }
}
