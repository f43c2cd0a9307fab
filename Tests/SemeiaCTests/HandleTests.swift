import SemeiaRecords
import Testing

@testable import SemeiaC

/// The C interface, called as C calls it.
@Suite struct HandleTests {
  private func text(_ pointer: UnsafeMutablePointer<CChar>?) throws -> String {
    let pointer = try #require(pointer)
    defer { semeiaFree(pointer) }
    return String(cString: pointer)
  }

  private func analyze(_ handle: UnsafeMutableRawPointer, _ record: String, line: Int64 = 1) throws -> String {
    var length = 0
    let report = Array(record.utf8CString).withUnsafeBufferPointer {
      semeiaAnalyze(handle, $0.baseAddress, $0.count - 1, line, &length)
    }
    let text = try text(report)
    #expect(text.utf8.count == length)
    return text
  }

  @Test func answersManyThreadsAlike() async throws {
    let handle = try #require(semeiaOpen(#"{"language":"en","include":["findings"]}"#, nil))
    defer { semeiaClose(handle) }
    let record = #"{"id":"a","text":"I can't sleep."}"#
    let first = try analyze(handle, record)
    #expect(first.contains(#""concept":"insomnia""#) && !first.contains("\n"))
    nonisolated(unsafe) let shared = handle
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<16 { group.addTask { try analyze(shared, record) } }
      for try await answer in group { #expect(answer == first) }
    }
    #expect(try JSONReader().read(Array(text(semeiaVersion(handle)).utf8))["tool"]?.string == "semeia")
  }

  @Test func aBadRecordIsAnAnswer() throws {
    let handle = try #require(semeiaOpen(nil, nil))
    defer { semeiaClose(handle) }
    #expect(try analyze(handle, "{", line: 7).hasPrefix(#"{"v":1,"line":7,"status":"error""#))
    #expect(try analyze(handle, "", line: 1).contains(#""status":"error""#))
  }

  @Test(arguments: [
    ("[]", "no JSON object"), ("{", "no JSON: "), (#"{"langage":"en"}"#, "no option `langage`"), (#"{"genre":"poem"}"#, "`genre`"),
    (#"{"rules":[1]}"#, "`rules`"), (#"{"model":"none"}"#, "hitop/models/none.json"),
    (#"{"content":["/nonexistent-content"]}"#, "/nonexistent-content"), (#"{"images":["/nonexistent-images"]}"#, "/nonexistent-images"),
    (#"{"images":"a"}"#, "`images`"),
  ])
  func saysWhatIsWrongWithOptions(_ options: String, _ expected: String) throws {
    var error: UnsafeMutablePointer<CChar>?
    #expect(semeiaOpen(options, &error) == nil)
    #expect(try text(error).contains(expected))
  }

  @Test func toleratesNothing() {
    #expect(semeiaAnalyze(nil, nil, 0, 1, nil) == nil)
    #expect(semeiaVersion(nil) == nil)
    semeiaFree(nil)
    semeiaClose(nil)
  }
}
