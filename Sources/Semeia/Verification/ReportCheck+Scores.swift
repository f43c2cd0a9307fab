import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring
import SemeiaText

/// Scores against the findings, the markers, the tree, the model and the norm.
extension ReportCheck {
  /// What of the scores does not follow, or nil.
  var scoreFault: String? {
    guard let scores = record.scores, record.status == .ok, let language = record.language.flatMap({ LanguageTag($0.tag) }) else {
      return nil
    }
    let dimensions = interpreter.scorer.tree.dimensions
    guard scores.map(\.dimension) == dimensions.map(\.id.description) else { return "scores" }
    let bounds = contentBounds(language)
    let style = StyleReplay(record, interpreter, language, home(language), circumstances(language))
    for (index, score) in scores.enumerated() {
      if score.level != dimensions[index].level.rawValue { return "scores.\(score.dimension).level" }
      if let member = contentFault(score, bounds?.low[index], bounds?.high[index]) ?? statusFault(score, index, language) {
        return "scores.\(score.dimension).\(member)"
      }
      if let member = style.fault(score, at: index) { return "scores.\(score.dimension).style.\(member)" }
    }
    return style.markerFault
  }

  /// A regional overlay has the norms of the language that it extends.
  private func home(_ language: LanguageTag) -> LanguageTag { analyzer.content.overlays[language] ?? language }

  private var genre: Genre { record.genre.flatMap { Genre(rawValue: $0) } ?? .unspecified }

  func circumstances(_ language: LanguageTag) -> Scorer.Circumstances {
    let shell = Report(document: Document(validated: [], language: language, genre: genre, author: .subject), status: .ok)
    return interpreter.circumstances(shell, language, nil)
  }

  // MARK: Content

  /// The scores if all findings stood in one sentence, and if each stood in one of its own: sentences are not in the report.
  private func contentBounds(_ language: LanguageTag) -> (low: [Score], high: [Score])? {
    guard let records = record.findings else { return nil }
    var text = circumstances(language)
    text.words = .max
    func scores(_ sentence: (Int) -> Int) -> [Score] {
      let findings = records.enumerated().map { index, record in
        var assertion = Assertion()
        if record.polarity == "uncertain" { assertion.polarity = .uncertain }
        if record.modality == "possible" { assertion.modality = .possible }
        assertion.intensity = record.intensity.double
        return Finding(
          concept: ConceptID(unchecked: record.concept), span: TextSpan(0, 0), assertion: assertion, isCounted: record.counted, entry: "",
          isAmbiguous: false, turn: 0, behavior: nil, sentence: sentence(index))
      }
      return interpreter.scorer.scores(findings, [], text)
    }
    return (scores { _ in 0 }, scores { $0 })
  }

  private func contentFault(_ score: ScoreRecord, _ low: Score?, _ high: Score?) -> String? {
    guard let content = score.content, let value = content.value, let low, let high else { return nil }
    guard let least = low.content, let most = high.content else { return "content.value" }
    if content.coverage?.mentioned != most.mentioned || content.coverage?.of != most.components { return "content.coverage" }
    // Each amount is rounded for itself.
    let slack = most.contributions.count + 1
    if value.count < least.value.count - slack || value.count > most.value.count + slack { return "content.value" }
    if let interval = content.interval {
      let isWithin =
        interval.low.count >= least.low.count - slack && interval.low.count <= most.low.count + slack
        && interval.high.count >= least.high.count - slack && interval.high.count <= most.high.count + slack
      if !isWithin { return "content.interval" }
    }
    if !content.contributions.allSatisfy({ feeds($0.concept, score) && $0.amount > .zero && $0.amounts.count == $0.findings.count }) {
      return "content.contributions"
    }
    // Where sentences cannot matter, everything is known to the last digit.
    guard least == most else { return nil }
    let isSame = zip(content.contributions, most.contributions).allSatisfy { stated, made in
      stated.concept == made.concept.description && stated.amount == made.amount && stated.findings == made.findings
        && stated.amounts == made.amounts
    }
    return isSame && content.contributions.count == most.contributions.count ? nil : "content.contributions"
  }

  /// Whether a concept is one of a component of a dimension; of the whole, of any.
  private func feeds(_ concept: String, _ score: ScoreRecord) -> Bool {
    let tree = interpreter.scorer.tree
    guard let component = analyzer.content.catalog[.init(unchecked: concept)]?.component, let place = tree.index(of: component) else {
      return false
    }
    if score.level == Dimension.Level.general.rawValue { return true }
    return tree.components(of: DimensionID(unchecked: score.dimension)).contains { $0.index == place }
  }

  // MARK: Status

  private func statusFault(_ score: ScoreRecord, _ index: Int, _ language: LanguageTag) -> String? {
    let ownStatus = score.content?.status
    let status = ownStatus ?? score.status
    let reason = ownStatus == nil ? score.reason : score.content?.reason
    let isKnown = contentStatuses(of: index, hasValue: score.content?.value != nil, language).contains {
      $0.status == status.rawValue && $0.reason == reason
    }
    let hasStyle = score.style?.value != nil
    let isStyleWeaker = hasStyle && score.style?.status == .exploratory
    if isStyleWeaker && (score.content?.value == nil || status == .reported) || score.content?.value == nil && hasStyle {
      // Where content says nothing of its own, that of the whole is the style's.
      if ownStatus != nil, !isKnown { return "content.status" }
      return score.status == score.style?.status ?? .exploratory && score.reason == score.style?.reason ? nil : "status"
    }
    if !isKnown { return "status" }
    return ownStatus == nil || ownStatus == score.status ? nil : "status"
  }

  /// What the content channel of a dimension can say of itself, by how many of the words can be the subject's.
  private func contentStatuses(of index: Int, hasValue: Bool, _ language: LanguageTag) -> [(status: String, reason: String?)] {
    let words = record.size?.words ?? 0
    let rules = interpreter.scorer.model.content
    let candidates = isPlain == true ? [words] : [0, rules.exploratoryWords, rules.reportedWords].filter { $0 <= words } + [words]
    var text = circumstances(language)
    let hasNoSubject = record.warnings?.contains { $0.code == ReportWarning.noSubject.code } ?? false
    let scorer = interpreter.scorer
    let dimension = scorer.tree.dimensions[index]
    return candidates.compactMap { count in
      text.words = count
      if scorer.tree.components(of: dimension.id).isEmpty { return hasValue ? nil : ("unsupported", "no-components") }
      if hasNoSubject { return hasValue ? nil : ("unsupported", ReportWarning.noSubject.code) }
      if count < rules.exploratoryWords { return hasValue ? nil : ("insufficient", "too-few-words") }
      if !hasValue { return ("insufficient", "too-few-spectra") }
      if count < rules.reportedWords { return ("exploratory", "short-text") }
      return text.extractionReason(rules).map { ("exploratory", $0) } ?? ("reported", nil)
    }
  }
}
