import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaRedaction

/// Lines in, lines out.
@Suite struct RecordRedactorTests {
  private func answer(_ line: String) -> (String, Bool) {
    var out: [UInt8] = []
    let isRecord = Array(line.utf8).withUnsafeBufferPointer {
      RecordRedactor(Redactor(Shipped.vocabulary)).answer($0, number: 7, into: &out)
    }
    return (String(decoding: out, as: UTF8.self), isRecord)
  }

  @Test func otherMembersStay() {
    let (line, isRecord) = answer(#"{"id":"a","x_site":{"ward":4.50},"text":"¡Señora Núñez!","language":"es","redactions":[1]}"#)
    #expect(isRecord)
    #expect(
      line
        == #"{"id":"a","x_site":{"ward":4.50},"text":"¡Señora [NAME-1]!","language":"es","redactions":[{"type":"name","start":8,"end":13,"surrogate":"[NAME-1]"}]}"#
        + "\n")
  }

  @Test func turnsAndTheirSpeakers() {
    let (line, _) = answer(
      #"{"turns":[{"speaker":"Okafor","role":"subject","text":"My name is Okafor."},{"speaker":"T","role":"clinician","text":"Hello Okafor"}],"language":"en"}"#
    )
    #expect(line.contains(#""speaker":"[NAME-1]""#) && line.contains(#""speaker":"T""#))
    #expect(line.contains(#"{"turn":1,"type":"name","start":6,"end":12,"surrogate":"[NAME-1]"}"#))
    #expect(!line.contains("Okafor"))
  }

  @Test func marksMoveWithTheWords() {
    let (line, _) = answer(
      #"{"turns":[{"role":"subject","text":"My name is Okafor, uh, well.","marks":[{"kind":"pause","start":3,"end":3},{"kind":"repetition","start":11,"end":17},{"kind":"filler","start":19,"end":21}]}],"language":"en"}"#
    )
    #expect(line.contains(#""text":"My name is [NAME-1], uh, well.""#))
    #expect(
      line.contains(
        #"[{"kind":"pause","start":3,"end":3},{"kind":"repetition","start":11,"end":19},{"kind":"filler","start":21,"end":23}]"#))
  }

  @Test func piecesMoveWithTheWords() {
    // A piece that begins within what was replaced begins where that begins.
    let (kept, _) = answer(
      #"{"turns":[{"role":"subject","text":"My name is Okafor, uh, well.","pieces":[[0,3,1,2],[14,4],[19,5,2.5,null]]}],"language":"en"}"#)
    #expect(kept.contains(#""pieces":[[0,3,1,2],[11,4],[21,5,2.5,null]]"#))
  }

  @Test func aBrokenLineIsAnErrorRecordWithoutItsText() {
    let (line, isRecord) = answer(#"{"id":"a","text":"Mr Okafor",}"#)
    #expect(!isRecord && line.contains(#""status":"error""#) && line.contains("trailing-comma") && !line.contains("Okafor"))
  }

  /// What no pattern reaches stays in redacted text, so that it leaves by consent alone.
  @Test(arguments: [
    (#"{"analysis":true,"decisionSupport":true,"export":false}"#, false), (#"{"analysis":true}"#, false), (#"{"export":true}"#, false),
    (#"{}"#, false), (#"{"analysis":true,"export":true}"#, true), ("null", true),
  ])
  func consentDecidesWhetherTextLeaves(_ consent: String, _ leaves: Bool) {
    let (line, isRecord) = answer(
      #"{"id":"a","subject":"p7","text":"I slept badly.","language":"en","consent":\#(consent),"x_note":"private"}"#)
    #expect(isRecord && line.contains("I slept badly.") == leaves)
    if !leaves { #expect(line == #"{"v":1,"line":7,"id":"a","status":"withheld"}"# + "\n") }
  }

  @Test func whereConsentIsRequiredItsAbsenceWithholds() {
    var redactor = RecordRedactor(Redactor(Shipped.vocabulary))
    redactor.requiresConsent = true
    var out: [UInt8] = []
    _ = Array(#"{"text":"I slept badly."}"#.utf8).withUnsafeBufferPointer { redactor.answer($0, number: 1, into: &out) }
    #expect(String(decoding: out, as: UTF8.self) == #"{"v":1,"line":1,"status":"withheld"}"# + "\n")
  }
}
