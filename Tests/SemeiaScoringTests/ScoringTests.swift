import Semeia
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaScoring

@Suite struct HalvingTests {
  @Test(arguments: [
    (0.0, 1.0), (1, 0.5), (2, 0.25), (0.5, 0.707_106_781_186_547_5), (1.5, 0.353_553_390_593_273_8), (10, 0.000_976_562_5),
    (0.03, 0.979_420_297_586_926_6),
  ])
  func halves(_ x: Double, _ expected: Double) {
    #expect((Halving.power(x) - expected).magnitude < 1e-15)
  }

  @Test func multiplies() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<1000 {
      let (a, b) = (Double.random(in: 0...20, using: &generator), Double.random(in: 0...20, using: &generator))
      #expect((Halving.power(a) * Halving.power(b) / Halving.power(a + b) - 1).magnitude < 1e-13)
    }
  }
}

@Suite struct ScorerTests {
  private let library: ContentLibrary
  private let scorer: Scorer

  init() throws {
    let content = try ContentLibrary.shipped()
    library = content
    var problems: [ContentProblem] = []
    let tree = try #require(
      JSONContent.read("hitop/tree.json", library.folder, problems: &problems).flatMap {
        DimensionTree($0, file: "tree", problems: &problems)
      })
    let model = try #require(
      JSONContent.read("hitop/models/default.json", library.folder, problems: &problems).flatMap {
        ScoringModel($0, file: "model", tree: tree, catalog: content.catalog, problems: &problems)
      })
    scorer = Scorer(tree: tree, model: model, catalog: library.catalog)
    #expect(problems.isEmpty)
  }

  private func circumstances(words: Int = 500, norm: Norm? = nil) -> Scorer.Circumstances {
    Scorer.Circumstances(
      language: LanguageTag("en")!, genre: .narrative, author: .subject, words: words, norm: norm, precision: nil)
  }

  private func finding(_ concept: String, sentence: Int, intensity: Double = 1) -> Finding {
    var assertion = Assertion()
    assertion.intensity = intensity
    return Finding(
      concept: ConceptID(unchecked: concept), span: TextSpan(sentence * 10, sentence * 10 + 5), assertion: assertion, isCounted: true,
      entry: "",
      isAmbiguous: false, turn: 0, behavior: nil, sentence: sentence)
  }

  @Test func followsTheExampleOfTheMethodsPage() {
    let findings = [
      finding("insomnia", sentence: 0), finding("insomnia", sentence: 1), finding("depressed-mood", sentence: 2),
      finding("anhedonia", sentence: 3, intensity: 0.5),
    ]
    let distress = scorer.scores(findings, [], circumstances()).first { $0.dimension == "distress" }?.content
    #expect(distress.map { ($0.value.double * 1000).rounded() / 1000 } == 0.563)
    #expect(distress?.mentioned == 3)
  }

  @Test func valuesAreTheSumsOfTheirParts() {
    var generator = SplitMix64(seed: 1)
    let concepts = library.catalog.concepts.map(\.id.description)
    for _ in 0..<300 {
      let findings = (0..<Int.random(in: 0...25, using: &generator)).map { index in
        finding(
          concepts.randomElement(using: &generator) ?? "insomnia", sentence: index / 2,
          intensity: [0.5, 1, 1.5].randomElement(using: &generator) ?? 1)
      }
      for score in scorer.scores(findings, [], circumstances()) {
        guard let content = score.content else { continue }
        #expect(content.contributions.reduce(Millionths.zero) { $0 + $1.amount } == content.value)
        #expect(content.value >= .zero && content.value <= .one)
        #expect(content.low <= content.value)
      }
    }
  }

  @Test func moreIsNeverLess() {
    var findings: [Finding] = []
    var last = Millionths.zero
    for sentence in 0..<12 {
      findings.append(finding(sentence % 2 == 0 ? "insomnia" : "hopelessness", sentence: sentence))
      let value = scorer.scores(findings, [], circumstances()).first { $0.dimension == "distress" }?.content?.value ?? .zero
      #expect(value > last)
      last = value
    }
  }

  @Test func removingIsTheSameSumWithoutIt() {
    let findings = [finding("insomnia", sentence: 0), finding("panic", sentence: 1), finding("panic", sentence: 2)]
    let without = scorer.scores(findings, [], circumstances(), removing: [findings[1].span])
    let again = scorer.scores([findings[0], findings[2]], [], circumstances())
    for (one, two) in zip(without, again) { #expect(one.content?.value == two.content?.value) }
  }

  @Test func abstainsOnShortTexts() {
    let scores = scorer.scores([finding("insomnia", sentence: 0)], [], circumstances(words: 49))
    #expect(scores.allSatisfy { $0.status == .insufficient && $0.content == nil && $0.reason == "too-few-words" })
  }

  @Test func styleIsBaselineAndContributions() throws {
    var problems: [ContentProblem] = []
    let json = try JSONReader().read(
      #"{"language":"en","genre":"narrative","corpus":"c","source":"s","license":"l","date":"2025-01-01","documents":372,"words":30504,"markers":{"first-person-singular":{"m":0.0305,"s":0.010668,"b":268,"n":372},"negation":{"m":0.0192,"s":0.0064,"b":469,"n":372}}}"#
    )
    let norm = try #require(Norm(json, file: "n", problems: &problems))
    let markers = [
      MarkerValue(
        marker: "first-person-singular", status: .ok, count: 40, base: 500, evidence: (0..<40).map { Evidence(span: TextSpan($0, $0 + 1)) }),
      MarkerValue(marker: "negation", status: .ok, count: 5, base: 500),
    ]
    let score = try #require(scorer.scores([], markers, circumstances(norm: norm)).first { $0.dimension == "distress" })
    let style = try #require(score.style)
    #expect(style.contributions.reduce(style.baseline) { $0 + $1.amount } == style.value)
    // By hand: z1 = (40 − 15.25)/(768·.010668) = 3.0208, limited to 3; z2 = (5 − 9.6)/(969·.0064) = −.74174; weights .11 and .09; ρ .15.
    let expected = (0.11 * 3 - 0.09 * 0.741_744) / (0.11 * 0.11 + 0.09 * 0.09 + 2 * 0.15 * 0.11 * 0.09).squareRoot()
    #expect((style.value.double - expected).magnitude < 1e-4)
    #expect(scorer.scores([], markers, circumstances()).first { $0.dimension == "distress" }?.styleStatus == .noNorm)
  }

  @Test func nullsStayZero() {
    #expect(!scorer.model.styleWeights.contains { $0.dimension == "antagonism" && $0.marker == "first-person-singular" && $0.weight != 0 })
    for dimension in ["somatoform", "fear", "eating-pathology", "sexual-problems", "anankastia"] {
      #expect(!scorer.model.styleWeights.contains { $0.dimension.description == dimension && $0.weight != 0 })
    }
  }
}

@Suite struct NormBuilderTests {
  private func markers(_ count: Int, _ words: Int) -> [MarkerValue] {
    [MarkerValue(marker: "negation", status: .ok, count: Double(count), base: words)]
  }

  @Test func partsJoinToTheWhole() {
    var generator = SplitMix64(seed: 3)
    var whole = NormBuilder()
    var parts = [NormBuilder(), NormBuilder(), NormBuilder()]
    for index in 0..<600 {
      let (count, words) = (Int.random(in: 0...20, using: &generator), Int.random(in: 100...400, using: &generator))
      whole.add(markers(count, words), words: words)
      parts[index % 3].add(markers(count, words), words: words)
    }
    var joined = parts[2]
    joined.merge(parts[0])
    joined.merge(parts[1])
    let corpus = NormBuilder.Corpus(language: "en", genre: "narrative", name: "", source: "", license: "", date: "", content: "")
    #expect(joined.file(corpus) == whole.file(corpus))
    #expect(NormBuilder().file(corpus) == nil)
  }

  /// Rates 0.02 ± 0.005 for half the authors each, counts without chance: the fit finds the mean.
  @Test func fitsTheMean() {
    var builder = NormBuilder()
    for index in 0..<400 { builder.add(markers(index % 2 == 0 ? 60 : 20, 1000), words: 1000) }
    let fit = builder.file(.init(language: "en", genre: "narrative", name: "", source: "", license: "", date: "", content: ""))?[
      "markers"]?["negation"]
    #expect(fit?["m"]?.double == 0.04)
    // Sample variance of rates .0004 · 400/399 less the Poisson part .00004.
    #expect(((fit?["s"]?.double ?? 0) - 0.019_000_1).magnitude < 1e-6)
  }
}
