import Foundation
import SemeiaRecords
import Testing

@testable import SemeiaInterchange

/// Bundles and responses, byte for byte. `SEMEIA_RECORD=1` writes them anew, and the tests fail while it is set.
@Suite struct GoldenTests {
  private func compare(_ json: JSONValue, _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).json")
    let text = json.pretty + "\n"
    if ProcessInfo.processInfo.environment["SEMEIA_RECORD"] != nil {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); run again without SEMEIA_RECORD")
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name) differs")
  }

  @Test func bundle() throws { try compare(try Samples.bundle(), "bundle") }

  @Test func withheld() throws {
    let line = #"{"v":1,"line":4,"id":"n9","status":"withheld","warnings":[],"provenance":"sha256:01"}"#
    try compare(
      try Samples.bundle(line, #"{"id":"n9","text":"Not to be read.","consent":{}}"#, try Samples.settings(recorded: nil)), "withheld")
  }

  @Test func abstained() throws {
    let line = #"""
      {"v":1,"line":2,"status":"abstained","reason":"unsupported-language","language":{"tag":"fi","source":"declared"},"genre":"unspecified","size":{"scalars":4,"words":1,"sentences":1,"turns":1},"flags":[],"findings":[],"markers":[],"scores":[],"decisions":[],"warnings":[{"code":"no-safety-content","message":"this language has no safety content"}],"provenance":"sha256:02"}
      """#
    try compare(try Samples.bundle(line, #"{"text":"Sana","language":"fi","date":"2026-11-20T09:00"}"#), "abstained")
  }

  @Test func cards() throws {
    let document = AnsweredDocument(report: try Samples.report(Samples.report), request: try Samples.request(Samples.request))
    try compare(CardDeck([document], try Samples.settings(about: "https://example.org/about")).response(), "cards")
  }

  @Test func codeSystems() throws { try compare(try Samples.terminology().bundle(), "codesystems") }
}
