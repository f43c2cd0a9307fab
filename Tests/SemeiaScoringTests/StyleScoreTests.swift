import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaScoring

@Suite struct StyleScoreTests {
  @Test func theExampleOfTheMethodsPage() throws {
    let standing = try #require(
      MarkerStanding(Fixtures.marker("first-person-singular", 12, of: 151), Fixtures.norm().markers["first-person-singular"]))
    #expect((standing.z - 1.65).magnitude < 0.005)
    #expect((standing.reliability - 0.36).magnitude < 0.001)
  }

  @Test func oneMarkerShowsItselfAndNothingMore() throws {
    // Swearing alone: m = .0008, b = 900, s = √(m/b) = .000942809; 2 hits in 400 words.
    // z = (2 − .32) / (1300 · .000942809) = 1.370699; 2 hits make 1.631785, the baseline is −.261086. R = 400/1300.
    let score = try #require(try style("antagonism", [Fixtures.marker("swear", 2, of: 400)], words: 400))
    #expect(score.baseline == Millionths("-0.261086"))
    #expect(score.contributions.map(\.amount) == [Millionths("1.631785")])
    #expect(score.value == Millionths("1.370699"))
    #expect(score.reliability == Millionths("0.307692"))
    // Variance: (.72 + 2)/(1300² · 8.8889e-7) = 1.810651, and z²·(.014/.05)² = .147300; 1.644854 · √1.957951 = 2.301591.
    #expect((score.high.count - score.value.count - 2_301_591).magnitude < 3)
    #expect(score.band == .indeterminate)
    #expect(score.norm == "en/narrative")
    #expect(score.contributions[0].evidence.count == 2)
  }

  @Test func limitsScaleHitsAndBaselineAlike() throws {
    let score = try #require(try style("antagonism", [Fixtures.marker("swear", 40, of: 400)], words: 400))
    // z is far above 3: the value is the limit, and hits and baseline keep their proportion.
    #expect((score.value.count - 3_000_000).magnitude <= 1)
    let proportion = score.contributions[0].amount.double / -score.baseline.double
    #expect((proportion - 40 / 0.32).magnitude < 0.01)
  }

  @Test func theBaselineIsWhatNoHitsGive() throws {
    let markers = Fixtures.rates.map { Fixtures.marker($0.marker, 0, of: 500) }
    let score = try #require(try style("distress", markers, words: 500))
    #expect(score.value == score.baseline)
    #expect(score.contributions.allSatisfy { $0.amount == .zero })
    #expect(score.contributions.count == 7)
  }

  @Test func theDirectionsOfTheWeightsHold() throws {
    func value(_ marker: MarkerID, _ hits: Int) throws -> Millionths {
      let markers = Fixtures.rates.map { Fixtures.marker($0.marker, $0.marker == marker ? hits : 5, of: 500) }
      return try #require(try style("distress", markers, words: 500)).value
    }
    for (marker, isUp) in [
      ("first-person-singular", true), ("negative-affect", true), ("positive-affect", false), ("social-words", false),
    ] {
      let (few, many) = (try value(MarkerID(unchecked: marker), 4), try value(MarkerID(unchecked: marker), 9))
      #expect((many > few) == isUp)
    }
    // Swearing has no weight in distress.
    #expect(try value("swear", 0) == value("swear", 50))
  }

  @Test func longerTextsAreMoreReliableAndLessOpen() throws {
    var last: StyleScore?
    for words in [200, 400, 1000, 5000, 50_000] {
      let markers = Fixtures.rates.map { Fixtures.marker($0.marker, Int($0.mean * Double(words) * 1.2), of: words) }
      let score = try #require(try style("distress", markers, words: words))
      if let last {
        #expect(score.reliability > last.reliability)
        #expect(score.high - score.low < last.high - last.low)
      }
      last = score
    }
    // The weights are never known exactly: the interval does not close.
    let widest = try #require(last)
    #expect((widest.high - widest.low).double > 0.2)
  }

  @Test func aCommonTransferWeakensNothingButTheClaim() throws {
    let markers = [Fixtures.marker("swear", 2, of: 400)]
    let near = try #require(try style("disinhibition", markers, words: 400))
    let far = try #require(try style("disinhibition", markers, words: 400, language: "fi"))
    #expect(near.value == far.value && near.low == far.low)
  }

  /// A norm of another genre makes no claim surer: the value stays, the interval grows, and does not close with the length of the text.
  @Test func aNormOfAnotherGenreWidensIntervals() throws {
    for words in [200, 400, 4000, 400_000] {
      for dimension in ["antagonism", "distress"] {
        let markers = Fixtures.rates.map { Fixtures.marker($0.marker, Int($0.mean * Double(words) * 1.5), of: words) }
        let near = try #require(try style(DimensionID(unchecked: dimension), markers, words: words))
        let far = try #require(
          try style(DimensionID(unchecked: dimension), markers, words: words, norm: Fixtures.norm().forOtherGenre().forOtherGenre()))
        #expect(far.value == near.value && far.reliability == near.reliability && far.baseline == near.baseline)
        #expect(far.low < near.low && far.high > near.high)
        if dimension == "antagonism", words == 400_000 { #expect((far.high - far.value).double > 1.6 * 1.25.squareRoot()) }
      }
    }
  }

  @Test func aNormOfAnotherGenreIsNeverMoreThanExploratory() throws {
    let markers = Fixtures.rates.map { Fixtures.marker($0.marker, Int($0.mean * 6000), of: 6000) }
    for (norm, status, reason) in [
      (Fixtures.norm(), Score.Status.reported, nil), (Fixtures.norm().forOtherGenre(), .exploratory, "other-genre-norm"),
    ] {
      let score = try #require(
        try Fixtures.scorer().scores([], markers, Fixtures.text(words: 6000, norm: norm)).first { $0.dimension == "distress" })
      #expect(score.styleStatus == status && score.styleReason == reason)
    }
  }

  /// The limits are the quartiles of what texts of one length show: ±.6745·√R. Below R = .5 there is no band.
  @Test func bandsAreOfTextsOfTheSameLength() throws {
    let rules = try Fixtures.model().style
    #expect(rules.bandReliability == 0.5)
    for (value, reliability, band) in [
      (0.6745, 1.0, StyleScore.Band.elevated), (0.6744, 1, .typical), (-0.6745, 1, .low), (0.54, 0.64, .elevated), (0.539, 0.64, .typical),
      (-0.54, 0.64, .low), (3, 0.499, .indeterminate), (3, 0.5, .elevated),
    ] {
      #expect(rules.band(value, low: value - 0.1, high: value + 0.1, reliability: reliability) == band, "\(value) \(reliability)")
    }
    #expect(rules.band(0.6, low: -0.54, high: 1.8, reliability: 0.64) == .indeterminate)
    #expect(rules.band(0.6, low: -0.53, high: 1.8, reliability: 0.64) == .elevated)
  }

  /// Among texts whose authors are as the norm says, a quarter lies beyond each limit, whatever the length.
  @Test(arguments: [600, 2000]) func aQuarterOfNormalTextsLiesBeyondEachLimit(_ words: Int) throws {
    let rules = try Fixtures.model().style
    var random = SplitMix64(seed: 11)
    var (above, below) = (0, 0)
    let count = 4000
    let reliability = Double(words) / (Double(words) + 268)
    for _ in 0..<count {
      // A normal rate of the author, and normal noise of the text: z is R times their sum.
      let normal = { (0..<12).reduce(-6.0) { sum, _ in sum + random.unit() } }
      let z = reliability * (normal() + normal() * ((1 - reliability) / reliability).squareRoot())
      let band = rules.band(z, low: z - 0.01, high: z + 0.01, reliability: reliability)
      if band == .elevated { above += 1 }
      if band == .low { below += 1 }
    }
    for share in [Double(above) / Double(count), Double(below) / Double(count)] { #expect((share - 0.25).magnitude < 0.02, "\(share)") }
  }

  /// What the pull to the norm takes is shown: 2 hits in 400 words are (.005 − .0008)/.000942809 = 4.454773 deviations, R = 400/1300.
  @Test func thePullToTheNormIsShown() throws {
    let part = try #require(try style("antagonism", [Fixtures.marker("swear", 2, of: 400)], words: 400)).contributions[0]
    #expect(part.raw == Millionths("4.454773"))
    #expect(part.raw - part.pull == Millionths("1.370699"))
  }

  @Test func valuesAreTheirPartsToTheLastDigit() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let words = 150 + random.next(below: 3000)
      let markers = Fixtures.rates.filter { _ in random.next(below: 5) > 0 }.map {
        Fixtures.marker($0.marker, random.next(below: 1 + Int($0.mean * Double(words) * 4)), of: words)
      }
      let language = ["en", "de", "pt-BR", "ja"][random.next(below: 4)]
      for dimension in ["distress", "detachment", "disinhibition", "antagonism"] {
        guard let score = try style(DimensionID(unchecked: dimension), markers, words: words, language: language) else {
          continue
        }
        #expect(score.value == score.baseline + score.contributions.sum())
        #expect(score.low <= score.value && score.value <= score.high)
        #expect(score.reliability > .zero && score.reliability < .one)
      }
    }
  }

  private func style(
    _ dimension: DimensionID, _ markers: [MarkerValue], words: Int, language: String = "en", norm: Norm? = nil
  ) throws -> StyleScore? {
    let text = try Fixtures.text(words: words, norm: norm ?? Fixtures.norm(language: language), language: language)
    return try Fixtures.scorer().scores([], markers, text).first { $0.dimension == dimension }?.style
  }
}
