import Foundation
import SemeiaLexicon
import SemeiaRecords
import SemeiaScoring
import Testing

@testable import SemeiaResearch

@Suite struct CalibrationTests {
  private func json(_ path: String) throws -> JSONValue {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try JSONReader().read([UInt8](Data(contentsOf: root.appending(path: "Lexicons/\(path)"))))
  }

  private func tree() throws -> DimensionTree { try DimensionTree(json: json("hitop/tree.json"), path: "hitop/tree.json") }

  private func calibrator(_ target: Calibrator.Target, _ dimension: DimensionID = "distress") throws -> Calibrator {
    var made = try Calibrator(
      name: "own", dimension: dimension, target: target,
      statement: .init(corpus: "made up", source: "a test", license: "CC0-1.0", date: "2026-01-01", label: "made up"),
      base: json("hitop/models/default.json"), tree: tree())
    made.replicates = 120
    made.folds = 4
    return made
  }

  /// Standings at random; the label follows two of them in the agreed direction and one against it.
  private func cases(_ count: Int, perPerson: Int = 1) -> [ResearchCase] {
    var random = SeededGenerator(seed: 9)
    let normal = { (random: inout SeededGenerator) in
      (0..<12).reduce(-6.0) { sum, _ in sum + Double(random.next(below: 1_000_001)) / 1_000_000 }
    }
    return (0..<count).map { line in
      let z = ["first-person-singular", "negative-affect", "positive-affect", "negation"].map { ($0, normal(&random)) }
      let eta = 0.9 * z[1].1 + 0.5 * z[0].1 + 0.7 * z[2].1 + normal(&random)
      var item = Samples.item(
        line + 1, person: "p\(line / perPerson)",
        fields: ["label": .string(eta > 0 ? "yes" : "no"), "score": .decimal(Millionths(rounding: eta) ?? .zero)])
      item.record.genre = "narrative"
      item.record.markers = z.map {
        MarkerRecord(marker: $0.0, status: .ok, count: 1, per: "words", rate: .zero, z: Millionths(rounding: $0.1))
      }
      return item
    }
  }

  private let label = Calibrator.Target.label(.words(field: "label", positive: ["yes"], negative: []))

  @Test func coefficientsKeepTheirSigns() {
    let rows = [[1.0, 0.0], [-1.0, 0.5], [0.5, 1.0], [-0.5, -1.5], [2.0, 0.2], [-2.0, -0.2]]
    let labels = rows.map { 2 * $0[0] - $0[1] + 1 }
    let free = SignedFit(.linear, rows, labels, signs: [1, -1], penalty: 1e-9)
    #expect(
      (free.coefficients[0] - 2).magnitude < 1e-5 && (free.coefficients[1] + 1).magnitude < 1e-5 && (free.intercept - 1).magnitude < 1e-5)
    let bound = SignedFit(.linear, rows, labels, signs: [1, 1], penalty: 1e-9)
    #expect(bound.coefficients[1] == 0 && bound.coefficients[0] > 1)
    let pulled = SignedFit(.linear, rows, labels, signs: [1, -1], penalty: 5)
    #expect(pulled.coefficients[0] < free.coefficients[0] && pulled.coefficients[0] > 0)
  }

  /// Without a bound that matters, the penalized logistic fit has a gradient of 0.
  @Test func logisticFitIsAtItsMinimum() {
    let sample = cases(200)
    let rows = sample.map { item in
      ["first-person-singular", "negative-affect"].map { Measure.markerStanding($0).value(in: item.record) ?? 0 }
    }
    let labels = sample.map { $0.word("label") == "yes" ? 1.0 : 0 }
    let penalty = 0.05
    let fit = SignedFit(.logistic, rows, labels, signs: [1, 1], penalty: penalty)
    for j in 0..<2 {
      let gradient =
        zip(rows, labels).reduce(0.0) { $0 + ($1.1 - Elementary.logistic(fit.value($1.0))) * $1.0[j] } / 200 - penalty * fit.coefficients[j]
      #expect(gradient.magnitude < 1e-6)
    }
  }

  @Test func theFileIsAModelThatTheScorerReads() throws {
    let made = try calibrator(label).fit(cases(300))
    #expect(made.beatsChance && made.performance.value > 0.75 && made.performance.value < 0.95)
    let weight = { (id: MarkerID) in made.weights.first { $0.marker == id } }
    #expect((weight("negative-affect")?.weight ?? 0) > (weight("first-person-singular")?.weight ?? 1))
    #expect((weight("first-person-singular")?.weight ?? 0) > 0.05)
    // The data want a positive weight where a negative one was agreed.
    #expect(weight("positive-affect")?.weight == 0)
    #expect(made.left.contains("absolutist"))
    let model = try ScoringModel(json: made.json, path: "own.json", tree: tree())
    #expect(model.name == "own")
    #expect(model.styleWeights.filter { $0.dimension == "distress" }.map(\.marker) == made.weights.filter { $0.weight != 0 }.map(\.marker))
    let base = try ScoringModel(json: json("hitop/models/default.json"), path: "default.json")
    #expect(model.styleWeights.filter { $0.dimension != "distress" } == base.styleWeights.filter { $0.dimension != "distress" })
    #expect(model.styleWeights.first { $0.dimension == "distress" }?.transfer(tag: "de") == 0)
    let statement = try #require(made.json["statement"])
    #expect(
      statement["persons"]?.int == 300 && statement["license"]?.string == "CC0-1.0"
        && statement["turned"]?.array?.contains("positive-affect") == true)
  }

  @Test func aNumberIsFittedByItsCorrelation() throws {
    let made = try calibrator(.number(field: "score")).fit(cases(300))
    #expect(made.performance.value > 0.5 && made.performance.value < 0.9)
    #expect(made.json["statement"]?["measure"]?.string == "correlation")
  }

  @Test func noSignalIsSaidToBeNone() throws {
    var random = SeededGenerator(seed: 77)
    let shuffled = cases(240).map { item in
      var item = item
      item.fields["label"] = random.next(below: 2) == 0 ? "yes" : "no"
      return item
    }
    let made = try calibrator(label).fit(shuffled)
    #expect((made.performance.value - 0.5).magnitude < 0.1 && !made.beatsChance)
  }

  @Test func theSameRecordsGiveTheSameFile() throws {
    let sample = cases(150)
    #expect(try calibrator(label).fit(sample).json == calibrator(label).fit(sample).json)
  }

  @Test func partsAreCutByPerson() {
    let people = (0..<90).map { $0 / 3 }
    let parts = PersonFolds(people, count: 7)
    for person in 0..<30 { #expect(Set(zip(people, parts.folds).filter { $0.0 == person }.map(\.1)).count == 1) }
    #expect(Set(parts.folds).count == 7)
  }

  @Test func whatCannotBeFittedIsRefused() throws {
    #expect(throws: CalibrationProblem.tooFew(persons: 80)) { try calibrator(label).fit(cases(80)) }
    #expect(throws: CalibrationProblem.tooFew(persons: 50)) { try calibrator(label).fit(cases(200, perPerson: 4)) }
    #expect(throws: CalibrationProblem.noMarkers) { try calibrator(label, "fear").fit(cases(200)) }
    var mixed = cases(200)
    mixed[0].record.genre = "interview"
    #expect(throws: CalibrationProblem.mixed) { try calibrator(label).fit(mixed) }
  }

  /// A dimension without weights gets them by signs that are named; a null of the model stays one.
  @Test func namedSignsAddMarkersButNoNulls() throws {
    var fear = try calibrator(label, "fear")
    fear.signs = ["negative-affect": 1]
    let made = try fear.fit(cases(200))
    #expect(made.json["styleRules"]?["unweighted"]?.array?.contains("fear") == false)
    var antagonism = try calibrator(label, "antagonism")
    antagonism.signs = ["first-person-singular": 1]
    #expect(throws: CalibrationProblem.self) { try antagonism.fit(cases(200)) }
  }
}
