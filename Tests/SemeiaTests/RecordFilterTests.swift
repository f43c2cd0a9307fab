import SemeiaRecords
import SemeiaText
import Testing

@testable import Semeia

@Suite struct RecordFilterTests {
  private let analyzer: Analyzer

  init() throws { analyzer = try Analyzer(content: .shipped()) }

  private func answer(_ line: String, _ options: RecordFilter.Options = .init(), number: Int = 1) throws -> ReportRecord {
    var out: [UInt8] = []
    _ = Array(line.utf8).withUnsafeBufferPointer { RecordFilter(analyzer, options: options).answer($0, number: number, into: &out) }
    #expect(out.last == 0x0A)
    return try ReportRecord(parsing: Array(out.dropLast()))
  }

  @Test func answersWithScalarOffsets() throws {
    let record = try answer(#"{"id":"d","text":"🙂 I can’t sleep.","language":"en"}"#)
    #expect(record.id == "d")
    #expect(record.status == .ok)
    let finding = try #require(record.findings?.first { $0.concept == "insomnia" })
    #expect(finding.counted)
    #expect(finding.span.end == 15)
  }

  @Test(arguments: [(OffsetUnit.scalar, 15), (.utf16, 16), (.utf8, 20)])
  func offsetsChangeTheirUnit(_ unit: OffsetUnit, _ end: Int) throws {
    var options = RecordFilter.Options()
    options.unit = unit
    let record = try answer(#"{"text":"🙂 I can’t sleep.","language":"en"}"#, options)
    #expect(record.findings?.first { $0.concept == "insomnia" }?.span.end == end)
  }

  @Test func turnsHaveTheirOwnOffsets() throws {
    let record = try answer(
      #"{"turns":[{"speaker":"A","role":"clinician","text":"How are you?"},{"speaker":"B","role":"subject","text":"I can't sleep."}],"language":"en"}"#
    )
    let finding = try #require(record.findings?.first { $0.concept == "insomnia" })
    #expect(finding.span == SpanRecord(turn: 1, start: 2, end: 13))
    #expect(record.size?.turns == 2)
  }

  @Test(arguments: [
    (#"{"text":""}"#, "empty-text"), (#"{"text":"  "}"#, "empty-text"), (#"{"turns":[]}"#, "empty-text"),
    (#"{"text":"Hyvää päivää","language":"fi"}"#, "unsupported-language"), (#"{"text":"zzz qqq"}"#, "unidentified-language"),
  ])
  func abstains(_ line: String, _ reason: String) throws {
    let record = try answer(line)
    #expect(record.status == .abstained)
    #expect(record.reason == reason)
    #expect(record.scores?.isEmpty == true)
  }

  @Test func crisesAreFoundWhereNoLanguageIs() throws {
    let record = try answer(#"{"text":"kill myself"}"#)
    #expect(record.flags?.contains { $0.flag == "suicide" } == true)
  }

  @Test func languagesWithoutSafetyContentSaySo() throws {
    let record = try answer(#"{"text":"Hyvää päivää","language":"fi"}"#)
    #expect(record.warnings?.contains { $0.code == "no-safety-content" } == true)
    #expect(record.decisions?.contains { $0.rule.hasPrefix("no-safety-content") } == true)
  }

  @Test func tagsAreNegotiated() throws {
    let record = try answer(#"{"text":"I can't sleep.","language":"en-NZ"}"#)
    #expect(record.language == .init(tag: "en", source: "declared", requested: "en-NZ"))
  }

  @Test func aRegionalOverlayIsUsedWhereThereIsOne() throws {
    let british = try answer(#"{"text":"Dead knackered today.","language":"en-GB"}"#)
    #expect(british.language == .init(tag: "en-GB", source: "declared"))
    #expect(british.findings?.contains { $0.entry.hasPrefix("en-GB/lassitude/") } == true)
    let other = try answer(#"{"text":"Dead knackered today.","language":"en-NZ"}"#)
    #expect(other.findings?.contains { $0.entry.hasPrefix("en-GB/") } == false)
  }

  @Test func consentIsPerPurpose() throws {
    let withheld = try answer(#"{"text":"I can't sleep.","language":"en","consent":{"decisionSupport":true}}"#)
    #expect(withheld.status == .withheld)
    #expect(withheld.findings == nil && withheld.size == nil && withheld.language == nil)
    var options = RecordFilter.Options()
    options.requiresConsent = true
    options.sections = [.text, .findings]
    #expect(try answer(#"{"text":"I can't sleep.","language":"en"}"#, options).status == .withheld)
    let analyzed = try answer(#"{"text":"I can't sleep.","language":"en","consent":{"analysis":true}}"#, options)
    #expect(analyzed.status == .ok)
    #expect(analyzed.text == nil)
    #expect(analyzed.decisions == nil)
  }

  @Test func documentsDoNotTouchEachOther() throws {
    let texts = ["I can't sleep.", "He estado muy triste.", "我睡不着。", "I want to die.", "", "I can't sleep."]
    let lines = texts.map { #"{"text":"\#($0)"}"# }
    let alone = try lines.map { try answer($0) }
    let reversed = try lines.reversed().map { try answer($0) }
    #expect(Array(reversed.reversed()) == alone)
    #expect(alone[0] == alone[5])
  }

  @Test func reportsVerifyThemselves() throws {
    var out: [UInt8] = []
    let text = String(repeating: "I can't sleep and I feel hopeless. My mother is depressed. I am not suicidal. ", count: 6)
    _ = Array(#"{"text":"\#(text)","language":"en"}"#.utf8).withUnsafeBufferPointer {
      RecordFilter(analyzer).answer($0, number: 1, into: &out)
    }
    let line = Array(out.dropLast())
    #expect(Verifier().verify(line, number: 1).isVerified)
    let altered = String(decoding: line, as: UTF8.self).replacing(#""counted":false,"strength":0"#, with: #""counted":true,"strength":1"#)
    #expect(!Verifier().verify(Array(altered.utf8), number: 1).isVerified)
  }
}
