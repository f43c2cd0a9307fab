package import SemeiaLexicon
package import SemeiaMarkers
import SemeiaRecords
import SemeiaText
import Synchronization

/// Scores findings and markers along the dimensions of a tree. `Docs/Methods/Scoring.md`.
///
/// The same input gives the same scores to the last digit, on every platform.
package struct Scorer: Sendable {
  package let tree: DimensionTree
  package let model: ScoringModel
  private let componentOf: [ConceptID: ConceptID]
  /// By dimension, in the tree's order.
  private let plans: [Plan]
  /// The components of each spectrum.
  private let spectra: [[DimensionTree.Share]]
  /// By weight: the place of its marker among the catalog's, or −1.
  private let usual: [Int]
  private let settings = StyleSettings()
  /// What strengths are multiplied by at the ends of the interval where the precision was not counted.
  private let unmeasured: ContentScorer.Factors

  /// What does not change from text to text.
  struct Plan: Sendable {
    let members: [DimensionTree.Share]
    /// Its weights, as places in the model's list.
    let weights: [Int]
    /// What is given where nothing is stated.
    let unstated: ContentScore
  }

  /// - Parameters:
  ///   - tree: which component belongs to which dimension.
  ///   - model: the constants and weights.
  ///   - components: the component that each concept feeds; a concept that is not in it feeds none.
  package init(tree: DimensionTree, model: ScoringModel, components: [ConceptID: ConceptID]) {
    self.init(tree: tree, model: model, components: components, markers: [])
  }

  private init(tree: DimensionTree, model: ScoringModel, components: [ConceptID: ConceptID], markers: [MarkerID]) {
    usual = model.styleWeights.map { weight in markers.firstIndex(of: weight.marker) ?? -1 }
    self.tree = tree
    self.model = model
    componentOf = components
    spectra = tree.dimensions.filter { $0.level == .spectrum }.map { tree.components(of: $0.id) }
    plans = tree.dimensions.map { dimension in
      let members = tree.components(of: dimension.id)
      return Plan(
        members: members,
        weights: model.styleWeights.indices.filter {
          model.styleWeights[$0].dimension == dimension.id && model.styleWeights[$0].weight != 0
        }, unstated: ContentScore(value: .zero, low: .zero, high: .zero, contributions: [], mentioned: 0, components: members.count))
    }
    unmeasured = ContentScorer.factors(model.content, nil)
  }

  /// A scorer for the concepts of a catalog.
  package init(tree: DimensionTree, model: ScoringModel, catalog: ConceptCatalog) {
    var components: [ConceptID: ConceptID] = [:]
    for concept in catalog.concepts { components[concept.id] = concept.component }
    self.init(tree: tree, model: model, components: components, markers: catalog.markers.map(\.id))
  }

  /// The scores of all dimensions, in the tree's order.
  ///
  /// - Parameters:
  ///   - findings: all findings, in the order of the text; those that do not count add nothing.
  ///   - markers: all markers that were measured.
  ///   - text: what else is known.
  package func scores(_ findings: [Finding], _ markers: [MarkerValue], _ text: Circumstances) -> [Score] {
    let isStated = findings.contains { $0.strength > 0 }
    let content =
      !isStated
      ? nil
      : ContentScorer(
        tree: tree, rules: model.content, componentOf: componentOf, findings: findings,
        factors: text.quality.map { settings.factors($0, model.content) } ?? unmeasured, spectra: spectra)
    let style = StyleTerms(model: model, markers: markers, text: text, setting: settings[text, model, usual])
    var scores: [Score] = []
    scores.reserveCapacity(plans.count)
    for place in plans.indices {
      let plan = plans[place]
      var score = Score(
        dimension: tree.dimensions[place].id, level: tree.dimensions[place].level, status: .unsupported, contentStatus: .unsupported)
      addContent(&score, plan, content, text)
      addStyle(&score, plan, style, text)
      settle(&score)
      scores.append(score)
    }
    return scores
  }

  // MARK: Content

  private func addContent(_ score: inout Score, _ plan: Plan, _ scorer: ContentScorer?, _ text: Circumstances) {
    if plan.members.isEmpty {
      score.contentReason = "no-components"
      return
    }
    if text.barrier == .noSubject {
      score.contentReason = StyleBarrier.noSubject.rawValue
      return
    }
    if text.words < model.content.exploratoryWords {
      score.contentStatus = .insufficient
      score.contentReason = "too-few-words"
      return
    }
    score.content =
      score.level == .general
      ? scorer?.general()
      : scorer?.score(plan.members)
        ?? plan.unstated
    if score.content == nil {
      score.contentStatus = .insufficient
      score.contentReason = "too-few-spectra"
    } else if text.words < model.content.reportedWords {
      score.contentStatus = .exploratory
      score.contentReason = "short-text"
    } else if let reason = text.extractionReason(model.content) {
      score.contentStatus = .exploratory
      score.contentReason = reason
    } else {
      score.contentStatus = .reported
    }
  }

  // MARK: Style

  private func addStyle(_ score: inout Score, _ plan: Plan, _ style: StyleTerms, _ text: Circumstances) {
    if plan.weights.isEmpty { return }
    func refuse(_ status: Score.Status, _ reason: String) {
      score.styleStatus = status
      score.styleReason = reason
    }
    if text.author != .subject || text.genre == .clinicalNote {
      return refuse(.unsupported, StyleBarrier.authorNotSubject.rawValue)
    }
    if let barrier = text.barrier { return refuse(.unsupported, barrier.rawValue) }
    if text.words < model.style.exploratoryWords { return refuse(.insufficient, "too-few-words") }
    if !plan.weights.contains(where: style.isMeasured) { return refuse(.unsupported, "no-markers") }
    if !plan.weights.contains(where: { style.isMeasured($0) && style.transfers[$0] > 0 }) { return refuse(.unsupported, "no-transfer") }
    guard style.hasNorm else { return refuse(.noNorm, "no-norm") }
    guard let value = StyleScorer(terms: style).score(plan.weights) else { return refuse(.noNorm, "no-marker-norm") }
    score.style = value
    let (words, reliability) = model.style.threshold(of: score.level)
    if style.isOfOtherGenre {
      refuse(.exploratory, "other-genre-norm")
    } else if text.words < words {
      refuse(.exploratory, "short-text")
    } else if value.reliability.double < reliability {
      refuse(.exploratory, "low-reliability")
    } else if style.isProvisional {
      refuse(.exploratory, "provisional-norm")
    } else {
      score.styleStatus = .reported
    }
  }

  /// The whole may be used as far as the weaker of the channels that have a value.
  private func settle(_ score: inout Score) {
    let isStyleWeaker = score.style != nil && score.styleStatus == .exploratory
    if isStyleWeaker && (score.content == nil || score.contentStatus == .reported) || score.content == nil && score.style != nil {
      score.status = score.styleStatus ?? .exploratory
      score.reason = score.styleReason
    } else {
      score.status = score.contentStatus
      score.reason = score.contentReason
    }
  }
}

/// What follows from the languages, genres, norms and qualities that were met: there are few, and each is the same for all its texts.
private final class StyleSettings: Sendable {
  private struct Key: Hashable {
    var language: LanguageTag
    var genre: Genre
    var norm: String?
  }

  private let known = Mutex<[Key: StyleSetting]>([:])
  private let knownFactors = Mutex<[ExtractionQuality: ContentScorer.Factors]>([:])

  /// What strengths are multiplied by at the ends of the interval. The quantiles behind it cost far more than a text.
  func factors(_ quality: ExtractionQuality, _ rules: ContentRules) -> ContentScorer.Factors {
    if let made = knownFactors.withLock({ $0[quality] }) { return made }
    let made = ContentScorer.factors(rules, quality)
    knownFactors.withLock { $0[quality] = made }
    return made
  }

  subscript(text: Scorer.Circumstances, model: ScoringModel, usual: [Int]) -> StyleSetting {
    let key = Key(language: text.language, genre: text.genre, norm: text.norm?.language)
    if let setting = known.withLock({ $0[key] }) { return setting }
    let made = StyleSetting(model, text, usual: usual)
    known.withLock { $0[key] = made }
    return made
  }
}
