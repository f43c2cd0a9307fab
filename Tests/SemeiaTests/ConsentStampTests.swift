import SemeiaRecords
import Testing

@testable import Semeia

/// What a report says of consent: the policy, what the record allowed, and what is not there for want of it.
@Suite struct ConsentStampTests {
  private static let analyzer = Result { try Analyzer(content: .shipped()) }

  private func answer(_ consent: String, _ change: (inout RecordFilter.Options) -> Void = { _ in }) throws -> (ReportRecord, String) {
    var options = RecordFilter.Options()
    change(&options)
    let analyzer = try Self.analyzer.get()
    let line = #"{"text":"I can't sleep, says Zanzibar.","language":"en"\#(consent)}"#
    var out: [UInt8] = []
    _ = Array(line.utf8).withUnsafeBufferPointer { RecordFilter(analyzer, options: options).answer($0, number: 1, into: &out) }
    let report = Array(out.dropLast())
    #expect(Verifier(analyzer, requests: Array(line.utf8)).verify(report, number: 1).isVerified)
    return (try ReportRecord(parsing: report), String(decoding: report, as: UTF8.self))
  }

  private static let whole: ReportSections = [.standard, .text, .whyNot]

  /// Fields of the request, the policy, the parts that are asked for, what is stamped.
  private static let stamps: [(consent: String, isRequired: Bool, sections: ReportSections, stamp: String)] = [
    ("", false, .standard, #"{"policy":"caller"}"#),
    ("", true, .standard, #"{"policy":"required","leftOut":["markers","findings","scores","flags","decisions"]}"#),
    (
      #","consent":{"analysis":true,"decisionSupport":true,"export":true}"#, true, whole,
      #"{"policy":"required","allows":{"analysis":true,"decisionSupport":true,"export":true}}"#
    ),
    (
      #","consent":{"analysis":true}"#, false, whole,
      #"{"policy":"caller","allows":{"analysis":true,"decisionSupport":false,"export":false},"leftOut":["decisions","text","why-not"]}"#
    ),
    // Only what was asked for was left out.
    (
      #","consent":{"analysis":true}"#, false, [.findings],
      #"{"policy":"caller","allows":{"analysis":true,"decisionSupport":false,"export":false}}"#
    ),
    (
      #","consent":{}"#, false, [.flags],
      #"{"policy":"caller","allows":{"analysis":false,"decisionSupport":false,"export":false},"leftOut":["flags"]}"#
    ),
  ]

  @Test(arguments: stamps.indices) func isStamped(_ index: Int) throws {
    let (consent, isRequired, sections, stamp) = Self.stamps[index]
    let (record, _) = try answer(consent) { ($0.requiresConsent, $0.sections) = (isRequired, sections) }
    #expect(record.origin?.consent?.compact == stamp)
  }

  /// A withheld record says what it is without, and nothing of the text.
  @Test func aWithheldRecordCarriesNothing() throws {
    let (record, line) = try answer(#","consent":{"decisionSupport":true}"#) { $0.sections = Self.whole }
    #expect(record.status == .withheld && !line.contains("sleep") && !line.contains("Zanzibar") && !line.contains(#""en""#))
    let (other, _) = try answer(#","consent":{"decisionSupport":true},"x_a":1"#) { $0.sections = Self.whole }
    #expect(other == record)
  }

  @Test(arguments: [
    (#""policy":"caller""#, #""policy":"required""#, ""), (#""analysis":true"#, #""analysis":false"#, #","consent":{"analysis":true}"#),
    (#""decisionSupport":true"#, #""decisionSupport":false"#, #","consent":{"analysis":true,"decisionSupport":true}"#),
    (#""leftOut":["decisions"]"#, #""leftOut":["findings"]"#, #","consent":{"analysis":true}"#),
    (#""policy":"caller""#, #""policy":"nobody""#, ""),
  ])
  func whatDoesNotFitIsFound(_ part: String, _ other: String, _ consent: String) throws {
    let (_, line) = try answer(consent)
    let changed = line.replacing(part, with: other)
    #expect(changed != line)
    let verdict = Verifier(try Self.analyzer.get()).verify(Array(changed.utf8), number: 1)
    #expect(String(decoding: verdict.line, as: UTF8.self).contains("origin.consent"))
  }

  @Test func theManifestSaysThePolicy() throws {
    let analyzer = try Self.analyzer.get()
    #expect(analyzer.manifest(hasLanguages: false, requiresConsent: true).contains(#""consent":"required""#))
    #expect(analyzer.manifest(hasLanguages: false, requiresConsent: false).contains(#""consent":"caller""#))
    #expect(!analyzer.manifest(hasLanguages: false).contains(#""consent""#))
  }
}
