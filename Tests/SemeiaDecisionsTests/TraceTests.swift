import SemeiaRecords
import Testing

@testable import SemeiaDecisions

@Suite struct TraceTests {
  private func trace(_ json: String, _ facts: Facts) throws -> Trace {
    try #require(try condition(json).condition).evaluate(facts)
  }

  @Test func printsAsTheContractDoes() throws {
    let trace = try trace(#"{"all":[{"fact":"flag.suicide.level",">=":2}]}"#, ["flag.suicide.level": .int(2)])
    #expect(trace.json.compact == #"{"all":[{"fact":"flag.suicide.level","value":2,"test":">= 2","truth":true,"margin":-1}]}"#)
  }

  @Test func printsWhatIsUnknownWithItsReason() throws {
    let trace = try trace(
      #"{"any":[{"fact":"size.words","<":50},{"not":{"fact":"score.distress.content",">":0.5}},{"fact":"genre","==":"message"}]}"#,
      ["size.words": .int(80), "score.distress.content": .unknown("too-few-words")])
    #expect(trace.truth == .unknown)
    #expect(trace.reasons == ["score.distress.content: too-few-words", "genre: no-such-fact"])
    #expect(
      trace.json.compact
        == #"{"any":[{"fact":"size.words","value":80,"test":"< 50","truth":false,"margin":-31,"decisive":false},"#
        + #"{"not":{"fact":"score.distress.content","value":null,"test":"> 0.5","truth":null,"reason":"too-few-words"}},"#
        + #"{"fact":"genre","value":null,"test":"== \"message\"","truth":null,"reason":"no-such-fact"}]}"#)
  }

  @Test func aValueOfAnotherKindIsUnknown() throws {
    let trace = try trace(#"{"fact":"flag.self-harm","==":true}"#, ["flag.self-harm": .int(1)])
    #expect(trace.truth == .unknown)
    #expect(trace.reasons == ["flag.self-harm: wrong-kind"])
    #expect(trace.json["reason"] == "wrong-kind")
  }

  @Test func existsIsNeverUnknown() throws {
    let missing: Facts = ["score.distress.style": .unknown("no-norm")]
    let there: Facts = ["score.distress.style": .number(.zero)]
    for (json, whenMissing, whenThere) in [
      (#"{"fact":"score.distress.style","exists":true}"#, Truth.false, Truth.true),
      (#"{"fact":"score.distress.style","exists":false}"#, .true, .false),
    ] {
      #expect(try trace(json, missing).truth == whenMissing)
      #expect(try trace(json, there).truth == whenThere)
    }
  }

  @Test func comparesByKind() throws {
    let facts: Facts = [
      "score.distress.style": .number(Millionths(count: -250_000)), "genre": .text("message"), "safety.content": .bool(true),
    ]
    for (json, expected) in [
      (#"{"fact":"score.distress.style","<":-0.2}"#, true), (#"{"fact":"score.distress.style","<=":-0.25}"#, true),
      (#"{"fact":"score.distress.style",">":-0.25}"#, false), (#"{"fact":"score.distress.style","!=":-0.250}"#, false),
      (#"{"fact":"score.distress.style","in":[1,-0.25]}"#, true), (#"{"fact":"genre","in":["interview"]}"#, false),
      (#"{"fact":"genre","!=":"interview"}"#, true), (#"{"fact":"safety.content","==":true}"#, true),
    ] {
      #expect(try trace(json, facts).truth == Truth(expected), "\(json)")
    }
  }

  @Test func marksWhatDecided() throws {
    let facts: Facts = [
      "size.words": .int(80), "flag.self-harm": .bool(true), "flag.suicide.level": .int(0), "author": .unknown("x"),
    ]
    func decisive(_ json: String) throws -> [String] { try trace(json, facts).decisive.map(\.test.name.description) }
    let long = #"{"fact":"size.words",">":50}"#, short = #"{"fact":"size.words","<":50}"#
    let harm = #"{"fact":"flag.self-harm","==":true}"#, level = #"{"fact":"flag.suicide.level",">=":1}"#
    let open = #"{"fact":"author","==":"subject"}"#
    #expect(try decisive(#"{"any":[\#(short),\#(harm),\#(open)]}"#) == ["flag.self-harm"])
    #expect(try decisive(#"{"all":[\#(long),\#(harm)]}"#) == ["size.words", "flag.self-harm"])
    #expect(try decisive(#"{"all":[\#(long),\#(level),\#(open)]}"#) == ["flag.suicide.level"])
    #expect(try decisive(#"{"all":[\#(long),\#(open)]}"#) == ["author"])
    #expect(try decisive(#"{"atLeast":2,"of":[\#(long),\#(level),\#(harm)]}"#) == ["size.words", "flag.self-harm"])
    #expect(try decisive(#"{"not":{"all":[\#(short),\#(harm)]}}"#) == ["size.words"])
  }

  @Test func placesAreThoseOfTheDecisiveFacts() throws {
    let early = Fact.Place(start: 0, end: 4), late = Fact.Place(start: 9, end: 12)
    let facts = Facts().with("flag.self-harm", .bool(true), [late, early]).with("flag.suicide.level", .int(3), [late])
      .with("finding.insomnia", .int(0), []).with("flag.abuse", .bool(true), [Fact.Place(start: 20, end: 21)])
    let json = #"""
      {"any":[{"fact":"flag.self-harm","==":true},{"fact":"flag.suicide.level",">=":1},{"fact":"flag.abuse","==":false},
      {"not":{"fact":"finding.insomnia",">":0}}]}
      """#
    #expect(try trace(json, facts).places == [early, late])
  }

  /// A printed trace is worth what its values and tests say.
  @Test func recomputesWhatWasPrinted() throws {
    let json = #"""
      {"all":[{"any":[{"fact":"genre","in":["message","narrative"]},{"fact":"author","==":"other"}]},
      {"not":{"fact":"safety.content","==":false}},
      {"atLeast":1,"of":[{"fact":"score.distress.style","exists":false},{"fact":"flag.suicide.level","!=":2}]}]}
      """#
    let values: [Fact.Value] = [.text("message"), .text("other"), .bool(true), .bool(false), .int(2), .int(3), .unknown("why")]
    let names = ["genre", "author", "safety.content", "score.distress.style", "flag.suicide.level"]
    for choice in 0..<(values.count * values.count * values.count) {
      var (facts, rest) = (Facts(), choice)
      for name in names {
        facts = facts.with(name, values[(rest + name.utf8.count) % values.count])
        rest /= 3
      }
      let trace = try trace(json, facts)
      #expect(Trace.truth(ofPrinted: trace.json) == trace.truth)
    }
  }

  @Test(arguments: [
    #"{"fact":"flag.suicide.level","value":1,"test":">= 2","truth":true}"#,
    #"{"all":[{"fact":"flag.suicide.level","value":2,"test":">= 2","truth":false}]}"#,
    #"{"fact":"flag.suicide.level","value":2,"test":">= 2","truth":true,"margin":-2}"#,
    #"{"fact":"flag.suicide.level","value":2,"test":"about 2","truth":true}"#,
    #"{"fact":"flag.suicide.level","value":2,"truth":true}"#, "7", "[]", #"{"not":null}"#,
  ])
  func knowsAnAlteredTrace(_ text: String) throws {
    #expect(Trace.truth(ofPrinted: try JSONReader().read(text)) == nil)
  }
}

extension Facts {
  init() { self = [:] }
}
