import SemeiaRecords
import Testing

@testable import SemeiaDecisions

/// Conditions on earlier records of the same person.
@Suite struct WindowTests {
  /// Facts of a record with what the caller knows of the days before.
  private struct Dated: FactSource {
    var now: Facts
    var occasion = Occasion()
    func fact(_ name: FactName) -> Fact? { now.fact(name) }
    func earlier(days: Int) -> EarlierRecords { occasion.earlier(days: days) }
  }

  private func dated(_ level: Int, _ history: [(day: String, facts: [String: Fact.Value])]?) throws -> Dated {
    var dated = Dated(now: ["flag.suicide.level": .int(level)])
    dated.occasion.hasSubject = true
    dated.occasion.date = CalendarDate("2026-11-20")
    dated.occasion.history = try history?.map { .init(date: try #require(CalendarDate($0.day)), facts: $0.facts) }
    return dated
  }

  private static let level = #"{"fact":"flag.suicide.level",">=":2}"#

  private func truth(_ json: String, _ source: Dated) throws -> Truth {
    let condition = try #require(try condition(json).condition)
    let trace = condition.evaluate(source)
    #expect(trace.truth == condition.truth(source))
    #expect(Trace.truth(ofPrinted: trace.json) == trace.truth, "\(trace.json.compact)")
    return trace.truth
  }

  @Test(arguments: [
    ("2026-11-06", Truth.true), ("2026-11-05", .false), ("2026-11-20", .true), ("2026-11-21", .false), ("2025-11-20", .false),
  ])
  func countsDays(_ day: String, _ expected: Truth) throws {
    #expect(try truth(#"{"withinDays":14,"of":\#(Self.level)}"#, dated(0, [(day, ["flag.suicide.level": .int(3)])])) == expected)
  }

  @Test func thisRecordIsNotAmongThem() throws {
    #expect(try truth(#"{"withinDays":14,"of":\#(Self.level)}"#, dated(5, [])) == .false)
    #expect(try truth(#"{"any":[\#(Self.level),{"withinDays":14,"of":\#(Self.level)}]}"#, dated(5, nil)) == .true)
  }

  @Test func whatIsNotKnownIsUnknownWithItsReason() throws {
    let window = #"{"withinDays":14,"of":\#(Self.level)}"#
    let condition = try #require(try condition(window).condition)
    func reasons(_ change: (inout Dated) -> Void) throws -> [String] {
      var source = try dated(0, [])
      change(&source)
      #expect(
        try truth(window, source)
          == (source.occasion.history?.isEmpty == true && source.occasion.hasSubject && source.occasion.date != nil ? .false : .unknown))
      return condition.evaluate(source).reasons
    }
    #expect(try reasons { $0.occasion.history = nil } == ["record.history: no-history"])
    #expect(try reasons { $0.occasion.hasSubject = false } == ["record.history: no-subject"])
    #expect(try reasons { $0.occasion.date = nil } == ["record.history: no-date"])
    #expect(
      try reasons { $0.occasion.history = [.init(date: $0.occasion.date!, facts: ["size.words": .int(3)])] } == [
        "flag.suicide.level: not-recorded"
      ])
    #expect(try reasons { _ in } == [])
  }

  /// One that holds is enough, whatever else is unknown; one that is unknown leaves a failing window open.
  @Test func kleeneOverRecords() throws {
    let window = #"{"withinDays":14,"of":\#(Self.level)}"#, twice = #"{"withinDays":14,"atLeast":2,"of":\#(Self.level)}"#
    let high: [String: Fact.Value] = ["flag.suicide.level": .int(4)], low: [String: Fact.Value] = ["flag.suicide.level": .int(0)]
    #expect(try truth(window, dated(0, [("2026-11-10", high), ("2026-11-11", [:])])) == .true)
    #expect(try truth(window, dated(0, [("2026-11-10", low), ("2026-11-11", [:])])) == .unknown)
    #expect(try truth(twice, dated(0, [("2026-11-10", high), ("2026-11-11", [:])])) == .unknown)
    #expect(try truth(twice, dated(0, [("2026-11-10", high), ("2026-11-11", low)])) == .false)
    #expect(try truth(twice, dated(0, [("2026-11-10", high), ("2026-11-10", high)])) == .true)
    #expect(try truth(#"{"not":\#(window)}"#, dated(0, [("2026-11-10", low)])) == .true)
  }

  @Test func tracesSayWhen() throws {
    let source = try dated(0, [("2026-11-10", ["flag.suicide.level": .int(3)]), ("2026-11-17", ["flag.suicide.level": .int(0)])])
    let trace = try #require(try condition(#"{"withinDays":14,"of":\#(Self.level)}"#).condition).evaluate(source)
    #expect(
      trace.json.compact
        == #"{"atLeast":1,"of":[{"fact":"flag.suicide.level","value":0,"test":">= 2","truth":false,"margin":2,"decisive":false,"daysAgo":3},"#
        + #"{"fact":"flag.suicide.level","value":3,"test":">= 2","truth":true,"margin":-2,"daysAgo":10}],"withinDays":14}"#)
    // What was said before cannot come out otherwise now.
    #expect(trace.nearestFlip == nil && trace.places.isEmpty)
  }

  @Test(arguments: [
    (#"{"withinDays":0,"of":LEVEL}"#, "bad-window"), (#"{"withinDays":367,"of":LEVEL}"#, "bad-window"),
    (#"{"withinDays":"7","of":LEVEL}"#, "bad-window"),
    (#"{"withinDays":7,"atLeast":0,"of":LEVEL}"#, "bad-count"), (#"{"withinDays":7,"of":[LEVEL]}"#, "bad-condition"),
    (#"{"withinDays":30,"of":{"not":{"withinDays":7,"of":LEVEL}}}"#, "nested-window"),
    (#"{"withinDays":7,"of":{"fact":"consent.export","==":true}}"#, "not-remembered"),
    (#"{"withinDays":7,"of":{"fact":"context.ward","==":"b"}}"#, "not-remembered"),
  ])
  func isChecked(_ json: String, _ code: String) throws {
    let (_, problems) = try condition(json.replacing("LEVEL", with: Self.level))
    #expect(problems.contains { $0.code == code && !$0.hint.isEmpty }, "\(problems.map(\.code))")
  }

  /// What two windows say of single facts does not contradict itself: the records may be different ones. What one record says does.
  @Test func staticChecksKnowThatRecordsDiffer() throws {
    func codes(_ json: String) throws -> [String] { try pack(packText(#""when":"# + json)).pack.problems(catalog).map(\.code) }
    let low = #"{"fact":"flag.suicide.level","<":1}"#
    #expect(try !codes(#"{"all":[{"withinDays":7,"of":\#(Self.level)},{"withinDays":7,"of":\#(low)}]}"#).contains("unsatisfiable"))
    #expect(try !codes(#"{"all":[\#(low),{"withinDays":7,"of":\#(Self.level)}]}"#).contains("unsatisfiable"))
    #expect(try codes(#"{"withinDays":7,"of":{"all":[\#(Self.level),\#(low)]}}"#).contains("unsatisfiable"))
    #expect(
      try codes(#"{"all":[{"withinDays":7,"of":\#(Self.level)},{"not":{"withinDays":7,"of":\#(Self.level)}}]}"#).contains("unsatisfiable"))
    #expect(try codes(#"{"withinDays":7,"of":{"fact":"flag.suicidal",">=":2}}"#).contains("unknown-fact"))
    #expect(try codes(#"{"withinDays":7,"of":{"fact":"flag.suicide.level",">=":7}}"#).contains("unsatisfiable"))
  }

  @Test func declaredContextIsTyped() throws {
    func codes(_ context: String, _ when: String) throws -> [String] {
      let text = packText(#""when":"# + when).replacing(#""policy""#, with: #""context":\#(context),"policy""#)
      let (pack, problems) = try pack(text)
      return (problems + pack.problems(catalog)).filter { $0.code != "missing-example" }.map(\.code)
    }
    let ward = #"{"fact":"context.ward","==":"b"}"#
    #expect(try codes(#"{"ward":["a","b"]}"#, ward) == [])
    #expect(try codes(#"{"ward":["a","c"]}"#, ward) == ["type", "unsatisfiable"])
    #expect(try codes(#"{"age":"whole"}"#, #"{"fact":"context.age","<":18}"#) == [])
    #expect(try codes(#"{"age":"whole"}"#, #"{"fact":"context.age","<":18.5}"#) == ["type"])
    #expect(try codes(#"{"age":"years"}"#, #"{"fact":"context.age","<":18}"#) == ["bad-context", "unknown-fact"])
    #expect(try codes("{}", ward) == ["unknown-fact"])
    #expect(try codes("{}", #"{"fact":"consent.export","==":true}"#) == [])
    #expect(try codes("{}", #"{"fact":"consent.publication","==":true}"#) == ["unknown-fact"])
  }
}
