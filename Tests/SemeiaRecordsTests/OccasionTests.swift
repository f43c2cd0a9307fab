import Testing

@testable import SemeiaRecords

/// `context` and `history` of a request: codes by name, and nothing else.
@Suite struct OccasionTests {
  private func read(_ fields: String) throws -> RequestRecord {
    try RequestReader(strict: true).read(Array("{\"text\":\"a\",\(fields)}".utf8))
  }

  @Test func isKeptAsItIs() throws {
    let line =
      #""subject":"p","context":{"setting":"ward","age":34,"x":true},"history":[{"date":"2026-11-02","facts":{"flag.suicide.level":2}}]"#
    let request = try read(line)
    #expect(request.context?["age"]?.int == 34 && request.history?.array?.count == 1 && request.unknownFieldCount == 0)
    var writer = JSONWriter()
    request.write(to: &writer)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"text\":\"a\",\(line)}")
    #expect(try read(#""history":[]"#).history == .array([]))
    #expect(try read(#""history":null,"context":null"#).history == nil)
  }

  @Test(arguments: [
    (#""context":[]"#, RecordError.Code.wrongType, "context"), (#""context":{"a":[1]}"#, .invalidField, "context"),
    (#""context":{"a":null}"#, .invalidField, "context"),
    (#""context":{"a":0.1234567}"#, .invalidField, "context"),
    (#""context":{"a":"0123456789012345678901234567890123456789012345678901234567890123456789"}"#, .invalidField, "context"),
    (#""history":{}"#, .wrongType, "history"), (#""history":[{"facts":{}}]"#, .invalidField, "history"),
    (#""history":[{"date":"2026-02-30","facts":{}}]"#, .invalidField, "history"),
    (#""history":[{"date":"2026-02-03"}]"#, .invalidField, "history"),
    (#""history":[{"date":"2026-02-03","facts":{"a":{}}}]"#, .invalidField, "history"), (#""history":["x"]"#, .invalidField, "history"),
  ])
  func isRefused(_ fields: String, _ code: RecordError.Code, _ field: String) {
    #expect { try read(fields) } throws: { error in
      guard let error = error as? RecordError else { return false }
      return error.code == code && error.field == field && !error.message.contains("0123456789")
    }
  }

  @Test func aLongHistoryIsRefused() {
    let entry = #"{"date":"2026-02-03","facts":{}}"#
    #expect(throws: RecordError.self) { try read("\"history\":[\(Array(repeating: entry, count: 1001).joined(separator: ","))]") }
  }
}
