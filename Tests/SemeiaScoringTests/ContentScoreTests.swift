import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaScoring

@Suite struct ContentScoreTests {
  private func content(_ dimension: DimensionID, _ findings: [Finding], quality: ExtractionQuality? = nil) throws -> ContentScore {
    var text = try Fixtures.text(words: 200)
    text.quality = quality
    let score = try Fixtures.scorer().scores(findings, [], text).first { $0.dimension == dimension }
    return try #require(score?.content)
  }

  @Test func theExampleOfTheMethodsPage() throws {
    // Insomnia plainly in two sentences, depressed mood once, anhedonia once and mildly.
    let score = try content(
      "distress",
      [
        Fixtures.finding("insomnia", sentence: 0), Fixtures.finding("depressed-mood", sentence: 1),
        Fixtures.finding("insomnia", sentence: 2), Fixtures.finding("anhedonia", sentence: 3, intensity: 0.5),
      ])
    #expect(
      score.contributions == [
        ContentContribution(
          concept: "insomnia", amount: Millionths(count: 430_964), findings: [0, 2],
          amounts: [Millionths(count: 287_310), Millionths(count: 143_654)]),
        ContentContribution(
          concept: "depressed-mood", amount: Millionths(count: 83_333), findings: [1], amounts: [Millionths(count: 83_333)]),
        ContentContribution(concept: "anhedonia", amount: Millionths(count: 48_816), findings: [3], amounts: [Millionths(count: 48_816)]),
      ])
    #expect(score.value == Millionths("0.563113"))
    #expect(score.mentioned == 3)
    #expect(score.components == 22)
    #expect(score.high == score.value)
  }

  @Test(arguments: [([0.5], 292_893), ([1.0], 500_000), ([1.5], 646_447), ([1.0, 1.0, 1.0], 719_385)])
  func oneComponentAsTabled(_ intensities: [Double], _ evidence: Int) throws {
    let findings = intensities.enumerated().map { Fixtures.finding("panic", sentence: $0, intensity: $1) }
    // One component alone: half for being the strongest, a sixth for being among the three strongest.
    let score = try content("fear", findings)
    #expect((score.value.count - evidence * 2 / 3).magnitude <= 1)
  }

  @Test func anUnmeasuredPrecisionPullsTheLowerEnd() throws {
    let findings = [Fixtures.finding("panic", sentence: 0)]
    let unmeasured = try content("fear", findings)
    // (1 − 2^(−.13535)) · 2/3
    #expect((unmeasured.low.count - 59_703).magnitude < 20)
    let measured = try content("fear", findings, quality: ExtractionQuality(right: 180, wrong: 20))
    #expect(measured.low > unmeasured.low && measured.low < measured.value)
    #expect(measured.value == unmeasured.value && measured.high == measured.value)
    let both = try content("fear", findings, quality: ExtractionQuality(right: 180, wrong: 20, found: 60, missed: 40))
    #expect(both.high > both.value && both.high < .one)
  }

  @Test func twoPatternsInOneSentenceAreOneComplaint() throws {
    let once = try content("distress", [Fixtures.finding("insomnia", sentence: 0)])
    let twice = try content(
      "distress", [Fixtures.finding("insomnia", sentence: 0), Fixtures.finding("insomnia", sentence: 0, at: 6)])
    #expect(once.value == twice.value)
    #expect(twice.contributions.map(\.findings) == [[0, 1]])
    let stronger = try content(
      "distress", [Fixtures.finding("insomnia", sentence: 0), Fixtures.finding("insomnia", sentence: 0, intensity: 1.5, at: 6)])
    #expect(stronger.contributions.map(\.findings) == [[1]])
  }

  @Test func conceptsThatFeedOneComponentShareIt() throws {
    let score = try content(
      "distress", [Fixtures.finding("suicidality", sentence: 0), Fixtures.finding("suicidal-thoughts", sentence: 0, at: 6)])
    #expect(score.mentioned == 1)
    #expect(score.contributions.map(\.concept) == ["suicidality", "suicidal-thoughts"])
    #expect(score.contributions[0].amount == score.contributions[1].amount)
  }

  @Test func tiesShareTheirPlaces() throws {
    let names: [ConceptID] = ["panic", "agoraphobia", "obsessions", "checking", "cleaning"]
    let score = try content("fear", names.enumerated().map { Fixtures.finding($1, sentence: $0) })
    #expect(score.contributions.map(\.amount) == Array(repeating: Millionths("0.1"), count: 5))
    #expect(score.value == Millionths("0.5"))
  }

  @Test func whatIsBetweenTwoDimensionsCountsHalfInBoth() throws {
    let findings = [Fixtures.finding("social-anxiety", sentence: 0)]
    #expect(try content("fear", findings).value == Millionths("0.166667"))
    #expect(try content("detachment", findings).value == Millionths("0.166667"))
  }

  @Test func nothingStatedIsZeroAndSaysSo() throws {
    let score = try content(
      "fear", [Fixtures.finding("insomnia", sentence: 0), Fixtures.finding("panic", sentence: 1, isCounted: false)])
    #expect(score.value == .zero && score.low == .zero && score.high == .zero)
    #expect(score.contributions.isEmpty && score.mentioned == 0)
  }

  @Test func theGeneralFactorAsksForThreeSpectra() throws {
    let scorer = try Fixtures.scorer()
    let two = [Fixtures.finding("insomnia", sentence: 0), Fixtures.finding("grandiosity", sentence: 1)]
    let few = try #require(scorer.scores(two, [], Fixtures.text(words: 200)).first)
    #expect(few.content == nil && few.status == .insufficient && few.reason == "too-few-spectra")
    let three = two + [Fixtures.finding("gambling", sentence: 2)]
    let score = try content("general", three)
    #expect(score.value == Millionths("0.333333"))
    #expect(score.mentioned == 3 && score.components == 6)
    #expect(score.contributions.map(\.findings) == [[0], [1], [2]])
  }

  @Test func sayingMoreNeverLowersAValue() throws {
    var random = SplitMix64(seed: 7)
    let scorer = try Fixtures.scorer()
    let concepts = scorer.tree.components.map(\.id)
    let text = try Fixtures.text(words: 200)
    for _ in 0..<60 {
      var findings = randomFindings(concepts, &random)
      var last = scorer.scores(findings, [], text)
      for _ in 0..<4 {
        // An earlier sentence, mild: what was said before it must not lose.
        let intensity = [0.5, 1, 1.5][random.next(below: 3)]
        findings.insert(
          Fixtures.finding(
            concepts[random.next(below: concepts.count)], sentence: random.next(below: 3) - 3, intensity: intensity), at: 0)
        let next = scorer.scores(findings, [], text)
        for (before, after) in zip(last, next) where before.dimension != "general" {
          let (old, new) = (try #require(before.content), try #require(after.content))
          // Each contribution is rounded to a millionth.
          #expect(new.value.count >= old.value.count - 8)
          #expect(new.low.count >= old.low.count - 8)
        }
        last = next
      }
    }
  }

  @Test func valuesAreTheirPartsToTheLastDigit() throws {
    var random = SplitMix64(seed: 11)
    let scorer = try Fixtures.scorer()
    let concepts = scorer.tree.components.map(\.id)
    for _ in 0..<200 {
      let findings = randomFindings(concepts, &random)
      for score in scorer.scores(findings, [], try Fixtures.text(words: 200)) {
        guard let content = score.content else { continue }
        #expect(content.value == content.contributions.sum())
        #expect(content.low <= content.value && content.value <= content.high)
        #expect(content.value >= .zero && content.value < .one)
        for contribution in content.contributions {
          #expect(contribution.amount > .zero && !contribution.findings.isEmpty)
          #expect(contribution.findings.allSatisfy { findings[$0].concept == contribution.concept && findings[$0].isCounted })
        }
      }
    }
  }

  private func randomFindings(_ concepts: [ConceptID], _ random: inout SplitMix64) -> [Finding] {
    (0..<random.next(below: 14)).map { sentence in
      Fixtures.finding(
        concepts[random.next(below: concepts.count)], sentence: sentence / 2, intensity: [0.5, 1, 1.5][random.next(below: 3)],
        isCounted: random.next(below: 4) > 0, at: sentence * 10)
    }
  }
}
