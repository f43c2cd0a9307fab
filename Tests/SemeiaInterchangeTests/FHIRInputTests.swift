import Foundation
import SemeiaRecords
import Testing

@testable import SemeiaInterchange

/// FHIR resources as requests.
@Suite struct FHIRInputTests {
  private func read(_ text: String, _ options: FHIRInputOptions = FHIRInputOptions()) throws -> RequestRecord {
    try RequestRecord(fhir: try Samples.json(text), options: options)
  }

  private func code(_ text: String, _ options: FHIRInputOptions = FHIRInputOptions()) throws -> FHIRInputProblem.Code? {
    let json = try Samples.json(text)
    do throws(FHIRInputProblem) {
      _ = try RequestRecord(fhir: json, options: options)
      return nil
    } catch { return error.code }
  }

  private func document(_ attachment: String, _ more: String = "") -> String {
    #"{"resourceType":"DocumentReference","id":"note-1","status":"current","content":[{"attachment":\#(attachment)}]\#(more)}"#
  }

  @Test func aDocumentKeepsItsReferences() throws {
    let data = Base64.text(Array("Schläft schlecht.".utf8))
    let record = try read(
      document(
        #"{"contentType":"text/plain; charset=utf-8","language":"de","data":"\#(data)"}"#,
        #","subject":{"reference":"Patient/p1"},"date":"2026-11-20T10:00:00Z","context":{"encounter":[{"reference":"Encounter/e1"}],"period":{"start":"2026-11-19"}}"#
      ))
    #expect(record.id == "DocumentReference/note-1" && record.string == "Schläft schlecht." && record.language == "de")
    #expect(record.author == .clinician && record.genre == .clinicalNote && record.subject == "Patient/p1" && record.date == "2026-11-19")
    #expect(FHIROrigin(record) == FHIROrigin(source: "DocumentReference/note-1", encounter: "Encounter/e1"))
    // The request's bundle names the document again.
    let report = try Samples.report(
      #"{"v":1,"line":1,"id":"DocumentReference/note-1","status":"ok","scores":[{"dimension":"mania","level":"subfactor","status":"insufficient"}],"warnings":[]}"#
    )
    let score = FHIRFormat(try Samples.settings()).bundle(report, record).observation("mania")
    #expect(score?["derivedFrom"]?.array?.first?["reference"]?.string == "DocumentReference/note-1")
    #expect(score?["encounter"]?["reference"]?.string == "Encounter/e1" && score?["effectiveDateTime"]?.string == "2026-11-19")
  }

  @Test func textsComeFromWhereTheyWerePut() throws {
    let linked = document(#"{"contentType":"text/plain","url":"https://ehr.example.org/r4/Binary/17"}"#)
    #expect(try code(linked) == .textNotInlined)
    let texts = ["Binary/17": FHIRInputOptions.Inlined(contentType: "text/html", bytes: Array("<p>One &amp; two</p><p>three</p>".utf8))]
    #expect(try read(linked, FHIRInputOptions(texts: texts)).string == "One & two\nthree")
    let patient = document(#"{"data":"aGk="}"#, #","author":[{"reference":"Patient/p1"}]"#)
    #expect(try read(patient).author == .subject && read(patient).genre == nil)
  }

  @Test(arguments: [
    (#"{"data":"a"}"#, "", FHIRInputProblem.Code.invalidBase64), (#"{"data":"//8="}"#, "", .invalidText),
    (#"{"contentType":"application/pdf","data":"aGk="}"#, "", .unsupportedContent),
    (#"{"contentType":"text/plain; charset=utf-16","data":"aGk="}"#, "", .unsupportedContent), (#"{"title":"x"}"#, "", .noText),
    (#"{"data":"aGk="}"#, #","docStatus":"entered-in-error""#, .notValid),
    (#"{"data":"aGk="}"#, #","meta":{"security":[{"code":"PSYTHPN"}]}"#, .psychotherapyNote),
    (#"{"data":"aGk="}"#, #","securityLabel":[{"coding":[{"code":"PSYTHPN"}]}]"#, .psychotherapyNote),
  ])
  func whatIsRefused(_ attachment: String, _ more: String, _ expected: FHIRInputProblem.Code) throws {
    #expect(try code(document(attachment, more)) == expected)
    #expect(!FHIRInputProblem(expected).explanation.isEmpty)
  }

  @Test func othersAreNoRequests() throws {
    #expect(try code("{}") == .notAResource)
    #expect(try code("[]") == .notAResource)
    #expect(try code(#"{"resourceType":"Condition"}"#) == .unsupportedType)
    let labeled = document(#"{"data":"aGk="}"#, #","meta":{"security":[{"code":"PSYTHPN"}]}"#)
    #expect(try read(labeled, FHIRInputOptions(allowsPsychotherapyNotes: true)).string == "hi")
  }

  @Test func answersAreTurns() throws {
    let record = try read(
      #"""
      {"resourceType":"QuestionnaireResponse","id":"q1","status":"completed","authored":"2026-11","source":{"reference":"RelatedPerson/r1"},"item":[
        {"linkId":"1","text":"How are the nights?","answer":[{"valueString":"Bad."}]},
        {"linkId":"2","answer":[{"valueCoding":{"code":"LA6568-5","display":"Not at all"}}]},
        {"linkId":"3","item":[{"linkId":"3.1","answer":[{"valueString":"He worries.","item":[{"linkId":"3.1.1","answer":[{"valueString":"Much."}]}]}]}]}]}
      """#)
    #expect(record.turns?.map(\.string) == ["How are the nights?", "Bad.", "He worries.", "Much."])
    #expect(record.turns?.map(\.role) == [.clinician, .other, .other, .other])
    // A month alone is no day.
    #expect(record.date == nil && record.genre == .interview)
    #expect(try code(#"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"answer":[{"valueInteger":3}]}]}"#) == .noText)
  }

  @Test func messagesAreText() throws {
    let record = try read(
      #"""
      {"resourceType":"Communication","id":"c1","status":"completed","sender":{"reference":"PractitionerRole/x"},"sent":"2026-11-20T09:00:00Z",
       "payload":[{"contentString":"One."},{"contentAttachment":{"data":"VHdvLg=="}},{"contentReference":{"reference":"Binary/1"}}]}
      """#)
    #expect(
      record.string == "One.\n\nTwo." && record.author == .clinician && record.genre == .message && record.date == "2026-11-20T09:00:00Z")
    #expect(try code(#"{"resourceType":"Communication","status":"not-done","payload":[{"contentString":"x"}]}"#) == .notValid)
  }

  @Test func collectionsAreBundlesOrLines() throws {
    let one = #"{"resourceType":"Communication","status":"completed","payload":[{"contentString":"One."}]}"#
    let two = #"{"resourceType":"DocumentReference","status":"current","content":[{"attachment":{"url":"Binary/b"}}]}"#
    let binary = #"{"resourceType":"Binary","id":"b","contentType":"text/plain","data":"VHdvLg=="}"#
    let bundle = FHIRCollection(
      Array("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":\(one)},\n{\"resource\":\(two)},{\"resource\":\(binary)}]}".utf8))
    #expect(bundle.requests.map(\.string) == ["One.", "Two."] && bundle.problems.isEmpty)
    let lines = FHIRCollection(Array("\(one)\n\n{\"resourceType\":\"Patient\"}\n{oops\n\(two)\n".utf8))
    #expect(lines.requests.count == 1)
    #expect(lines.problems.map(\.line) == [4, 5] && lines.problems.map(\.code) == ["syntax", "text-not-inlined"])
  }
}

/// The small parsers under them.
@Suite struct PieceTests {
  @Test func base64IsThatOfTheStandard() {
    // RFC 4648, section 10.
    for (plain, text) in [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ] {
      #expect(Base64.text(Array(plain.utf8)) == text)
      #expect(Base64.bytes(text) == Array(plain.utf8))
    }
    for bad in ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "Zm9v=", "Zm9-"] { #expect(Base64.bytes(bad) == nil, "\(bad)") }
    #expect(Base64.bytes("Zm9v\r\n YmFy") == Array("foobar".utf8))
    let all = (0...255).map { UInt8($0) }
    #expect(Base64.bytes(Base64.text(all)) == all)
  }

  @Test(arguments: [
    ("<p>I can&#8217;t <b>sleep</b>.</p><p>Bad&nbsp;nights</p>", "I can’t sleep.\nBad nights"), ("a < b &unknown; c", "a < b &unknown; c"),
    ("one<br/>two<!-- <p>no --><script>if (a<b) {\"</p>\"}</script>three", "one\ntwothree"), ("<td>a</td><td>b</td>", "a b"),
    ("x<a title=\"a>b\">y</a>", "xy"), ("&#x1F600;&#0;", "😀&#0;"),
    // Nothing takes the rest of a text with it: what is never closed is text, or ends at the next `>`.
    ("<p", "<p"), ("<style>p {}", "p {}"), ("a <!-- b", "a <!-- b"), ("<html><head><meta x=1><body>I cry</body>", "I cry"),
    ("<p title=Mother's>I cry.</p><p>Second.</p>", "I cry.\nSecond."), ("<p title = 'Mother>s'>I cry.</p>", "I cry."),
    ("<p title=\"a>I cry.</p>", "I cry."), ("I am < 50 > 40", "I am < 50 > 40"),
    ("<p>  many\n\n spaces </p>", "many spaces"),
  ])
  func markupBecomesText(_ html: String, _ text: String) { #expect(MarkupText.text(html) == text) }

  @Test func timesAreThoseOfFHIR() {
    #expect(FHIRDateTime.dateTime("2026-11-20T10:00:03+01:00") == "2026-11-20T10:00:03+01:00")
    for (text, day) in [
      ("2026-11-20", "2026-11-20"), ("2026-11-20T10:00Z", "2026-11-20"), ("2026-11-20T10:00:03", "2026-11-20"),
      ("2026-11-20T10:00:03,5Z", "2026-11-20"),
    ] {
      #expect(FHIRDateTime.dateTime(text) == day)
      #expect(!FHIRDateTime.isInstant(text))
    }
    #expect(FHIRDateTime.dateTime("yesterday") == nil && FHIRDateTime.isInstant("2026-11-20T10:00:03.25-05:00"))
  }

  @Test func uuidsAreStableAndDiffer() {
    var one = StableUUID()
    one.add("ab".utf8)
    one.add("c".utf8)
    var two = StableUUID()
    two.add("a".utf8)
    two.add("bc".utf8)
    #expect(one.text("x") == one.text("x") && one.text("x") != one.text("y") && one.text("x") != two.text("x"))
    #expect(one.text("x").wholeMatch(of: #/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#) != nil)
  }
}
