public import SemeiaLexicon
public import SemeiaMarkers
import SemeiaRecords
public import SemeiaText

/// Scores findings and markers along the dimensions of a tree.
public struct Scorer: Sendable {
  public let tree: DimensionTree
  public let model: ScoringModel
  private let componentOf: [ConceptID: ConceptID]

  public init(tree: DimensionTree, model: ScoringModel, catalog: ConceptCatalog) {
    self.tree = tree
    self.model = model
    var map: [ConceptID: ConceptID] = [:]
    for concept in catalog.concepts { map[concept.id] = concept.component }
    componentOf = map
  }

  /// What is known of the text besides its findings and markers.
  public struct Circumstances: Sendable {
    public var language: LanguageTag
    public var genre: Genre
    public var author: Author
    /// The subject's words.
    public var words: Int
    /// The norm for the language and genre, or nil.
    public var norm: Norm?
    /// Whether the precision of extraction was measured for the language.
    public var isPrecisionMeasured: Bool

    public init(language: LanguageTag, genre: Genre, author: Author, words: Int, norm: Norm?, isPrecisionMeasured: Bool) {
      self.language = language
      self.genre = genre
      self.author = author
      self.words = words
      self.norm = norm
      self.isPrecisionMeasured = isPrecisionMeasured
    }
  }

  /// The scores of all dimensions, in the tree's order.
  public func scores(_ findings: [Finding], _ markers: [MarkerValue], _ text: Circumstances) -> [Score] {
    let scorer = ContentScorer(tree: tree, model: model, componentOf: componentOf)
    let components = scorer.components(findings)
    let least = scorer.components(findings, factor: ContentScorer.leastPrecision)
    var scores: [Score] = []
    for dimension in tree.dimensions {
      var score = Score(dimension: dimension.id, level: dimension.level, status: .exploratory)
      if text.words < model.shortest {
        score.status = .insufficient
        score.reason = "too-few-words"
      } else {
        score.content = dimension.level == .general ? nil : scorer.score(dimension.id, findings, components, least)
        score.status = text.isPrecisionMeasured && text.words >= model.reportable ? .reported : .exploratory
        if score.status == .exploratory { score.reason = text.isPrecisionMeasured ? "short-text" : "precision-unmeasured" }
      }
      addStyle(&score, markers, text)
      scores.append(score)
    }
    if text.words >= model.shortest { addGeneral(&scores, findings) }
    return scores
  }

  /// The scores without some stretches of the text: the same sums, without what lies under them.
  public func scores(
    _ findings: [Finding], _ markers: [MarkerValue], _ text: Circumstances, removing spans: [TextSpan]
  ) -> [Score] {
    let isKept = { (span: TextSpan) in !spans.contains { $0.overlaps(span) } }
    let kept = findings.map { finding in
      var finding = finding
      if !isKept(finding.span) { finding.isCounted = false }
      return finding
    }
    let left = markers.map { marker in
      var marker = marker
      marker.evidence.removeAll { !isKept($0.span) }
      marker.count = marker.evidence.reduce(0) { $0 + $1.amount }
      return marker
    }
    return scores(kept, left, text)
  }

  private func addStyle(_ score: inout Score, _ markers: [MarkerValue], _ text: Circumstances) {
    guard model.styleWeights.contains(where: { $0.dimension == score.dimension && $0.weight != 0 }) else { return }
    func refuse(_ status: Score.Status, _ reason: String) {
      score.styleStatus = status
      score.styleReason = reason
    }
    if text.author != .subject || text.genre == .clinicalNote { return refuse(.unsupported, "author-not-subject") }
    if text.words < model.styleExploratory { return refuse(.insufficient, "too-few-words") }
    guard let norm = text.norm else { return refuse(.noNorm, "no-norm") }
    let scorer = StyleScorer(model: model, norm: norm, language: text.language.language, genre: text.genre.rawValue)
    guard let style = scorer.score(score.dimension, markers) else { return refuse(.noNorm, "no-marker-norm") }
    if style.reliability.double < 0.5 { score.styleReason = "low-reliability" }
    score.style = style
    score.styleStatus = .exploratory
  }

  /// The general factor: the mean of the spectra that have content, where enough have.
  private func addGeneral(_ scores: inout [Score], _ findings: [Finding]) {
    guard let place = scores.firstIndex(where: { $0.level == .general }) else { return }
    let spectra = scores.filter { $0.level == .spectrum }.compactMap(\.content).filter { $0.value > .zero }
    guard spectra.count >= model.minimumSpectra else {
      scores[place].status = .insufficient
      scores[place].reason = "too-few-spectra"
      return
    }
    var amounts: [ConceptID: (amount: Int, findings: Set<Int>)] = [:]
    for contribution in spectra.flatMap(\.contributions) {
      var entry = amounts[contribution.concept] ?? (0, [])
      entry.amount += contribution.amount.count
      entry.findings.formUnion(contribution.findings)
      amounts[contribution.concept] = entry
    }
    let contributions = amounts.sorted { $0.key < $1.key }.map { concept, entry in
      ContentContribution(concept: concept, amount: Millionths(count: entry.amount / spectra.count), findings: entry.findings.sorted())
    }
    let value = contributions.reduce(Millionths.zero) { $0 + $1.amount }
    let low = Millionths(count: spectra.reduce(0) { $0 + $1.low.count } / spectra.count)
    scores[place].content = ContentScore(
      value: value, low: min(low, value), high: value, contributions: contributions,
      mentioned: spectra.count, components: scores.count { $0.level == .spectrum })
  }
}
