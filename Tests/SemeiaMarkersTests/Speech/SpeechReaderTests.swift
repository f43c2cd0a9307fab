import SemeiaLexicon
import SemeiaText
import Testing

@testable import SemeiaMarkers

@Suite struct SpeechReaderTests {
  private let folder = KeyFolder(map: [:])
  private var classes: ClosedClasses {
    let rows = [
      "class\twords", "article\tthe", "article\ta", "personal-pronoun\ti", "personal-pronoun\tshe", "conjunction\tand", "backchannel\tmhm",
      "backchannel\ti see", "repair\ti mean", "connective-adversative\tbut", "past-form\twas", "present-form\tis", "subordinator\tbecause",
    ]
    return ClosedClasses([Array(rows.joined(separator: "\n").utf8)], folder: folder)
  }

  private func reader(_ document: Document) throws -> SpeechReader {
    SpeechReader(try Segmenter().segment(document), language: "en", classes: classes, folder: folder)
  }

  private func value(_ id: String, _ document: Document) throws -> SpeechValue {
    try #require(try reader(document).values().first { $0.measure.description == id })
  }

  private func isNear(_ value: Double?, _ expected: Double) -> Bool { value.map { ($0 - expected).magnitude < 1e-12 } ?? false }

  /// `count` different words, ten in a sentence.
  private func prose(_ count: Int) -> String {
    (0..<count).map {
      "q\(Character(UnicodeScalar(UInt8(97 + $0 / 26 % 26))))\(Character(UnicodeScalar(UInt8(97 + $0 % 26))))"
        + ($0 % 10 == 9 ? ". So" : "")
    }
    .joined(separator: " ")
  }

  @Test func everyMeasureIsAnsweredOnceAndInOrder() throws {
    for document in [Document(""), Document("Yes."), Document(prose(300)), Document(conversation: [])] {
      let values = try reader(document).values()
      #expect(values.map(\.measure) == SpeechMeasure.all.map(\.id))
      for value in values {
        #expect((value.status == .ok) == (value.value != nil) && (value.status == .ok) == (value.reason == nil))
      }
    }
    #expect(Set(SpeechMeasure.all.map(\.id)).count == SpeechMeasure.all.count)
  }

  @Test func tooLittleIsNoZero() throws {
    let short = try value("mattr-50", Document("Too short to say."))
    #expect(short.status == .insufficient && short.reason == .tooFewWords && short.base == 4 && short.value == nil)
    #expect(try value("readability-gulpease", Document(prose(200))).reason == .notInLanguage)
    #expect(try value("turn-length", Document(prose(200))).reason == .noTurns)
    #expect(try value("speech-rate", Document(prose(200))).reason == .noTimes)
    #expect(try value("connectives-causal", Document(prose(200))).reason == .noContent)
    #expect(try reader(Document("I.")).values(isMeasured: false).allSatisfy { $0.reason == .authorNotSubject && $0.status == .unsupported })
  }

  @Test func repetitionsWithinASentence() throws {
    // "i was i was" repeats two words, "so so" one; the sentence end parts "ready. Ready".
    let text = "I was I was so so ready. Ready to go. " + prose(50)
    let found = try value("immediate-repetition", Document(text))
    #expect(found.base == 65 && found.evidence?.count == 2)
    #expect(isNear(found.value, 300.0 / 65))
    #expect(found.evidence?.map { Document(text).text(in: $0) } == ["I was", "so"])
  }

  @Test func repairs() throws {
    let text = "I wan- want a dog, I mean a cat - no. " + prose(50)
    let found = try value("repair", Document(text))
    #expect(found.evidence?.map { Document(text).text(in: $0) } == ["wan", "I mean"])
  }

  @Test func returningPhrases() throws {
    let text = "The dog is old. The dog is kind. " + prose(100)
    let found = try value("perseveration", Document(text))
    // "The dog is" comes a second time; 2 + 2 sequences here, 8 or 9 in each sentence of the prose.
    #expect(found.evidence?.count == 1)
    #expect(found.value.map { $0 > 0.005 && $0 < 0.02 } == true)
  }

  private func talk(_ turns: [(Role, String, Double?, Double?)]) -> Document {
    Document(conversation: turns.map { .init(speaker: $0.0.rawValue, role: $0.0, text: Array($0.1.utf8), start: $0.2, end: $0.3) })
  }

  @Test func timesOfTurns() throws {
    // Ten words in two seconds, answered after half a second; then a pause of one second before the subject goes on.
    let turns = (0..<6).flatMap { round -> [(Role, String, Double?, Double?)] in
      let at = Double(round) * 10
      return [
        (.clinician, "And then what?", at, at + 2), (.subject, "one two three four five six seven eight nine ten", at + 2.5, at + 4.5),
        (.subject, "eleven twelve", at + 5.5, at + 6),
      ]
    }
    let document = talk(turns)
    #expect(isNear(try value("speech-rate", document).value, 72.0 / 15 * 60))
    #expect(isNear(try value("response-latency", document).value, 0.5))
    #expect(isNear(try value("pause-length", document).value, 1))
    #expect(try value("overlap-share", document).value == 0)
    #expect(isNear(try value("time-share", document).value, 15.0 / 27))
    // Utterances in a row are one turn: 12 words each.
    #expect(try value("turn-length", document).value == 12)
    #expect(isNear(try value("turn-share", document).value, 72.0 / 90))
    let untimed = talk(turns.map { ($0.0, $0.1, nil, nil) })
    #expect(try value("pause-length", untimed).reason == .noTimes)
    #expect(try value("turn-length", untimed).value == 12)
  }

  @Test func backchannelsAreShortAndNothingElse() throws {
    let turns: [(Role, String, Double?, Double?)] = [
      (.clinician, "Well.", nil, nil), (.subject, "Mhm.", nil, nil), (.clinician, "Well.", nil, nil), (.subject, "I see, mhm.", nil, nil),
      (.clinician, "Well.", nil, nil), (.subject, "I see a dog.", nil, nil), (.clinician, "Well.", nil, nil),
      (.subject, "Mhm, dog.", nil, nil),
      (.clinician, "Well.", nil, nil), (.subject, "Gone.", nil, nil),
    ]
    #expect(try value("backchannel-share", talk(turns)).value == 0.4)
  }

  @Test func styleMatching() throws {
    // Subject: 10% articles; other: 20% articles. No pronouns or conjunctions in either: those classes match.
    let mine = ("the " + (0..<9).map { "x\($0)" }.joined(separator: " ") + " ").repeated(5)
    let theirs = ("the a " + (0..<8).map { "y\($0)" }.joined(separator: " ") + " ").repeated(5)
    let document = talk([(.subject, mine, nil, nil), (.clinician, theirs, nil, nil)])
    let articles = 1 - 10 / 30.0001
    #expect(isNear(try value("style-matching", document).value, (articles + 1 + 1) / 3))
  }

  @Test func tiesBetweenSentences() throws {
    let sentences = [
      "The dog barks.", "A dog sleeps.", "Rain falls.", "Wind blows.", "Snow melts.", "Time passes.", "The barks fade.", "I hope.",
      "She hopes.", "It ends.",
    ]
    let document = Document(sentences.joined(separator: " "))
    // dog in sentence 2; 1 of 9.
    #expect(isNear(try value("referential-overlap", document).value, 1.0 / 9))
    // barks in sentence 7, last in the first; 1 of 6.
    #expect(isNear(try value("topic-return", document).value, 1.0 / 6))
    #expect(isNear(try value("sentence-length", document).value, 2.3))
  }

  @Test func tenseAndConnectives() throws {
    let document = Document("She was here but he is not because " + prose(100))
    #expect(try value("past-share", document).value == 0.5)
    let but = try value("connectives-adversative", document)
    #expect(but.evidence?.count == 1 && isNear(but.value, 100.0 / Double(but.base)))
  }

  @Test func brokenRowsOfClassesAreKnown() {
    let table = ClosedClasses([Array("class\twords\nnoclass\tx\narticle\t\narticle\tthe\n".utf8)], folder: folder)
    #expect(table.brokenLines == [2, 3] && table.has(.article) && !table.has(.repair))
  }
}

extension String {
  fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
