/// A Praat TextGrid in its long and short form, and in any free form that Praat itself reads.
///
/// The name of a tier is the speaker, unless it names a level (`words`, `phones`) only. Intervals without a label are silence.
struct TextGridReader {
  let tiers: [String]

  private struct Interval {
    var start: Double?
    var end: Double?
    var label: Range<Int>
    var place: Range<Int>
  }

  private struct Tier {
    var name: String
    var isPoints: Bool
    var items: [Interval]
  }

  func read(into draft: inout TranscriptDraft) throws(TranscriptRefusal) {
    let source = draft.source
    var tokens = TextGridTokens(source)
    guard source.string(try text(&tokens, source)) == "ooTextFile", source.string(try text(&tokens, source)) == "TextGrid" else {
      throw TranscriptRefusal(.missingHeader, line: 1)
    }
    _ = try number(&tokens, source)
    _ = try number(&tokens, source)
    var found: [Tier] = []
    guard case .flag(let flag)? = try tokens.next()?.token else { throw refusal(tokens, source) }
    if flag == "exists" {
      let count = try number(&tokens, source)
      for _ in 0..<(try whole(count.0, tokens, source)) { found.append(try tier(&tokens, source)) }
    }
    write(found, &draft)
  }

  private func tier(_ tokens: inout TextGridTokens, _ source: SourceText) throws(TranscriptRefusal) -> Tier {
    let kind = source.string(try text(&tokens, source))
    guard kind == "IntervalTier" || kind == "TextTier" else { throw refusal(tokens, source) }
    let name = quoted(source, try text(&tokens, source))
    var tier = Tier(name: String(decoding: name.bytes, as: UTF8.self), isPoints: kind == "TextTier", items: [])
    _ = try number(&tokens, source)
    _ = try number(&tokens, source)
    let count = try number(&tokens, source)
    for _ in 0..<(try whole(count.0, tokens, source)) {
      let start = try number(&tokens, source)
      let end = tier.isPoints ? start : try number(&tokens, source)
      let label = try text(&tokens, source)
      tier.items.append(
        Interval(start: start.0, end: end.0, label: label, place: start.1.lowerBound..<label.upperBound + 1))
    }
    return tier
  }

  private func write(_ found: [Tier], _ draft: inout TranscriptDraft) {
    let source = draft.source
    let spoken = found.filter { tier in !tier.isPoints && tier.items.contains { !source.isBlank($0.label) } }
    let chosen = AnnotationLevel.chosen(spoken.map(\.name), named: tiers)
    for (index, tier) in spoken.enumerated() {
      let (level, speaker) = AnnotationLevel.of(tier.name)
      guard chosen.contains(index) else {
        draft.leaveOut("tier " + tier.name)
        continue
      }
      if level == .word { draft.unit = .word }
      var last: Int?
      var silences: [TranscriptDraft.Mark] = []
      for item in tier.items where !source.isBlank(item.label) {
        let label = source.string(source.trimmed(item.label)).lowercased()
        if level == .word, let kind = Self.silent[label] {
          let seconds = item.start.flatMap { start in item.end.map { $0 - start } }
          let mark = TranscriptDraft.Mark(kind: kind, span: 0..<0, place: item.place, code: label, seconds: seconds)
          silences.append(mark)
          continue
        }
        draft.add(silences, behind: last, before: item.start)
        silences = []
        draft.add(speaker, quoted(source, source.trimmed(item.label)), start: item.start, end: item.end, at: item.place)
        last = draft.turns.count - 1
      }
      draft.add(silences, behind: nil, before: nil)
    }
    for tier in found where tier.isPoints {
      for item in tier.items {
        let label = quoted(source, item.label)
        draft.add(
          TranscriptDraft.Mark(
            kind: .point, span: 0..<0, place: item.place, code: String(decoding: label.bytes, as: UTF8.self), seconds: nil))
      }
    }
    draft.sortByTime()
  }

  /// What forced alignment writes where nobody speaks, or what it does not know.
  private static let silent: [String: TranscriptMarker.Kind] = [
    "sil": .pause, "sp": .pause, "<sil>": .pause, "<p>": .pause, "<p:>": .pause, "spn": .unintelligible, "<unk>": .unintelligible,
  ]

  /// A string without the doubling of its quotation marks.
  private func quoted(_ source: SourceText, _ range: Range<Int>) -> TurnText {
    var text = TurnText()
    var start = range.lowerBound
    while let mark = source.first(UInt8(ascii: "\""), in: start..<range.upperBound) {
      text.copy(source, start..<mark)
      text.write("\"", for: mark..<min(mark + 2, range.upperBound))
      start = min(mark + 2, range.upperBound)
    }
    text.copy(source, start..<range.upperBound)
    return text
  }

  // MARK: Data

  private func refusal(_ tokens: TextGridTokens, _ source: SourceText) -> TranscriptRefusal {
    TranscriptRefusal(.malformedStructure, line: source.line(min(tokens.index, source.bytes.count - 1)))
  }

  private func text(_ tokens: inout TextGridTokens, _ source: SourceText) throws(TranscriptRefusal) -> Range<Int> {
    guard case .text(let range)? = try tokens.next()?.token else { throw refusal(tokens, source) }
    return range
  }

  private func number(_ tokens: inout TextGridTokens, _ source: SourceText) throws(TranscriptRefusal) -> (Double, Range<Int>) {
    guard let (token, place) = try tokens.next(), case .number(let value) = token else { throw refusal(tokens, source) }
    return (value, place)
  }

  private func whole(_ value: Double, _ tokens: TextGridTokens, _ source: SourceText) throws(TranscriptRefusal) -> Int {
    guard let count = Int(exactly: value), 0...source.bytes.count ~= count else { throw refusal(tokens, source) }
    return count
  }
}
