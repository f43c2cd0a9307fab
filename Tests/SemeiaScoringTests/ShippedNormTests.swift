import Foundation
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaScoring

/// Every norm that ships loads, says where it comes from, and follows from its own numbers.
@Suite struct ShippedNormTests {
  private static var files: [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let norms = root.appendingPathComponent("Lexicons/norms")
    let languages = (try? FileManager.default.contentsOfDirectory(atPath: norms.path)) ?? []
    return languages.sorted().flatMap { language in
      ((try? FileManager.default.contentsOfDirectory(atPath: norms.appendingPathComponent(language).path)) ?? []).sorted().map {
        "norms/\(language)/\($0)"
      }
    }
  }

  @Test func thereAreNorms() {
    #expect(Self.files.count >= 5)
    #expect(Self.files.contains("norms/en/social-media.json") && Self.files.contains("norms/en/message.json"))
  }

  @Test(arguments: files) func aNormSaysWhereItComesFrom(_ path: String) throws {
    let json = try Fixtures.json(path)
    let norm = try Norm(json: json, path: path)
    #expect("norms/\(norm.language)/\(norm.genre).json" == path)
    #expect(Genre(rawValue: norm.genre) != nil && norm.genre != Genre.unspecified.rawValue)
    #expect(norm.authors >= NormBuilder.leastDocuments && norm.documents >= norm.authors)
    for text in [norm.corpus.name, norm.corpus.source, norm.corpus.license] { #expect(!text.isEmpty) }
    #expect(norm.corpus.date.count == 10 && norm.corpus.content.hasPrefix("sha256:"))
    // What cannot be shared may not be counted either.
    #expect(!norm.corpus.license.contains("NC") && !norm.corpus.license.contains("GPL"))
    #expect(norm.json == json, "written again it is the same file")
    #expect(json["minimumWords"]?.int == norm.minimumWords)
  }

  /// b = m / s² to the digits that are written, rates per word within 0–1, as many authors as the norm has, and their words.
  @Test(arguments: files) func itsNumbersFollowFromEachOther(_ path: String) throws {
    let norm = try Norm(json: Fixtures.json(path), path: path)
    let markers = try Fixtures.markers()
    #expect(norm.markers.count > 15)
    for (id, marker) in norm.markers {
      #expect(markers.contains(id), "\(id)")
      #expect(marker.authors <= norm.authors)
      if id != "words-per-sentence", marker.status == .ok { #expect(marker.mean < 1) }
      guard let scale = marker.scale else { continue }
      #expect((scale.deviation * scale.deviation * scale.prior / scale.mean - 1).magnitude < 1e-4)
    }
    #expect(norm.words >= norm.minimumWords * (norm.markers.values.map(\.authors).max() ?? 0))
  }

  /// A provisional norm gives no style that is more than exploratory.
  @Test func provisionalNormsStayExploratory() throws {
    var norm = Fixtures.norm()
    let markers = Fixtures.rates.map { Fixtures.marker($0.marker, Int($0.mean * 6000), of: 6000) }
    let scores = { (norm: Norm) in try Fixtures.scorer().scores([], markers, Fixtures.text(words: 6000, norm: norm)) }
    let full = try #require(try scores(norm).first { $0.dimension == "distress" })
    #expect(full.styleStatus == .reported)
    norm.minimumWords = 20
    let provisional = try #require(try scores(norm).first { $0.dimension == "distress" })
    #expect(provisional.styleStatus == .exploratory && provisional.styleReason == "provisional-norm")
    #expect(provisional.style?.value == full.style?.value)
  }

  /// One hit among hundreds of authors says how rare a marker is, and nothing of how authors differ.
  @Test func aFewHitsGiveNoDeviation() throws {
    var builder = NormBuilder(minimumWords: 10)
    for author in 0..<220 { builder.add(author: "a\(author)", values: [Fixtures.marker("swear", author < 9 ? 1 : 0, of: 100)], words: 100) }
    let corpus = Norm.Corpus(
      language: "en", genre: "narrative", name: "n", source: "s", license: "l", date: "2026-01-01", content: "sha256:0")
    let marker = try #require(builder.fit(corpus)?.markers["swear"])
    #expect(marker.status == .tooFewHits && marker.deviation == nil && marker.skew == nil && marker.mean > 0.0004)
  }

  /// What is fitted is what was added up: sums of known authors, by hand.
  @Test func sumsAreThoseOfTheAuthors() throws {
    var builder = NormBuilder(minimumWords: 10)
    var (hits, words) = (0, 0)
    for author in 0..<200 {
      let own = author % 7
      builder.add(author: "a\(author)", values: [Fixtures.marker("negation", own, of: 100)], words: 100)
      hits += own
      words += 100
    }
    builder.add(author: "short", values: [Fixtures.marker("negation", 3, of: 5)], words: 5)
    let corpus = Norm.Corpus(
      language: "en", genre: "narrative", name: "n", source: "s", license: "l", date: "2026-01-01", content: "sha256:0")
    let norm = try #require(builder.fit(corpus))
    let marker = try #require(norm.markers["negation"])
    #expect(marker.authors == 200 && norm.minimumWords == 10 && norm.isProvisional)
    #expect((marker.mean - Double(hits) / Double(words)).magnitude < 1e-7)
    // Equal sizes: the variance of the rates less m/n.
    let rates = (0..<200).map { Double($0 % 7) / 100 }
    let mean = rates.reduce(0, +) / 200
    let variance = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 199 - mean / 100
    #expect(((marker.deviation ?? 0) * (marker.deviation ?? 0) / variance - 1).magnitude < 0.01)
  }
}
