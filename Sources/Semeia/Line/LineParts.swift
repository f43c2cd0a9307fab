import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring
@_spi(Loops) import SemeiaText

/// Writes the long parts of a report straight into its line: findings, markers, scores and tokens.
///
/// It writes what ``RecordMapper`` and the records would, byte by byte, without the records. A test compares the two.
struct LineParts {
  private let report: Report
  private let sections: ReportSections
  private let mapper: RecordMapper
  private let pieces: LinePieces

  /// - Parameter sections: the parts to write; of others nothing is written, and the record's own are.
  init(_ report: Report, sections: ReportSections, _ mapper: RecordMapper, _ pieces: LinePieces) {
    self.report = report
    self.sections = sections
    self.pieces = pieces
    self.mapper = mapper
  }

  /// The parts that can be written so.
  static let written: ReportSections = [.findings, .markers, .scores, .tokens]

  /// - Returns: whether the part was written here.
  func write(_ part: ReportRecord.Part, _ writer: inout JSONWriter) -> Bool {
    switch part {
    case .findings:
      guard sections.contains(.findings) else { return false }
      writer.key("findings")
      writer.beginArray()
      for finding in report.findings { write(finding, &writer) }
      writer.endArray()
    case .markers:
      guard sections.contains(.markers) else { return false }
      writer.key("markers")
      writer.beginArray()
      for place in report.markers.indices { writeMarker(place, &writer) }
      writer.endArray()
    case .scores:
      guard sections.contains(.scores) else { return false }
      writer.key("scores")
      writer.beginArray()
      for place in report.scores.indices { writeScore(place, &writer) }
      writer.endArray()
    case .tokens:
      guard sections.contains(.tokens) else { return false }
      writer.key("tokens")
      report.tokens.withUnsafeBytes { mapper.write($0, stride: MemoryLayout<TextSpan>.stride, &writer) }
    }
    return true
  }

  // MARK: Findings

  private func write(_ finding: Finding, _ writer: inout JSONWriter) {
    let assertion = finding.assertion
    let span = mapper.span(finding.span)
    writer.beginObject()
    writer.field("concept", finding.concept.description)
    writer.field("turn", span.turn)
    writer.field("start", span.start)
    writer.field("end", span.end)
    writer.field("polarity", assertion.polarity.rawValue)
    writer.field("experiencer", assertion.experiencer.rawValue)
    writer.field("time", assertion.time.rawValue)
    writer.field("modality", assertion.modality.rawValue)
    writer.field("source", assertion.source.rawValue)
    writer.field("intensity", Millionths(rounding: assertion.intensity) ?? .zero)
    writer.field("counted", finding.isCounted)
    writer.field("strength", Millionths(rounding: finding.strength) ?? .zero)
    writer.key("cues")
    writer.beginArray()
    for cue in assertion.cues {
      let place = mapper.span(cue.span)
      writer.beginObject()
      writer.field("effect", cue.effect)
      writer.field("turn", place.turn == finding.turn ? nil : place.turn)
      writer.field("start", place.start)
      writer.field("end", place.end)
      writer.field("entry", cue.entry)
      writer.endObject()
    }
    writer.endArray()
    writer.field("entry", finding.entry)
    if mapper.hasPieces {
      let source = mapper.source(finding.span)
      writer.field("line", source.line)
      if let seconds = source.seconds {
        writer.key("seconds")
        writer.numbers(seconds)
      }
    }
    writer.endObject()
  }

  // MARK: Markers

  private func writeMarker(_ place: Int, _ writer: inout JSONWriter) {
    // Parts of a marker are taken where it lies: a copy of it counts the references of all.
    let markers = report.markers
    let known = place < pieces.markers.count && pieces.markers[place].id == markers[place].marker
    // A computed measure of a caller's, a weighted list, or a marker that has no value: there are few.
    let standing = place < report.markerStandings.count ? report.markerStandings[place] : nil
    guard known, markers[place].status == .ok, markers[place].reason == nil, !markers[place].isWeighted else {
      return mapper.marker(markers[place], standing).write(to: &writer)
    }
    writer.piece(pieces.markers[place].measured, endsValue: false)
    writer.int(markers[place].evidence.count)
    writer.piece(markers[place].per == .words ? Self.perWords : Self.perSentences, endsValue: true)
    writer.field("rate", markers[place].rate.flatMap { Millionths(rounding: $0) })
    if let standing {
      writer.field("z", Millionths(rounding: standing.z))
      writer.field("reliability", Millionths(rounding: standing.reliability))
    }
    if pieces.markers[place].hasSpans {
      writer.key("spans")
      markers[place].evidence.withUnsafeBytes { mapper.write($0, stride: MemoryLayout<Evidence>.stride, &writer) }
    }
    writer.endObject()
  }

  private static let perWords = Array(#""per":"words""#.utf8)
  private static let perSentences = Array(#""per":"sentences""#.utf8)

  // MARK: Scores

  private func writeScore(_ place: Int, _ writer: inout JSONWriter) {
    let score = report.scores[place]
    guard place < pieces.dimensions.count, pieces.dimensions[place].id == score.dimension else {
      return mapper.score(score).write(to: &writer)
    }
    let piece = pieces.dimensions[place]
    writer.piece(piece.start, endsValue: false)
    writer.string(score.status.rawValue)
    writer.field("reason", score.reason)
    let saysStatus = score.contentStatus != score.status && (score.content != nil || score.style != nil)
    if let content = score.content {
      if saysStatus || !isUnstated(content, piece) {
        writer.key("content")
        write(content, saysStatus ? score : nil, &writer)
      } else {
        writer.piece(piece.unstated, endsValue: true)
      }
    } else if saysStatus {
      writer.key("content")
      writer.beginObject()
      writer.key("contributions")
      writer.beginArray()
      writer.endArray()
      writer.field("status", score.contentStatus.rawValue)
      writer.field("reason", score.contentReason)
      writer.endObject()
    }
    if let status = score.styleStatus ?? score.style.map({ _ in score.status }) {
      writer.key("style")
      write(score.style, score.styleStatus == nil ? nil : status, score.styleReason, &writer)
    }
    writer.endObject()
  }

  private func isUnstated(_ content: ContentScore, _ piece: LinePieces.Dimension) -> Bool {
    content.contributions.isEmpty && content.mentioned == 0 && content.components == piece.components
      && content.value == .zero && content.low == .zero && content.high == .zero
  }

  private func write(_ content: ContentScore, _ status: Score?, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("value", content.value)
    writeInterval(content.low, content.high, &writer)
    writer.key("contributions")
    writer.beginArray()
    for part in content.contributions {
      writer.beginObject()
      writer.field("concept", part.concept.description)
      writer.field("amount", part.amount)
      writer.key("findings")
      writer.beginArray()
      for finding in part.findings { writer.int(finding) }
      writer.endArray()
      if !part.amounts.isEmpty {
        writer.key("amounts")
        writer.beginArray()
        for amount in part.amounts { writer.number(amount) }
        writer.endArray()
      }
      writer.endObject()
    }
    writer.endArray()
    writer.key("coverage")
    writer.beginObject()
    writer.field("mentioned", content.mentioned)
    writer.field("of", content.components)
    writer.endObject()
    if let status {
      writer.field("status", status.contentStatus.rawValue)
      writer.field("reason", status.contentReason)
    }
    writer.endObject()
  }

  private func write(_ style: StyleScore?, _ status: Score.Status?, _ reason: String?, _ writer: inout JSONWriter) {
    writer.beginObject()
    if let style {
      writer.field("value", style.value)
      writeInterval(style.low, style.high, &writer)
      writer.field("band", style.band.rawValue)
      writer.field("norm", style.norm)
      writer.field("reliability", style.reliability)
      writer.field("baseline", style.baseline)
    }
    writer.key("contributions")
    writer.beginArray()
    for part in style?.contributions ?? [] {
      writer.beginObject()
      writer.field("marker", part.marker.description)
      writer.field("amount", part.amount)
      writer.field("raw", part.raw)
      writer.field("pull", part.pull)
      writer.key("spans")
      part.evidence.withUnsafeBytes { mapper.write($0, stride: MemoryLayout<Evidence>.stride, &writer) }
      writer.endObject()
    }
    writer.endArray()
    writer.field("status", status?.rawValue)
    writer.field("reason", reason)
    writer.endObject()
  }

  private func writeInterval(_ low: Millionths, _ high: Millionths, _ writer: inout JSONWriter) {
    writer.key("interval")
    writer.beginArray()
    writer.number(low)
    writer.number(high)
    writer.endArray()
  }
}
