import Testing

@testable import SemeiaTranscripts

@Suite struct AnnotationTests {
  @Test func tiersAreSpeakersInTheOrderOfTime() throws {
    let transcript = try read(Samples.textGrid)
    #expect(said(transcript) == ["Therapist: How was the week?", #"Patient: Long and "grey"."#])
  }

  @Test func theShortFormAndCommentsAreTheSame() throws {
    let short = """
      "ooTextFile"
      "TextGrid"
      0 4 <exists> 2 ! two tiers
      "IntervalTier" "Therapist" 0 4 1
      1 2.5 "How was
      the week?"
      "TextTier" "clicks" 0 4 2
      0.5 "k" -0 ""
      """
    let transcript = try read(short)
    #expect(said(transcript) == ["Therapist: How was\nthe week?"])
    #expect(transcript.markers.map(\.code) == ["k", ""] && transcript.markers.allSatisfy { $0.kind == .point && $0.turn == nil })
  }

  @Test func theMostTellingTiersAreRead() throws {
    func grid(_ names: [String]) -> String {
      let tiers = names.map { "\"IntervalTier\" \"\($0)\" 0 4 3 0 1 \"one\" 1 2 \"sil\" 2.5 3 \"two\"" }
      return "\"ooTextFile\" \"TextGrid\" 0 4 <exists> \(names.count) " + tiers.joined(separator: " ")
    }
    let words = try read(grid(["Ana - words", "Ana - phones"]))
    #expect(said(words) == ["Ana: one", "Ana: two"])
    #expect(words.leftOut.map(\.name) == ["tier Ana - phones"])
    #expect(words.markers.map(\.kind) == [.pause] && words.unit == .word)
    // One and a half seconds lie between the two words.
    #expect(words.joined().turns.count == 2)
    #expect(said(try read(grid(["phrase", "words"]))) == ["one", "sil", "two"])
    let phones = try read(grid(["phones"]))
    #expect(phones.turns.isEmpty && phones.leftOut.map(\.name) == ["tier phones"])
    #expect(try read(grid(["phones"]), tiers: ["phones"]).turns.count == 3)
    #expect(try read(grid(["words", "phones"]), tiers: ["all"]).turns.count == 5)
  }

  @Test func wordsOfOneBreathAreJoined() throws {
    let text = #""ooTextFile" "TextGrid" 0 9 <exists> 1 "IntervalTier" "word" 0 9 3 0 1 "one" 1.5 2 "two" 3 4 "three""#
    #expect(said(try read(text).joined()) == ["one two", "three"])
  }

  @Test(arguments: [
    (#""ooTextFile" "TextGrid" 0 4 <exists> 1 "IntervalTier" "a" 0 4 2 0 1 "b""#, TranscriptRefusal.Code.malformedStructure),
    (#""ooTextFile" "TextGrid" 0 4 <exists> 1 "IntervalTier" "a" 0 4 1 0 1 "b"#, .malformedStructure),
    (#""ooTextFile" "TextGrid" 0 4 <exists> 1 "OtherTier" "a" 0 4 0"#, .malformedStructure),
    (#""ooTextFile" "Sound" 0 4"#, .missingHeader),
  ]) func aTextGridThatBreaksOffIsRefused(_ text: String, _ code: TranscriptRefusal.Code) {
    #expect(refusal(text)?.code == code)
  }

  @Test func elanTiersAreReadByParticipant() throws {
    let transcript = try read(Samples.elan)
    #expect(said(transcript) == ["Therapist: How was the week?", "Patient: Long & grey."])
    #expect(transcript.turns[1].start == 2.75 && transcript.turns[1].end == nil)
    #expect(transcript.leftOut == [Transcript.Count(name: "tier gloss", count: 1)])
    #expect(said(try read(Samples.elan, tiers: ["gloss"])) == ["lang und grau"].map { "gloss: " + $0 })
  }

  @Test func anUnknownTimeSlotIsAProblem() throws {
    let transcript = try read(Samples.elan.replacing(#"TIME_SLOT_REF2="b""#, with: #"TIME_SLOT_REF2="zz""#))
    #expect(codes(transcript) == ["8 unknown-reference"])
    #expect(said(transcript).contains("Therapist: How was the week?"))
  }

  @Test(arguments: [
    "<a><b></a></b>", "<a>", "<a x='1' x='2'/>", "<a>&unknown;</a>", "<a b=c/>", "<a/><b/>", "text<a/>", "<a/>text", "<a x='<'/>",
    "< a/>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>", "<a><![CDATA[x]]</a>", "<a>&#0;</a>", "<a>&#xD800;</a>",
    "",
  ]) func markupThatIsNotWellFormedIsRefused(_ text: String) throws {
    let source = try SourceText(Array(text.utf8))
    #expect(throws: TranscriptRefusal.self) { try MarkupTree(source) }
  }

  @Test func markupIsRead() throws {
    let text = "<?xml version='1.0'?>\n<!-- x --><a one='1 &lt; 2' two=\"'\"><b/>x<![CDATA[<&>]]>&#65;&#x42;<c>inner</c>y</a >\n"
    let tree = try MarkupTree(try SourceText(Array(text.utf8)))
    #expect(tree.elements.map(\.name) == ["a", "b", "c"])
    #expect(tree.elements[0]["one"] == "1 < 2" && tree.elements[0]["two"] == "'")
    #expect(String(decoding: tree.elements[0].text.bytes, as: UTF8.self) == "x<&>ABy")
    #expect(tree.elements[2].parent == 0)
  }
}
