import SemeiaRecords
import SemeiaText
import Testing

@testable import Semeia

/// What a report says of its decisions: the places of each fact, the rules that gave way, the language that they speak.
@Suite struct DecisionRecordTests {
  private static let analyzer = Result { try Analyzer(content: .shipped()) }

  private static func rule(_ id: String, _ urgency: String, _ when: String) -> String {
    #"{"id":"\#(id)","version":1,"urgency":"\#(urgency)","when":\#(when),"summary":{"en":"\#(id)"},"options":{"en":["a","b"]},"rationale":"why","examples":[]}"#
  }

  /// The shipped content with a pack of its own.
  private func analyzer(_ policy: String, _ rules: String...) throws -> Analyzer {
    let pack = #"{"id":"own","version":1,"title":"t","policy":"\#(policy)","rules":[\#(rules.joined(separator: ","))]}"#
    let shipped = try Self.analyzer.get().content.folder
    return try Analyzer(
      content: ContentLibrary(
        ContentOverlay(shipped, path: "rules/own/pack.json", bytes: Array(pack.utf8)), images: ShippedContent.imageFolders),
      packs: ["own"])
  }

  /// The report of a line, which must verify by itself and from its request.
  private func record(_ line: String, _ analyzer: Analyzer, _ options: RecordFilter.Options = .init()) throws -> ReportRecord {
    var out: [UInt8] = []
    _ = Array(line.utf8).withUnsafeBufferPointer { RecordFilter(analyzer, options: options).answer($0, number: 1, into: &out) }
    for verifier in [Verifier(), Verifier(analyzer), Verifier(analyzer, requests: Array(line.utf8))] {
      let verdict = verifier.verify(Array(out.dropLast()), number: 1)
      #expect(verdict.isVerified, "\(String(decoding: verdict.line, as: UTF8.self))")
    }
    return try ReportRecord(parsing: Array(out.dropLast()))
  }

  private func verdict(_ record: ReportRecord, _ analyzer: Analyzer) -> String {
    var writer = JSONWriter()
    record.write(to: &writer)
    return String(decoding: Verifier(analyzer).verify(writer.bytes, number: 1).line, as: UTF8.self)
  }

  // MARK: Places

  @Test func everyFactHasItsPlaces() throws {
    let rule = Self.rule(
      "r", "info",
      #"{"all":[{"fact":"flag.suicide.level",">=":1},{"fact":"finding.insomnia",">=":1},{"not":{"fact":"finding.insomnia",">=":9}},{"fact":"flag.abuse","==":false},{"fact":"size.words",">=":1}]}"#
    )
    let analyzer = try analyzer("collect", rule)
    let record = try record(#"{"text":"🙂 I can’t sleep. I want to die.","language":"en"}"#, analyzer)
    let decision = try #require(record.decisions?.first)
    let parts = try #require(decision.trace["all"]?.array)
    #expect(parts[0]["spans"]?.compact == record.flags?.first.map { JSONValue.array($0.spans.map(\.json)).compact })
    let insomnia = try #require(record.findings?.first { $0.concept == "insomnia" })
    #expect(parts[1]["spans"]?.compact == "[[\(insomnia.span.start),\(insomnia.span.end)]]" && insomnia.span.end == 15)
    // Below `not` too; what rests on no place has none.
    #expect(parts[2]["not"]?["spans"]?.compact == parts[1]["spans"]?.compact)
    #expect(parts[3]["spans"] == nil && parts[4]["spans"] == nil)
    var changed = record
    changed.decisions?[0].trace = try JSONReader().read(
      decision.trace.compact.replacing(#""spans":[[\#(insomnia.span.start),"#, with: #""spans":[[0,"#))
    #expect(verdict(changed, analyzer).contains("decisions.r@1.trace"))
  }

  /// The hits of a marker stand beside its rate, and the decision is still of the text as a whole.
  @Test(arguments: [true, false]) func aRateHasItsHits(_ hasMarkers: Bool) throws {
    let analyzer = try analyzer("collect", Self.rule("r", "info", #"{"fact":"marker.first-person-singular.rate",">":0.01}"#))
    var options = RecordFilter.Options()
    options.sections = hasMarkers ? .standard : [.decisions]
    let text = String(repeating: "I walked home alone and I never talked. ", count: 10)
    let decision = try #require(try record(#"{"text":"\#(text)","language":"en"}"#, analyzer, options).decisions?.first)
    #expect(decision.trace["spans"]?.array?.count == 20 && decision.trace["spans"]?.array?.first?.compact == "[0,1]")
    #expect(decision.spans.isEmpty)
  }

  @Test func turnsHaveTheirPlaces() throws {
    let analyzer = try analyzer("collect", Self.rule("r", "info", #"{"fact":"finding.insomnia",">=":1}"#))
    let line = #"{"turns":[{"role":"clinician","text":"Well?"},{"role":"subject","text":"I can't sleep."}],"language":"en"}"#
    for sections: ReportSections in [.standard, [.decisions]] {
      var options = RecordFilter.Options()
      options.sections = sections
      #expect(try record(line, analyzer, options).decisions?.first?.trace["spans"]?.compact == "[[1,2,13]]")
    }
  }

  // MARK: Rules that give way

  private let levels = [
    rule("some", "soon", #"{"fact":"flag.suicide.level",">=":1}"#), rule("much", "now", #"{"fact":"flag.suicide.level",">=":2}"#),
  ]

  private static let outcomes: [(policy: String, heldBy: [String?])] = [
    ("priority", ["much@1", nil]), ("any", [nil, "some@1"]), ("collect", [nil, nil]),
  ]

  @Test(arguments: outcomes.indices) func whatGivesWayIsMarked(_ index: Int) throws {
    let (policy, heldBy) = Self.outcomes[index]
    let analyzer = try analyzer(policy, levels[0], levels[1])
    var options = RecordFilter.Options()
    options.sections = [.standard, .whyNot]
    let record = try record(#"{"text":"I want to kill myself.","language":"en"}"#, analyzer, options)
    #expect(record.decisions?.map(\.rule) == ["some@1", "much@1"] && record.decisions?.map(\.heldBy) == heldBy)
    #expect(record.silent?.map(\.state) == heldBy.compactMap { $0 == nil ? nil : .held })
    var replay = RuleReplay()
    replay.add(record)
    for (name, heldBy) in zip(["some@1", "much@1"], heldBy) {
      let line = try #require(replay.lines().first { $0["rule"]?.string == name })
      #expect(line["texts"]?.int == (heldBy == nil ? 1 : 0) && line["held"]?.int == (heldBy == nil ? nil : 1))
    }
    // Who speaks for whom is the policy's to say; what is silent was not asked for then.
    var bare = record
    bare.silent = nil
    bare.origin?.options = nil
    var changed = bare
    changed.decisions?[1].heldBy = heldBy[1] == nil ? "some@1" : nil
    #expect(verdict(changed, analyzer).contains("heldBy"))
    changed = bare
    changed.decisions?.removeFirst()
    #expect(verdict(changed, analyzer).contains("some@1 is missing"))
  }

  /// A rule that gives way to one that rests on what is withheld would tell it.
  @Test func whatGivesWayToAMeasureIsWithheldWithIt() throws {
    let measured = Self.rule("measured", "now", #"{"fact":"marker.first-person-singular.rate",">":0.01}"#)
    let analyzer = try analyzer("priority", levels[0], measured)
    var options = RecordFilter.Options()
    options.isBlindFirst = true
    let text = String(repeating: "I walked home alone and I never talked. ", count: 10)
    #expect(try record(#"{"text":"\#(text) I want to die.","language":"en"}"#, analyzer).decisions?.map(\.heldBy) == ["measured@1", nil])
    #expect(try record(#"{"text":"\#(text) I want to die.","language":"en"}"#, analyzer, options).decisions?.isEmpty == true)
  }

  // MARK: Language

  /// Where the language is a guess, messages speak that of the words that raised the flag; without a flag English.
  @Test(arguments: [
    ("I want to die.", "The text states"), ("Ik wil dood.", "De tekst"), ("Quiero morirme.", "El texto"), ("Hallo", "The text"),
  ])
  func messagesSpeakTheLanguageOfTheFlag(_ text: String, _ start: String) throws {
    let record = try record(#"{"text":"\#(text)"}"#, try Self.analyzer.get())
    #expect(record.warnings?.contains { $0.code == "uncertain-language" } == true, "\(text) is sure")
    let summary = try #require(record.decisions?.first?.summary)
    #expect(summary.hasPrefix(start), "\(record.language?.tag ?? ""): \(summary)")
    // Without findings nothing tells which words raised it, and nothing is called wrong.
    var options = RecordFilter.Options()
    options.sections = [.flags, .decisions]
    #expect(try self.record(#"{"text":"\#(text)"}"#, try Self.analyzer.get(), options).decisions?.first?.summary == summary)
  }

  @Test func aDeclaredLanguageIsTakenAtItsWord() throws {
    let record = try record(#"{"text":"I want to die.","language":"nl"}"#, try Self.analyzer.get())
    #expect(record.decisions?.first?.summary.hasPrefix("De ") == true)
  }
}
