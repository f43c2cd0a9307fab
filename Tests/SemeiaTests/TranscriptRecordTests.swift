import SemeiaRecords
import SemeiaText
import Testing

@testable import Semeia

/// What a request says of the file that it was made from, and what its report says then.
@Suite struct TranscriptRecordTests {
  private static let analyzer = Result { try Analyzer(content: .shipped()) }

  private func answer(_ line: String, _ unit: OffsetUnit = .scalar) throws -> (record: ReportRecord, line: String) {
    var options = RecordFilter.Options()
    options.unit = unit
    var out: [UInt8] = []
    let filter = RecordFilter(try Self.analyzer.get(), options: options)
    _ = Array(line.utf8).withUnsafeBufferPointer { filter.answer($0, number: 1, into: &out) }
    return (try ReportRecord(parsing: Array(out.dropLast())), String(decoding: out.dropLast(), as: UTF8.self))
  }

  private func request(_ turns: String, _ transcript: String? = nil) -> String {
    #"{"turns":[\#(turns)],"language":"en"\#(transcript.map { #","x_transcript":\#($0)"# } ?? "")}"#
  }

  private let strangers = #"{"role":"other","text":"I can't sleep."},{"role":"clinician","text":"Since when?"}"#
  private let talk = #"{"role":"clinician","text":"And?"},{"role":"subject","text":"I can't sleep."}"#

  @Test func whereNobodyIsTheSubjectItIsSaidAndNothingIsZero() throws {
    let record = try answer(request(strangers)).record
    #expect(record.warnings?.map(\.code) == ["no-subject"] && record.status == .ok)
    #expect(record.markers?.allSatisfy { $0.status == .unsupported && $0.count == nil && $0.rate == nil } == true)
    let pronouns = record.markers?.first { $0.marker == "first-person-singular" }
    #expect(pronouns?.reason == "no-subject")
    #expect(record.scores?.contains { $0.status == .unsupported && $0.reason == "no-subject" } == true)
    #expect(record.scores?.contains { $0.content?.value != nil || $0.reason == "too-few-words" } == false)
    #expect(try answer(request(talk)).record.warnings?.isEmpty == true)
    #expect(try answer(#"{"turns":[],"language":"en"}"#).record.warnings?.isEmpty == true)
  }

  @Test func whereNobodyIsTheSubjectTheReportVerifies() throws {
    let line = try answer(request(strangers)).line
    let verifier = Verifier(try Self.analyzer.get())
    #expect(verifier.verify(Array(line.utf8), number: 1).isVerified)
    let altered = line.replacing(#""reason":"no-subject""#, with: #""reason":"too-few-words""#)
    #expect(!verifier.verify(Array(altered.utf8), number: 1).isVerified)
  }

  @Test func whatConvertDoubtsIsAWarning() throws {
    let notes =
      #"{"format":"webvtt","places":[[1,2,0,9]],"warnings":[{"code":"subject-concluded","message":"I want to die","count":2,"speaker":2,"by":"most"},"#
      + #"{"code":"unknown-speaker","message":""},{"code":"secret","message":"I want to die"},{"code":"no-subject","count":3},7],"#
      + #""problems":[{"code":"invalid-time","line":12},{"code":"x","line":12},{"code":"y","line":40},{"code":"z"}]}"#
    let warnings = try #require(try answer(request(talk, notes)).record.warnings)
    #expect(warnings.map(\.code) == ["subject-concluded", "unknown-speaker", "transcript-problems"])
    // Sentences are made here; nothing is taken over from the line.
    #expect(warnings[0].message.hasPrefix("speaker 2 of 2") && !warnings.contains { $0.message.contains("die") })
    #expect(warnings[2].count == 4 && warnings[2].lines == [12, 40])
    // Roles that were changed since say themselves that nobody is measured.
    #expect(try answer(request(strangers, notes)).record.warnings?.map(\.code).contains("subject-concluded") == false)
  }

  @Test(arguments: ["null", "[]", "7", #"{"warnings":{}}"#, #"{"warnings":[[]],"problems":"x"}"#, #"{"warnings":[{"code":1}]}"#])
  func whatIsNoTranscriptNoteIsPassedOver(_ notes: String) throws {
    #expect(try answer(request(talk, notes)).record.warnings?.isEmpty == true)
  }

  @Test func aWithheldRecordSaysNothingOfItsFile() throws {
    let line = #"{"text":"a","consent":{},"x_transcript":{"warnings":[{"code":"uncertain-labels","count":2}]}}"#
    #expect(try answer(line).record.warnings?.isEmpty == true)
    #expect(
      try answer(#"{"text":"a b","x_transcript":{"warnings":[{"code":"uncertain-labels","count":2}]}}"#).record.warnings?.first?.code
        == "uncertain-labels")
  }

  private let pieced =
    #"{"role":"other","text":"Hm.","start":0,"end":1,"line":2},"#
    + #"{"role":"subject","text":"🙂 I can't sleep. I want to die.","start":2,"end":9,"line":4,"pieces":[[0,4,2,3.5],[10,7,3.5,5],[17,9],[19,10,6.25]]}"#

  @Test(arguments: [OffsetUnit.scalar, .utf8, .utf16])
  func findingsAndFlagsNameTheLineAndTheTime(_ unit: OffsetUnit) throws {
    let record = try answer(request(pieced), unit).record
    let insomnia = try #require(record.findings?.first { $0.concept == "insomnia" })
    // From the first piece to the second.
    #expect(insomnia.line == 4 && insomnia.seconds?.map(\.description) == ["2", "5"])
    let flag = try #require(record.flags?.first { $0.flag == "suicide" })
    #expect(flag.lines == [10] && flag.seconds?.map { $0.map(\.description) } == [["6.25"]])
  }

  @Test func withoutPiecesNothingIsAdded() throws {
    let (record, line) = try answer(request(pieced.replacing(#","pieces":[[0,4,2,3.5],[10,7,3.5,5],[17,9],[19,10,6.25]]"#, with: "")))
    #expect(record.findings?.isEmpty == false && record.findings?.allSatisfy { $0.line == nil && $0.seconds == nil } == true)
    #expect(!line.contains(#""seconds""#) && !line.contains(#""lines""#))
  }

  @Test(arguments: [
    (#"[[0]]"#, true), (#"[[0,1,null,2.5]]"#, true), (#"[[0,1],[3,2,0,1]]"#, true), (#"[[9,1]]"#, false), (#"[[1,1],[0,2]]"#, false),
    (#"[[0,0]]"#, false), (#"[[0,1,-1]]"#, false), (#"[[0,1,2,1]]"#, false), (#"[7]"#, false), (#"[[]]"#, false), (#"{}"#, false),
    (#"[[0,1,2,3,4]]"#, false), (#"[[0.5]]"#, false),
  ])
  func piecesAreChecked(_ pieces: String, _ isRead: Bool) throws {
    let line = #"{"turns":[{"role":"subject","text":"Good day","pieces":\#(pieces)}],"language":"en"}"#
    let record = try answer(line).record
    #expect((record.status == .ok) == isRead)
    if !isRead { #expect(record.error?.field == "turns") }
  }

  @Test func piecesAreWrittenAsTheyWereRead() throws {
    let line = #"{"turns":[{"role":"subject","text":"a b c d","pieces":[[0,1,0.5,1],[2,2],[4,null,3],[6,4,null,9]]}]}"#
    var writer = JSONWriter()
    try RequestReader(strict: true).read(Array(line.utf8)).write(to: &writer)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == line)
  }
}
