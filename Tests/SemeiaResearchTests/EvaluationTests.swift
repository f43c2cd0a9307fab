import SemeiaRecords
import Testing

@testable import SemeiaResearch

@Suite struct EvaluationTests {
  private let labeling = Labeling.words(field: "label", positive: ["yes"], negative: [])

  @Test func areaCountsPairsAndHalvesTies() {
    let sample = RankedSample(scores: [1, 2, 2, 3], labels: [false, true, false, true], people: [0, 1, 2, 3])
    // Pairs: 2>1, 2=2 (half), 3>1, 3>2.
    #expect(sample.counts().area == 3.5 / 4)
    // 3: precision 1 of recall ½; 2, both at once: precision ⅔ of recall ½.
    #expect(sample.counts().averagePrecision == 0.5 + 0.5 * 2 / 3)
    #expect(RankedSample(scores: [1, 2], labels: [true, true], people: [0, 1]).counts().area == nil)
  }

  /// The area equals the count of pairs, for many samples, and drawing a person twice equals having the case twice.
  @Test func areaIsTheCountOfPairs() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      let count = 5 + random.next(below: 30)
      let scores = (0..<count).map { _ in Double(random.next(below: 6)) }
      let labels = (0..<count).map { $0 < 2 ? $0 == 0 : random.next(below: 2) == 0 }
      let times = (0..<count).map { $0 < 2 ? 1 : random.next(below: 3) }
      var (pairs, all) = (0.0, 0.0)
      for i in 0..<count where labels[i] {
        for j in 0..<count where !labels[j] {
          let weight = Double(times[i] * times[j])
          all += weight
          pairs += scores[i] > scores[j] ? weight : scores[i] == scores[j] ? weight / 2 : 0
        }
      }
      let area = RankedSample(scores: scores, labels: labels, people: Array(0..<count)).counts(times).area
      #expect(area.map { ($0 - pairs / all).magnitude < 1e-12 } == true)
    }
  }

  @Test func aSignalIsFoundAndNoneIsNotInvented() throws {
    var evaluator = Evaluator(labeling)
    evaluator.replicates = 300
    let strong = try #require(evaluator.evaluations(of: [.content("distress")], Samples.cases(300, signal: 0.3)).first)
    let area = try #require(strong.area)
    #expect(area.value > 0.8)
    #expect(area.interval.map { $0.contains(area.value) && $0.lowerBound > 0.7 } == true)
    #expect(strong.comparisons.map(\.measure) == [.words, .markerCount("negative-affect")])
    #expect(strong.comparisons.allSatisfy { ($0.difference.interval?.lowerBound ?? -1) > 0 })
    let none = try #require(evaluator.evaluations(of: [.content("distress")], Samples.cases(300, signal: 0)).first)
    #expect(none.calibration.map { $0.brier >= $0.brierOfShare - 0.01 } == true)
    #expect(strong.calibration.map { $0.brier < $0.brierOfShare - 0.03 && ($0.slope ?? 0) > 0.6 && ($0.slope ?? 9) < 1.4 } == true)
  }

  /// A 95% interval holds the truth in about 95 of 100 samples: here in at least 43 of 50 (fewer have a chance below 1 in 100).
  @Test func intervalsHoldTheTruthAsOftenAsTheySay() {
    var evaluator = Evaluator(labeling)
    evaluator.replicates = 200
    evaluator.plain = []
    let held = (0..<50).count { seed in
      let cases = Samples.cases(80, signal: 0, seed: UInt64(100 + seed))
      return evaluator.evaluations(of: [.content("distress")], cases)[0].area?.interval?.contains(0.5) == true
    }
    #expect(held >= 43 && held < 50)
  }

  @Test func theSameSeedGivesTheSameLine() {
    var evaluator = Evaluator(labeling)
    evaluator.replicates = 150
    let lines = { (evaluator: Evaluator) in
      evaluator.evaluations(of: [.content("distress")], Samples.cases(120, signal: 0.2)).map(\.json.compact)
    }
    let first = lines(evaluator)
    #expect(first == lines(evaluator))
    evaluator.seed = 2
    #expect(first != lines(evaluator))
  }

  @Test func groupsAreJudgedApartAndSmallOnesAreNot() {
    var evaluator = Evaluator(labeling)
    evaluator.replicates = 100
    var cases = Samples.cases(200, signal: 0.3)
    cases[0].fields["site"] = "c"
    let made = evaluator.evaluations(of: [.content("distress")], cases, by: ["site", "language"])
    #expect(made.map(\.subset.word) == ["all", "a", "b", "c", "en"])
    #expect(made[3].area == nil && made[3].json["status"]?.string == "too-few")
    #expect(made[4].area == made[0].area)
  }

  @Test func whatIsMissingIsCountedAndNeverZero() {
    var evaluator = Evaluator(labeling)
    evaluator.replicates = 100
    var cases = Samples.cases(100, signal: 0.3)
    for place in 0..<7 { cases[place] = Samples.item(place + 1, fields: ["label": "yes"]) }
    cases[8].record.status = .abstained
    cases[9].fields = [:]
    let made = evaluator.evaluations(of: [.content("distress")], cases)[0]
    #expect(made.missing == 8)
    #expect(made.positives + made.negatives == 91)
  }

  /// Texts of one person are drawn together: copying every text ten times leaves the interval about as wide as it was.
  @Test func copiesOfATextAreNoEvidence() throws {
    var evaluator = Evaluator(labeling)
    evaluator.replicates = 400
    let cases = Samples.cases(60, signal: 0.15)
    let copies = cases.flatMap { item in (0..<10).map { _ in item } }
    let width = { (cases: [ResearchCase]) in
      evaluator.evaluations(of: [.content("distress")], cases)[0].area?.interval.map { $0.upperBound - $0.lowerBound } ?? 0
    }
    let (one, many) = (width(cases), width(copies))
    #expect(one > 0 && (many / one - 1).magnitude < 1e-9)
    let strangers = copies.enumerated().map { place, item in
      var item = item
      item.person = "q\(place)"
      return item
    }
    #expect(width(strangers) < one * 0.6)
  }

  @Test func calibrationErrorIsTheDistanceInGroups() {
    // Ten cases said .5, five of them positive; ten said .9, seven of them positive: (0 + 2)/20.
    let said = Array(repeating: 0.5, count: 10) + Array(repeating: 0.9, count: 10)
    let labels = (0..<20).map { $0 < 5 || (10..<17).contains($0) }
    #expect((Calibration.expectedError(said, labels) - 0.1).magnitude < 1e-12)
  }

  @Test func numbersBecomeLabelsByALimit() {
    let item = Samples.item(1, fields: ["score": 4, "flag": true])
    #expect(Labeling.atLeast(field: "score", 4).label(of: item) == true)
    #expect(Labeling.atLeast(field: "score", 4.5).label(of: item) == false)
    #expect(Labeling.atLeast(field: "absent", 4).label(of: item) == nil)
    #expect(Labeling.words(field: "flag", positive: ["true"], negative: ["false"]).label(of: item) == true)
    #expect(Labeling.words(field: "score", positive: ["1"], negative: ["2"]).label(of: item) == nil)
  }
}
