public import SemeiaRecords

/// How a score differs between two reports of one subject, and what made the difference.
///
/// A change is one of language, never of illness. Style is judged by the index of reliable change, `RC = d / √(2(1 − R))` with the
/// reliability `R` of the shorter text: only `|RC| > 1.96` is called a change (Jacobson & Truax 1991), and the interval is
/// `d ± 1.96·√(2(1 − R))`. Values are shrunken, so this is rather too strict than too lax. For content no retest is known: its interval
/// is made of the two intervals of extraction, and says only whether what was mentioned is ``Verdict/different`` beyond wrong findings.
public struct ScoreChange: Hashable, Sendable {
  /// Which side of a score differs; the two are never added up.
  public enum Channel: String, Hashable, Sendable, CaseIterable {
    /// Stated concepts; rates of words and sentences.
    case content, style
  }

  /// Whether there is a difference beyond what chance and wrong findings make.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// The interval of reliable change leaves out 0. Only style is ever said to have changed.
    case changed
    /// What is stated differs by more than wrong findings make. No change of the person: between halves of one text half of all scores differ so.
    case different
    /// None that can be told.
    case untold
    /// The two cannot be compared; the reason says why.
    case incomparable
  }

  /// What a concept, a marker or the baseline added before and adds after.
  public struct Part: Hashable, Sendable {
    /// The name of the concept or marker; `baseline` for what a style score is before any hit.
    public var name: String
    /// What it added in the first report; 0 where it was not there.
    public var before: Millionths
    /// What it adds in the second; 0 where it is not there.
    public var after: Millionths
    /// Where, in the first report.
    public var spansBefore: [SpanRecord]
    /// Where, in the second report.
    public var spansAfter: [SpanRecord]

    /// `after − before`.
    public var difference: Millionths { after - before }
  }

  /// The dimension whose score it is, such as `distress`.
  public var dimension: String
  /// Which side of the score it is.
  public var channel: Channel
  /// What may be said of the difference.
  public var verdict: Verdict
  /// `language`, `genre`, `versions`, `norm`, `reliability`, or what the status of the score without a value says.
  public var reason: String?
  /// The value in the first report; nil where it has none.
  public var before: Millionths?
  /// The value in the second; nil where it has none.
  public var after: Millionths?
  /// `after − before`: exactly the sum of the differences of its parts. Nil where a value is missing or the two cannot be compared.
  public var difference: Millionths?
  /// 95%; nil as the difference is.
  public var interval: ScoreRecord.Interval?
  /// RC; nil for content.
  public var index: Millionths?
  /// The largest difference first; those without any are left out.
  public var parts: [Part]

  /// The changes of every score that one of the reports has a value of, content before style, in the order of the later report.
  public static func all(from first: ReportRecord, to second: ReportRecord) -> [ScoreChange] {
    let why = reason(first, second)
    return (second.scores ?? []).flatMap { after -> [ScoreChange] in
      guard let before = first.scores?.first(where: { $0.dimension == after.dimension }) else { return [] }
      return [content(before, after, first, second, why), style(before, after, first, second, why)].compactMap { $0 }
    }
  }

  /// Why nothing of two reports can be compared.
  private static func reason(_ first: ReportRecord, _ second: ReportRecord) -> String? {
    if first.status != .ok || second.status != .ok { return "status" }
    if first.language?.tag != second.language?.tag { return "language" }
    if first.genre != second.genre { return "genre" }
    return first.provenance != second.provenance ? "versions" : nil
  }

  // MARK: Content

  private static func content(
    _ before: ScoreRecord, _ after: ScoreRecord, _ first: ReportRecord, _ second: ReportRecord, _ why: String?
  ) -> ScoreChange? {
    let (old, new) = (before.content, after.content)
    guard old?.value ?? .zero > .zero || new?.value ?? .zero > .zero else { return nil }
    var change = ScoreChange(
      dimension: after.dimension, channel: .content, verdict: .incomparable, reason: why, before: old?.value, after: new?.value, parts: [])
    if why != nil { return change }
    guard let from = old?.value, let to = new?.value else {
      change.reason = (old?.value == nil ? old?.reason ?? before.reason : new?.reason ?? after.reason) ?? "no-value"
      return change
    }
    let spans = { (record: ReportRecord, indices: [Int]) in
      indices.compactMap { index in record.findings.flatMap { $0.indices.contains(index) ? $0[index].span : nil } }
    }
    let parts = { (score: ContentScoreRecord?, record: ReportRecord) in
      (score?.contributions ?? []).map { ($0.concept, $0.amount, spans(record, $0.findings)) }
    }
    change.explain(parts(old, first), parts(new, second))
    change.difference = to - from
    let low = (new?.interval?.low ?? to) - (old?.interval?.high ?? from)
    let high = (new?.interval?.high ?? to) - (old?.interval?.low ?? from)
    change.conclude(.init(low: low, high: high), beyondZero: .different)
    return change
  }

  // MARK: Style

  private static func style(
    _ before: ScoreRecord, _ after: ScoreRecord, _ first: ReportRecord, _ second: ReportRecord, _ why: String?
  ) -> ScoreChange? {
    let (old, new) = (before.style, after.style)
    guard old?.value != nil || new?.value != nil else { return nil }
    var change = ScoreChange(
      dimension: after.dimension, channel: .style, verdict: .incomparable, reason: why, before: old?.value, after: new?.value, parts: [])
    if why != nil { return change }
    guard let from = old?.value, let to = new?.value else {
      change.reason = (old?.value == nil ? old?.reason : new?.reason) ?? "no-value"
      return change
    }
    if old?.norm != new?.norm {
      change.reason = "norm"
      return change
    }
    // The shorter text has the lower reliability; where the words are alike, so are the reliabilities.
    guard let early = old?.reliability, let late = new?.reliability, case let error = (2 * (1 - min(early, late).double)).squareRoot(),
      error > 0,
      let index = Millionths(rounding: (to - from).double / error), let half = Millionths(rounding: 1.96 * error)
    else {
      change.reason = "reliability"
      return change
    }
    let parts = { (score: StyleScoreRecord?) in
      [("baseline", score?.baseline ?? .zero, [])] + (score?.contributions ?? []).map { ($0.marker, $0.amount, $0.spans) }
    }
    change.explain(parts(old), parts(new))
    change.difference = to - from
    change.index = index
    change.conclude(.init(low: to - from - half, high: to - from + half), beyondZero: .changed)
    return change
  }

  private mutating func explain(_ before: [(String, Millionths, [SpanRecord])], _ after: [(String, Millionths, [SpanRecord])]) {
    for (name, amount, spans) in after {
      let old = before.first { $0.0 == name }
      parts.append(Part(name: name, before: old?.1 ?? .zero, after: amount, spansBefore: old?.2 ?? [], spansAfter: spans))
    }
    for (name, amount, spans) in before where !after.contains(where: { $0.0 == name }) {
      parts.append(Part(name: name, before: amount, after: .zero, spansBefore: spans, spansAfter: []))
    }
    parts.removeAll { $0.difference == .zero }
    parts.sort { ($1.difference.count.magnitude, $0.name) < ($0.difference.count.magnitude, $1.name) }
  }

  private mutating func conclude(_ interval: ScoreRecord.Interval, beyondZero: Verdict) {
    self.interval = interval
    verdict = interval.low > .zero || interval.high < .zero ? beyondZero : .untold
    reason = nil
  }
}
