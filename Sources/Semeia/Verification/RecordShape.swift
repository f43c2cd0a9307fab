import SemeiaDecisions
import SemeiaMarkers
import SemeiaRecords
import SemeiaText

/// What a report line must be like whatever made it: its status and its members go together, and every sum is that of its parts.
struct RecordShape {
  let record: ReportRecord

  init(_ record: ReportRecord) { self.record = record }

  /// What does not fit, or nil.
  var fault: String? { statusFault ?? consentFault ?? memberFault ?? findingFault ?? scoreFault ?? flagFault ?? traceFault ?? warningFault }

  private var statusFault: String? {
    let isError = record.status == .error
    if isError != (record.error != nil) { return "status" }
    if isError || record.status == .withheld {
      let isBare = record.findings == nil && record.flags == nil && record.scores == nil && record.markers == nil && record.decisions == nil
      return isBare && record.text == nil && record.tokens == nil && record.reason == nil ? nil : "status"
    }
    if (record.status == .abstained) != (record.reason != nil) { return "reason" }
    if let reason = record.reason, Report.Reason(rawValue: reason) == nil { return "reason" }
    if record.size == nil || record.genre == nil { return "status" }
    if let genre = record.genre, Genre(rawValue: genre) == nil { return "genre" }
    if record.status == .abstained { return record.scores?.isEmpty ?? true && record.markers?.isEmpty ?? true ? nil : "status" }
    return record.language == nil ? "status" : languageFault
  }

  private var consentFault: String? {
    guard let consent = record.origin?.consent else { return nil }
    return ConsentStamp(consent)?.fits(record) == true ? nil : "origin.consent"
  }

  /// Every part that the options ask for and consent allows is there, and no other.
  private var memberFault: String? {
    guard record.status == .ok, record.origin != nil, let options = RecordFilter.Options(record, redactor: { _ in nil }) else { return nil }
    let stamp = record.origin?.consent.flatMap(ConsentStamp.init)
    var asked = options.sections.subtracting(stamp?.leftOut ?? [])
    if options.isBlindFirst { asked.subtract([.scores, .markers, .whyNot]) }
    if asked.contains(.speech) { asked.insert(.markers) }
    let members: [(ReportSections, String, Bool)] = [
      (.flags, "flags", record.flags != nil), (.findings, "findings", record.findings != nil), (.markers, "markers", record.markers != nil),
      (.scores, "scores", record.scores != nil), (.decisions, "decisions", record.decisions != nil),
      (.whyNot, "silent", record.silent != nil),
      (.text, "text", record.text != nil), (.tokens, "tokens", record.tokens != nil),
    ]
    return members.first { asked.contains($0.0) != $0.2 }?.1
  }

  private var languageFault: String? {
    guard let language = record.language else { return nil }
    switch language.source {
    case "declared": return language.confidence == nil && language.parts == nil ? nil : "language"
    case "detected":
      guard let confidence = language.confidence, confidence.count >= 500_000, confidence.count <= 1_000_000 else {
        return "language.confidence"
      }
      return language.requested == nil ? nil : "language"
    default: return "language.source"
    }
  }

  private var findingFault: String? {
    for (index, finding) in (record.findings ?? []).enumerated() {
      if let axis = finding.unknownAxis { return "findings[\(index)].\(axis)" }
      if finding.counted && finding.isDiscounted { return "findings[\(index)].counted" }
      let hedged = finding.polarity == "uncertain" || finding.modality == "possible"
      let (tenths, isTooLarge) = finding.intensity.count.multipliedReportingOverflow(by: 6)
      if isTooLarge { return "findings[\(index)].intensity" }
      let strength = !finding.counted ? 0 : hedged ? tenths / 10 : finding.intensity.count
      if finding.strength.count != strength { return "findings[\(index)].strength" }
      if finding.span.start > finding.span.end { return "findings[\(index)].end" }
    }
    return nil
  }

  private var scoreFault: String? {
    for score in record.scores ?? [] {
      if let content = score.content, let value = content.value {
        if content.contributions.reduce(Millionths.zero, { $0 + $1.amount }) != value { return "scores.\(score.dimension).content.value" }
        if !Self.holds(content.interval, value) { return "scores.\(score.dimension).content.interval" }
        for contribution in content.contributions {
          let (amounts, count) = (contribution.amounts, contribution.findings.count)
          if !amounts.isEmpty, amounts.count != count || amounts.reduce(.zero, +) != contribution.amount {
            return "scores.\(score.dimension).content.contributions"
          }
          if Set(contribution.findings).count != count { return "scores.\(score.dimension).content.contributions" }
          for index in contribution.findings {
            guard let findings = record.findings else { break }
            guard findings.indices.contains(index), findings[index].counted, findings[index].concept == contribution.concept else {
              return "scores.\(score.dimension).content.contributions"
            }
          }
        }
      }
      if let style = score.style, let value = style.value {
        let sum = style.contributions.reduce(style.baseline ?? .zero) { $0 + $1.amount }
        if sum != value { return "scores.\(score.dimension).style.value" }
        if !Self.holds(style.interval, value) { return "scores.\(score.dimension).style.interval" }
      }
    }
    return nil
  }

  /// Whether a value lies within its interval, where it has one.
  private static func holds(_ interval: ScoreRecord.Interval?, _ value: Millionths) -> Bool {
    interval.map { $0.low <= value && value <= $0.high } ?? true
  }

  private var flagFault: String? {
    for (index, flag) in (record.flags ?? []).enumerated() {
      guard let findings = record.findings else { return nil }
      if flag.findings.count != flag.spans.count { return "flags[\(index)].spans" }
      for (finding, span) in zip(flag.findings, flag.spans) {
        guard findings.indices.contains(finding), findings[finding].span == span, findings[finding].polarity != "negated" else {
          return "flags[\(index)].findings"
        }
      }
    }
    return nil
  }

  private var traceFault: String? {
    for decision in record.decisions ?? [] where Trace.truth(ofPrinted: decision.trace) != .`true` {
      return "decisions.\(decision.rule).trace"
    }
    return nil
  }

  /// What a warning counts, where that stands in the report too; and contacts, which are shown with a flag.
  private var warningFault: String? {
    let mixed = record.warnings?.first { $0.code == "mixed-languages" }
    if mixed?.count != record.language?.parts?.count { return "language.parts" }
    return record.contacts?.isEmpty == false && record.flags?.isEmpty != false ? "contacts" : nil
  }
}

extension FindingRecord {
  /// Whether one of its axes keeps it from counting.
  var isDiscounted: Bool {
    polarity == "negated" || experiencer != "self" || time != "current" || !["actual", "possible"].contains(modality) || source != "own"
  }

  /// The axis on which it says what no report says.
  fileprivate var unknownAxis: String? {
    if Polarity(rawValue: polarity) == nil { return "polarity" }
    if Experiencer(rawValue: experiencer) == nil { return "experiencer" }
    if Time(rawValue: time) == nil { return "time" }
    if Modality(rawValue: modality) == nil { return "modality" }
    return Source(rawValue: source) == nil ? "source" : nil
  }

  /// Whether an idiom keeps it from counting: its words mean something else, or may be exaggerated.
  var isExplainedAway: Bool { cues.contains { $0.effect == "idiom" || $0.effect == "hyperbole" } }
}
