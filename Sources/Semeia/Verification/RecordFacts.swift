import SemeiaDecisions
import SemeiaRecords

/// The facts of a report as its line tells them. What the line does not tell is what the traces of its decisions state, and else unknown.
struct RecordFacts: FactSource {
  private let record: ReportRecord
  /// What the traces state, by the names of facts.
  private let stated: [String: Stated]

  private struct Stated {
    var value: Fact.Value
    var spans: [SpanRecord]
  }

  /// Whether all words are the subject's.
  private let isPlain: Bool

  init(_ record: ReportRecord, isPlain: Bool) {
    self.record = record
    self.isPlain = isPlain
    var stated: [String: Stated] = [:]
    for decision in record.decisions ?? [] { Self.collect(decision.trace, &stated) }
    self.stated = stated
  }

  private static func collect(_ trace: JSONValue, _ stated: inout [String: Stated]) {
    if let name = trace["fact"]?.string, let value = trace["value"] {
      stated[name] = Stated(
        value: Fact.Value(value) ?? .unknown(trace["reason"]?.string ?? ""),
        spans: (trace["spans"]?.array ?? []).compactMap(SpanRecord.init(printed:)))
    }
    if let part = trace["not"] { collect(part, &stated) }
    // What holds in earlier records is no fact of this one.
    if trace["withinDays"] != nil { return }
    for part in (trace["all"] ?? trace["any"] ?? trace["of"])?.array ?? [] { collect(part, &stated) }
  }

  func fact(_ name: FactName) -> Fact? {
    guard let value = value(name) else { return nil }
    if case .unknown = value { return Fact(value) }
    let spans = told(name) == nil ? nil : spans(name, value)
    return Fact(value, places: (spans ?? stated[name.description]?.spans ?? []).map(\.place))
  }

  func value(_ name: FactName) -> Fact.Value? { told(name) ?? stated[name.description]?.value }

  /// What the line tells.
  private func told(_ name: FactName) -> Fact.Value? {
    switch name.topic {
    case .flag(let id): flags { known(id, $0) { .bool($0 != nil) } }
    case .flagIsAmbiguous(let id): flags { known(id, $0) { .bool($0?.ambiguous ?? false) } }
    case .suicideLevel: flags { known("suicide", $0) { .int($0?.level ?? 0) } }
    case .suicideBehavior(let code, let isPast):
      flags {
        known("suicide", $0) { .bool($0?.behaviors?.contains { $0.code == code && $0.time == (isPast ? "past" : "current") } ?? false) }
      }
    case .finding(let concept, let aspect):
      record.findings.map { _ in abstention.map { .unknown($0) } ?? .int(findings(concept, aspect).count) }
    case .findings(let source): record.findings.map { _ in abstention.map { .unknown($0) } ?? .int(findings(source).count) }
    case .score(let dimension, let channel): record.scores.map { score($0, dimension, channel) }
    case .coverage(let dimension, let side): record.scores.map { coverage($0, dimension, side) }
    case .markerRate(let id): record.markers.map { marker($0, id) }
    case .languageTag: record.language.map { .text($0.tag) } ?? .unknown("unidentified-language")
    case .languageSource: record.language.map { .text($0.source) } ?? .unknown("unidentified-language")
    case .genre: record.genre.map { .text($0) }
    case .safetyContent: .bool(hasSafetyContent)
    case .status: .text(abstention == nil ? "ok" : "abstained")
    case .statusReason: .text(abstention ?? "")
    case .warning(let code): ReportWarning.ofFilter.contains(code) ? nil : .bool(hasWarning(code))
    case .record(.turns): record.size.map { .int($0.turns) }
    case .words: isPlain ? record.size.map { .int($0.words) } : nil
    case .author, .consent, .record, .context, .earlier: nil
    }
  }

  private var abstention: String? { record.status == .abstained ? record.reason : nil }
  private var hasSafetyContent: Bool { !hasWarning("no-safety-content") }
  private func hasWarning(_ code: String) -> Bool { record.warnings?.contains { $0.code == code } ?? false }

  // MARK: Flags

  private func flags(_ value: ([FlagRecord]) -> Fact.Value) -> Fact.Value? { record.flags.map(value) }

  private func known(_ name: String, _ flags: [FlagRecord], _ value: (FlagRecord?) -> Fact.Value) -> Fact.Value {
    let flag = flags.first { $0.flag == name }
    return flag == nil && !hasSafetyContent ? .unknown("no-safety-content") : value(flag)
  }

  private func spans(ofFlag name: String) -> [SpanRecord] { record.flags?.first { $0.flag == name }?.spans ?? [] }

  // MARK: Findings, scores, markers

  private func findings(_ concept: String, _ aspect: FactName.Aspect) -> [FindingRecord] {
    (record.findings ?? []).filter { finding in
      guard finding.concept == concept else { return false }
      return switch aspect {
      case .counted: finding.counted
      case .stated: !finding.isDiscounted && !finding.isExplainedAway
      case .negated: finding.polarity == "negated"
      case .past: finding.time == "past"
      case .other: finding.experiencer == "other"
      case .any: true
      }
    }
  }

  private func findings(_ source: FactName.Source) -> [FindingRecord] {
    (record.findings ?? []).filter { finding in
      switch source {
      case .all: true
      case .counted: finding.counted
      case .quoted: finding.source == "quoted"
      case .copied: finding.source == "copied"
      }
    }
  }

  private func score(_ scores: [ScoreRecord], _ dimension: String, _ channel: FactName.Channel) -> Fact.Value {
    guard let score = scores.first(where: { $0.dimension == dimension }) else { return .unknown("no-score") }
    let noStyle = Fact.Value.unknown(score.style?.reason ?? "no-style")
    return switch channel {
    case .content: score.content?.value.map { .number($0) } ?? .unknown(score.reason ?? score.status.rawValue)
    case .style: score.style?.value.map { .number($0) } ?? noStyle
    case .band: score.style?.band.map { .text($0) } ?? noStyle
    }
  }

  private func coverage(_ scores: [ScoreRecord], _ dimension: String, _ side: FactName.Coverage) -> Fact.Value {
    guard let score = scores.first(where: { $0.dimension == dimension }) else { return .unknown("no-score") }
    guard let coverage = score.content?.coverage else { return .unknown(score.reason ?? score.status.rawValue) }
    return .int(side == .mentioned ? coverage.mentioned : coverage.of)
  }

  private func marker(_ markers: [MarkerRecord], _ id: String) -> Fact.Value {
    guard let marker = markers.first(where: { $0.marker == id }) else { return .unknown("no-marker") }
    guard marker.status == .ok, let rate = marker.rate else { return .unknown(marker.reason ?? marker.status.rawValue) }
    return .number(rate)
  }

  // MARK: Places

  /// The places behind a fact that the line tells; nil where it does not tell them.
  private func spans(_ name: FactName, _ value: Fact.Value) -> [SpanRecord]? {
    switch name.topic {
    case .flag(let id), .flagIsAmbiguous(let id): return spans(ofFlag: id)
    case .suicideLevel: return spans(ofFlag: "suicide")
    case .suicideBehavior: return value == .bool(true) ? spans(ofFlag: "suicide") : []
    case .finding(let concept, let aspect): return findings(concept, aspect).map(\.span)
    case .findings(let source): return findings(source).map(\.span)
    case .score(let dimension, .content), .coverage(let dimension, .mentioned):
      guard let findings = record.findings else { return nil }
      let parts = record.scores?.first { $0.dimension == dimension }?.content?.contributions ?? []
      return parts.flatMap(\.findings).compactMap { findings.indices.contains($0) ? findings[$0].span : nil }
    case .markerRate(let id): return record.markers?.first { $0.marker == id }?.spans ?? []
    default: return []
    }
  }
}

extension SpanRecord {
  /// So much is between turns that no place of one is behind that of the next.
  private static let turnSize = 1 << 40

  /// A place that sorts as the span does.
  var place: Fact.Place { Fact.Place(start: (turn ?? 0) * Self.turnSize + start, end: (turn ?? 0) * Self.turnSize + end) }

  /// A place as a trace prints it; nil where it is none.
  init?(printed json: JSONValue) {
    let numbers = (json.array ?? []).compactMap(\.int)
    guard numbers.count == json.array?.count, numbers.count == 2 || numbers.count == 3, numbers.allSatisfy({ 0..<Self.turnSize ~= $0 })
    else { return nil }
    let turn = numbers.count == 3 ? numbers[0] : nil
    if let turn, turn >= 1 << 20 { return nil }
    self.init(turn: turn, start: numbers[numbers.count - 2], end: numbers[numbers.count - 1])
  }

  /// - Parameter hasTurn: whether the report's spans have turns.
  init(_ place: Fact.Place, hasTurn: Bool) {
    self.init(turn: hasTurn ? place.start / Self.turnSize : nil, start: place.start % Self.turnSize, end: place.end % Self.turnSize)
  }
}
