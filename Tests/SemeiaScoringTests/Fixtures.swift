import Foundation
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaText

@testable import SemeiaScoring

/// The content that ships, and texts made for tests.
enum Fixtures {
  static func json(_ path: String) throws -> JSONValue {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try JSONReader().read([UInt8](Data(contentsOf: root.appendingPathComponent("Lexicons/\(path)"))))
  }

  static func tree() throws -> DimensionTree { try DimensionTree(json: json("hitop/tree.json"), path: "hitop/tree.json") }

  static func markers() throws -> Set<MarkerID> {
    Set(try json("concepts/style.json")["markers"]?.array?.compactMap { $0["id"]?.string.map { MarkerID(unchecked: $0) } } ?? [])
  }

  static func model() throws -> ScoringModel {
    try ScoringModel(json: json("hitop/models/default.json"), path: "hitop/models/default.json", tree: tree(), markers: markers())
  }

  /// Each component as a concept of its own, and one more concept of suicidality.
  static func scorer() throws -> Scorer { try shared.get() }

  private static let shared = Result { try makeScorer() }

  private static func makeScorer() throws -> Scorer {
    let tree = try tree()
    var components = Dictionary(uniqueKeysWithValues: tree.components.map { ($0.id, $0.id) })
    components["suicidal-thoughts"] = "suicidality"
    return Scorer(tree: tree, model: try model(), components: components)
  }

  static func finding(_ concept: ConceptID, sentence: Int, intensity: Double = 1, isCounted: Bool = true, at start: Int? = nil)
    -> Finding
  {
    var assertion = Assertion()
    assertion.intensity = intensity
    let start = start ?? sentence * 10
    return Finding(
      concept: concept, span: TextSpan(start, start + 5), assertion: assertion, isCounted: isCounted, entry: "xx/test",
      isAmbiguous: false,
      turn: 0, behavior: nil, sentence: sentence)
  }

  static func marker(_ id: MarkerID, _ hits: Int, of words: Int) -> MarkerValue {
    MarkerValue(
      marker: id, status: .ok, count: Double(hits), base: words,
      evidence: (0..<hits).map { Evidence(span: TextSpan($0 * 7, $0 * 7 + 2)) })
  }

  static func text(
    words: Int, norm: Norm? = nil, language: String = "en", genre: Genre = .narrative, author: Author = .subject,
    precision: Double? = 0.9
  ) throws -> Scorer.Circumstances {
    try Scorer.Circumstances(
      language: required(LanguageTag(language)), genre: genre, author: author, words: words, norm: norm,
      precision: precision)
  }

  static let rates: [(marker: MarkerID, mean: Double, prior: Double)] = [
    ("first-person-singular", 0.0305, 268), ("first-person-plural", 0.01, 408), ("positive-affect", 0.0059, 456),
    ("negation", 0.0192, 469), ("absolutist", 0.012, 484), ("negative-affect", 0.0094, 674), ("social-words", 0.03, 600),
    ("swear", 0.0008, 900),
  ]

  static func norm(language: String = "en", genre: String = "narrative") -> Norm {
    var markers: [MarkerID: MarkerNorm] = [:]
    for rate in rates {
      markers[rate.marker] = MarkerNorm(
        mean: rate.mean, deviation: (rate.mean / rate.prior).squareRoot(), prior: rate.prior, authors: 372)
    }
    let corpus = Norm.Corpus(
      language: language, genre: genre, name: "test", source: "made up", license: "CC0-1.0", date: "2025-01-01",
      content: "sha256:0")
    return Norm(corpus: corpus, documents: 372, authors: 372, words: 30_504, markers: markers)
  }

  private struct Missing: Error {}

  static func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
  }
}

extension SplitMix64 {
  mutating func next(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

extension Scorer {
  /// The scores of a report without what touches some stretches: its findings do not count, its hits are gone.
  func scores(
    _ findings: [Finding], _ markers: [MarkerValue], _ text: Circumstances, removing spans: [TextSpan]
  ) -> [Score] {
    let gone = SpanSet(spans)
    let kept = findings.map { finding in
      var finding = finding
      if gone.overlaps(finding.span) { finding.isCounted = false }
      return finding
    }
    return scores(kept, markers.map { $0.removing(gone) }, text)
  }
}
