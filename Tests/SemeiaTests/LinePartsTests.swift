import SemeiaRecords
import SemeiaText
import Testing

@testable import Semeia

/// A line is written straight from the report; it is the line that the record of the report would be, byte by byte.
struct LinePartsTests {
  private static let calm = String(repeating: "The train left on time and we had soup with the neighbours. I never go alone. ", count: 8)

  private static let lines = [
    #"{"text":""}"#, #"{"id":"a","text":"I cannot sleep and I want to die.","language":"en"}"#, #"{"text":"\#(calm)","language":"en"}"#,
    #"{"text":"\#(calm) My mother said: \"I can't go on\". Last year I was hopeless, now I sleep badly. 🙂 Naïve café…","language":"en","x_a":1}"#,
    #"{"text":"Me siento muy triste, no duermo nada y lloro todos los días. Mañana será otro día.","language":"es-MX"}"#,
    #"{"text":"死にたいと思うことがあります。夜も眠れません。","language":"ja"}"#,
    #"{"turns":[{"speaker":"A","role":"clinician","text":"Do you sleep?"},{"speaker":"B","role":"subject","text":"No – I don’t 🙂. I feel hopeless."}],"language":"en"}"#,
    #"{"text":"\#(calm)","language":"en","genre":"clinical-note"}"#,
    #"{"text":"\#(calm)","consent":{"analysis":false}}"#, "{",
    #"{"turns":[{"role":"other","text":"I am sad.","line":1,"start":0},{"role":"subject","text":"No – I don’t sleep 🙂. I feel hopeless.","pieces":[[0,3,1,2],[19,4,2.5]]}],"language":"en"}"#,
    #"{"turns":[{"role":"other","text":"I am sad and cannot sleep."}],"language":"en"}"#,
  ]

  @Test(arguments: [OffsetUnit.scalar, .utf16, .utf8], [[], ["tokens"], ["tokens", "text", "speech"], ["only-findings"], ["blind"]])
  func aLineIsItsRecord(_ unit: OffsetUnit, _ more: [String]) throws {
    var options = RecordFilter.Options()
    options.unit = unit
    options.echoes = true
    if more == ["only-findings"] {
      options.sections = [.findings]
    } else if more == ["blind"] {
      options.isBlindFirst = true
    } else if let sections = ReportSections(names: more) {
      options.sections.formUnion(sections)
    }
    let filter = RecordFilter(try Self.analyzer.get(), options: options)
    for (number, line) in Self.lines.enumerated() {
      let bytes = Array(line.utf8)
      var written: [UInt8] = []
      _ = bytes.withUnsafeBufferPointer { filter.answer($0, number: number, into: &written) }
      guard let request = try? RequestReader().read(bytes) else {
        #expect(String(decoding: written, as: UTF8.self).contains(#""status":"error""#))
        continue
      }
      var writer = JSONWriter()
      filter.record(of: request, number: number).write(to: &writer)
      writer.endLine()
      #expect(String(decoding: written, as: UTF8.self) == writer.text, "line \(number), \(unit), \(more)")
    }
  }

  /// Where nothing was flagged, most rules are not asked; none of those holds.
  @Test func noRuleThatHoldsIsLeftOut() throws {
    let analyzer = try Self.analyzer.get()
    let filter = RecordFilter(analyzer)
    var quiet = 0
    for line in Self.lines {
      guard let report = filter.report(Array(line.utf8)), report.status == .ok else { continue }
      // That a norm is outdated is said behind the rules.
      if report.flags.isEmpty && report.warnings.allSatisfy({ $0.code == "norm-outdated" }) { quiet += 1 }
      let holding = analyzer.interpreter.traces(report).filter { $0.trace.truth == .`true` }.map(\.rule.name)
      #expect(report.decisions.map(\.rule) == holding)
    }
    #expect(quiet > 2)
  }

  private static let analyzer = Result { try Analyzer(content: .shipped()) }
}
