import SemeiaDecisions
import SemeiaRecords
import Testing

@Suite struct RulePackTests {
  @Test func decides() throws {
    let (pack, problems) = try pack(packText(#""when":{"all":[{"fact":"flag.suicide.level",">=":2}]}"#))
    #expect(problems.isEmpty)
    let facts = Facts().with("flag.suicide.level", .int(2), [Fact.Place(start: 1, end: 4)])
    let decision = try #require(pack.decisions(facts, language: "en").first)
    #expect(decision.rule == "r0@1")
    #expect(decision.pack == "p@2")
    #expect(decision.urgency == .today)
    #expect(decision.summary == "s")
    #expect(decision.options == ["a", "b"])
    #expect(decision.requires == "human-review")
    #expect(decision.places == [Fact.Place(start: 1, end: 4)])
    #expect(decision.trace.json.compact == #"{"all":[{"fact":"flag.suicide.level","value":2,"test":">= 2","truth":true,"margin":-1}]}"#)
  }

  @Test(arguments: [("es", "e"), ("es-MX", "e"), ("es-Latn-MX", "e"), ("fi", "s"), ("", "s"), ("esx", "s")])
  func speaksTheLanguageOrEnglish(_ language: String, _ summary: String) throws {
    let decisions = try pack(packText("")).pack.decisions(["flag.suicide.level": .int(3)] as Facts, language: language)
    #expect(decisions.map(\.summary) == [summary])
    #expect(decisions.map(\.options) == [summary == "e" ? ["c", "d"] : ["a", "b"]])
  }

  @Test func unknownSaysNothingAndGivesItsReason() throws {
    let pack = try pack(packText(#""when":{"any":[{"fact":"size.words","<":50},{"fact":"score.distress.content",">":0.5}]}"#))
      .pack
    let open: Facts = ["size.words": .int(80), "score.distress.content": .unknown("too-few-words")]
    #expect(pack.decisions(open, language: "en").isEmpty)
    #expect(pack.traces(open).map(\.trace.truth) == [.unknown])
    #expect(pack.traces(open)[0].trace.reasons == ["score.distress.content: too-few-words"])
    let short: Facts = ["size.words": .int(8), "score.distress.content": .unknown("too-few-words")]
    #expect(pack.decisions(short, language: "en").count == 1)
  }

  private let three = [
    #""id":"low","urgency":"info","when":{"fact":"flag.suicide.level",">=":1}"#,
    #""id":"high","urgency":"now","when":{"fact":"flag.suicide.level",">=":4}"#,
    #""id":"words","urgency":"now","when":{"fact":"size.words",">":9}"#,
  ]

  /// All that hold are there; those that do not speak name the one that does.
  @Test(arguments: [
    (HitPolicy.collect, ["low", "high", "words"], String?.none), (.unique, ["low", "high", "words"], nil), (.any, ["low"], "low@1"),
    (.priority, ["high"], "high@1"),
  ])
  func thePolicyChooses(_ policy: HitPolicy, _ expected: [String], _ speaker: String?) throws {
    let pack = try pack(packText(three[0], three[1], three[2], policy: policy.rawValue)).pack
    let facts: Facts = ["flag.suicide.level": .int(5), "size.words": .int(10)]
    #expect(pack.policy == policy)
    let decisions = pack.decisions(facts, language: "en")
    #expect(decisions.map(\.rule) == ["low@1", "high@1", "words@1"])
    #expect(decisions.filter { $0.heldBy == nil }.map { String($0.rule.dropLast(2)) } == expected)
    #expect(decisions.compactMap(\.heldBy) == Array(repeating: speaker ?? "", count: 3 - expected.count))
    #expect(pack.decisions(["flag.suicide.level": .int(0), "size.words": .int(1)] as Facts, language: "en").isEmpty)
    #expect(pack.traces(facts).count == 3)
  }

  @Test func aPackWithoutPolicyCollects() throws {
    let text = packText("").replacing(#""policy":"collect","#, with: "")
    #expect(try pack(text).pack.policy == .collect)
  }

  @Test(arguments: [
    (#""options":{"en":["one"]}"#, "one-option", "rules[0].options"),
    (#""summary":{"es":"e"}"#, "missing-translation", "rules[0].summary"),
    (#""summary":{"en":"s","es":"e"},"options":{"en":["a","b"],"es":["c"]}"#, "missing-translation", "rules[0]"),
    (#""summary":{"en":"s"}"#, "missing-translation", "rules[0]"),
    (#""examples":[{"text":"x","outcome":"fires"},{"text":"y","outcome":"silent"}]"#, "missing-example", "rules[0].examples"),
    (#""examples":[]"#, "missing-example", "rules[0].examples"),
    (#""examples":[{"text":"x","outcome":"maybe"}]"#, "bad-example", "rules[0].examples[0]"),
    (#""urgency":"soonish""#, "bad-rule", "rules[0].urgency"),
    (#""version":0"#, "bad-rule", "rules[0]"),
    (#""id":"Not a name""#, "bad-rule", "rules[0]"),
    (#""sumary":{}"#, "unknown-field", "rules[0].sumary"),
  ])
  func reportsWhatAndWhere(_ fields: String, _ code: String, _ path: String) throws {
    let problems = try pack(packText(fields)).problems
    #expect(problems.contains { $0.code == code && $0.path == path && !$0.hint.isEmpty }, "\(problems)")
  }

  @Test func reportsDuplicatesAndKeepsTheFirst() throws {
    let (pack, problems) = try pack(packText(#""id":"a""#, #""id":"a","urgency":"now""#))
    #expect(problems.map(\.code) == ["duplicate-id"])
    #expect(pack.rules.map(\.urgency) == [.today])
  }

  @Test func aRuleOverWhatIsAlwaysKnownNeedsNoUnknownExample() throws {
    let examples = #""examples":[{"text":"x","outcome":"fires"},{"text":"y","outcome":"silent"}]"#
    #expect(try pack(packText(#""when":{"fact":"size.words","<":50},"# + examples)).problems.isEmpty)
    #expect(try pack(packText(#""when":{"fact":"score.distress.style","exists":false},"# + examples)).problems.isEmpty)
  }

  @Test func aPackWithoutNamePolicyOrRulesIsReported() throws {
    let problems = try pack(#"{"version":1,"policy":"first","rulez":[]}"#).problems
    #expect(problems.map(\.code) == ["bad-pack", "bad-policy", "unknown-field", "no-rules"])
  }

  @Test func anAuthorsOwnFieldsAreAllowed() throws {
    #expect(try pack(packText(#""x_ticket":7"#)).problems.isEmpty)
  }
}
