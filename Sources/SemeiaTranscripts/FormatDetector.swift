/// Sees from the content which format a file has.
struct FormatDetector {
  private let source: SourceText

  init(_ source: SourceText) { self.source = source }

  /// The format; a text that has none of the known forms is prose.
  func format() throws(TranscriptRefusal) -> TranscriptFormat {
    let spoken = source.lines.filter { !source.isBlank($0) }
    guard let first = spoken.first else { throw TranscriptRefusal(.emptyFile, line: 1) }
    let head = source.trimmed(first)
    if source.starts(first, with: "WEBVTT") { return .webVTT }
    if source.first("ooTextFile", in: head) != nil { return .textGrid }
    if source.starts(head, with: "<"), source.first("<ANNOTATION_DOCUMENT", in: 0..<min(source.bytes.count, 4096)) != nil {
      return .elan
    }
    if source.starts(head, with: "{") || source.starts(head, with: "[{") || source.starts(head, with: "[") && head.count == 1 {
      return try RecognitionReader.format(of: source)
    }
    if isChat(spoken) { return .chat }
    if spoken.prefix(3).contains(where: { CaptionBlocks.times(source, $0) != nil }) { return .subRip }
    if SubViewerReader.times(source, first) != nil { return .subViewer }
    if TableReader().columns(source) != nil { return .table }
    return DialogueReader.fits(source) ? .dialogue : .prose
  }

  /// Headers or utterances of CHAT at the start of lines: `@Begin`, `@Languages:`, `*PAR:` and a tab.
  private func isChat(_ lines: [Range<Int>]) -> Bool {
    let head = lines.prefix(40)
    if head.prefix(4).contains(where: { source.string(source.trimmed($0)) == "@UTF8" }) { return true }
    if head.contains(where: { source.starts($0, with: "@Begin") || source.starts($0, with: "@Participants:") }) { return true }
    return head.contains { line in
      guard source.starts(line, with: "*"), let colon = source.first(UInt8(ascii: ":"), in: line), colon + 1 < line.upperBound
      else { return false }
      return colon - line.lowerBound <= 8 && source.bytes[colon + 1] == 0x09
    }
  }
}
