import SemeiaLexicon
import SemeiaText
import Testing

@testable import SemeiaMarkers

/// Measures from what a transcript marks, and of each speaker by itself.
@Suite struct MarkedSpeechTests {
  private let folder = KeyFolder(map: [:])
  private let prose = (0..<49).map { "q\(Character(UnicodeScalar(UInt8(97 + $0 % 26))))\($0 / 26)" }.joined(separator: " ")

  private func classes(_ rows: [String]) -> ClosedClasses {
    ClosedClasses([Array((["class\twords"] + rows).joined(separator: "\n").utf8)], folder: folder)
  }

  private func text(_ turns: [(Role, String, [TurnMark])], _ classes: ClosedClasses?) throws -> SpeechText {
    let utterances = turns.enumerated().map {
      Document.Utterance(speaker: $1.0.rawValue, role: $1.0, text: Array($1.1.utf8), line: $0 + 10, marks: $1.2)
    }
    return SpeechText(try Segmenter().segment(Document(conversation: utterances)), folder: folder, classes: classes)
  }

  private func value(_ id: String, _ turns: [(Role, String, [TurnMark])], _ rows: [String]? = ["filler\tuh", "repair\ti mean"]) throws
    -> SpeechValue
  {
    let classes = rows.map { self.classes($0) }
    return try #require(
      SpeechReader(try text(turns, classes), language: "en", classes: classes).values().first { $0.measure.description == id })
  }

  private func isNear(_ value: Double?, _ expected: Double) -> Bool { value.map { ($0 - expected).magnitude < 1e-12 } ?? false }

  @Test func codesDecideOverWhatWordsLookLike() throws {
    // "very very" is emphasis: the transcriber has coded another repetition, and not this one.
    let coded: [(Role, String, [TurnMark])] = [
      (.subject, "I was I was very very " + prose, [TurnMark(.repetition, span: TextSpan(0, 5), line: 40)])
    ]
    let found = try value("immediate-repetition", coded)
    #expect(isNear(found.value, 200.0 / 55) && found.basis == .marks && found.lines == [40] && found.evidence == [TextSpan(0, 5)])
    let plain = try value("immediate-repetition", coded.map { ($0.0, $0.1, []) })
    #expect(isNear(plain.value, 300.0 / 55) && plain.basis == .words && plain.lines == [10, 10])
    // A file with codes and none of this speaker: a measured zero.
    let other = try value("repair", coded + [(.other, "Hm.", [])])
    #expect(other.value == 0 && other.basis == .marks && other.evidence == [])
  }

  @Test func wordsThatWereLeftOutOfTheTextCount() throws {
    let found = try value("immediate-repetition", [(.subject, prose + " end", [TurnMark(.repetition, span: TextSpan(3, 3), words: 4)])])
    #expect(isNear(found.value, 400.0 / 50))
  }

  @Test func aFragmentInsideARevisionIsOneRepair() throws {
    let marks = [
      TurnMark(.revision, span: TextSpan(0, 5)), TurnMark(.fragment, span: TextSpan(3, 3)), TurnMark(.fragment, span: TextSpan(8, 8)),
      TurnMark(.selfInterruption, span: TextSpan(20, 20)),
    ]
    let found = try value("repair", [(.subject, "I mean it is " + prose, marks)])
    // Revision, one fragment, the utterance broken off; the phrase "I mean" is not counted beside codes.
    #expect(found.evidence?.count == 3 && isNear(found.value, 300.0 / 53))
  }

  @Test func fillersOfListAndTranscriptOnceEach() throws {
    let marks = [TurnMark(.filler, span: TextSpan(0, 2)), TurnMark(.filler, span: TextSpan(6, 8))]
    let found = try value("filled-pause", [(.subject, "uh so öh no uh " + prose, [marks[0], TurnMark(.filler, span: TextSpan(6, 9))])])
    #expect(found.evidence?.count == 3 && found.basis == .both && isNear(found.value, 300.0 / 54))
    let listed = try value("filled-pause", [(.subject, "uh so no uh " + prose, [])])
    #expect(listed.evidence?.count == 2 && listed.basis == .words)
    // Without a list the marks alone.
    let marked = try value("filled-pause", [(.subject, "uh so eh no uh " + prose, marks)], nil)
    #expect(marked.evidence?.count == 2 && marked.basis == .marks)
    #expect(try value("filled-pause", [(.subject, prose + " a", [])], nil).reason == .noContent)
  }

  @Test func noMarkOfAKindIsNoZero() throws {
    let pauses: [(Role, String, [TurnMark])] = [
      (.clinician, "Well?", [TurnMark(.pause, span: TextSpan(0, 0))]), (.subject, prose + " end", []),
    ]
    #expect(try value("pause-rate", pauses).value == 0)
    let event = try value("sound-event", pauses)
    #expect(event.status == .unsupported && event.reason == .noMarks && event.value == nil)
  }

  @Test func lengthsOfPausesWithinUtterances() throws {
    let marks =
      [0.5, 1, 1.5, 2, 0.1, 2.5].map { TurnMark(.pause, span: TextSpan(0, 0), seconds: $0) } + [TurnMark(.pause, span: TextSpan(0, 0))]
    let found = try value("pause-length", [(.subject, prose, marks)])
    #expect(found.value == 1.5 && found.base == 5)
    #expect(try value("pause-length", [(.subject, prose, Array(marks.prefix(2)))]).reason == .tooFewPauses)
    #expect(try value("pause-length", [(.subject, prose, [])]).reason == .noTimes)
  }

  @Test func nobodyIsTheSubject() throws {
    let classes = self.classes(["filler\tuh"])
    let values = SpeechReader(try text([(.other, prose, []), (.clinician, prose, [])], classes), language: "en", classes: classes).values()
    #expect(values.allSatisfy { $0.status == .unsupported && $0.reason == .noSubject && $0.value == nil })
  }

  @Test func eachSpeakerHasItsOwnValues() throws {
    let classes = self.classes(["filler\tuh"])
    let turns: [(Role, String, [TurnMark])] = [
      (.clinician, "uh " + prose, []), (.subject, prose + " one two three", []), (.clinician, "Well.", []), (.subject, "So.", []),
    ]
    let (speakers, leftOut) = SpeakerSpeech.all(try text(turns, classes), language: "en", classes: classes, isMeasured: true)
    #expect(leftOut == 0 && speakers.map(\.role) == [.clinician, .subject] && speakers.map(\.number) == [1, 2])
    #expect(speakers.map(\.words) == [51, 53] && speakers.map(\.turns) == [2, 2])
    func value(_ id: String, _ speaker: Int) -> Double? { speakers[speaker].values.first { $0.measure.description == id }?.value }
    #expect(isNear(value("turn-share", 0), 51.0 / 104) && isNear(value("turn-share", 1), 53.0 / 104))
    #expect(isNear(value("filled-pause", 0), 100.0 / 51) && value("filled-pause", 1) == 0)
    // The subject's row is what is said of the subject.
    let subject = SpeechReader(try text(turns, classes), language: "en", classes: classes).values()
    #expect(speakers[1].values == subject)
  }

  @Test func aCrowdIsMeasuredUpToALimit() throws {
    let utterances = (0..<20).map { Document.Utterance(speaker: "s\($0)", role: .other, text: Array("Hm.".utf8)) }
    let crowd = SpeechText(try Segmenter().segment(Document(conversation: utterances)), folder: folder, classes: nil)
    let (speakers, leftOut) = SpeakerSpeech.all(crowd, language: "en", classes: nil, isMeasured: true)
    #expect(speakers.count == SpeakerSpeech.most && leftOut == 20 - SpeakerSpeech.most)
  }

  @Test func aClassThatALanguageCannotHaveSaysWhy() throws {
    let classes = self.classes(["absent\tpast-form\tverbs do not change with time", "negation\tno"])
    #expect(classes.brokenLines.isEmpty && classes.absent[.past] == "verbs do not change with time")
    let support = SpeechSupport(language: "xx", classes: classes)
    let past = try #require(SpeechMeasure.named("past-share"))
    #expect(support.obstacle(past)?.reason == .notInLanguage && support.obstacle(past)?.note == "verbs do not change with time")
    let values = SpeechReader(try text([(.subject, prose, [])], classes), language: "xx", classes: classes).values()
    #expect(values.first { $0.measure == "past-share" }?.reason == .notInLanguage)
    #expect(values.first { $0.measure == "subordination" }?.reason == .noContent)
  }
}
