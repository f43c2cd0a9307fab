import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import Testing

@testable import SemeiaScoring

@Suite struct ScoringModelTests {
  @Test func theShippedModelFitsTheTreeTheMarkersAndTheConcepts() throws {
    var components: [ConceptID: ConceptID] = [:]
    for family in ["distortions", "distress", "safety"] {
      for row in try Fixtures.json("concepts/\(family).json")["concepts"]?.array ?? [] {
        guard let id = row["id"]?.string, let component = row["component"]?.string else { continue }
        components[ConceptID(unchecked: id)] = ConceptID(unchecked: component)
      }
    }
    let model = try ScoringModel(
      json: Fixtures.json("hitop/models/default.json"), path: "m", tree: Fixtures.tree(), markers: Fixtures.markers(),
      components: components)
    #expect(model.name == "default")
    #expect(model.styleWeights.count == 10)
    #expect(model.content.top == 3)
    #expect(model.style.bandLow == -0.6745)
    let first = try #require(model.styleWeights.first)
    #expect(first.study == "Edwards & Holtzman 2017" && first.n == 3758 && first.grade == .a)
  }

  @Test func nullsHaveNoWeight() throws {
    let model = try Fixtures.model()
    #expect(model.nulls.count == 20)
    for null in model.nulls where null.feature == nil {
      guard let marker = null.marker, let dimension = null.dimension else { continue }
      #expect(!model.styleWeights.contains { $0.marker == marker && $0.dimension == dimension && $0.weight != 0 })
    }
    let unweighted: [DimensionID] = ["somatoform", "fear", "eating-pathology", "sexual-problems", "mania", "substance-use"]
    for dimension in unweighted + ["thought-disorder", "anankastia", "general"] { #expect(model.weights(of: dimension).isEmpty) }
  }

  @Test func strengthsAreThoseOfFindings() throws {
    var assertion = Assertion()
    assertion.intensity = 1.5
    assertion.polarity = .uncertain
    var finding = Fixtures.finding("insomnia", sentence: 0)
    finding.assertion = assertion
    #expect((finding.strength - 0.9).magnitude < 1e-12)
  }

  @Test func transferGoesByTagThenLanguageThenOther() throws {
    let model = try Fixtures.model()
    let weight = try #require(model.styleWeights.first)
    #expect(model.transfer(weight, tag: "en", genre: "narrative") == 1)
    #expect(model.transfer(weight, tag: "en-GB", genre: "message") == 0.6)
    #expect(model.transfer(weight, tag: "pt", genre: "narrative") == 0.6)
    #expect(model.transfer(weight, tag: "zh-Hans", genre: "narrative") == 0.3)
  }

  @Test(arguments: [
    ("style/0/weight", "1.5", ["out-of-range", "composite"]),
    ("style/0/marker", "\"nothing\"", ["unknown-marker"]),
    ("style/0/dimension", "\"nothing\"", ["composite", "composite", "unknown-dimension"]),
    ("style/1/marker", "\"first-person-singular\"", ["duplicate-weight"]),
    ("style/7/marker", "\"anxiety-words\"", []),
    ("style/9/marker", "\"second-person\"", ["weighted-null"]),
    ("style/0/grade", "\"X\"", ["weighted-null"]),
    ("style/0/grade", "\"E\"", ["bad-grade"]),
    ("style/0/transfer", "{\"en\": 1}", ["missing-field"]),
    ("styleRules/composite/distress", "0.5", ["composite"]),
    ("styleRules/unweighted/0", "\"distress\"", ["unlisted-dimension", "unlisted-dimension"]),
    ("styleRules/winsor", "[1, 2]", ["bad-limits"]),
    ("content/strength/past", "0.2", ["unsupported-value"]),
    ("content/mentionWeights", "\"equal\"", ["unsupported-value"]),
    ("content/topMean", "0.4", ["share-sum"]),
    ("content/precisionPrior", "[0.5, 2]", ["bad-prior"]),
    ("bands/lowZ", "1", ["band-order"]),
    ("tree", "\"other\"", ["tree-version"]),
    ("nulls/3/component", "\"nothing\"", ["unknown-component"]),
    ("version", "3", ["wrong-type"]),
  ]) func whatIsWrongIsNamed(_ path: String, _ replacement: String, _ codes: [String]) throws {
    let value = try JSONReader().read(replacement)
    let json = try Fixtures.json("hitop/models/default.json").replacing(path.split(separator: "/").map(String.init), with: value)
    do throws(ScoringContentError) {
      _ = try ScoringModel(json: json, path: "m", tree: Fixtures.treeOrError(), markers: Fixtures.markersOrError())
      #expect(codes.isEmpty)
    } catch {
      #expect(error.problems.map(\.code).sorted() == codes.sorted())
      #expect(error.problems.allSatisfy { !$0.hint.isEmpty })
    }
  }

  @Test func aConceptThatANullKeepsOutIsNamed() throws {
    let error = #expect(throws: ScoringContentError.self) {
      try ScoringModel(
        json: Fixtures.json("hitop/models/default.json"), path: "m", tree: Fixtures.tree(), markers: Fixtures.markers(),
        components: ["catastrophizing": "anxious-worry"])
    }
    #expect(error?.problems.map(\.code) == ["weighted-null"])
  }
}

extension Fixtures {
  static func treeOrError() throws(ScoringContentError) -> DimensionTree {
    guard let json = try? json("hitop/tree.json") else { throw ScoringContentError([]) }
    return try DimensionTree(json: json, path: "t")
  }

  static func markersOrError() throws(ScoringContentError) -> Set<MarkerID> { (try? markers()) ?? [] }
}

extension JSONValue {
  /// The value with another in one place.
  func replacing(_ path: [String], with value: JSONValue) -> JSONValue {
    guard let key = path.first else { return value }
    let rest = Array(path.dropFirst())
    switch self {
    case .object(let members):
      return .object(members.map { $0.key == key ? Member(key, $0.value.replacing(rest, with: value)) : $0 })
    case .array(let elements):
      return .array(elements.enumerated().map { "\($0)" == key ? $1.replacing(rest, with: value) : $1 })
    default: return self
    }
  }
}
