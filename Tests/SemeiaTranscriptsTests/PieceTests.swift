import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaTranscripts

/// What a joined turn was put together from, and what the name of a file decides.
@Suite struct PieceTests {
  private func pieces(_ turn: TranscriptTurn) -> [String] {
    turn.pieces.map { "\($0.offset) \($0.line) \($0.start.map { "\($0)" } ?? "-") \($0.end.map { "\($0)" } ?? "-")" }
  }

  @Test func aJoinedTurnKnowsItsCaptions() throws {
    let text =
      "WEBVTT\n\n00:01.000 --> 00:02.000\nI häve been\n\n00:02.000 --> 00:03.500\nso tired\nthat I cry\n\n00:04.000 --> 00:05.000\nall day.\n"
    let turn = try #require(try read(text).joined().turns.first)
    #expect(turn.string == "I häve been so tired that I cry all day.")
    #expect(pieces(turn) == ["0 4 1.0 2.0", "13 7 2.0 3.5", "22 8 2.0 3.5", "33 11 4.0 5.0"])
    // A request counts scalars.
    #expect(turn.pieceRecords.map(\.offset) == [0, 12, 21, 32])
    let record = try read(text).joined().request(id: nil, roles: SpeakerRoles(try read(text).joined()))
    #expect(record.turns?.first?.pieces == turn.pieceRecords)
  }

  /// Who goes on with a sentence is not named again.
  @Test(arguments: [
    ("<v Ann>I want to", "2.000", ["Ann: I want to kill myself."]), ("<v Ann>I went.", "2.000", ["Ann: I went.", "-: kill myself."]),
    ("<v Ann>I want to", "9.000", ["Ann: I want to", "-: kill myself."]), ("I want to", "2.000", ["-: I want to kill myself."]),
  ])
  func unnamedCuesGoOn(_ first: String, _ start: String, _ expected: [String]) throws {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n\(first)\n\n00:0\(start) --> 00:09.500\nkill myself.\n"
    #expect(try read(text).joined().turns.map { "\($0.speaker ?? "-"): \($0.string)" } == expected)
  }

  @Test func aTurnOverLinesKnowsThem() throws {
    let dialogue = try read("Ann: One line\nand another\nBen: Yes.\nAnn: So.\nBen: No.\n", .dialogue)
    #expect(pieces(dialogue.turns[0]) == ["0 1 - -", "9 2 - -"])
    #expect(pieces(dialogue.turns[1]) == ["0 3 - -"])
    let chat = try read("@UTF8\n@Begin\n@Participants:\tPAR Participant\n*PAR:\tone two\n\tthree . \u{15}100_900\u{15}\n@End\n")
    #expect(pieces(chat.turns[0]) == ["0 4 0.1 0.9", "7 5 0.1 0.9"])
  }

  @Test func everyPieceBeginsWithinItsTextInOrder() throws {
    for text in [Samples.webVTT, Samples.chat, Samples.dialogue] {
      let transcript = try read(text).joined()
      for turn in transcript.turns {
        let offsets = turn.pieces.map(\.offset)
        #expect(offsets.first == 0 && offsets == offsets.sorted() && offsets.allSatisfy { $0 == 0 || $0 < turn.text.count })
        #expect(turn.pieces.allSatisfy { turn.place.lines.contains($0.line) })
      }
    }
  }

  @Test(arguments: [
    ("talk.srt", TranscriptRefusal.Code.missingHeader), ("TALK.VTT", .missingHeader), ("a/b.sbv", .missingHeader),
    ("x.TextGrid", .missingHeader),
    ("x.eaf", .invalidXML),
  ])
  func aFileThatIsNotWhatItsNameSaysIsRefused(_ name: String, _ code: TranscriptRefusal.Code) {
    for text in ["1\n", "Patient: I am sad.\n", "text,speaker\na,b\n"] {
      do {
        _ = try TranscriptReader().read(Array(text.utf8), named: name)
        Issue.record("read")
      } catch { #expect(error.code == code || error.code == .malformedStructure) }
    }
  }

  @Test func contentDecidesWhereItHasAForm() throws {
    let captions = Array("1\n00:00:01,000 --> 00:00:02,000\nHello.\n".utf8)
    #expect(try TranscriptReader().read(captions, named: "talk.vtt").format == .subRip)
    #expect(try TranscriptReader().read(Array("1\n".utf8), named: "letter.txt").format == .prose)
    #expect(try TranscriptReader().read(Array("1\n".utf8), named: "srt").format == .prose)
  }

  private func named(_ headings: [TableColumns.Column: String]) -> TranscriptReader {
    var reader = TranscriptReader()
    reader.columns = TableColumns(headings)
    return reader
  }

  @Test func columnsCanBeNamed() throws {
    let table = Array("Wer;Was gesagt;Rolle\nA;Ich bin müde;subject\nB;Seit wann?;clinician\n".utf8)
    let plain = try TranscriptReader().read(table)
    #expect(plain.format == .prose && SpeakerRoles(plain).warnings.map(\.code) == [.plainTable, .subjectConcluded])
    let read = try named([.text: "was GESAGT", .speaker: "wer", .role: "rolle"]).read(table)
    #expect(read.format == .table && said(read) == ["A: Ich bin müde", "B: Seit wann?"])
    #expect(SpeakerRoles(read).assignments.map(\.role) == [.subject, .clinician])
    #expect(throws: TranscriptRefusal(.missingColumn, line: 1)) {
      try named([.text: "gibt es nicht"]).read(table)
    }
    let single = try named([.text: "q"]).read(Array("q\none\ntwo\n".utf8))
    #expect(said(single) == ["one", "two"])
    // Verse and lists with as many commas are rare; a letter is no table.
    let letter = Array("Dear Ann, how are you,\nI am well.\nYours, Ben\n".utf8)
    #expect(try TranscriptReader().read(letter).isPlainTable == false)
  }

  @Test func whatIsDoubtfulComesBackFromItsCode() throws {
    for code in [
      "subject-concluded", "no-subject", "several-subjects", "unnamed-turns", "unknown-speaker", "no-utterances", "uncertain-labels",
      "plain-table",
    ] {
      #expect(SpeakerRoles.Warning.Code(rawValue: code) != nil && TranscriptNotes.Doubt(code).message?.isEmpty == false)
    }
    let roles = SpeakerRoles(try read("Anna: Hm.\nDoctor: Well?\nAnna: Yes.\n", .dialogue))
    let transcript = try read("Anna: Hm.\nDoctor: Well?\nAnna: Yes.\n", .dialogue)
    let field = try #require(transcript.request(id: nil, roles: roles).extensions.first)
    #expect(TranscriptNotes(field.json).doubts.map(\.message) == roles.warnings.map(\.message))
  }
}
