import SemeiaRecords
import Testing

@testable import SemeiaDecisions

@Suite struct TruthTests {
  private let all: [Truth] = [.true, .false, .unknown]

  @Test func isKleenes() {
    for a in all {
      #expect(!(!a) == a)
      for b in all {
        let both = Truth.all([a, b])
        #expect(both == (a == .false || b == .false ? .false : a == .unknown || b == .unknown ? .unknown : .true))
        #expect(Truth.any([a, b]) == !Truth.all([!a, !b]))
        #expect(Truth.atLeast(2, of: [a, b]) == both)
        #expect(Truth.atLeast(1, of: [a, b]) == Truth.any([a, b]))
      }
    }
    #expect(Truth.all([]) == .true)
    #expect(Truth.any([]) == .false)
  }
}

private struct Facts: FactSource {
  var values: [String: Fact.Value]
  func fact(_ name: String) -> Fact? { values[name].map { Fact($0, places: [Fact.Place(start: 1, end: 4)]) } }
}

@Suite struct RulePackTests {
  private func pack(_ when: String) throws -> (RulePack, [PackProblem]) {
    let text = """
      {"id":"p","version":2,"title":"t","rules":[{"id":"r","version":1,"urgency":"today","when":\(when),"summary":{"en":"s","es":"e"},
      "options":{"en":["a","b"],"es":["c","d"]},"examples":[{"text":"x","outcome":"fires"},{"text":"y","outcome":"silent"}]}]}
      """
    let (pack, problems) = RulePack.read(try JSONReader().read(text))
    return (pack, problems)
  }

  @Test func firesWithTheTraceOfTheContract() throws {
    let (pack, problems) = try pack(#"{"all":[{"fact":"flag.suicide.level",">=":2}]}"#)
    #expect(problems.isEmpty)
    let decision = try #require(pack.decisions(Facts(values: ["flag.suicide.level": .number(Millionths(count: 2_000_000))]), language: "es").first)
    #expect(decision.rule == "r@1")
    #expect(decision.pack == "p@2")
    #expect(decision.summary == "e")
    #expect(decision.options == ["c", "d"])
    #expect(decision.places == [Fact.Place(start: 1, end: 4)])
    #expect(decision.trace.json.compact == #"{"all":[{"fact":"flag.suicide.level","value":2,"test":">= 2","truth":true}]}"#)
  }

  @Test func unknownIsNeitherFiredNorSilent() throws {
    let (pack, _) = try pack(#"{"any":[{"fact":"size.words","<":50},{"fact":"score.distress.content",">":0.5}]}"#)
    let facts = Facts(values: ["size.words": .number(Millionths(count: 80_000_000)), "score.distress.content": .unknown("too-few-words")])
    #expect(pack.decisions(facts, language: "en").isEmpty)
    let trace = pack.traces(facts)[0].trace
    #expect(trace.truth == .unknown)
    #expect(trace.reasons == ["score.distress.content: too-few-words"])
    let known = Facts(values: ["size.words": .number(Millionths(count: 8_000_000)), "score.distress.content": .unknown("x")])
    #expect(pack.traces(known)[0].trace.truth == .true)
  }

  @Test(arguments: [
    (#"{"fact":"a"}"#, "bad-condition"), (#"{"all":[]}"#, "empty-list"), (#"{"fact":"a",">=":"x"}"#, "type"), (#"{"atLeast":3,"of":[{"fact":"a","==":1}]}"#, "bad-count"),
    (#"{"nothing":1}"#, "bad-condition"),
  ])
  func reportsProblems(_ when: String, _ code: String) throws {
    let problems = try pack(when).1
    #expect(problems.contains { $0.code == code && $0.path.hasPrefix("rules[0].when") })
  }
}
