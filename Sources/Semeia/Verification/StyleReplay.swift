import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring
import SemeiaText

/// Style scores and standings made again from the markers of a report, its norm and its model.
struct StyleReplay {
  private let record: ReportRecord
  private let model: ScoringModel
  private let table: NormTable?
  /// The markers that were measured; nil where they do not tell what they are relative to.
  private let markers: [MarkerValue]?
  private let scores: [Score]?
  /// A rate that is not its count over the words or sentences of the others.
  private let rateFault: String?

  init(
    _ record: ReportRecord, _ interpreter: Interpreter, _ language: LanguageTag, _ home: LanguageTag, _ circumstances: Scorer.Circumstances
  ) {
    self.record = record
    model = interpreter.scorer.model
    let table = interpreter.norm(home, circumstances.genre, countedFor: language)
    self.table = table
    let measured = Self.markers(record)
    rateFault = measured.fault
    markers = measured.markers
    guard let markers, let table else {
      scores = nil
      return
    }
    var text = circumstances
    text.norm = table.norm
    text.prepared = (table, table.standings(markers))
    text.words = .max
    scores = interpreter.scorer.scores([], markers, text)
  }

  /// The markers with what they are relative to, which a rate and a count tell together.
  private static func markers(_ record: ReportRecord) -> (markers: [MarkerValue]?, fault: String?) {
    guard let records = record.markers else { return (nil, nil) }
    // Computed measures stand behind them, and no score rests on those.
    let usual = records.filter { $0.per != nil || $0.status == .unsupported && $0.unit == nil }
    if usual.contains(where: { $0.unit != nil }) { return (nil, nil) }
    var bases: [String: Int] = [:]
    for (per, group) in Dictionary(grouping: usual.filter { $0.rate != nil && $0.count ?? 0 > 0 }, by: { $0.per ?? "" }) {
      guard let most = group.max(by: { ($0.count ?? 0) < ($1.count ?? 0) }), let rate = most.rate, rate.count > 0 else { continue }
      let base = (Double(most.count ?? 0) / rate.double).rounded()
      // A rate of six decimals tells the words of a text of some thousands.
      guard base >= 1, base < 2000 else { return (nil, nil) }
      bases[per] = Int(base)
    }
    var values: [MarkerValue] = []
    for marker in usual {
      let base = bases[marker.per ?? ""] ?? 0
      let count = marker.count ?? 0
      if let rate = marker.rate, base > 0, Millionths(rounding: Double(count) / Double(base)) != rate { return (nil, marker.marker) }
      if marker.spans.map({ $0.count != count }) ?? false { return (nil, marker.marker) }
      // Where nothing of the kind was counted, nothing tells of how many words.
      if marker.rate != nil, base == 0 { return (nil, nil) }
      values.append(
        MarkerValue(
          marker: MarkerID(unchecked: marker.marker), status: .init(rawValue: marker.status.rawValue) ?? .unsupported,
          reason: marker.reason,
          count: Double(count), per: .init(rawValue: marker.per ?? "") ?? .words, base: base))
    }
    return (values, nil)
  }

  /// The marker whose rate, z or reliability is not what its count gives.
  var markerFault: String? {
    if let rateFault { return "markers.\(rateFault).rate" }
    guard let markers, let table, record.status == .ok else { return nil }
    let standings = table.standings(markers)
    let known = Dictionary((record.markers ?? []).map { ($0.marker, $0) }, uniquingKeysWith: { first, _ in first })
    for (marker, standing) in zip(markers, standings) {
      guard let stated = known[marker.marker.description] else { continue }
      if stated.z != standing.flatMap({ Millionths(rounding: $0.z) }) { return "markers.\(marker.marker).z" }
      if stated.reliability != standing.flatMap({ Millionths(rounding: $0.reliability) }) { return "markers.\(marker.marker).reliability" }
    }
    return nil
  }

  /// The member of a style score that is not what its markers give.
  func fault(_ score: ScoreRecord, at index: Int) -> String? {
    guard let style = score.style else { return nil }
    guard let value = style.value else { return Self.refusals[style.reason ?? ""] == style.status ? nil : "status" }
    guard let table, let low = style.interval?.low, let high = style.interval?.high else { return "norm" }
    if style.norm != table.name { return "norm" }
    let reliability = style.reliability?.double ?? 0
    let band = model.style.band(value.double, low: low.double, high: high.double, reliability: reliability)
    if style.band != band.rawValue { return "band" }
    if let fault = statusFault(score, style, table) { return fault }
    return valueFault(style, at: index)
  }

  /// Why there is no style, and the status that goes with it.
  private static let refusals: [String: ScoreRecord.Status] = {
    var refusals: [String: ScoreRecord.Status] = ["too-few-words": .insufficient, "no-norm": .noNorm, "no-marker-norm": .noNorm]
    for reason in StyleBarrier.allCases.map(\.rawValue) + ["no-markers", "no-transfer"] { refusals[reason] = .unsupported }
    return refusals
  }()

  private func statusFault(_ score: ScoreRecord, _ style: StyleScoreRecord, _ table: NormTable) -> String? {
    guard let level = Dimension.Level(rawValue: score.level) else { return "status" }
    let (words, reliability) = model.style.threshold(of: level)
    if table.norm.isOfOtherGenre { return style.status == .exploratory && style.reason == "other-genre-norm" ? nil : "status" }
    if style.status == .exploratory, style.reason == "short-text" { return nil }
    if record.size?.words ?? 0 < words { return "status" }
    let reason = style.reliability?.double ?? 0 < reliability ? "low-reliability" : table.norm.isProvisional ? "provisional-norm" : nil
    return style.reason == reason && style.status == (reason == nil ? .reported : .exploratory) ? nil : "status"
  }

  private func valueFault(_ style: StyleScoreRecord, at index: Int) -> String? {
    guard let scores else { return nil }
    guard let made = scores[index].style else { return "value" }
    if style.value != made.value || style.baseline != made.baseline { return "value" }
    if style.interval?.low != made.low || style.interval?.high != made.high { return "interval" }
    if style.reliability != made.reliability { return "reliability" }
    let isSame = zip(style.contributions, made.contributions).allSatisfy { stated, made in
      stated.marker == made.marker.description && stated.amount == made.amount && stated.raw == made.raw && stated.pull == made.pull
    }
    return isSame && style.contributions.count == made.contributions.count ? nil : "contributions"
  }
}
