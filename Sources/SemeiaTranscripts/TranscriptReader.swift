/// Reads files of speech.
public struct TranscriptReader: Sendable {
  /// Whether words that were repeated, revised or excluded, and fillers, are left out of the text, as CLAN counts by default.
  /// They are marked either way.
  public var leavesOutRepairs: Bool
  /// The tiers of a TextGrid or ELAN file that hold utterances, by name; empty to decide by their names.
  public var tiers: [String]
  /// The headings of a table's columns, where they are not to be guessed.
  package var columns = TableColumns()

  /// A reader that may be used for any number of files; it keeps nothing between them.
  public init(leavesOutRepairs: Bool = false, tiers: [String] = []) {
    self.leavesOutRepairs = leavesOutRepairs
    self.tiers = tiers
  }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - format: nil to see it from the content.
  ///   - name: the name of the file, where it has one. A file whose ending promises times or codes and whose content has none is not read as
  ///     plain text: it is read as what its name says, and refused.
  /// - Throws: where the file cannot be read at all. What is wrong with a single utterance is in ``Transcript/problems``.
  public func read(_ file: [UInt8], format: TranscriptFormat? = nil, named name: String? = nil)
    throws(TranscriptRefusal) -> Transcript
  {
    let source = try SourceText(file)
    if source.lines.allSatisfy({ source.isBlank($0) }) { throw TranscriptRefusal(.emptyFile, line: 1) }
    if let nul = source.bytes.prefix(4096).firstIndex(of: 0) { throw TranscriptRefusal(.notText, line: source.line(nul)) }
    let format = try known(format, name, source)
    var draft = TranscriptDraft(source)
    switch format {
    case .webVTT: try WebVTTReader.read(into: &draft)
    case .subRip: try SubRipReader.read(into: &draft)
    case .subViewer: try SubViewerReader.read(into: &draft)
    case .chat: try ChatReader(leavesOutRepairs: leavesOutRepairs).read(into: &draft)
    case .textGrid: try TextGridReader(tiers: tiers).read(into: &draft)
    case .elan: try ElanReader(tiers: tiers).read(into: &draft)
    case .whisper, .amazon, .deepgram, .assemblyAI, .google: try RecognitionReader.read(format, into: &draft)
    case .table: try TableReader(columns).read(into: &draft)
    case .dialogue: try DialogueReader.read(into: &draft)
    case .prose: draft.add(nil, TurnText(source, 0..<source.bytes.count), at: 0..<source.bytes.count, keepsSpace: true)
    }
    var transcript = draft.finished(format)
    if format == .prose {
      transcript.uncertainLabels = DialogueReader.labels(source).count { $0 != nil }
      transcript.isPlainTable = TableReader.looksRegular(source)
    }
    return transcript
  }

  private func known(_ format: TranscriptFormat?, _ name: String?, _ source: SourceText) throws(TranscriptRefusal) -> TranscriptFormat {
    if let format { return format }
    let seen = try FormatDetector(source).format()
    guard seen.isLoose else { return seen }
    if let promised = name.flatMap({ TranscriptFormat(fileName: $0) }) { return promised }
    return columns.isEmpty ? seen : .table
  }
}
