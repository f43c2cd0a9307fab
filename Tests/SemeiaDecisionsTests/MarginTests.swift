import SemeiaDecisions
import SemeiaRecords
import Testing

@Suite struct MarginTests {
  private func trace(_ json: String, _ facts: Facts) throws -> Trace {
    try #require(try condition(json).condition).evaluate(facts)
  }

  private func leaf(_ json: String) throws -> FactTest {
    guard case .fact(let leaf)? = try condition(json).condition else {
      Issue.record("no test of a fact: \(json)")
      throw CancellationError()
    }
    return leaf
  }

  /// The margin is exactly what flips the test: with it the truth is another one, and with no smaller change, up or down, is it yet.
  @Test(arguments: [
    ("flag.suicide.level", 1_000_000, [0, 1, 2, 3, 5].map { $0 * 1_000_000 }, 40),
    ("score.distress.style", 1, [-250_000, 0, 499_999, 500_000, 500_001], 50),
  ])
  func marginsFlipAndNothingLessDoes(_ name: String, _ step: Int, _ values: [Int], _ expected: Int) throws {
    let tests = [
      #"">=":2"#, #"">":2"#, #""<":2"#, #""<=":2"#, #""==":2"#, #""!=":2"#, #"">=":0.5"#, #""<":0.5"#, #""in":[1,2]"#, #""in":[0,5]"#,
    ]
    var looked = 0
    for test in tests {
      let leaf = try leaf(#"{"fact":"\#(name)",\#(test)}"#)
      for count in values {
        let margin = try #require(leaf.margin(of: .number(Millionths(count: count))), "\(name) \(test) \(count)")
        // A whole fact and a threshold between whole numbers do not meet.
        if margin.count % step != 0 { continue }
        looked += 1
        let truth = { leaf.truth(of: .number(Millionths(count: count + $0))) }
        #expect(margin != .zero && truth(margin.count) != truth(0), "\(name) \(test) \(count)")
        let far = margin.count.magnitude
        for less in [1, 2, 3, 4].map({ UInt($0 * step) }) + [far / 2, far - UInt(step)] where less < far && less % UInt(step) == 0 {
          #expect(truth(Int(less)) == truth(0) && truth(-Int(less)) == truth(0), "\(name) \(test) \(count) by \(less)")
        }
      }
    }
    #expect(looked == expected)
  }

  /// What no number of the fact's kind turns has no margin, and neither has what is no number.
  @Test func textsAndWhatIsUnknownHaveNone() throws {
    let genre = try leaf(#"{"fact":"genre","==":"message"}"#)
    for value: Fact.Value in [.text("x"), .text("message"), .unknown("x"), .bool(true)] { #expect(genre.margin(of: value) == nil) }
    let level = try leaf(#"{"fact":"flag.suicide.level",">=":2}"#)
    #expect(level.margin(of: .unknown("x")) == nil && level.margin(of: .number(.zero)) == Millionths(count: 2_000_000))
    #expect(try leaf(#"{"fact":"flag.suicide.level","exists":true}"#).margin(of: .number(.zero)) == nil)
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
