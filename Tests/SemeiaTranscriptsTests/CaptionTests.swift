import Testing

@testable import SemeiaTranscripts

@Suite struct CaptionTests {
  @Test func voicesTagsAndBlocksAreReadAsWebVTTAsks() throws {
    let transcript = try read(Samples.webVTT)
    #expect(said(transcript) == ["Therapist: How was the week?", "Patient: Long & grey."])
    #expect(transcript.leftOut == [Transcript.Count(name: "NOTE", count: 1)])
    #expect(transcript.markerCounts == [Transcript.Count(name: "markup", count: 2)])
    #expect(transcript.turns[0].place.lines == 5...7)
    #expect(transcript.problems.isEmpty)
  }

  @Test func severalVoicesInOneCueAreSeveralTurns() throws {
    let transcript = try read("WEBVTT\nLanguage: pt-BR\n\n00:01.000 --> 00:03.000\n<v.loud Ana Lima>Oi.</v> <v Rui>Tudo\nbem?\n")
    #expect(said(transcript) == ["Ana Lima: Oi.", "Rui: Tudo bem?"])
    #expect(transcript.turns.map(\.start) == [1, 1])
    #expect(transcript.language == "pt-BR")
  }

  @Test func namesBeforeAColonAreSpeakersWhereTheyComeBack() throws {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nLena Ortiz: I slept.\n\n00:02.000 --> 00:03.000\nNote: it rained.\n\n"
    let more =
      "00:03.000 --> 00:04.000\nLena Ortiz: Badly.\n\n00:04.000 --> 00:05.000\nhe said so\n\n00:05.000 --> 00:06.000\nagain\n\n00:06.000 --> 00:07.000\nand again\n"
    #expect(
      said(try read(text + more)) == [
        "Lena Ortiz: I slept.", "Note: it rained.", "Lena Ortiz: Badly.", "he said so", "again", "and again",
      ])
    #expect(try read(text + more).turns[1].speaker == nil)
  }

  @Test func aBadTimeIsAProblemAndTheWordsStay() throws {
    let transcript = try read(
      "WEBVTT\n\n00:01.000 --> 00:0x.000\nI fell.\n\nlost words\n\n00:05.000 --> 00:04.000\nBack.\n\n00:06.000 --> 00:07.000\n\n")
    #expect(said(transcript) == ["I fell.", "lost words", "Back."])
    #expect(codes(transcript) == ["3 invalid-time", "6 missing-time", "8 end-before-start", "11 empty-utterance"])
    #expect(transcript.turns[0].start == 1 && transcript.turns[0].end == nil)
    #expect(transcript.turns[2].start == nil && transcript.turns[2].end == nil)
  }

  @Test func signsThatAreNoTagsStay() throws {
    let transcript = try read("WEBVTT\n\n00:01.000 --> 00:02.000\nI <3 rain & <wind> &bogus; a < b\n")
    #expect(said(transcript) == ["I <3 rain & <wind> &bogus; a < b"])
    #expect(codes(transcript) == ["4 unclosed-tag"])
    let timed = try read("WEBVTT\n\n00:01.000 --> 00:02.000\nwhen <00:01.500>it <c.blue>rains</c>\n")
    #expect(said(timed) == ["when it rains"])
    #expect(timed.markers.first { $0.kind == .time }?.seconds == 1.5)
  }

  @Test func rolledLinesAreLeftOutAndCounted() throws {
    var text = "WEBVTT\n\n"
    let lines = ["so I", "went home", "and then", "it rained", "all night"]
    for (index, line) in lines.enumerated() {
      text += "00:0\(index).000 --> 00:0\(index + 1).000\n\(index > 0 ? lines[index - 1] : " ")\n\(line)\n\n"
    }
    let transcript = try read(text)
    #expect(said(transcript) == lines)
    #expect(transcript.leftOut == [Transcript.Count(name: "rolled line", count: 4)])
    #expect(said(transcript.joined()) == ["so I went home and then it rained all night"])
  }

  @Test func whatIsSaidTwiceIsNoRolledLine() throws {
    let cues = (1...6).map { "00:0\($0).000 --> 00:0\($0).900\nNo.\n\n" }
    #expect(try read("WEBVTT\n\n" + cues.joined()).turns.count == 6)
  }

  @Test func subRipToleratesWhatPeopleWrite() throws {
    let transcript = try read(
      "00:00:01.000 --> 00:00:02,000 X1:1 X2:2\nOne\ntwo\n \n7\n00:00:03,000 --> 00:00:04,000\n\n8\nno times\n")
    #expect(said(transcript) == ["One two", "no times"])
    #expect(codes(transcript) == ["5 empty-utterance", "8 missing-time"])
  }

  @Test func subViewerReadsLinesAndFaults() throws {
    let transcript = try read("0:00:01.000,0:00:02.000\nOne\ntwo\n\n0:00:0x.000,0:00:04.000\nThree\n\nfour\n")
    #expect(said(transcript) == ["One two", "Three", "four"])
    #expect(codes(transcript) == ["5 invalid-time", "8 missing-time"])
  }

  @Test func aSentenceThatCuesCutIsPutTogether() throws {
    let cues = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>I do not want\n\n00:02.100 --> 00:03.000\n<v A>to <i>stay</i>.\n\n"
    let rest = "00:03.000 --> 00:04.000\n<v A>Well\n\n00:08.000 --> 00:09.000\n<v A>then\n\n00:09.000 --> 00:10.000\n<v B>go"
    let transcript = try read(cues + rest)
    let joined = transcript.joined()
    #expect(said(joined) == ["A: I do not want to stay.", "A: Well", "A: then", "B: go"])
    #expect(joined.joints == 1 && transcript.turns.count == 5)
    #expect(joined.turns[0].start == 1 && joined.turns[0].end == 3 && joined.turns[0].place.lines == 3...7)
    // A marker moves with its words.
    #expect(joined.markers.map(\.span) == [17..<17, 21..<21] && joined.markers.allSatisfy { $0.turn == 0 })
    // The space at the joint belongs to nothing in the file.
    #expect(joined.turns[0].source(of: 13..<14) == nil)
  }

  @Test(arguments: [("00:01.000", 1.0), ("1:00:01.250", 3601.25), ("100:00:00,001", 360_000.001)])
  func clockTimes(_ text: String, _ seconds: Double) {
    #expect(ClockTime.seconds(Array(text.utf8)[...], needsFraction: true) == seconds)
  }

  @Test(arguments: [
    "", "1", "00:61.000", "00:01", "00:1.000", "00:01.00", "a0:01.000", "00:00:00:01.000", "00:01.000 ", "-0:01.000",
  ])
  func whatIsNoClockTime(_ text: String) {
    #expect(ClockTime.seconds(Array(text.utf8)[...], needsFraction: true) == nil)
  }
}
