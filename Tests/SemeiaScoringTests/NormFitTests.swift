import Foundation
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import Testing

@testable import SemeiaScoring

@Suite struct NormFitTests {
  private let corpus = Fixtures.norm().corpus

  /// Hits per words of authors whose rates follow a gamma distribution.
  private func people(_ count: Int, mean: Double, prior: Double, words: (inout SplitMix64) -> Int, seed: UInt64) -> [(
    hits: Int, words: Int
  )] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let n = words(&random)
      let rate = gamma(mean * prior, &random) / prior
      return (poisson(rate * Double(n), &random), n)
    }
  }

  @Test func theFitFindsWhatMadeTheCounts() throws {
    for (mean, prior) in [(0.03, 268.0), (0.0094, 674), (0.002, 900)] {
      var builder = NormBuilder()
      for person in people(20_000, mean: mean, prior: prior, words: { 150 + $0.next(below: 900) }, seed: 1) {
        builder.add([Fixtures.count("swear", person.hits, of: person.words)], words: person.words)
      }
      let norm = try #require(builder.fit(corpus)?.markers["swear"])
      #expect(norm.status == .ok && norm.authors == 20_000)
      #expect((norm.mean / mean - 1).magnitude < 0.02)
      #expect((try #require(norm.prior) / prior - 1).magnitude < 0.1)
      #expect((try #require(norm.deviation) / (mean / prior).squareRoot() - 1).magnitude < 0.05)
      // A gamma distribution has the skewness 2/√(m·b).
      let skew = 2 / (mean * prior).squareRoot()
      #expect((try #require(norm.skew) / skew - 1).magnitude < 0.35)
    }
  }

  /// What belongs to a text (its topic) is told from what stays with its author, where authors wrote several.
  @Test func topicsAreNoneOfTheAuthors() throws {
    let (mean, prior, topic) = (0.03, 400.0, 0.25)
    var random = SplitMix64(seed: 4)
    var builder = NormBuilder()
    for author in 0..<8_000 {
      let rate = gamma(mean * prior, &random) / prior
      for _ in 0..<3 {
        let words = 80 + random.next(below: 200)
        let here = rate * gamma(1 / topic, &random) * topic
        builder.add(author: "\(author)", values: [Fixtures.count("swear", poisson(here * Double(words), &random), of: words)], words: words)
      }
    }
    let norm = try #require(builder.fit(corpus)?.markers["swear"])
    #expect(norm.several == 8_000)
    #expect((try #require(norm.prior) / prior - 1).magnitude < 0.1)
    // A factor of variance .25 on rates of mean square m² + s².
    let within = topic * (mean * mean + mean / prior)
    #expect((try #require(norm.within) / (mean / within) - 1).magnitude < 0.1)
    // A text of any length says no more of its author than w words.
    let long = try #require(MarkerStanding(Fixtures.count("swear", 3_000_000, of: 100_000_000), norm))
    let limit = try #require(norm.within)
    #expect((long.reliability - limit / (limit + norm.prior!)).magnitude < 1e-4)
    #expect((long.z - long.raw * long.reliability).magnitude < 1e-9)
    // The sums of two parts are the sums of the whole, and a file of them gives the same norm.
    let read = try NormBuilder(json: JSONReader().read(builder.json.compact), path: "p")
    #expect(read.fit(corpus) == builder.fit(corpus))
    let file = try #require(builder.file(corpus))
    #expect(try Norm(json: file, path: "n").markers["swear"] == norm)
  }

  /// A part of an older version says nothing of single texts: then nobody can tell, and the totals of authors decide.
  @Test func aPartWithoutTextsIsFittedToTotals() throws {
    var builder = NormBuilder()
    var random = SplitMix64(seed: 5)
    for author in 0..<300 {
      for _ in 0..<2 {
        builder.add(author: "\(author)", values: [Fixtures.count("swear", random.next(below: 20), of: 120)], words: 120)
      }
    }
    #expect(builder.fit(corpus)?.markers["swear"]?.several == 300)
    let old = builder.json.compact.replacing(#/,"several":.*?}/#, with: "}")
    let read = try NormBuilder(json: JSONReader().read(old), path: "p")
    #expect(read.fit(corpus)?.markers["swear"]?.several == nil)
    var joined = builder
    joined.merge(read)
    #expect(joined.fit(corpus)?.markers["swear"]?.several == nil)
  }

  @Test func equalLengthsGiveTheTextbookEstimate() throws {
    // Three authors of 100 words with 2, 4 and 9 hits: m = .05, the sample variance of rates is .0013, less m/n = .0005.
    var builder = NormBuilder()
    for hits in [2, 4, 9] { builder.add([Fixtures.count("swear", hits, of: 100)], words: 100) }
    let norm = try #require(builder.fit(corpus, minimumAuthors: 3)?.markers["swear"])
    #expect(norm.mean == 0.05)
    #expect((try #require(norm.deviation) - 0.0282843).magnitude < 1e-7)
    #expect(norm.prior == 62.5)
  }

  @Test func partsJoinedInAnyOrderAreTheWhole() throws {
    var random = SplitMix64(seed: 23)
    var whole = NormBuilder()
    var parts = [NormBuilder(), NormBuilder(), NormBuilder()]
    for index in 0..<900 {
      let words = 40 + random.next(below: 700)
      let values = [
        Fixtures.count("swear", random.next(below: 8), of: words), Fixtures.count("negation", random.next(below: 30), of: words),
      ]
      // Some authors have texts in several parts.
      let author = index % 3 == 0 ? nil : "author \(index % 250)"
      whole.add(author: author, values: values, words: words)
      parts[random.next(below: 3)].add(author: author, values: values, words: words)
    }
    let norm = try #require(whole.fit(corpus))
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
      var joined = NormBuilder()
      for place in order { joined.merge(parts[place]) }
      #expect(joined.fit(corpus) == norm)
      #expect(joined.json == whole.json)
    }
    #expect(norm.authors == whole.authors && norm.documents == whole.documents)
    #expect(norm.documents < 900 && whole.leftOut > 0)
  }

  @Test func aWrittenPartIsReadBack() throws {
    var builder = NormBuilder()
    for person in people(400, mean: 0.02, prior: 300, words: { 90 + $0.next(below: 400) }, seed: 9) {
      builder.add(
        author: "p\(person.hits)-\(person.words)", values: [Fixtures.count("swear", person.hits, of: person.words)],
        words: person.words)
    }
    let read = try NormBuilder(json: JSONReader().read(builder.json.compact), path: "p")
    #expect(read.json == builder.json)
    #expect(read.fit(corpus) == builder.fit(corpus))
    #expect(!builder.json.compact.contains("p1"))
    #expect(throws: ScoringContentError.self) { try NormBuilder(json: ["documents": -1], path: "p") }
    var huge = try #require(read.json.compact.components(separatedBy: "\"documents\":").first)
    huge += "\"documents\":9223372036854775807,\"authors\":1,\"words\":1,\"sums\":{}}"
    #expect(throws: ScoringContentError.self) { try NormBuilder(json: JSONReader().read(huge), path: "p") }
  }

  private func part(_ authors: Int, rate: Int, minimumWords: Int = 100) -> NormBuilder {
    var builder = NormBuilder(minimumWords: minimumWords)
    for author in 0..<authors {
      builder.add(author: "\(rate) a\(author)", values: [Fixtures.count("negation", rate + author % 5, of: 120)], words: 120)
    }
    return builder
  }

  /// A part that is named twice would count its authors twice.
  @Test func aPartIsJoinedOnce() throws {
    let parts = [("one", part(40, rate: 1)), ("two", part(40, rate: 2)), ("copy", part(40, rate: 1))].map { (file: $0.0, builder: $0.1) }
    #expect(try NormBuilder.joining(Array(parts[..<2])).authors == 80)
    let error = #expect(throws: ScoringContentError.self) { try NormBuilder.joining(parts) }
    #expect(
      error?.problems.map { "\($0.file)\($0.path) \($0.code) \($0.message)" } == [
        "copy/part/sums duplicate-part these are the sums of `one`"
      ])
    let other = #expect(throws: ScoringContentError.self) {
      try NormBuilder.joining([parts[0], (file: "short", builder: part(40, rate: 3, minimumWords: 50))])
    }
    #expect(other?.problems.map(\.code) == ["other-part"])
  }

  /// Sums over a few people are about those people: no option brings them out.
  @Test func aPartOfFewAuthorsStays() throws {
    #expect(part(1, rate: 1).part(minimumAuthors: 0) == nil && part(9, rate: 1).part() == nil)
    #expect(part(10, rate: 1).part() != nil && part(10, rate: 1).part(minimumAuthors: 11) == nil)
    let error = #expect(throws: ScoringContentError.self) {
      try NormBuilder.joining([(file: "few", builder: part(9, rate: 1))], minimumAuthors: 1)
    }
    #expect(error?.problems.map { "\($0.path) \($0.code)" } == ["/part/authors too-few-authors"])
    var mixed = part(12, rate: 1)
    mixed.add(author: "z", values: [Fixtures.count("swear", 3, of: 120)], words: 120)
    let written = try #require(mixed.part()?["sums"])
    #expect(written["negation"] != nil && written["swear"] == nil)
  }

  @Test func authorsAreAddedUpAndShortOnesLeftOut() throws {
    var builder = NormBuilder(minimumWords: 100)
    builder.add(author: "a", values: [Fixtures.count("swear", 1, of: 60)], words: 60)
    builder.add(author: "a", values: [Fixtures.count("swear", 2, of: 60)], words: 60)
    builder.add(author: "b", values: [Fixtures.count("swear", 9, of: 60)], words: 60)
    // Who is left out is no author of the norm, whatever was added.
    #expect(builder.documents == 2 && builder.authors == 1 && builder.words == 120 && builder.leftOut == 1)
    #expect(builder.fit(corpus, minimumAuthors: 2) == nil)
    let norm = try #require(builder.fit(corpus, minimumAuthors: 1)?.markers["swear"])
    #expect(norm.authors == 1 && norm.mean == 0.025 && norm.status == .tooFewAuthors)
    var other = NormBuilder(minimumWords: 50)
    let isJoined = other.merge(builder)
    #expect(!isJoined && other.documents == 0)
  }

  @Test func whatCannotBeFittedSaysSo() throws {
    var builder = NormBuilder()
    for index in 0..<250 {
      var broken = Fixtures.count("filler", 0, of: 300)
      broken.count = 1.5
      builder.add(
        [
          Fixtures.count("swear", 3, of: 300), Fixtures.count("negation", 0, of: 300), broken,
          Fixtures.count("absolutist", index < 100 ? 3 : 0, of: index < 100 ? 300 : 0),
        ], words: 300)
    }
    let markers = try #require(builder.fit(corpus)).markers
    // All alike: less than chance would differ.
    #expect(markers["swear"] == MarkerNorm(status: .noOverdispersion, mean: 0.01, authors: 250))
    #expect(markers["negation"]?.status == .noHits)
    #expect(markers["absolutist"]?.status == .tooFewAuthors && markers["absolutist"]?.authors == 100)
    #expect(markers["filler"] == nil)
    #expect(NormBuilder().fit(corpus) == nil)
    let written = try #require(builder.file(corpus))
    #expect(written["markers"]?["swear"]?["b"] == nil)
    #expect(try Norm(json: written, path: "n").markers == markers)
  }

  // MARK: Random numbers; tests may use the C library.

  private func poisson(_ mean: Double, _ random: inout SplitMix64) -> Int {
    var count = 0
    var left = exp(-mean)
    var u = random.unit()
    while u > left, count < 2000 {
      u -= left
      count += 1
      left *= mean / Double(count)
    }
    return count
  }

  /// Marsaglia & Tsang 2000.
  private func gamma(_ shape: Double, _ random: inout SplitMix64) -> Double {
    let d = shape + (shape < 1 ? 1 : 0) - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = (-2 * log(1 - random.unit())).squareRoot() * cos(2 * Double.pi * random.unit())
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if v > 0, log(1 - random.unit()) < x * x / 2 + d - d * v + d * log(v) {
        return d * v * (shape < 1 ? pow(1 - random.unit(), 1 / shape) : 1)
      }
    }
  }
}

extension Fixtures {
  /// A count without places.
  static func count(_ id: MarkerID, _ hits: Int, of base: Int) -> MarkerValue {
    MarkerValue(marker: id, status: .ok, count: Double(hits), base: base)
  }
}
