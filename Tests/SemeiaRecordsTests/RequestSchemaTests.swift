import Foundation
import Testing

@testable import SemeiaRecords

/// The request schema accepts what the filter reads, and refuses what it refuses.
@Suite struct RequestSchemaTests {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Lexicons")

  static func schema(_ name: String) throws -> SchemaValidator {
    SchemaValidator(try JSONReader().read([UInt8](Data(contentsOf: root.appendingPathComponent("schemas/\(name).json")))))
  }

  private static let accepted = [
    #"{"text":""}"#, #"{"text":"a","turns":null,"id":null,"consent":null,"context":null,"history":null,"genre":null,"author":null}"#,
    #"{"turns":[]}"#, #"{"turns":[{"role":"other","text":"","speaker":null,"start":0,"end":1e2,"line":1,"marks":null}]}"#,
    #"{"turns":[{"role":"subject","text":"uh","line":3.0,"marks":[{"kind":"filler","start":0,"end":2.0,"words":1e0,"seconds":0.5}]}]}"#,
    #"{"text":"a","id":"","subject":"p","language":"zh-Hant-TW"}"#, #"{"text":"a","language":"i-klingon"}"#,
    #"{"text":"a","language":"x-own"}"#,
    #"{"text":"a","date":"2024-02-29"}"#, #"{"text":"a","date":"2000-02-29T23:59:60,5Z"}"#,
    #"{"text":"a","date":"2026-03-09T14:05+01:00"}"#,
    #"{"text":"a","country":"mx"}"#, #"{"text":"a","consent":{"analysis":true,"export":null}}"#,
    #"{"text":"a","context":{"setting":"\#(String(repeating: "é", count: 64))","age":34,"first":true}}"#,
    #"{"text":"a","history":[{"date":"2026-11-02","facts":{"flag.suicide.level":2}}]}"#, #"{"text":"a","x_any":[{}],"other":1}"#,
    #"{"text":"a","redactions":[1]}"#,
  ]

  private static let refused = [
    #"[]"#, #"{}"#, #"{"text":null}"#, #"{"turns":null}"#, #"{"text":"a","turns":[]}"#, #"{"text":1}"#, #"{"text":"a","id":7}"#,
    #"{"text":"a","id":["d"]}"#, #"{"text":"a","subject":3}"#, #"{"text":"a","language":""}"#,
    #"{"text":"a","language":"english language"}"#,
    #"{"text":"a","language":"en\n"}"#, #"{"text":"a","language":"e"}"#,
    #"{"text":"a","language":"\#(String(repeating: "en-abcde", count: 40))"}"#,
    #"{"text":"a","genre":"poem"}"#, #"{"text":"a","author":"Subject"}"#, #"{"text":"a","date":"2026-02-29"}"#,
    #"{"text":"a","date":"2026-04-31"}"#,
    #"{"text":"a","date":"1900-02-29"}"#, #"{"text":"a","date":"2026-03-09\n"}"#, #"{"text":"a","date":"2026-3-9"}"#,
    #"{"text":"a","date":20260309}"#,
    #"{"text":"a","date":"2026-03-09T24:00"}"#, #"{"text":"a","country":"MEX"}"#, #"{"text":"a","country":"M1"}"#,
    #"{"text":"a","country":"MX\n"}"#,
    #"{"text":"a","consent":true}"#, #"{"text":"a","consent":{"export":"yes"}}"#, #"{"text":"a","context":[]}"#,
    #"{"text":"a","context":{"age":null}}"#,
    #"{"text":"a","context":{"a":{}}}"#, #"{"text":"a","context":{"note":"\#(String(repeating: "n", count: 65))"}}"#,
    #"{"text":"a","context":{"\#(String(repeating: "n", count: 65))":1}}"#, #"{"text":"a","context":{"age":1e300}}"#,
    #"{"text":"a","context":{\#((0...64).map { "\"n\($0)\":1" }.joined(separator: ","))}}"#,
    #"{"text":"a","history":[{"date":"2026-02-30","facts":{}}]}"#, #"{"text":"a","history":[{"date":"2026-02-03"}]}"#,
    #"{"text":"a","history":[{"facts":{}}]}"#, #"{"text":"a","history":[{"date":"2026-02-03","facts":{"a":null}}]}"#,
    #"{"text":"a","history":{}}"#,
    #"{"turns":{}}"#, #"{"turns":[null]}"#, #"{"turns":[{"text":"a"}]}"#, #"{"turns":[{"role":null,"text":"a"}]}"#,
    #"{"turns":[{"role":"patient","text":"a"}]}"#,
    #"{"turns":[{"role":"subject"}]}"#, #"{"turns":[{"role":"subject","text":null}]}"#,
    #"{"turns":[{"role":"subject","text":"a","speaker":1}]}"#,
    #"{"turns":[{"role":"subject","text":"a","start":-0.5}]}"#, #"{"turns":[{"role":"subject","text":"a","start":"0:01"}]}"#,
    #"{"turns":[{"role":"subject","text":"a","end":1e999}]}"#, #"{"turns":[{"role":"subject","text":"a","line":0}]}"#,
    #"{"turns":[{"role":"subject","text":"a","line":1.5}]}"#, #"{"turns":[{"role":"subject","text":"a","line":1e30}]}"#,
    #"{"turns":[{"role":"subject","text":"a","marks":{}}]}"#,
    #"{"turns":[{"role":"subject","text":"a","marks":[{"kind":"sigh","start":0,"end":0}]}]}"#,
    #"{"turns":[{"role":"subject","text":"a","marks":[{"kind":"pause","start":0}]}]}"#,
    #"{"turns":[{"role":"subject","text":"a","marks":[{"kind":"pause","start":-1,"end":0}]}]}"#,
    #"{"turns":[{"role":"subject","text":"a","marks":[{"kind":"pause","start":0,"end":0,"seconds":-1}]}]}"#,
  ]

  /// What no schema can say: it is an error of the filter alone, and the description of the schema names it.
  private static let unspeakable = [
    #"{"turns":[{"role":"subject","text":"a","start":2,"end":1}]}"#,
    #"{"turns":[{"role":"subject","text":"a","marks":[{"kind":"pause","start":1,"end":0}]}]}"#,
    #"{"turns":[{"role":"subject","text":"a","marks":[{"kind":"pause","start":0,"end":2}]}]}"#,
    #"{"text":"a","context":{"age":34.1234567}}"#,
    #"{"text":"a","context":{"age":3e1}}"#,
  ]

  private func isRead(_ line: String) -> Bool { (try? RequestReader().read(Array(line.utf8))) != nil }

  @Test(arguments: accepted) func whatIsReadIsAccepted(_ line: String) throws {
    #expect(isRead(line))
    #expect(try Self.schema("request").problems(JSONReader().read(line)) == [])
  }

  @Test(arguments: refused) func whatIsRefusedIsRefused(_ line: String) throws {
    #expect(!isRead(line))
    #expect(try !Self.schema("request").problems(JSONReader().read(line)).isEmpty)
  }

  @Test(arguments: unspeakable) func whatNoSchemaCanSay(_ line: String) throws {
    #expect(!isRead(line))
    #expect(try Self.schema("request").problems(JSONReader().read(line)) == [])
  }
}
