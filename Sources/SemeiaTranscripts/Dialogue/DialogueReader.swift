/// `Speaker: text`, one line or paragraph a turn; lines without a name go on with the turn before.
enum DialogueReader {
  static func read(into draft: inout TranscriptDraft) throws(TranscriptRefusal) {
    let source = draft.source
    let labels = source.lines.map { SpeakerLabels.label(source, $0, mayStandAlone: true) }
    let spoken = source.lines.indices.filter { !source.isBlank(source.lines[$0]) }
    let accepted = SpeakerLabels(spoken.map { labels[$0] }, isDialogue: true)
    if accepted.isEmpty { throw TranscriptRefusal(.noUtterance, line: 1) }
    var speaker: String?
    var start: Double?
    var text: Range<Int>?
    var place = 0..<0
    func close(_ draft: inout TranscriptDraft) {
      guard let range = text else { return }
      draft.add(speaker, TurnText(source, source.trimmed(range)), start: start, at: place)
    }
    for index in spoken {
      let line = source.lines[index]
      if let label = labels[index], accepted.accepts(label) {
        close(&draft)
        (speaker, start) = (label.name, label.start)
        text = label.text..<line.upperBound
        place = line
      } else {
        text = (text?.lowerBound ?? line.lowerBound)..<line.upperBound
        place = (speaker == nil && place.isEmpty ? line.lowerBound : place.lowerBound)..<line.upperBound
      }
    }
    close(&draft)
  }

  /// What may be a name, for each line that is not blank.
  static func labels(_ source: SourceText) -> [SpeakerLabels.Label?] {
    source.lines.filter { !source.isBlank($0) }.map { SpeakerLabels.label(source, $0, mayStandAlone: true) }
  }

  /// Whether a text looks like a dialogue: two names or a known one, and a name at a third of the paragraphs or lines.
  static func fits(_ source: SourceText) -> Bool {
    let spoken = source.lines.filter { !source.isBlank($0) }
    let labels = labels(source)
    let accepted = SpeakerLabels(labels, isDialogue: true, isCertain: false)
    let count = labels.count { $0.map(accepted.accepts) ?? false }
    let paragraphs = CaptionBlocks.blocks(source).count
    return count > 0 && count * 3 >= min(spoken.count, paragraphs * (paragraphs > 1 ? 1 : spoken.count))
  }
}
