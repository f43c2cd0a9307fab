import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaScoring

@Suite struct ScoreStatusTests {
  private func score(
    _ dimension: DimensionID, words: Int, norm: Norm? = Fixtures.norm(), language: String = "en", genre: Genre = .narrative,
    author: Author = .subject, precision: Double? = 0.9, barrier: StyleBarrier? = nil, markers: [MarkerValue]? = nil
  ) throws -> Score {
    var text = try Fixtures.text(
      words: words, norm: norm, language: language, genre: genre, author: author, precision: precision)
    text.barrier = barrier
    let measured = Fixtures.rates.map { Fixtures.marker($0.marker, Int($0.mean * Double(words)), of: words) }
    let scores = try Fixtures.scorer().scores([Fixtures.finding("insomnia", sentence: 0)], markers ?? measured, text)
    return try #require(scores.first { $0.dimension == dimension })
  }

  @Test func scoresAreInTheTreesOrder() throws {
    let scorer = try Fixtures.scorer()
    let scores = try scorer.scores([], [], Fixtures.text(words: 200))
    #expect(scores.map(\.dimension) == scorer.tree.dimensions.map(\.id))
    #expect(scores.map(\.level) == scorer.tree.dimensions.map(\.level))
  }

  @Test(arguments: [
    (0, Score.Status.insufficient, "too-few-words"), (49, .insufficient, "too-few-words"), (50, .exploratory, "short-text"),
    (149, .exploratory, "short-text"), (150, .reported, ""), (5000, .reported, ""),
  ]) func lengthDecidesContent(_ words: Int, _ status: Score.Status, _ reason: String) throws {
    let score = try score("fear", words: words)
    #expect(score.contentStatus == status && (score.contentReason ?? "") == reason)
    #expect(score.status == status && score.reason == score.contentReason)
    #expect((score.content == nil) == (status == .insufficient))
    #expect(score.style == nil && score.styleStatus == nil)
  }

  @Test func contentOfUnmeasuredPrecisionIsExploratory() throws {
    let score = try score("fear", words: 500, precision: nil)
    #expect(score.status == .exploratory && score.reason == "precision-unmeasured" && score.content != nil)
  }

  /// What was measured and is poor makes no claim surer than what nobody measured.
  @Test(arguments: [(0.25, Optional("precision-low")), (0.849, "precision-low"), (0.85, nil), (1, nil)])
  func contentOfPoorPrecisionIsExploratory(_ precision: Double, _ reason: String?) throws {
    let score = try score("fear", words: 500, precision: precision)
    #expect(score.contentReason == reason && score.contentStatus == (reason == nil ? .reported : .exploratory))
  }

  @Test(arguments: [
    ("distress", 149, Score.Status.insufficient, "too-few-words"), ("distress", 150, .exploratory, "short-text"),
    ("distress", 999, .exploratory, "short-text"), ("distress", 1000, .exploratory, "low-reliability"),
    ("distress", 3000, .reported, ""), ("detachment", 399, .exploratory, "short-text"),
    ("detachment", 400, .exploratory, "low-reliability"), ("detachment", 600, .reported, ""),
  ]) func lengthAndReliabilityDecideStyle(_ dimension: String, _ words: Int, _ status: Score.Status, _ reason: String) throws {
    let score = try score(DimensionID(unchecked: dimension), words: words)
    #expect(score.styleStatus == status && (score.styleReason ?? "") == reason)
    #expect((score.style == nil) == (status == .insufficient))
  }

  @Test func theWholeIsAsGoodAsItsWeakerChannel() throws {
    let weak = try score("distress", words: 200)
    #expect(weak.contentStatus == .reported && weak.styleStatus == .exploratory)
    #expect(weak.status == .exploratory && weak.reason == "short-text")
    // A channel without a value does not weaken the other.
    let alone = try score("distress", words: 200, norm: nil)
    #expect(alone.styleStatus == .noNorm && alone.styleReason == "no-norm" && alone.style == nil)
    #expect(alone.status == .reported && alone.reason == nil && alone.content != nil)
  }

  @Test func styleIsRefusedForAReason() throws {
    for (author, genre) in [(Author.clinician, Genre.narrative), (.other, .narrative), (.subject, .clinicalNote)] {
      let score = try score("distress", words: 500, genre: genre, author: author)
      #expect(score.styleStatus == .unsupported && score.styleReason == "author-not-subject" && score.style == nil)
      #expect(score.content != nil)
    }
    for barrier in StyleBarrier.allCases {
      let score = try score("distress", words: 500, barrier: barrier)
      #expect(score.styleStatus == .unsupported && score.styleReason == barrier.rawValue && score.style == nil)
      // Where nobody is the subject, what others say is no content of anybody's either.
      #expect((score.content == nil) == (barrier == .noSubject))
      if barrier == .noSubject {
        #expect(score.contentStatus == .unsupported && score.contentReason == "no-subject" && score.reason == "no-subject")
      }
    }
    #expect(try score("distress", words: 500, norm: Fixtures.norm(language: "es")).styleStatus == .noNorm)
    #expect(try score("distress", words: 500, markers: []).styleReason == "no-markers")
    var empty = Fixtures.norm()
    empty.markers = [:]
    #expect(try score("distress", words: 500, norm: empty).styleReason == "no-marker-norm")
    #expect(StyleBarrier.of(unknownShare: 0.21, quotedShare: 0) == .unknownWords)
    #expect(StyleBarrier.of(unknownShare: 0.2, quotedShare: 0.31) == .quotedText)
    #expect(StyleBarrier.of(unknownShare: 0.2, quotedShare: 0.3) == nil)
  }

  @Test func removingIsTheSumWithoutIt() throws {
    var random = SplitMix64(seed: 5)
    let scorer = try Fixtures.scorer()
    let concepts = scorer.tree.components.map(\.id)
    for _ in 0..<100 {
      let words = 150 + random.next(below: 2000)
      let text = try Fixtures.text(words: words, norm: Fixtures.norm())
      let findings = (0..<12).map { place in
        Fixtures.finding(concepts[random.next(below: concepts.count)], sentence: place / 2, at: place * 20)
      }
      let markers = Fixtures.rates.map { Fixtures.marker($0.marker, random.next(below: 30), of: words) }
      let start = random.next(below: 200)
      let span = TextSpan(start, start + random.next(below: 60))
      let removed = scorer.scores(findings, markers, text, removing: [span])
      var kept = findings
      for place in kept.indices where kept[place].span.overlaps(span) { kept[place].isCounted = false }
      let left = markers.map { marker in
        let evidence = marker.evidence.filter { !$0.span.overlaps(span) }
        return MarkerValue(
          marker: marker.marker, status: .ok, count: Double(evidence.count), base: marker.base, evidence: evidence)
      }
      #expect(removed == scorer.scores(kept, left, text))
      // Findings that are gone altogether give the same values; only the indices differ.
      let gone = scorer.scores(findings.filter { !$0.span.overlaps(span) }, left, text)
      #expect(removed.map { $0.content?.value } == gone.map { $0.content?.value })
      #expect(removed.map { $0.style?.value } == gone.map { $0.style?.value })
    }
  }

  @Test func removingHitsTakesTheirAmountAway() throws {
    let scorer = try Fixtures.scorer()
    let text = try Fixtures.text(words: 600, norm: Fixtures.norm())
    let markers = [Fixtures.marker("social-words", 20, of: 600)]
    let all = try #require(scorer.scores([], markers, text).first { $0.dimension == "detachment" }?.style)
    let evidence = try #require(all.contributions.first).evidence
    let less = try #require(
      scorer.scores([], markers, text, removing: evidence[..<5].map(\.span)).first { $0.dimension == "detachment" }?.style)
    #expect(less.baseline == all.baseline)
    #expect((less.contributions[0].amount.count * 20 - all.contributions[0].amount.count * 15).magnitude <= 20)
  }

  @Test func removingNothingOrEverything() throws {
    let scorer = try Fixtures.scorer()
    let text = try Fixtures.text(words: 600, norm: Fixtures.norm())
    let findings = [Fixtures.finding("insomnia", sentence: 0), Fixtures.finding("panic", sentence: 1)]
    let markers = [Fixtures.marker("swear", 3, of: 600)]
    #expect(scorer.scores(findings, markers, text, removing: []) == scorer.scores(findings, markers, text))
    let nothing = scorer.scores(findings, markers, text, removing: [TextSpan(0, 10_000)])
    for score in nothing where score.dimension != "general" { #expect(score.content?.value == .zero) }
    let antagonism = try #require(nothing.first { $0.dimension == "antagonism" }?.style)
    #expect(antagonism.value == antagonism.baseline)
  }

  @Test func theLargestPartsComeFirst() {
    let parts = [3, -7, 7, 1].map { ContentContribution(concept: "x", amount: Millionths(count: $0), findings: [], amounts: []) }
    #expect(parts.largest(2).map(\.amount.count) == [-7, 7])
    #expect(parts.largest(-1).isEmpty && parts.sum() == Millionths(count: 4))
  }
}
