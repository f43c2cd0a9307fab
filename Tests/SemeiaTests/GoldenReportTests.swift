import Foundation
import Semeia
import SemeiaRecords
import SemeiaRedaction
import Testing

/// Reports of invented texts in every language, byte for byte but for `provenance` and `origin`, which name the content by hashes. `SEMEIA_RECORD=1` writes
/// them anew, and the tests fail while it is set: whoever changes content reads the difference before it is kept.
@Suite(.serialized) struct GoldenReportTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden")
  private static var isRecording: Bool { ProcessInfo.processInfo.environment["SEMEIA_RECORD"] != nil }

  private static func lines(_ name: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map { String($0) }
  }

  private func answer(_ line: String, _ number: Int, _ filter: RecordFilter) throws -> JSONValue {
    var out: [UInt8] = []
    _ = Array(line.utf8).withUnsafeBufferPointer { filter.answer($0, number: number, into: &out) }
    let report = try JSONReader().read(out)
    return .object(try #require(report.members).filter { !["provenance", "origin"].contains($0.key) })
  }

  private func filter() throws -> RecordFilter { RecordFilter(try Analyzer(content: .shipped())) }

  /// With every part and option that adds something to a report.
  private func wholeFilter() throws -> RecordFilter {
    let analyzer = try Analyzer(content: .shipped())
    var options = RecordFilter.Options()
    options.sections = try #require(ReportSections(names: ReportSections.named.map(\.name)))
    options.echoes = true
    options.redactor = Redactor(RedactionVocabulary(analyzer.content.folder))
    return RecordFilter(analyzer, options: options)
  }

  @Test func reportsAreAsRecorded() throws {
    let requests = try Self.lines("requests.ndjson")
    let filter = try filter()
    let reports = try requests.enumerated().map { try answer($1, $0 + 1, filter) }
    if Self.isRecording {
      try Data(reports.map { $0.compact + "\n" }.joined().utf8).write(to: Self.folder.appending(path: "reports.ndjson"))
      Issue.record("recorded; run again without SEMEIA_RECORD")
      return
    }
    let recorded = try Self.lines("reports.ndjson")
    #expect(recorded.count == reports.count)
    for (report, known) in zip(reports, recorded) { #expect(report.compact == known, "\(report["id"]?.string ?? "") differs") }
    // Warm, in another order, and from many tasks: nothing of one text is left for the next.
    for index in requests.indices.reversed() { #expect(try answer(requests[index], index + 1, filter) == reports[index]) }
  }

  @Test func everyLanguageHasAReport() throws {
    let languages = try Analyzer(content: .shipped()).content.languages.map(\.description).filter {
      !$0.contains("-") || $0.hasPrefix("zh-Han")
    }
    let known = try Set(Self.lines("requests.ndjson").compactMap { try? JSONReader().read($0)["language"]?.string })
    #expect(Set(languages).isSubset(of: known))
  }

  @Test func tasksAgreeWithOneAfterTheOther() async throws {
    let requests = try Self.lines("requests.ndjson").prefix(4)
    let filter = try filter()
    // Cold: the languages are read by whichever task comes first.
    let together = try await withThrowingTaskGroup(of: (Int, JSONValue).self) { group in
      for task in 0..<16 {
        let index = task % requests.count
        group.addTask { (index, try answer(requests[index], index + 1, filter)) }
      }
      var answers: [(Int, JSONValue)] = []
      for try await answer in group { answers.append(answer) }
      return answers
    }
    for (index, report) in together { #expect(try report == answer(requests[index], index + 1, filter)) }
  }

  /// A program that was written for an earlier report of version 1 finds every field that it knew, with a value of the same kind.
  @Test func noFieldIsEverLost() throws {
    var fields: Set<String> = []
    for line in try Self.lines("reports.ndjson") { Self.collect(try JSONReader().read(line), "", &fields) }
    let whole = try wholeFilter()
    for (index, line) in try Self.lines("whole-requests.ndjson").enumerated() {
      Self.collect(try answer(line, index + 1, whole), "", &fields)
    }
    let file = Self.folder.appending(path: "fields.txt")
    let kept = Set(((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").map { String($0) })
    if Self.isRecording {
      // Recording adds fields and never takes one away.
      try Data(kept.union(fields).sorted().map { $0 + "\n" }.joined().utf8).write(to: file)
      return
    }
    #expect(kept.subtracting(fields).isEmpty && kept.count > 80)
    for field in [
      "text: string", "text[]: string", "tokens: array", "redactions[].scheme: string", "echo.x_site: string", "speakers: array",
      "silent: array",
    ] {
      #expect(kept.contains(field), "\(field) is not among the fields that are kept")
    }
  }

  private static func collect(_ value: JSONValue, _ path: String, _ fields: inout Set<String>) {
    switch value {
    case .object(let members): for member in members { collect(member.value, path.isEmpty ? member.key : "\(path).\(member.key)", &fields) }
    case .array(let elements):
      fields.insert("\(path): array")
      for element in elements { collect(element, path + "[]", &fields) }
    case .string: fields.insert("\(path): string")
    case .number: fields.insert("\(path): number")
    case .bool: fields.insert("\(path): bool")
    case .null: fields.insert("\(path): null")
    }
  }
}
