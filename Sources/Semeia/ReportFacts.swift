import SemeiaDecisions
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring
import SemeiaText

/// The facts of a report, as rules ask for them. What the report does not know is unknown, with its reason; never 0.
struct ReportFacts: FactSource {
  private let report: Report
  private let hasSafetyContent: Bool

  init(_ report: Report, hasSafetyContent: Bool) {
    self.report = report
    self.hasSafetyContent = hasSafetyContent
  }

  func fact(_ name: FactName) -> Fact? {
    guard let value = value(name) else { return nil }
    if case .unknown = value { return Fact(value) }
    return Fact(value, places: spans(name, value).map { Fact.Place(start: $0.start, end: $0.end) })
  }

  func value(_ name: FactName) -> Fact.Value? {
    switch name.topic {
    case .flag(let id): return known(flag(id)) { .bool($0 != nil) }
    case .flagIsAmbiguous(let id): return known(flag(id)) { .bool($0?.isAmbiguous ?? false) }
    case .suicideLevel: return known(flag("suicide")) { .int($0?.level ?? 0) }
    case .suicideBehavior(let code, let isPast):
      return known(flag("suicide")) { .bool($0.map { Self.has($0, code, isPast) } ?? false) }
    case .finding(let concept, let aspect): return finding(concept, aspect)
    case .findings(let source): return abstention.map { .unknown($0) } ?? .int(findings(source).count)
    case .score(let dimension, let channel): return score(dimension, channel)
    case .markerRate(let id): return marker(id)
    case .warning(let code): return .bool(report.warnings.contains { $0.code == code })
    case .words: return .int(report.subjectWords)
    case .languageTag: return report.language.map { .text($0.tag.description) } ?? .unknown("unidentified-language")
    case .languageSource: return report.language.map { .text($0.source.rawValue) } ?? .unknown("unidentified-language")
    case .genre: return .text(report.document.genre.rawValue)
    case .author: return .text(report.document.author.rawValue)
    case .safetyContent: return .bool(hasSafetyContent)
    case .status: return .text(abstention == nil ? "ok" : "abstained")
    case .statusReason: return .text(abstention ?? "")
    case .coverage(let dimension, let side): return coverage(dimension, side)
    case .consent(let purpose): return consent(purpose)
    case .record(let circumstance): return record(circumstance)
    case .context(let name): return report.occasion.context[name] ?? .unknown("not-given")
    case .earlier: return nil
    }
  }

  func earlier(days: Int) -> EarlierRecords { report.occasion.earlier(days: days) }

  private func consent(_ purpose: FactName.Purpose) -> Fact.Value {
    guard let consent = report.occasion.consent else { return .unknown("no-consent-stated") }
    return switch purpose {
    case .analysis: .bool(consent.analysis)
    case .decisionSupport: .bool(consent.decisionSupport)
    case .export: .bool(consent.export)
    }
  }

  private func record(_ circumstance: FactName.Circumstance) -> Fact.Value {
    switch circumstance {
    case .country: report.occasion.country.map { .text($0) } ?? .unknown("no-country")
    case .subject: .bool(report.occasion.hasSubject)
    case .date: .bool(report.occasion.date != nil)
    case .turns: .int(report.size.turns)
    case .history: report.occasion.history.map { .int($0.count) } ?? .unknown("no-history")
    }
  }

  private func coverage(_ dimension: String, _ side: FactName.Coverage) -> Fact.Value {
    guard let score = report.scores.first(where: { $0.dimension.description == dimension }) else { return .unknown("no-score") }
    guard let content = score.content else { return .unknown(score.reason ?? score.status.rawValue) }
    return .int(side == .mentioned ? content.mentioned : content.components)
  }

  private var abstention: String? {
    if case .abstained(let reason) = report.status { reason.rawValue } else { nil }
  }

  // MARK: Flags

  private func flag(_ name: String) -> Flag? { report.flags.first { $0.name == name } }

  /// Without safety content nothing can be said; what was found all the same is known.
  private func known(_ flag: Flag?, _ value: (Flag?) -> Fact.Value) -> Fact.Value {
    flag == nil && !hasSafetyContent ? .unknown("no-safety-content") : value(flag)
  }

  private static func has(_ flag: Flag, _ code: String, _ isPast: Bool) -> Bool {
    flag.behaviors.contains { $0.code == code && $0.time == (isPast ? .past : .current) }
  }

  // MARK: Findings, scores, markers

  private func findings(_ concept: String, _ aspect: FactName.Aspect) -> [Finding] {
    report.findings.filter { finding in
      guard finding.concept.description == concept else { return false }
      return switch aspect {
      case .counted: finding.isCounted
      case .stated: finding.assertion.counts
      case .negated: finding.assertion.polarity == .negated
      case .past: finding.assertion.time == .past
      case .other: finding.assertion.experiencer == .other
      case .any: true
      }
    }
  }

  private func findings(_ source: FactName.Source) -> [Finding] {
    report.findings.filter { finding in
      switch source {
      case .all: true
      case .counted: finding.isCounted
      case .quoted: finding.assertion.source == .quoted
      case .copied: finding.assertion.source == .copied
      }
    }
  }

  private func finding(_ concept: String, _ aspect: FactName.Aspect) -> Fact.Value {
    if let abstention { return .unknown(abstention) }
    return .int(findings(concept, aspect).count)
  }

  private func score(_ dimension: String, _ channel: FactName.Channel) -> Fact.Value {
    guard let score = report.scores.first(where: { $0.dimension.description == dimension }) else { return .unknown("no-score") }
    switch channel {
    case .content: return score.content.map { .number($0.value) } ?? .unknown(score.reason ?? score.status.rawValue)
    case .style: return score.style.map { .number($0.value) } ?? .unknown(score.styleReason ?? "no-style")
    case .band: return score.style.map { .text($0.band.rawValue) } ?? .unknown(score.styleReason ?? "no-style")
    }
  }

  private func marker(_ name: String) -> Fact.Value {
    guard let marker = report.markers.first(where: { $0.marker.description == name }) else { return .unknown("no-marker") }
    guard marker.status == .ok, let rate = marker.rate.flatMap({ Millionths(rounding: $0) }) else {
      return .unknown(marker.reason ?? marker.status.rawValue)
    }
    return .number(rate)
  }

  // MARK: Places

  private func spans(_ name: FactName, _ value: Fact.Value) -> [TextSpan] {
    switch name.topic {
    case .flag(let id), .flagIsAmbiguous(let id): flag(id)?.spans ?? []
    case .suicideLevel: flag("suicide")?.spans ?? []
    case .suicideBehavior: value == .bool(true) ? flag("suicide")?.spans ?? [] : []
    case .finding(let concept, let aspect): findings(concept, aspect).map(\.span)
    case .findings(let source): findings(source).map(\.span)
    case .score(let dimension, .content), .coverage(let dimension, .mentioned):
      (report.scores.first { $0.dimension.description == dimension }?.content?.contributions ?? [])
        .flatMap(\.findings).map { report.findings[$0].span }
    // Every word is evidence of the length of sentences: its places would be the text again.
    case .markerRate(let id) where id != "words-per-sentence":
      report.markers.first { $0.marker.description == id }?.evidence.map(\.span) ?? []
    default: []
    }
  }
}
