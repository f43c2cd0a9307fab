import Testing

@testable import SemeiaRecords

/// `turns[].marks` and `turns[].line`.
@Suite struct MarkRecordTests {
  private func line(_ marks: String) -> [UInt8] { Array(#"{"turns":[{"role":"subject","text":"é uh","line":3,"marks":\#(marks)}]}"#.utf8) }

  @Test func whatIsReadIsWrittenAgain() throws {
    let bytes = line(
      #"[{"kind":"filler","start":2,"end":4,"line":3},{"kind":"pause","start":4,"end":4,"seconds":1.5},{"kind":"false-start","start":0,"end":0,"words":2}]"#
    )
    let record = try RequestReader(strict: true).read(bytes)
    let turn = try #require(record.turns?.first)
    #expect(turn.line == 3 && turn.marks.map(\.kind) == [.filler, .pause, .falseStart])
    #expect(turn.marks[0] == MarkRecord(.filler, start: 2, end: 4, line: 3) && turn.marks[1].seconds == 1.5 && turn.marks[2].words == 2)
    var writer = JSONWriter()
    record.write(to: &writer)
    #expect(writer.bytes == bytes)
  }

  @Test(arguments: [
    (#"[{"kind":"hum","start":0,"end":1}]"#, RecordError.Code.invalidField), (#"[{"kind":"pause","start":2,"end":1}]"#, .invalidField),
    (#"[{"kind":"pause","start":0}]"#, .invalidField), (#"[{"kind":"pause","start":0,"end":5}]"#, .invalidField),
    (#"[{"kind":"pause","start":0,"end":0,"seconds":-1}]"#, .invalidField), (#"[{"kind":"pause","start":0.5,"end":1}]"#, .invalidField),
    (#"[{"kind":"pause","start":0,"end":0,"line":0}]"#, .invalidField), (#"[1]"#, .wrongType), (#"{}"#, .wrongType),
  ]) func whatIsWrongIsTold(_ marks: String, _ code: RecordError.Code) {
    let error = #expect(throws: RecordError.self) { try RequestReader().read(line(marks)) }
    #expect(error?.code == code && error?.field == "turns")
    #expect(error?.message.contains("hum") == false)
  }

  @Test func nullsAndNamesThatNobodyKnows() throws {
    #expect(try RequestReader().read(line("null")).turns?.first?.marks == [])
    let record = try RequestReader().read(line(#"[{"kind":"event","start":0,"end":0,"loud":true,"x_a":1}]"#))
    #expect(record.unknownFields == ["turns.marks.loud"])
  }

  @Test func speakersOfAReportComeBackAsTheyWere() throws {
    let text =
      #"{"v":1,"line":1,"status":"ok","speakers":[{"number":1,"name":"A","role":"other","turns":2,"words":9,"markers":[{"marker":"repair","status":"ok","count":1,"value":11.1,"unit":"per 100 words","base":9,"spans":[[0,1,1]],"lines":[7],"from":"marks"}]}]}"#
    let record = try ReportRecord(parsing: Array(text.utf8))
    #expect(record.speakers?.first?.markers.first?.lines == [7] && record.speakers?.first?.markers.first?.from == "marks")
    var writer = JSONWriter()
    record.write(to: &writer)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
  }
}
