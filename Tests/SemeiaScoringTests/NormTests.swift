import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import Testing

@testable import SemeiaScoring

@Suite struct NormTests {
  @Test func aNormIsReadBackAsItWasWritten() throws {
    var norm = Fixtures.norm()
    norm.markers["filler"] = MarkerNorm(status: .noHits, mean: 0, authors: 372)
    norm.markers["question"] = MarkerNorm(status: .noOverdispersion, mean: 0.0412, authors: 372)
    norm.markers["tentative"] = MarkerNorm(mean: 0.01, deviation: 0.005, prior: 400, skew: -0.25, authors: 250)
    #expect(try Norm(json: norm.json, path: "n") == norm)
    #expect(try Norm(json: JSONReader().read(norm.json.pretty), path: "n") == norm)
    #expect(norm.name == "en/narrative")
  }

  @Test func aNormForAnotherGenreIsWrittenAsItWas() throws {
    let norm = Fixtures.norm()
    #expect(norm.forOtherGenre().isOfOtherGenre && !norm.isOfOtherGenre)
    #expect(norm.forOtherGenre().markers == norm.markers && norm.forOtherGenre().json == norm.json)
  }

  @Test func whatIsWrongIsNamedAtOnce() throws {
    let json: JSONValue = [
      "language": "en", "genre": "narrative", "corpus": "c", "source": "s", "license": "l", "documents": 0, "words": 10,
      "markers": [
        "Bad": ["m": 1], "swear": ["status": "odd", "n": 3], "negation": ["m": 1, "s": 1, "b": 5, "n": 300],
        "filler": ["m": 0, "s": 1, "b": 5, "n": 300],
      ],
    ]
    let error = #expect(throws: ScoringContentError.self) { try Norm(json: json, path: "n") }
    #expect(
      error?.problems.map { "\($0.path) \($0.code)" } == [
        " missing-field", "/documents out-of-range", "/markers/Bad bad-id", "/markers/swear/status bad-status",
        "/markers/negation norm-shape", "/markers/filler/m out-of-range", "/markers/filler norm-shape",
      ])
  }

  @Test func aMarkerWithoutScaleHasNoStanding() {
    let value = Fixtures.marker("swear", 3, of: 400)
    #expect(MarkerStanding(value, nil) == nil)
    #expect(MarkerStanding(value, MarkerNorm(status: .noOverdispersion, mean: 0.1, authors: 300)) == nil)
    #expect(MarkerStanding(value, MarkerNorm(mean: 0.1, deviation: 0, prior: 10, authors: 300)) == nil)
    var short = value
    short.status = .insufficient
    #expect(MarkerStanding(short, Fixtures.norm().markers["swear"]) == nil)
    short.status = .ok
    short.base = 0
    #expect(MarkerStanding(short, Fixtures.norm().markers["swear"]) == nil)
  }
}
