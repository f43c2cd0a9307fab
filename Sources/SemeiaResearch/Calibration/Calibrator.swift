package import SemeiaLexicon
package import SemeiaRecords
package import SemeiaScoring

/// Fits the style weights of one dimension to labeled records.
///
/// Predictors are the standings `z` of markers; their signs are agreed before the data are seen: those of the base model, and more
/// that are named. So a fitted model can say less than the evidence does, never the opposite. What a text without the markers
/// would get follows from the norm alone, as with every model, and each hit adds as much as any other hit of its marker.
package struct Calibrator: Sendable {
  /// What is predicted.
  package enum Target: Sendable, Hashable {
    case label(Labeling)
    case number(field: String)
  }

  package var name: String
  package var dimension: DimensionID
  package var target: Target
  package var statement: DataStatement
  /// −1 or +1 for markers that the base model does not weigh in the dimension.
  package var signs: [MarkerID: Double] = [:]
  package var folds = 10
  package var minimumPersons = 100
  package var replicates = 500
  package var seed: UInt64 = 1
  private let base: JSONValue
  private let model: ScoringModel
  let tree: DimensionTree

  /// The penalties that cross-validation chooses from.
  static let penalties = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]

  /// - Parameters:
  ///   - base: the file of the model that everything but the weights of the dimension is taken from.
  ///   - tree: the tree that it is made for.
  /// - Throws: what is wrong with the base.
  package init(
    name: String, dimension: DimensionID, target: Target, statement: DataStatement, base: JSONValue, tree: DimensionTree
  ) throws(ScoringContentError) {
    self.name = name
    self.dimension = dimension
    self.target = target
    self.statement = statement
    self.base = base
    self.tree = tree
    model = try ScoringModel(json: base, path: "the base model", tree: tree)
  }

  /// The fitted model.
  ///
  /// Performance is that of nested cross-validation by person: the penalty is chosen anew without each part, so that no text of a
  /// person that is judged took part in what judges it.
  package func fit(_ cases: [ResearchCase]) throws(CalibrationProblem) -> FittedModel {
    let sample = try CalibrationSample(cases, target, agreed())
    let isBalanced = sample.kind == .linear || min(sample.labels.count { $0 == 1 }, sample.labels.count { $0 == 0 }) >= minimumPersons / 5
    guard sample.persons >= minimumPersons, isBalanced else { throw .tooFew(persons: sample.persons) }
    let everyone = Array(sample.rows.indices)
    let penalty = sample.penalty(everyone, folds: folds, seed: seed)
    let fit = sample.fit(everyone, penalty)
    let predictions = sample.predictions(folds: folds, seed: seed)
    let performance = sample.performance(of: predictions, Bootstrap(replicates: replicates, seed: seed))
    let errors = sample.errors(penalty, Bootstrap(replicates: min(replicates, 200), seed: seed))
    let weights = zip(sample.markers, zip(fit.coefficients, errors)).map { marker, pair in
      FittedModel.Weight(marker: marker, weight: Self.rounded(pair.0 * sample.unit), error: Self.rounded(pair.1 * sample.unit))
    }
    let plain: [Measure] = [.words, .markerCount("negative-affect"), .style(dimension.description)]
    var made = FittedModel(
      dimension: dimension, weights: weights, left: sample.left, persons: sample.persons, cases: sample.rows.count, penalty: penalty,
      performance: performance, against: plain.compactMap { sample.against($0) }, json: .null,
      beatsChance: performance.interval.map { $0.lowerBound > sample.chance } ?? false)
    let file = ModelFile(base: base, model: model, calibrator: self, sample: sample)
    made.json = file.json(made)
    do throws(ScoringContentError) { _ = try ScoringModel(json: made.json, path: name, tree: tree) } catch {
      throw .invalid(error.problems.map { "\($0.path): \($0.message)" }.joined(separator: "\n"))
    }
    return made
  }

  /// The markers with a sign, in the order of the base model, then by id.
  private func agreed() -> [(marker: MarkerID, sign: Double)] {
    let based = model.styleWeights.filter { $0.dimension == dimension && $0.weight != 0 }.map { ($0.marker, $0.weight < 0 ? -1.0 : 1.0) }
    let more = signs.filter { pair in !based.contains { $0.0 == pair.key } && pair.value != 0 }.sorted { $0.key < $1.key }
    return based + more.map { ($0.key, $0.value < 0 ? -1.0 : 1.0) }
  }

  /// Six decimals, within −1 … 1.
  private static func rounded(_ value: Double) -> Double { (Millionths(rounding: min(max(value, -1), 1)) ?? .zero).double }
}
