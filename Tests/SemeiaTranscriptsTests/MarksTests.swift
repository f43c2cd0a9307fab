import SemeiaRecords
import Testing

@testable import SemeiaTranscripts

/// What markers of a transcript become in a request: marks of turns, in scalars, with the line of the file.
@Suite struct MarksTests {
  private static let head = "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tPAR Participant, INV Investigator\n"

  private func turn(_ line: String, dropsRepairs: Bool = false) throws -> TurnRecord {
    let transcript = try read(Self.head + "*PAR:\t\(line)\n@End\n", .chat, dropsRepairs: dropsRepairs)
    return try #require(transcript.request(id: nil, roles: SpeakerRoles(transcript)).turns?.first)
  }

  /// Each mark as `kind start-end`, then `w` words, `s` seconds, `l` line.
  private func marks(_ turn: TurnRecord) -> [String] {
    turn.marks.map { mark in
      "\(mark.kind.rawValue) \(mark.start)-\(mark.end)" + (mark.words.map { " w\($0)" } ?? "") + (mark.seconds.map { " s\($0)" } ?? "")
        + (mark.line.map { " l\($0)" } ?? "")
    }
  }

  @Test func codesBecomeMarksWithTheirLines() throws {
    let found = try turn("&-öh <it was> [//] it (1.5) was\n\t&+lo xxx long &=laughs +//.")
    #expect(found.string == "öh it was it was long." && found.line == 5)
    #expect(
      marks(found) == [
        "filler 0-2 l5", "revision 3-9 l5", "pause 12-12 s1.5 l5", "fragment 16-16 l6", "unintelligible 16-16 l6", "event 21-21 l6",
        "self-interruption 21-21 l6",
      ])
  }

  @Test func oldPausesAreMarksToo() throws {
    #expect(marks(try turn("well #long I # know #0_5 it .")) == ["pause 4-4 l5", "pause 6-6 l5", "pause 11-11 s0.5 l5"])
  }

  @Test func wordsThatAreNotInTheTextAreCounted() throws {
    #expect(marks(try turn("so so [x 3] it goes .")) == ["repetition 3-5 w2 l5"])
    #expect(marks(try turn("<no more> [x 2] of it .")) == ["repetition 0-7 w2 l5"])
    #expect(marks(try turn("and <I was> [/] I was &-um there .", dropsRepairs: true)) == ["repetition 3-3 w2 l5", "filler 9-9 w1 l5"])
  }

  @Test func whatMeasuresDoNotReadStaysBehind() throws {
    #expect(try turn("he goed [: went] [* m] no:: (be)cause my@f [= note] un#do dog$n ice+cream .").marks.isEmpty)
  }

  @Test func silenceBetweenWordsThatJoinBelongsToTheTurn() throws {
    let grid =
      "\"ooTextFile\" \"TextGrid\" 0 9 <exists> 1 \"IntervalTier\" \"Ana - words\" 0 9 6 "
      + "0 1 \"one\" 1 1.5 \"sil\" 1.5 2 \"two\" 2 5 \"sp\" 5 6 \"three\" 6 9 \"sil\""
    let transcript = try read(grid).joined()
    #expect(transcript.turns.map(\.string) == ["one two", "three"])
    let turns = try #require(transcript.request(id: nil, roles: SpeakerRoles(transcript)).turns)
    #expect(marks(turns[0]) == ["pause 3-3 s0.5 l1"] && turns[1].marks.isEmpty)
    // The others are counted all the same.
    #expect(transcript.markerCounts == [Transcript.Count(name: "pause", count: 3)])
  }

  @Test func gapsBetweenRecognizedWordsArePauses() throws {
    let words = [("Well", 0.0, 0.4), ("now", 0.5, 0.9), ("then", 1.6, 2.0)].map {
      "{\"word\":\"\($0.0)\",\"start\":\($0.1),\"end\":\($0.2),\"speaker\":0}"
    }
    let file = "{\"results\":{\"channels\":[{\"alternatives\":[{\"transcript\":\"x\",\"words\":[\(words.joined(separator: ","))]}]}]}}"
    let transcript = try read(file, .deepgram)
    #expect(transcript.turns.map(\.string) == ["Well now then"])
    let pause = try #require(transcript.markers.first)
    #expect(transcript.markers.count == 1 && pause.kind == .pause && pause.span == 8..<8)
    #expect(pause.seconds.map { ($0 - 0.7).magnitude < 1e-9 } == true)
  }
}
