import SemeiaRecords
import Testing

@testable import SemeiaDecisions

@Suite struct StaticCheckTests {
  private func problems(_ rules: String..., policy: String = "collect") throws -> [PackProblem] {
    let text =
      switch rules.count {
      case 1: packText(rules[0], policy: policy)
      default: packText(rules[0], rules[1], policy: policy)
      }
    return try pack(text).pack.problems(catalog)
  }

  @Test(arguments: [
    (#"{"fact":"flag.selfharm","==":true}"#, "unknown-fact", ".fact"),
    (#"{"all":[{"fact":"finding.insomia",">":1},{"fact":"size.words",">":1}]}"#, "unknown-fact", ".all[0].fact"),
    (#"{"not":{"fact":"marker.pronouns.rate",">":1}}"#, "unknown-fact", ".not.fact"),
    (#"{"atLeast":1,"of":[{"fact":"score.fear.content",">":0.1}]}"#, "unknown-fact", ".of[0].fact"),
    (#"{"fact":"flag.self-harm","==":1}"#, "type", ""),
    (#"{"fact":"flag.suicide.level",">":1.5}"#, "type", ""),
    (#"{"fact":"flag.self-harm",">":1}"#, "type", ""),
    (#"{"fact":"genre","in":["message","novel"]}"#, "type", ""),
    (#"{"fact":"language.tag","==":1}"#, "type", ""),
  ])
  func reportsWhatAndWhere(_ when: String, _ code: String, _ place: String) throws {
    let problems = try problems(#""when":"# + when)
    #expect(problems.contains { $0.code == code && $0.path == "rules[0].when\(place)" }, "\(problems)")
  }

  @Test func hintsAtTheNearestName() throws {
    let problems = try problems(#""when":{"fact":"finding.insomia.any",">":1}"#)
    #expect(problems.map(\.hint) == ["did you mean `insomnia`?"])
  }

  @Test(arguments: [
    #"{"all":[{"fact":"flag.suicide.level",">=":4},{"fact":"flag.suicide.level","<":2}]}"#,
    #"{"all":[{"fact":"flag.suicide.level",">":2},{"fact":"flag.suicide.level","<":3}]}"#,
    #"{"fact":"flag.suicide.level",">":5}"#,
    #"{"fact":"flag.suicide.level","<":0}"#,
    #"{"fact":"score.distress.content",">":1}"#,
    #"{"all":[{"fact":"score.distress.style",">=":1},{"fact":"score.distress.style","<=":1},{"fact":"score.distress.style","!=":1}]}"#,
    #"{"all":[{"fact":"genre","==":"message"},{"fact":"genre","in":["narrative","interview"]}]}"#,
    #"{"all":[{"fact":"flag.self-harm","==":true},{"not":{"fact":"flag.self-harm","==":true}}]}"#,
    #"{"all":[{"fact":"score.distress.style","exists":false},{"fact":"score.distress.style",">":0}]}"#,
    #"{"all":[{"any":[{"fact":"size.words","<":10},{"fact":"size.words",">":90}]},{"fact":"size.words","==":50}]}"#,
    #"{"not":{"any":[{"fact":"flag.self-harm","==":true},{"fact":"flag.self-harm","==":false}]}}"#,
    #"{"atLeast":2,"of":[{"fact":"size.words","<":10},{"fact":"size.words",">":20},{"fact":"size.words","==":15}]}"#,
    #"{"all":[{"fact":"language.tag","==":"es"},{"fact":"language.tag","!=":"es"}]}"#,
    #"{"fact":"size.words","<=":-9223372036854.775808}"#,
    #"{"fact":"flag.suicide.level",">":9223372036854.775807}"#,
  ])
  func findsWhatCanNeverHold(_ when: String) throws {
    #expect(try problems(#""when":"# + when).contains { $0.code == "unsatisfiable" && $0.severity == .error })
  }

  @Test(arguments: [
    #"{"all":[{"fact":"flag.suicide.level",">=":2},{"fact":"flag.suicide.level","<=":3}]}"#,
    #"{"all":[{"fact":"score.distress.style",">":2},{"fact":"score.distress.style","<":3}]}"#,
    #"{"all":[{"fact":"size.words",">":2},{"fact":"size.words","<":4},{"fact":"score.distress.content","!=":0.5}]}"#,
    #"{"any":[{"fact":"flag.suicide.level",">":9},{"fact":"flag.self-harm","==":true}]}"#,
    #"{"all":[{"fact":"language.tag","!=":"es"},{"fact":"language.tag","in":["es","fi"]}]}"#,
    #"{"atLeast":2,"of":[{"fact":"size.words","<":10},{"fact":"size.words","<":20},{"fact":"size.words","==":15}]}"#,
    #"{"not":{"atLeast":2,"of":[{"fact":"size.words","<":10},{"fact":"flag.self-harm","==":true}]}}"#,
    #"{"fact":"size.words",">=":9223372036854}"#,
  ])
  func leavesAloneWhatCanHold(_ when: String) throws {
    #expect(try problems(#""when":"# + when).allSatisfy { $0.code == "unreachable" })
  }

  /// A condition is called impossible exactly where no facts make it true: all values are tried.
  @Test func agreesWithTryingEverything() throws {
    let leaves = [
      #"{"fact":"flag.suicide.level",">=":3}"#, #"{"fact":"flag.suicide.level","<":3}"#,
      #"{"fact":"flag.suicide.level","in":[0,3]}"#,
      #"{"fact":"flag.suicide.level","!=":3}"#, #"{"fact":"flag.self-harm","==":true}"#,
      #"{"fact":"flag.self-harm","exists":false}"#,
      #"{"not":{"fact":"flag.suicide.level","in":[0,1,2,4,5]}}"#,
    ]
    var conditions: [String] = []
    for a in leaves {
      for b in leaves {
        for c in leaves {
          conditions += [
            #"{"all":[\#(a),\#(b),\#(c)]}"#, #"{"all":[\#(a),{"not":{"any":[\#(b),\#(c)]}}]}"#,
            #"{"any":[{"all":[\#(a),\#(b)]},{"not":\#(c)}]}"#,
            #"{"not":{"atLeast":2,"of":[\#(a),\#(b),\#(c)]}}"#, #"{"atLeast":2,"of":[\#(a),\#(b),\#(c)]}"#,
          ]
        }
      }
    }
    var worlds: [Facts] = []
    for level in [0, 1, 2, 3, 4, 5].map(Fact.Value.int) + [.unknown("x")] {
      for harm in [Fact.Value.bool(true), .bool(false), .unknown("x")] {
        worlds.append(["flag.suicide.level": level, "flag.self-harm": harm])
      }
    }
    for json in conditions {
      let condition = try #require(try condition(json).condition)
      let truths = Set(worlds.map { condition.evaluate($0).truth })
      #expect(condition.boxes(catalog.kind)?.isEmpty == !truths.contains(.true), "\(json)")
      #expect(condition.boxes(catalog.kind, negated: true)?.isEmpty == !truths.contains(.false), "\(json)")
    }
  }

  @Test func findsWhatIsNeverSilent() throws {
    let problems = try problems(#""when":{"any":[{"fact":"size.words","<":50},{"fact":"size.words",">=":50}]}"#)
    #expect(problems.map(\.code) == ["tautology"])
    #expect(problems.map(\.severity) == [.warning])
  }

  @Test func saysNothingOfWhatIsTooLarge() throws {
    let pair =
      #"{"any":[{"fact":"size.words","in":[1,2]},{"fact":"flag.suicide.level","in":[1,2]},{"fact":"genre","==":"message"}]}"#
    let many = (0..<13).map { #"{"any":[{"fact":"size.words","==":\#($0)},\#(pair)]}"# }.joined(separator: ",")
    let condition = try #require(try condition(#"{"atLeast":6,"of":[\#(many)]}"#).condition)
    #expect(condition.boxes(catalog.kind) == nil)
  }

  // MARK: Two rules

  private let some = #""id":"some","urgency":"soon","when":{"fact":"flag.suicide.level",">=":1}"#
  private let much = #""id":"much","urgency":"now","when":{"fact":"flag.suicide.level","in":[4,5]}"#
  private let harm = #""id":"harm","urgency":"soon","when":{"fact":"flag.self-harm","==":true}"#

  @Test func findsMaskedRules() throws {
    let unique = try problems(some, much, policy: "unique")
    #expect(unique.map(\.code) == ["masked"])
    #expect(unique.map(\.path) == ["rules[1].when"])
    // The more urgent rule speaks first whatever the order; the less urgent one still has levels of its own.
    #expect(try problems(some, much, policy: "priority").isEmpty)
    let less = much.replacing("now", with: "info")
    #expect(try problems(some, less, policy: "priority").map(\.path) == ["rules[1].when"])
    #expect(try problems(less, some, policy: "priority").map(\.path) == ["rules[0].when"])
    #expect(try problems(some, much, policy: "collect").isEmpty)
  }

  @Test func findsRulesThatOverlap() throws {
    #expect(try problems(some, harm, policy: "unique").map(\.code) == ["overlap"])
    let none = #""id":"none","when":{"fact":"flag.suicide.level","==":0}"#
    #expect(try problems(some, none, policy: "unique").isEmpty)
  }

  @Test func findsRulesThatDisagree() throws {
    #expect(try problems(some, harm, policy: "any").isEmpty)
    #expect(try problems(some, harm.replacing("soon", with: "info"), policy: "any").map(\.code) == ["disagreement"])
  }

  @Test func findsLongSummariesAndMissingReasons() throws {
    let long = String(repeating: "😀", count: 70)
    let problems = try problems(#""rationale":"","summary":{"en":"\#(long)","es":"e"}"#)
    #expect(problems.map(\.code) == ["no-rationale", "long-summary"])
    #expect(problems.last?.path == "rules[0].summary.en")
  }
}
