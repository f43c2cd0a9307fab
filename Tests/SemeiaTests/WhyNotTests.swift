import SemeiaLexicon
import SemeiaRecords
import SemeiaText
import Testing

@testable import Semeia

/// What a report says of rules: by how little, why not, and what was found before.
@Suite struct WhyNotTests {
  private static let analyzer = Result { try Analyzer(content: .shipped(), packs: ["safety", "review"]) }

  private func record(_ line: String, _ change: (inout RecordFilter.Options) -> Void = { _ in }) throws -> ReportRecord {
    var options = RecordFilter.Options()
    options.sections = [.standard, .whyNot]
    change(&options)
    var out: [UInt8] = []
    let filter = RecordFilter(try Self.analyzer.get(), options: options)
    _ = Array(line.utf8).withUnsafeBufferPointer { filter.answer($0, number: 1, into: &out) }
    #expect(Verifier().verify(Array(out.dropLast()), number: 1).isVerified)
    return try ReportRecord(parsing: Array(out.dropLast()))
  }

  private let calm = #"{"text":"We drove to the lake on Saturday.","language":"en""#

  @Test func aDecisionSaysHowFarItIsFromSilence() throws {
    let record = try record(#"{"text":"I want to die and I have been thinking of killing myself.","language":"en"}"#)
    let decision = try #require(record.decisions?.first { $0.rule == "suicide-active-thoughts@1" })
    let facts = try #require(decision.trace["all"]?.array)
    #expect(facts.allSatisfy { $0["margin"]?.number != nil })
    #expect(decision.flip?.array?.first?["margin"]?.int == -1)
  }

  @Test func everyOtherRuleSaysWhyNot() throws {
    let record = try record(calm + "}")
    let all = try Self.analyzer.get().interpreter.packs.flatMap(\.rules).map(\.name)
    #expect(record.decisions?.isEmpty == true && record.silent?.map(\.rule) == all)
    let plan = try #require(record.silent?.first { $0.rule == "suicide-intent-or-plan@1" })
    #expect(plan.state == .silent && plan.flip?.array?.first?["margin"]?.int == 4 && plan.reasons == nil)
    let distress = try #require(record.silent?.first { $0.rule == "distress-mentioned@1" })
    #expect(distress.state == .unknown && distress.flip == nil)
    #expect(distress.reasons?.first?.hasPrefix("score.distress.content: ") == true)
  }

  @Test func itIsNotToldWithoutBeingAskedForOrAllowed() throws {
    #expect(try record(calm + "}", { $0.sections = .standard }).silent == nil)
    #expect(try record(calm + #","consent":{"analysis":true}}"#).silent == nil)
    #expect(try record(calm + #","consent":{"decisionSupport":true}}"#).silent == nil)
    #expect(try record(calm + "}", { $0.isBlindFirst = true }).silent == nil)
  }

  @Test func earlierRecordsAreAskedFor() throws {
    let asked = calm + #","subject":"p","date":"2026-11-20","#
    func rules(_ line: String) throws -> [String] { try record(line).decisions?.map(\.rule) ?? [] }
    #expect(try rules(asked + #""history":[{"date":"2026-11-01","facts":{"flag.suicide.level":2}}]}"#) == ["suicide-content-earlier@1"])
    #expect(try rules(asked + #""history":[{"date":"2026-09-01","facts":{"flag.suicide.level":2}}]}"#) == [])
    let open = try #require(try record(asked + #""x_a":1}"#).silent?.first { $0.rule == "suicide-content-earlier@1" })
    #expect(open.state == .unknown && open.reasons == ["record.history: no-history"])
  }

  @Test func historiesAreMadeOfEarlierRecords() throws {
    let lines = [
      #"{"text":"I have been thinking of killing myself.","language":"en","subject":"p","date":"2026-11-03"}"#,
      #"{"text":"We drove to the lake.","language":"en","subject":"p","date":"2026-11-20"}"#,
      #"{"text":"We drove to the lake.","language":"en","subject":"q","date":"2026-11-20"}"#,
      #"{"text":"We drove to the lake.","language":"en","subject":"p","date":"2026-10-20"}"#,
      #"{"text":"I want to die.","language":"en","subject":"r","date":"2026-11-03","consent":{"analysis":false}}"#,
      #"{"text":"We drove to the lake.","language":"en","subject":"r","date":"2026-11-04"}"#,
      #"{"text":"We drove to the lake.","language":"en"}"#,
    ]
    var join = HistoryJoin(RecordFilter(try Self.analyzer.get()))
    #expect(join.factNames == ["flag.suicide.level"])
    let requests = try lines.map { try RequestReader().read(Array($0.utf8)) }
    for (index, request) in requests.enumerated() { join.add(request, line: index + 1) }
    let histories = requests.enumerated().map { join.joined($1, line: $0 + 1).history?.compact }
    #expect(
      histories == [
        #"[{"date":"2026-10-20","facts":{"flag.suicide.level":0}}]"#,
        #"[{"date":"2026-11-03","facts":{"flag.suicide.level":2}},{"date":"2026-10-20","facts":{"flag.suicide.level":0}}]"#, "[]", "[]",
        "[]", "[]", nil,
      ])
    var writer = JSONWriter()
    join.joined(requests[1], line: 2).write(to: &writer)
    #expect(try record(String(decoding: writer.bytes, as: UTF8.self)).decisions?.map(\.rule) == ["suicide-content-earlier@1"])
  }

  /// Facts of consent and of the occasion, each unknown where nothing was said.
  @Test(arguments: [
    (
      #"{"fact":"consent.export","==":true}"#, #","consent":{"analysis":true,"decisionSupport":true,"export":true}"#,
      SilentRuleRecord.State?.none, String?.none
    ),
    (#"{"fact":"consent.export","==":true}"#, #","consent":{"analysis":true,"decisionSupport":true}"#, .silent, nil),
    (#"{"fact":"consent.export","==":true}"#, "", .unknown, "consent.export: no-consent-stated"),
    (#"{"fact":"context.age","<":18}"#, #","context":{"age":16}"#, nil, nil),
    (#"{"fact":"context.age","<":18}"#, #","context":{"age":18}"#, .silent, nil),
    (#"{"fact":"context.age","<":18}"#, "", .unknown, "context.age: not-given"),
    (#"{"fact":"context.age","<":18}"#, #","context":{"age":"young"}"#, .unknown, "context.age: wrong-kind"),
    (#"{"fact":"record.country","==":"MX"}"#, #","country":"mx""#, nil, nil),
    (#"{"fact":"record.country","==":"MX"}"#, "", .unknown, "record.country: no-country"),
    (#"{"fact":"record.subject","==":true}"#, #","subject":"p""#, nil, nil), (#"{"fact":"record.subject","==":true}"#, "", .silent, nil),
    (#"{"fact":"record.history",">=":1}"#, #","history":[]"#, .silent, nil),
    (#"{"fact":"record.history",">=":1}"#, "", .unknown, "record.history: no-history"),
    (#"{"fact":"coverage.distress.components",">=":1}"#, "", .unknown, "coverage.distress.components: too-few-words"),
  ])
  func whatTheCallerSaysIsAFact(_ when: String, _ fields: String, _ state: SilentRuleRecord.State?, _ reason: String?) throws {
    let pack = #"""
      {"id":"own","version":1,"title":"t","context":{"age":"whole"},"rules":[{"id":"r","version":1,"urgency":"info","when":WHEN,"summary":{"en":"s"},
      "options":{"en":["a","b"]},"rationale":"why","examples":[]}]}
      """#.replacing("WHEN", with: when)
    let shipped = try Self.analyzer.get().content.folder
    let analyzer = try Analyzer(
      content: ContentLibrary(ContentOverlay(shipped, path: "rules/own/pack.json", bytes: Array(pack.utf8))), packs: ["own"])
    var options = RecordFilter.Options()
    options.sections = [.standard, .whyNot]
    let request = try RequestReader(strict: true).read(Array((calm + fields + "}").utf8))
    let record = RecordFilter(analyzer, options: options).record(of: request, number: 1)
    #expect(record.silent?.first?.state == state && record.decisions?.isEmpty == (state != nil))
    #expect(record.silent?.first?.reasons?.first == reason)
  }
}
