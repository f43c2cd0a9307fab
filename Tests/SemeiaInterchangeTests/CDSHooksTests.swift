import Foundation
import SemeiaRecords
import Testing

@testable import SemeiaInterchange

/// CDS Hooks 2.0: requests, cards, feedback.
@Suite struct CDSHooksTests {
  private func body(_ prefetch: String, _ more: String = "") -> [UInt8] {
    Array(
      #"{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{"userId":"Practitioner/9","patientId":"p1"},"fhirAuthorization":{"access_token":"secret"},"prefetch":\#(prefetch)\#(more)}"#
        .utf8)
  }

  private let message =
    #"{"resourceType":"Communication","id":"c1","status":"completed","payload":[{"contentString":"Tonight I will do it."}]}"#
  private let note = #"{"resourceType":"DocumentReference","id":"n1","status":"current","content":[{"attachment":{"url":"Binary/b1"}}]}"#

  private func answer(_ body: [UInt8]) throws -> HookAnswer {
    let settings = try Samples.settings()
    let report = try Samples.report(Samples.report)
    return HookAnswer(to: body, settings: settings) { request, number in
      var copy = report
      copy.id = request.id
      copy.line = number
      return copy
    }
  }

  @Test func textsAreTakenFromThePrefetch() throws {
    let request = try HookRequest(
      body(
        #"{"a":\#(message),"b":{"resourceType":"Bundle","entry":[{"resource":\#(note)},{"resource":\#(message)},{"resource":{"resourceType":"Binary","id":"b1","data":"aGk="}}]},"c":null,"d":{"resourceType":"Patient"}}"#
      ))
    // The message stands there twice and is read once; it has no subject of its own.
    #expect(request.requests.map(\.string) == ["Tonight I will do it.", "hi"])
    #expect(request.requests.map(\.subject) == ["Patient/p1", "Patient/p1"])
    #expect(request.unread.isEmpty && request.requests.allSatisfy { $0.consent == nil })
    let inlined = try HookRequest(
      body(#"{"a":\#(note)}"#, #","extension":{"org.example.semeia":{"texts":{"Binary/b1":"Inlined."},"consent":{"analysis":true}}}"#))
    #expect(inlined.requests.map(\.string) == ["Inlined."])
    #expect(inlined.requests.first?.consent == ConsentRecord(analysis: true))
  }

  @Test func crisisContactsAreOnTheCard() throws {
    var report = try Samples.report(Samples.report)
    let plain = CardDeck([AnsweredDocument(report: report, request: nil)], try Samples.settings()).response()
    #expect(!plain.compact.contains("Crisis contacts"))
    let line = ContactRecord(
      country: "XX", kind: "crisis-line", contact: "0800 1", name: "A line", hours: "24/7", languages: ["en"], status: .sourced,
      verified: "2026-11-01", validUntil: "2027-05-01")
    var old = line
    (old.contact, old.status, old.reason) = ("0800 2", .unverified, "past-date")
    report.contacts = [line, old]
    let card = CardDeck([AnsweredDocument(report: report, request: nil)], try Samples.settings()).response()["cards"]?.array?.first
    let detail = try #require(card?["detail"]?.string)
    #expect(detail.contains("- `0800 1` A line (crisis-line, 24/7, en), XX: source read on 2026-11-01"))
    #expect(detail.contains("- `0800 2` A line (crisis-line, 24/7, en), XX: **unverified**: its date has passed (2027-05-01)"))
  }

  /// What stands beside a flag is named once, with its place, and not among what does not count.
  @Test func whatSpeaksForAndAgainstIsOnTheCard() throws {
    var report = try Samples.report(Samples.report)
    var flag = try #require(report.flags?.first)
    flag.modifiers = ["means": [1]]
    report.flags = [flag]
    let detail = { (report: ReportRecord) in
      let response = CardDeck([AnsweredDocument(report: report, request: nil)], try Samples.settings()).response()
      return response["cards"]?.array?.first?["detail"]?.string
    }
    let graver = try #require(try detail(report))
    #expect(graver.contains("said beside it: Insomnia, denied (") && !graver.contains("found and not counted"))
    (flag.modifiers, flag.against) = ([:], [1])
    report.flags = [flag]
    let milder = try #require(try detail(report))
    #expect(milder.contains("speaks against it, and lowers no level: Insomnia, denied (") && !milder.contains("said beside it"))
  }

  @Test(arguments: [
    ("{", "syntax", 400), ("[]", "invalid-request", 400), (#"{"hook":"x"}"#, "invalid-request", 400),
    (#"{"hook":"x","hookInstance":"y","context":{}}"#, "precondition-failed", 412),
    (#"{"hook":"x","hookInstance":"y","context":{},"prefetch":[]}"#, "invalid-request", 400),
    (#"{"hook":"x","hook":"z"}"#, "syntax", 400),
  ])
  func whatIsNoRequest(_ text: String, _ code: String, _ http: Int) throws {
    let answer = try answer(Array(text.utf8))
    #expect(answer.json["error"]?["code"]?.string == code && answer.json["error"]?["http"]?.int == http)
  }

  @Test func missingTextsAreTold() throws {
    #expect(try answer(body(#"{"a":\#(note)}"#)).json["error"]?["http"]?.int == 412)
    // Asked for, and nothing there.
    let none = try answer(body(#"{"a":null}"#))
    #expect(none.problem == nil && none.json["cards"]?.array?.isEmpty == true)
    let some = try answer(body(#"{"a":\#(note),"b":\#(message)}"#))
    let unread = some.json["extension"]?["org.example.semeia"]?["unread"]?.array
    #expect(unread?.first?["resource"]?.string == "DocumentReference/n1" && unread?.first?["reason"]?.string == "text-not-inlined")
  }

  /// Nothing interrupts anybody unless who deploys it says so; what is less urgent never does.
  @Test(arguments: [("now", false, "warning"), ("now", true, "critical"), ("today", true, "warning"), ("soon", true, "info")])
  func criticalIsAsked(_ urgency: String, _ showsCritical: Bool, _ indicator: String) throws {
    var report = try Samples.report(Samples.report)
    report.decisions?[0].urgency = urgency
    var settings = try Samples.settings()
    #expect(!settings.showsCritical)
    settings.showsCritical = showsCritical
    let cards = CardDeck([AnsweredDocument(report: report, request: nil)], settings).response()["cards"]?.array
    #expect(cards?.first?["indicator"]?.string == indicator)
  }

  /// A decision that gave way is no card of its own; the card that speaks in its place names it, and so does the issue of a bundle.
  @Test func whatGaveWayIsNoCard() throws {
    var report = try Samples.report(Samples.report)
    var held = try #require(report.decisions?.first)
    (held.rule, held.heldBy, held.urgency) = ("harm@1", "intent@2", "today")
    report.decisions?.append(held)
    let cards = CardDeck([AnsweredDocument(report: report, request: nil)], try Samples.settings()).response()["cards"]?.array ?? []
    #expect(cards.count == 1)
    let document = cards.first?["extension"]?["org.example.semeia"]?["documents"]?.array?.first
    #expect(document?["gaveWay"]?.compact == #"["harm@1"]"#)
    let bundle = FHIRFormat(try Samples.settings()).bundle(report, nil)
    let issues = bundle.resources("DetectedIssue")
    #expect(issues.count == 1 && bundle.resources("Task").count == 1)
    #expect(issues.first?["detail"]?.string?.contains("Rules that gave way to it: harm@1.") == true)
  }

  /// No cards for want of consent is told from no cards because no rule held.
  @Test func consentIsToldWithTheAnswer() throws {
    var report = try Samples.report(Samples.report)
    report.decisions = nil
    report.origin = OriginRecord(version: "0", contents: [], model: "default", packs: [])
    report.origin?.consent = ["policy": "caller", "leftOut": ["decisions"]]
    let response = CardDeck([AnsweredDocument(report: report, request: nil)], try Samples.settings()).response()
    #expect(response["cards"]?.array?.isEmpty == true)
    let document = response["extension"]?["org.example.semeia"]?["documents"]?.array?.first
    #expect(document?["consent"]?.compact == #"{"policy":"caller","leftOut":["decisions"]}"#)
  }

  @Test func oneCardForOneRule() throws {
    let response = try answer(body(#"{"a":\#(message),"b":\#(message.replacingOccurrences(of: "c1", with: "c2"))}"#)).json
    let cards = try #require(response["cards"]?.array)
    #expect(cards.count == 1)
    let card = cards[0]
    #expect(card["indicator"]?.string == "warning" && card["selectionBehavior"]?.string == "any")
    let detail = try #require(card["detail"]?.string)
    for part in [
      "`Communication/c1`: level of stated suicidal content: 4 (the rule asks: at least 4)", "`Communication/c2`: 0–20", "Make contact",
      "not evidence of safety", "may be hyperbole", "1 dimension, `too-few-words`",
    ] {
      #expect(detail.contains(part), "\(part)")
    }
    let action = card["suggestions"]?.array?.first?["actions"]?.array?.first
    #expect(action?["type"]?.string == "create" && action?["resource"]?["resourceType"]?.string == "Task")
    #expect(action?["resource"]?["for"]?["reference"]?.string == "Patient/p1" && action?["resource"]?["focus"] == nil)
    #expect(card["overrideReasons"]?.array?.allSatisfy { $0["display"]?.string != nil && $0["system"]?.string != nil } == true)
    // No words of the text, no token of the caller.
    #expect(!response.compact.contains("Tonight") && !response.compact.contains("secret"))
    #expect(response["systemActions"] == nil)
    #expect(try answer(body(#"{"a":\#(message)}"#)).json.compact == answer(body(#"{"a":\#(message)}"#)).json.compact)
  }

  @Test func urgentCardsComeFirstAndNoneIsLost() throws {
    var report = try Samples.report(Samples.report)
    let one = try #require(report.decisions?.first)
    report.decisions = ["info", "soon", "today", "now", "routine"].enumerated().map { index, urgency in
      var copy = one
      copy.rule = "r\(index)@1"
      copy.urgency = urgency
      copy.requires = urgency == "info" ? "nobody" : "human-review"
      return copy
    }
    let document = AnsweredDocument(report: report, request: nil)
    let cards = try #require(CardDeck([document], try Samples.settings(cardLimit: 2)).response()["cards"]?.array)
    #expect(cards.map { $0["indicator"]?.string } == ["warning", "warning"])
    let detail = try #require(cards[1]["detail"]?.string)
    for rule in ["r1@1", "r4@1", "r0@1"] { #expect(detail.contains("`\(rule)`")) }
    let all = try #require(CardDeck([document], try Samples.settings(cardLimit: 9)).response()["cards"]?.array)
    #expect(all.count == 5 && all[4]["suggestions"] == nil && all[4]["selectionBehavior"] == nil)
  }

  @Test func summariesFit() {
    let long = String(repeating: "words ", count: 60)
    for text in [long, String(repeating: "😀", count: 200), String(repeating: "长", count: 200), String(repeating: "x", count: 139), "a\nb"] {
      let summary = CardSummary.text(text)
      #expect(summary.utf16.count < 140 && !summary.isEmpty && !summary.contains("\n"))
    }
    #expect(CardSummary.text(long).hasSuffix("words…") && CardSummary.text(String(repeating: "x", count: 139)).utf16.count == 139)
  }

  @Test func tracesAreWords() throws {
    let trace = try Samples.json(
      #"""
      {"all":[{"fact":"finding.insomnia","value":2,"test":">= 1","truth":true},{"fact":"finding.insomnia.past","value":0,"test":"== 0","truth":true},
        {"any":[{"fact":"flag.self-harm","value":false,"test":"== true","truth":false,"decisive":false},{"fact":"score.distress.band","value":"elevated","test":"in [\"elevated\",\"typical\"]","truth":true}]},
        {"atLeast":1,"of":[{"fact":"marker.absolutist.rate","value":null,"test":"> 0.02","truth":null,"reason":"too-few-words"}]},
        {"not":{"fact":"flag.suicide.behavior.B4.past","value":false,"test":"== true","truth":false}}]}
      """#)
    #expect(
      TraceWords(try Samples.terminology()).lines(trace) == [
        "findings of “Insomnia” that count: 2 (the rule asks: at least 1)", "findings of “Insomnia”, of the past: 0 (the rule asks: 0)",
        "place in the norm of Distress: elevated (the rule asks: one of elevated, typical)",
        "rate of Absolutist words: unknown (too-few-words) (the rule asks: more than 0.02)",
        "stated behavior “Actual attempt”, past: no (the rule asks: yes)",
      ])
  }

  @Test func feedbackIsCountedWithoutItsWords() throws {
    let text = #"""
      {"feedback":[{"card":"4e0a","outcome":"accepted","acceptedSuggestions":[{"id":"s1"}],"outcomeTimestamp":"2026-11-20T10:00:00Z"},
        {"card":"4e0b","outcome":"overridden","overrideReason":{"reason":{"system":"https://x","code":"misread","display":"Zanzibar"},"userComment":"Zanzibar again"},"outcomeTimestamp":"2026-11-20T10:00:00Z"}]}
      """#
    let feedback = try HookFeedback(Array(text.utf8))
    #expect(feedback.json["accepted"]?.int == 1 && feedback.json["overridden"]?.int == 1 && feedback.json["comments"]?.int == 1)
    #expect(feedback.items.map(\.reason) == [nil, "https://x|misread"] && !feedback.json.compact.contains("Zanzibar"))
    for bad in [
      "{}", #"{"feedback":[]}"#, #"{"feedback":[{"card":"a","outcome":"ignored","outcomeTimestamp":"2026-11-20T10:00:00Z"}]}"#,
      #"{"feedback":[{"card":"a","outcome":"accepted","outcomeTimestamp":"2026-11-20T10:00:00Z"}]}"#, "x",
    ] {
      #expect(throws: HookProblem.self) { try HookFeedback(Array(bad.utf8)) }
    }
  }

  @Test func discoveryHasWhatIsRequired() {
    let services = HookServices.json["services"]?.array ?? []
    #expect(services.count == 3 && services.allSatisfy { $0["hook"] != nil && $0["id"] != nil && $0["description"] != nil })
    #expect(!services.contains { $0["hook"]?.string?.hasPrefix("order") == true })
  }
}
