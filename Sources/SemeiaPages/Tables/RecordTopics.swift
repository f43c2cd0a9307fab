import SemeiaRecords

/// What a report says of each topic, for the whole text or for one turn.
struct RecordTopics {
  let record: ReportRecord
  let content: TableContent
  /// Nil for the whole text.
  let turn: Int?
  /// Whose the turn is; nil where nobody says.
  let role: TurnRecord.Role?

  init(_ record: ReportRecord, _ content: TableContent, turn: Int? = nil, role: TurnRecord.Role? = nil) {
    self.record = record
    self.content = content
    self.turn = turn
    self.role = role
  }

  func value(_ topic: TableTopic) -> TopicValue {
    switch topic.kind {
    case "flag": flag(topic)
    case "concept": concept(topic)
    case "marker": marker(topic)
    case "content": score(topic)
    case "style": score(topic)
    case "speech": speech(topic)
    default: decisions(topic)
    }
  }

  /// Why nothing at all is said of what an `ok` record has; nil where something is.
  private func missing(_ topic: TableTopic, isThere: Bool) -> TopicValue? {
    if record.status == .error { return .none(topic, "error", record.error?.code.rawValue) }
    if record.status != .ok { return .none(topic, record.status.rawValue, record.reason) }
    return isThere ? nil : .none(topic, "not-included")
  }

  /// Whether the report says that nobody in it is measured: then what is not there was not looked for, and is no 0.
  private var hasNoSubject: Bool { (record.warnings ?? []).contains { $0.code == "no-subject" } }

  private func isHere(_ span: SpanRecord) -> Bool { turn == nil || (span.turn ?? 0) == turn }

  /// Whether this is one turn of several. The only turn of a report in which somebody is measured is the subject's, and says what the record does.
  private var isOneOfSeveral: Bool { turn != nil && record.size?.turns ?? 1 > 1 }

  /// Why what was not seen in this turn is no 0: only the subject's turns are measured, and a report does not say whose a turn is.
  private func unseen(_ topic: TableTopic) -> TopicValue? {
    guard isOneOfSeveral, role != .subject else { return nil }
    return .none(topic, "unseen", role == nil ? nil : "not-subject")
  }

  /// The language of the text, and of a turn those that parts of it were read in.
  private var languages: [String] {
    guard let language = record.language else { return [] }
    return [language.tag] + (isOneOfSeveral ? (language.parts ?? []).filter { isHere($0.span) }.map(\.tag) : [])
  }

  /// Flags run on every text, also where the report abstains otherwise.
  private func flag(_ topic: TableTopic) -> TopicValue {
    guard let flags = record.flags else {
      return missing(topic, isThere: false) ?? .none(topic, "not-included")
    }
    let flag = flags.first { $0.flag == topic.name }
    if flag == nil, (record.warnings ?? []).contains(where: { $0.code == "no-safety-content" }) {
      return .none(topic, "unsupported", "no-safety-content")
    }
    let spans = (flag?.spans ?? []).filter(isHere)
    let isPresent = flag != nil && (turn == nil || !spans.isEmpty)
    if !isPresent, hasNoSubject { return .none(topic, "unseen", "no-subject") }
    if !isPresent, let unseen = unseen(topic) { return unseen }
    return TopicValue(
      status: "ok",
      values: topic.measures.map { measure in
        switch measure.name {
        case "present": "\(isPresent)"
        case "statements": "\(spans.count)"
        case "ambiguous": isPresent ? flag.map { "\($0.ambiguous)" } : nil
        case "level": isPresent ? flag?.level.map { "\($0)" } : nil
        default: isPresent ? flag?.behaviors.flatMap { $0.isEmpty ? nil : $0.map { "\($0.code):\($0.time)" }.joined(separator: " ") } : nil
        }
      })
  }

  private func concept(_ topic: TableTopic) -> TopicValue {
    if let missing = missing(topic, isThere: record.findings != nil) { return missing }
    let findings = (record.findings ?? []).filter { $0.concept == topic.name && isHere($0.span) }
    let languages = languages
    if findings.isEmpty, !languages.isEmpty, !languages.contains(where: { content.has(topic.name, language: $0) == true }) {
      return .none(topic, "unsupported", "no-content")
    }
    let counted = findings.count { $0.counted }
    if counted == 0, hasNoSubject { return .none(topic, "unseen", "no-subject") }
    if findings.isEmpty, let unseen = unseen(topic) { return unseen }
    // Of a turn in several languages it is not known which words were read in which.
    if findings.isEmpty, isOneOfSeveral, !languages.allSatisfy({ content.has(topic.name, language: $0) == true }) {
      return .none(topic, "unseen", "no-content")
    }
    return TopicValue(status: "ok", values: ["\(counted)", "\(findings.count - counted)"])
  }

  private func marker(_ topic: TableTopic) -> TopicValue {
    if let missing = missing(topic, isThere: record.markers != nil) { return missing }
    guard let marker = record.markers?.first(where: { $0.marker == topic.name }) else { return .none(topic, "not-included") }
    if marker.status == .unsupported { return .none(topic, "unsupported", marker.reason) }
    guard isOneOfSeveral else {
      return TopicValue(
        status: marker.status.rawValue, reason: marker.reason,
        values: topic.measures.map { measure in
          switch measure.name {
          case "count": marker.count.map { "\($0)" }
          case "rate": marker.rate?.description
          case "mean": marker.value?.description
          case "z": marker.z?.description
          default: marker.reliability?.description
          }
        })
    }
    let hits = (marker.spans ?? []).count(where: isHere)
    if marker.spans == nil { return .none(topic, "unseen", "no-places") }
    if hits == 0, let unseen = unseen(topic) { return unseen }
    // What is too little for a rate in the whole text is no more in one turn of it.
    return TopicValue(status: marker.status.rawValue, reason: marker.reason, values: ["\(hits)"])
  }

  private func speech(_ topic: TableTopic) -> TopicValue {
    if let missing = missing(topic, isThere: record.markers != nil) { return missing }
    guard let measure = record.markers?.first(where: { $0.marker == topic.name }) else { return .none(topic, "not-included") }
    return Self.speech(measure)
  }

  /// A computed measure: value, base, and what it was counted from.
  static func speech(_ measure: MarkerRecord) -> TopicValue {
    TopicValue(
      status: measure.status.rawValue, reason: measure.reason,
      values: [measure.value?.description, measure.base.map { "\($0)" }]
        + (TableContent.countedTwoWays.contains(measure.marker) ? [measure.from] : []))
  }

  private func score(_ topic: TableTopic) -> TopicValue {
    if let missing = missing(topic, isThere: record.scores != nil) { return missing }
    guard let score = record.scores?.first(where: { $0.dimension == topic.name }) else { return .none(topic, "not-included") }
    if topic.kind == "content" {
      guard let content = score.content, let value = content.value else {
        // Where the whole is usable, it is so by its style, and says nothing of the reason here.
        let isWeaker = [.insufficient, .unsupported, .noNorm].contains(score.status)
        return .none(
          topic, score.content?.status?.rawValue ?? (isWeaker ? score.status.rawValue : "insufficient"),
          score.content?.reason ?? (isWeaker ? score.reason : nil))
      }
      return TopicValue(
        status: (content.status ?? score.status).rawValue, reason: content.reason ?? score.reason,
        values: [
          value.description, content.interval?.low.description, content.interval?.high.description,
          content.coverage.map { "\($0.mentioned)" },
          content.coverage.map { "\($0.of)" },
        ])
    }
    guard let style = score.style else { return .none(topic, "unsupported", "no-weights") }
    let status = (style.status ?? score.status).rawValue
    guard let value = style.value else { return .none(topic, status, style.reason) }
    return TopicValue(
      status: status, reason: style.reason,
      values: [
        value.description, style.interval?.low.description, style.interval?.high.description, style.band, style.norm,
        style.reliability?.description,
      ])
  }

  private func decisions(_ topic: TableTopic) -> TopicValue {
    guard let decisions = record.decisions?.filter({ $0.heldBy == nil }), record.status == .ok || record.status == .abstained else {
      return missing(topic, isThere: false) ?? .none(topic, "not-included")
    }
    let order = ["now", "today", "soon", "routine", "info"]
    let urgency = decisions.map(\.urgency).min { (order.firstIndex(of: $0) ?? order.count) < (order.firstIndex(of: $1) ?? order.count) }
    return TopicValue(
      status: "ok", values: ["\(decisions.count)", urgency, decisions.isEmpty ? nil : decisions.map(\.rule).joined(separator: " ")])
  }
}
