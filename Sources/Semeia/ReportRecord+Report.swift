import SemeiaDecisions
import SemeiaLexicon
import SemeiaMarkers
public import SemeiaRecords
import SemeiaScoring
@_spi(Loops) public import SemeiaText

extension ReportRecord {
  /// The line that a report becomes.
  ///
  /// - Parameters:
  ///   - report: what was found.
  ///   - line: the physical line of the request, from 1.
  ///   - id: the request's id.
  ///   - sections: the parts to print.
  ///   - unit: the unit of all offsets; with turns they count from the start of the turn.
  public init(
    _ report: Report, line: Int, id: String? = nil, sections: ReportSections = .standard, unit: OffsetUnit = .scalar
  ) {
    self.init(report, line: line, id: id, sections: sections, RecordMapper(report.document, unit))
  }

  init(_ report: Report, line: Int, id: String?, sections: ReportSections, _ mapper: RecordMapper) {
    let status: Status
    var reason: String?
    switch report.status {
    case .ok: status = .ok
    case .withheld: status = .withheld
    case .abstained(let why):
      status = .abstained
      reason = why.rawValue
    }
    self.init(line: line, status: status)
    self.id = id
    self.reason = reason
    provenance = report.provenance
    warnings = report.warnings.map { WarningRecord(code: $0.code, message: $0.message, count: $0.count, lines: $0.lines) }
    if status == .withheld { return }
    genre = report.document.genre.rawValue
    size = Size(
      scalars: report.size.scalars, words: report.size.words, sentences: report.size.sentences, turns: report.size.turns)
    language = report.language.map { language in
      Language(
        tag: language.tag.description, source: language.source.rawValue, requested: language.requested?.description,
        confidence: language.confidence.flatMap { Millionths(rounding: $0) },
        parts: language.parts.isEmpty ? nil : language.parts.map { .init(tag: $0.tag.description, span: mapper.span($0.span)) })
    }
    if sections.contains(.flags) { flags = report.flags.map(mapper.flag) }
    if sections.contains(.findings) { findings = report.findings.map(mapper.finding) }
    if sections.contains(.markers) {
      let standings = report.markerStandings
      markers = report.markers.indices.map { mapper.marker(report.markers[$0], $0 < standings.count ? standings[$0] : nil) }
    }
    if sections.contains(.speech), let speech = report.speech { markers = (markers ?? []) + speech.map(mapper.speech) }
    if sections.contains(.speakers), let measured = report.speakers {
      speakers = measured.map { speaker in
        // A name is text of the request, and leaves with the text alone.
        SpeakerRecord(
          number: speaker.number, name: sections.contains(.text) ? speaker.speaker : nil, role: speaker.role.rawValue, turns: speaker.turns,
          words: speaker.words, markers: speaker.values.map(mapper.speech))
      }
    }
    if sections.contains(.scores) { scores = report.scores.map(mapper.score) }
    if sections.contains(.decisions) { decisions = report.decisions.map(mapper.decision) }
    if sections.contains(.tokens) { tokens = report.tokens.map(mapper.span) }
    if sections.contains(.text) {
      let document = report.document
      text =
        document.isConversation
        ? .turns(document.turns.map { Array(document.bytes[$0.span.start..<$0.span.end]) }) : .document(document.bytes)
    }
  }
}

/// Turns parts of a report into parts of its record, offsets into the caller's unit.
struct RecordMapper {
  private let document: Document
  private let maps: [OffsetMap]
  /// Whether offsets are those of the only turn's bytes.
  private let isPlain: Bool
  /// Whether places in a file are known.
  let hasPieces: Bool

  init(_ document: Document, _ unit: OffsetUnit) {
    self.document = document
    maps = document.turns.map { OffsetMap(document.bytes, range: $0.span.start..<$0.span.end, unit: unit) }
    isPlain = !document.isConversation && maps.count == 1 && maps[0].isPlain
    hasPieces = document.turns.contains { !$0.pieces.isEmpty }
  }

  func span(_ span: TextSpan) -> SpanRecord {
    if isPlain { return SpanRecord(start: span.start, end: span.end) }
    let turn = document.isConversation ? document.turn(at: span.start) : 0
    return SpanRecord(turn: document.isConversation ? turn : nil, start: maps[turn](span.start), end: maps[turn](span.end))
  }

  /// Writes the spans of elements that each begin with a ``TextSpan``.
  func write(_ elements: UnsafeRawBufferPointer, stride: Int, _ writer: inout JSONWriter) {
    let count = elements.count / stride
    if isPlain { return writer.spans(elements.baseAddress, stride: stride, count: count) }
    guard !document.isConversation, maps.count == 1, let first = elements.baseAddress else {
      writer.beginArray()
      for index in 0..<count { span(elements.loadUnaligned(fromByteOffset: index * stride, as: TextSpan.self)).write(to: &writer) }
      return writer.endArray()
    }
    withUnsafeTemporaryAllocation(of: TextSpan.self, capacity: max(count, 1)) { mapped in
      guard let target = mapped.baseAddress else { return }
      maps[0].map(first, stride: stride, count: count, into: target)
      writer.spans(target, stride: MemoryLayout<TextSpan>.stride, count: count)
    }
  }

  /// Where a stretch stands in the file that the request was made from: the line it begins on, and from when to when it was said.
  func source(_ span: TextSpan) -> (line: Int?, seconds: [Millionths]?) {
    let turn = document.turns[document.turn(at: span.start)]
    func piece(at offset: Int) -> TurnPiece? {
      let next = turn.pieces.firstIndexOnward { $0.offset > offset }
      return next > 0 ? turn.pieces[next - 1] : nil
    }
    let first = piece(at: span.start)
    let last = piece(at: max(span.start, span.end - 1))
    guard let start = (first == nil ? turn.start : first?.start).flatMap({ Millionths(rounding: $0) }) else {
      return (first?.line ?? turn.line, nil)
    }
    let end = (last == nil ? turn.end : last?.end).flatMap { Millionths(rounding: $0) }
    return (first?.line ?? turn.line, [start] + (end.map { [$0] } ?? []))
  }

  func flag(_ flag: Flag) -> FlagRecord {
    var record = FlagRecord(
      flag: flag.name, level: flag.level, label: flag.label,
      behaviors: flag.name == "suicide" ? flag.behaviors.map { .init(code: $0.code, time: $0.time.rawValue) } : nil,
      spans: flag.spans.map(span), findings: flag.findings, ambiguous: flag.isAmbiguous)
    record.raisedBy = flag.raisedBy
    record.modifiers = flag.modifiers
    record.against = flag.against
    guard hasPieces else { return record }
    let places = flag.spans.map(source)
    let (lines, seconds) = (places.compactMap(\.line), places.compactMap(\.seconds))
    if lines.count == places.count { record.lines = lines }
    if seconds.count == places.count { record.seconds = seconds }
    return record
  }

  func finding(_ finding: Finding) -> FindingRecord {
    let assertion = finding.assertion
    let place = hasPieces ? source(finding.span) : (nil, nil)
    return FindingRecord(
      concept: finding.concept.description, span: span(finding.span), polarity: assertion.polarity.rawValue,
      experiencer: assertion.experiencer.rawValue, time: assertion.time.rawValue, modality: assertion.modality.rawValue,
      source: assertion.source.rawValue, intensity: Millionths(rounding: assertion.intensity) ?? .zero, counted: finding.isCounted,
      strength: Millionths(rounding: finding.strength) ?? .zero,
      cues: assertion.cues.map { cue in
        let place = span(cue.span)
        return .init(
          effect: cue.effect, turn: place.turn == finding.turn ? nil : place.turn, start: place.start, end: place.end, entry: cue.entry)
      }, entry: finding.entry, line: place.0, seconds: place.1)
  }

  func marker(_ marker: MarkerValue, _ standing: MarkerStanding?) -> MarkerRecord {
    var record = MarkerRecord(marker: marker.marker.description, status: .unsupported)
    record.reason = marker.reason
    if marker.status == .unsupported { return record }
    record.status = marker.status == .ok ? .ok : .insufficient
    record.count = marker.evidence.count
    if marker.status == .ok, let mean = marker.meanWeight {
      record.value = Millionths(rounding: mean)
      record.unit = "mean weight"
      record.base = marker.evidence.count
    }
    record.per = marker.per.rawValue
    if marker.status == .ok { record.rate = marker.rate.flatMap { Millionths(rounding: $0) } }
    record.z = standing.flatMap { Millionths(rounding: $0.z) }
    record.reliability = standing.flatMap { Millionths(rounding: $0.reliability) }
    // Every word is evidence of the length of sentences: its spans would be the text again.
    if marker.marker != "words-per-sentence" { record.spans = marker.evidence.map { span($0.span) } }
    return record
  }
}

extension RecordMapper {
  func speech(_ speech: SpeechValue) -> MarkerRecord {
    var record = MarkerRecord(marker: speech.measure.description, status: .init(rawValue: speech.status.rawValue) ?? .unsupported)
    record.reason = speech.reason?.rawValue
    record.value = speech.value.flatMap { Millionths(rounding: $0) }
    record.unit = SpeechMeasure.named(speech.measure)?.unit
    if speech.status != .unsupported { record.base = speech.base }
    record.spans = speech.evidence?.map(span)
    record.count = speech.evidence?.count
    record.lines = speech.lines
    record.from = speech.basis?.rawValue
    return record
  }

  func score(_ score: Score) -> ScoreRecord {
    var record = ScoreRecord(
      dimension: score.dimension.description, level: score.level.rawValue, status: .init(rawValue: score.status.rawValue) ?? .exploratory)
    record.reason = score.reason
    record.content = score.content.map { content in
      ContentScoreRecord(
        value: content.value, interval: .init(low: content.low, high: content.high),
        contributions: content.contributions.map {
          .init(concept: $0.concept.description, amount: $0.amount, findings: $0.findings, amounts: $0.amounts)
        },
        coverage: .init(mentioned: content.mentioned, of: content.components))
    }
    // Where content may be used otherwise than the whole, it says so itself; also where it has no value and style has one.
    if score.contentStatus != score.status, score.content != nil || score.style != nil {
      var content = record.content ?? ContentScoreRecord()
      content.status = .init(rawValue: score.contentStatus.rawValue)
      content.reason = score.contentReason
      record.content = content
    }
    if let style = score.style {
      record.style = StyleScoreRecord(
        value: style.value, interval: .init(low: style.low, high: style.high), band: style.band.rawValue, norm: style.norm,
        reliability: style.reliability, baseline: style.baseline,
        contributions: style.contributions.map {
          .init(marker: $0.marker.description, amount: $0.amount, spans: $0.evidence.map { span($0.span) }, raw: $0.raw, pull: $0.pull)
        },
        status: score.styleStatus.flatMap { .init(rawValue: $0.rawValue) }, reason: score.styleReason)
    } else if let status = score.styleStatus {
      record.style = StyleScoreRecord(contributions: [], status: .init(rawValue: status.rawValue), reason: score.styleReason)
    }
    return record
  }

  func decision(_ decision: Decision) -> DecisionRecord {
    var record = DecisionRecord(
      rule: decision.rule, pack: decision.pack, urgency: decision.urgency.rawValue, summary: decision.summary,
      patient: decision.patient, options: decision.options,
      requires: decision.requires, spans: decision.places.map { span(TextSpan($0.start, $0.end)) }, trace: trace(decision.trace),
      flip: decision.trace.flipJSON)
    record.heldBy = decision.heldBy
    return record
  }

  /// A trace with the places of its facts.
  func trace(_ trace: Trace) -> JSONValue { trace.json { span(TextSpan($0.start, $0.end)).json } }
}
