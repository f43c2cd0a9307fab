import Testing

@testable import SemeiaTranscripts

@Suite struct RecognitionTests {
  @Test func whisperSegmentsAreTurnsAndDoubtIsMarked() throws {
    let transcript = try read(Samples.whisper)
    #expect(said(transcript) == ["How was the week?", "Long and »grey«."])
    #expect(transcript.language == "en")
    #expect(transcript.markers.map(\.kind) == [.uncertain] && transcript.markers.map(\.turn) == [1])
    let speakers = try read(#"{"segments":[{"start":1,"end":2,"text":" Hi.","speaker":"SPEAKER_00"},{"start":3,"end":4}]}"#)
    #expect(said(speakers) == ["SPEAKER_00: Hi."])
    #expect(codes(speakers) == ["1 missing-text"])
  }

  @Test func otherFormsOfWhisper() throws {
    let cpp = #"{"result":{"language":"de"},"transcription":[{"offsets":{"from":1000,"to":2500},"text":" Na gut."}]}"#
    #expect(said(try read(cpp)) == ["Na gut."])
    #expect(try read(cpp).turns[0].end == 2.5 && read(cpp).language == "de")
    #expect(said(try read(#"{"text":"Only this."}"#)) == ["Only this."])
    #expect(said(try read(#"[{"start":1,"end":2,"text":"A list."}]"#)) == ["A list."])
  }

  @Test func amazonItemsBecomeTurns() throws {
    let transcript = try read(Samples.amazon)
    #expect(said(transcript) == ["spk_0: How was it?", "spk_1: Grey."])
    #expect(transcript.language == "en-US")
    let older = Samples.amazon.replacing(#","speaker_label":"spk_0""#, with: "").replacing(#","speaker_label":"spk_1""#, with: "")
    let labels =
      #""speaker_labels":{"segments":[{"speaker_label":"x","items":[{"start_time":"2.75","speaker_label":"x"}]}]},"items""#
    #expect(said(try read(older.replacing(#""items""#, with: labels))) == ["How was it?", "x: Grey."])
    #expect(said(try read(older)) == ["How was it? Grey."])
  }

  @Test func deepgramWordsAndUtterances() throws {
    #expect(said(try read(Samples.deepgram)) == ["0: How was it?", "1: Grey."])
    let utterances = #"{"results":{"channels":[],"utterances":[{"start":1,"end":2,"transcript":"Hi.","speaker":1}]}}"#
    #expect(said(try read(utterances)) == ["1: Hi."])
    let channels =
      #"{"results":{"channels":[{"alternatives":[{"transcript":"one"}]},{"alternatives":[{"transcript":"two"}]},{}]}}"#
    #expect(said(try read(channels)) == ["channel 0: one", "channel 1: two"])
    #expect(codes(try read(channels)) == ["1 missing-text"])
  }

  @Test func assemblyUtterancesAndWords() throws {
    #expect(said(try read(Samples.assembly)) == ["A: How was it?", "B: Grey."])
    let words =
      #"{"audio_url":"x","utterances":null,"words":[{"text":"One.","start":0,"end":500},{"text":"Two","start":600,"end":800},{"text":"three.","start":3000,"end":3500},{"text":"Four.","start":4600,"end":5000}]}"#
    // A second of silence after a sentence begins a turn, inside one it does not.
    #expect(said(try read(words)) == ["One. Two three.", "Four."])
  }

  @Test func googleWithAndWithoutSpeakers() throws {
    #expect(said(try read(Samples.google)) == ["1: How was?", "2: Grey."])
    let plain =
      #"{"results":[{"alternatives":[{"transcript":"how was it","words":[{"startTime":{"nanos":500000000},"endTime":{"seconds":"1"},"word":"how"}]}]},{"alternatives":[{"transcript":" grey"}],"resultEndTime":"4.5s"},{}]}"#
    let transcript = try read(plain)
    #expect(said(transcript) == ["how was it", "grey"])
    #expect(transcript.turns.map(\.start) == [0.5, nil] && transcript.turns.map(\.end) == [1, 4.5])
    #expect(codes(transcript) == ["1 missing-text"])
  }

  @Test func jsonThatIsBadOrUnknownIsRefused() {
    #expect(refusal("{\"segments\":[\n{\"text\":}]}") == TranscriptRefusal(.invalidJSON, line: 2))
    #expect(refusal(#"{"weather":"grey"}"#) == TranscriptRefusal(.unknownJSON, line: 1))
    #expect(refusal(#"{"weather":"grey"}"#, .amazon) == TranscriptRefusal(.unknownJSON, line: 1))
    #expect(refusal(#"{"segments":[{"avg_logprob":NaN}]}"#)?.code == .invalidJSON)
  }

  @Test func escapesPointBackAtTheFile() throws {
    let file = Array(#"{"text":" a\n\u00e9\ud83c\udf27\"b"}"#.utf8)
    let turn = try TranscriptReader().read(file).turns[0]
    #expect(turn.string == "a\né🌧\"b")
    #expect(turn.source(of: 2..<4).map { String(decoding: file[$0], as: UTF8.self) } == #"\u00e9"#)
    #expect(turn.source(of: 4..<8).map { String(decoding: file[$0], as: UTF8.self) } == #"\ud83c\udf27"#)
  }
}
