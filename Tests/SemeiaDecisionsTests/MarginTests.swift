import SemeiaDecisions
import SemeiaRecords
import Testing

@Suite struct MarginTests {
  private func trace(_ json: String, _ facts: Facts) throws -> Trace {
    try #require(try condition(json).condition).evaluate(facts)
  }

  /// The margin is exactly what flips the test: with it the truth is another one, and with one step less it is not yet.
  @Test func marginsFlipAndNothingLessDoes() throws {
    for (name, step, values) in [
      ("flag.suicide.level", 1_000_000, [0, 1, 2, 3, 5]), ("score.distress.style", 1, [-250_000, 0, 499_999, 500_000, 500_001]),
    ] {
      for test in [
        #"">=":2"#, #"">":2"#, #""<":2"#, #""<=":2"#, #""==":2"#, #""!=":2"#, #"">=":0.5"#, #""<":0.5"#, #""in":[1,2]"#, #""in":[0,5]"#,
      ] {
        guard case .fact(let leaf)? = try condition(#"{"fact":"\#(name)",\#(test)}"#).condition else { continue }
        for count in values {
          let value = Fact.Value.number(Millionths(count: step == 1 ? count : count * step))
          guard let margin = leaf.margin(of: value), case .number(let number) = value else { continue }
          // A whole fact and a threshold between whole numbers do not meet.
          if step > 1, margin.count % step != 0 { continue }
          let before = leaf.truth(of: value)
          #expect(margin != .zero && leaf.truth(of: .number(number + margin)) != before, "\(name) \(test) \(count)")
          let less = margin.count > 0 ? margin.count - step : margin.count + step
          #expect(leaf.truth(of: .number(Millionths(count: number.count + less))) == before, "\(name) \(test) \(count)")
        }
      }
    }
  }

  @Test func textsAndWhatIsUnknownHaveNone() throws {
    guard case .fact(let leaf)? = try condition(#"{"fact":"genre","==":"message"}"#).condition else { return }
    #expect(leaf.margin(of: .text("x")) == nil && leaf.margin(of: .unknown("x")) == nil)
  }

  @Test(arguments: [
    (#"{"fact":"flag.suicide.level",">=":4}"#, ["flag.suicide.level 2"]),
    (#"{"all":[{"fact":"flag.suicide.level",">=":4},{"fact":"flag.self-harm","==":true}]}"#, ["flag.suicide.level 2", "flag.self-harm"]),
    (
      #"{"any":[{"all":[{"fact":"flag.suicide.level",">=":4},{"fact":"size.words","<":10}]},{"fact":"flag.self-harm","==":true}]}"#,
      ["flag.self-harm"]
    ),
    (
      #"{"not":{"any":[{"fact":"flag.suicide.level",">=":1},{"fact":"size.words",">=":50}]}}"#, ["flag.suicide.level -2", "size.words -31"]
    ),
    (
      #"{"atLeast":2,"of":[{"fact":"flag.suicide.level",">=":2},{"fact":"size.words",">=":90},{"fact":"flag.self-harm","==":true}]}"#,
      ["size.words 10"]
    ),
    (#"{"fact":"flag.suicide.level",">=":2}"#, ["flag.suicide.level -1"]),
  ])
  func theFewestFactsTurnTheWhole(_ json: String, _ expected: [String]) throws {
    let facts: Facts = ["flag.suicide.level": .int(2), "flag.self-harm": .bool(false), "size.words": .int(80)]
    let flip = try #require(try trace(json, facts).nearestFlip)
    let words = flip.map { change in "\(change.test.name)" + (change.margin.map { " \(JSONValue.decimal($0).compact)" } ?? "") }
    #expect(words == expected)
  }

  @Test func whatIsUnknownTurnsByNoKnownFact() throws {
    #expect(try trace(#"{"fact":"flag.self-harm","==":true}"#, ["flag.self-harm": .unknown("x")]).nearestFlip == nil)
    let half = try trace(
      #"{"all":[{"fact":"flag.self-harm","==":true},{"fact":"size.words","<":10}]}"#,
      ["flag.self-harm": .unknown("x"), "size.words": .int(80)])
    #expect(half.truth == .false && half.nearestFlip == nil)
  }

  @Test func repetitionIsMarkedAndGrowthIsNot() {
    var history = RepeatHistory()
    let week = Repeat(days: 7)
    func mark(_ day: Int, _ level: Int, _ person: String = "p", _ repeats: Repeat? = Repeat(days: 7)) -> RepeatHistory.Mark {
      history.mark("r@1", person: person, day: day, facts: ["flag.suicide.level": level], repeats)
    }
    #expect(mark(0, 2) == .first)
    #expect(mark(1, 2) == .repeated(days: 1, times: 1))
    #expect(mark(2, 1, "q") == .first)
    #expect(mark(3, 2) == .repeated(days: 3, times: 2))
    #expect(mark(4, 3) == .grown)
    #expect(mark(5, 3) == .repeated(days: 1, times: 1))
    #expect(mark(11, 3) == .first)
    #expect(mark(11, 3, "p", nil) == .first)
    #expect(week.unlessMore)
  }
}
