import Semeia
import Testing

/// What an analyzer says of itself to a program that links the library alone.
struct AnalyzerContentTests {
  @Test func packsAreThoseThatWereNamed() throws {
    let analyzer = try Analyzer(content: .shipped(), packs: ["quality", "safety"])
    #expect(analyzer.packs.map(\.id) == ["quality", "safety"])
    let rules = analyzer.packs.flatMap(\.rules)
    #expect(Set(rules.map(\.name)).count == rules.count)
    // A rule that asks for nothing would always speak.
    for rule in rules { #expect(!rule.when.tests.isEmpty, "\(rule.name)") }
    #expect(try Analyzer(content: .shipped(), packs: []).packs.isEmpty)
  }

  @Test func dimensionsAreThoseOfTheScoresInTheirOrder() throws {
    let analyzer = try Analyzer(content: .shipped())
    let report = try analyzer.analyze(Document("I can't sleep at night, and I feel hopeless.", language: LanguageTag("en")))
    #expect(analyzer.dimensions.map(\.id) == report.scores.map(\.dimension))
    #expect(analyzer.dimensions.map(\.level) == report.scores.map(\.level))
    let known = Set(analyzer.dimensions.map(\.id))
    for dimension in analyzer.dimensions { #expect(dimension.parents.allSatisfy { known.contains($0.id) }, "\(dimension.id)") }
  }
}
