import Foundation
import SemeiaRecords
import Testing

/// `--format`, `cds-hooks`, `from-fhir` and the code systems as callers meet them.
@Suite struct InterchangeTests {
  private let lines = #"""
    {"id":"a","text":"I can't sleep. I am going to kill myself tonight.","language":"en"}
    {"text":1}
    {"id":"c","text":"Zanzibar","consent":{}}
    """#

  private var examples: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "Examples/06-EHR")
  }

  private func json(_ line: some StringProtocol) throws -> JSONValue { try JSONReader(depthLimit: 256).read(String(line)) }

  @Test func oneBundleForOneLine() throws {
    let outcome = try Spawned.run(["--format", "fhir"], Data(lines.utf8))
    #expect(outcome.code == 65 && outcome.error.isEmpty && outcome.lines.count == 3)
    let bundles = try outcome.lines.map(json)
    #expect(bundles.allSatisfy { $0["resourceType"]?.string == "Bundle" })
    #expect(outcome.lines[0].contains(#""resourceType":"DetectedIssue""#) && !outcome.out.contains("Zanzibar"))
    #expect(outcome.lines[0].contains(#""_recorded":{"extension""#))
    let dated = try Spawned.run(["--format", "fhir", "--recorded", "2026-11-20T10:00:03Z", "--jobs", "2"], Data(lines.utf8))
    #expect(dated.lines[0].contains(#""recorded":"2026-11-20T10:00:03Z""#))
    #expect(try Spawned.run(["--format", "fhir", "--recorded", "now"]).code == 64)
    #expect(try Spawned.run(["--format", "xml"]).code == 64)
  }

  @Test func oneResponseForOneLine() throws {
    let outcome = try Spawned.run(["--format", "cds-hooks", "--cards", "1"], Data(lines.utf8))
    #expect(outcome.code == 65 && outcome.lines.count == 3)
    #expect(try outcome.lines.map { try json($0)["cards"]?.array?.count } == [1, 0, 0])
  }

  @Test func codesOfBundlesAreInTheirSystems() throws {
    let systems = try json(Spawned.run(["schema", "fhir-codesystems"]).out)
    var known: Set<String> = []
    for entry in systems["entry"]?.array ?? [] {
      let url = entry["resource"]?["url"]?.string ?? ""
      for concept in entry["resource"]?["concept"]?.array ?? [] {
        known.insert("\(url)|\(concept["code"]?.string ?? "")|\(concept["display"]?.string ?? "")")
      }
    }
    #expect(known.count > 250)
    func codings(_ value: JSONValue) -> [JSONValue] {
      (value["system"]?.string?.contains("/semeia/") == true ? [value] : [])
        + ((value.array ?? []) + (value.members ?? []).map(\.value)).flatMap(codings)
    }
    let bundle = try json(Spawned.run(["--format", "fhir"], Data(lines.utf8)).lines[0])
    let used = codings(bundle)
    #expect(used.count > 60)
    for coding in used {
      let name = "\(coding["system"]?.string ?? "")|\(coding["code"]?.string ?? "")|\(coding["display"]?.string ?? "")"
      #expect(known.contains(name), "\(name)")
    }
  }

  @Test func requestsAreLinesOrOneFile() throws {
    let request = try Data(contentsOf: examples.appending(path: "request.json"))
    let pretty = try Spawned.run(["cds-hooks"], request)
    #expect(pretty.code == 0 && pretty.lines.count == 1 && pretty.error.isEmpty)
    let compact = Data((try json(String(decoding: request, as: UTF8.self)).compact + "\n").utf8)
    let twice = try Spawned.run(["cds-hooks"], compact + Data("oops\n".utf8) + compact)
    #expect(twice.code == 65 && twice.lines.count == 3)
    #expect(twice.lines[0] == pretty.lines[0] && twice.lines[2] == pretty.lines[0] && twice.lines[1].contains(#""http":400"#))
    let card = try json(pretty.out)["cards"]?.array?.first
    #expect(card?["indicator"]?.string == "warning")
    // What the clinician's note denies stands beside what the message says.
    #expect(card?["detail"]?.string?.contains("`DocumentReference/note-1`: 1 found and not counted") == true)
    #expect(try Spawned.run(["cds-hooks", "--services"]).out.contains("patient-view"))
    #expect(try Spawned.run(["cds-hooks", "--feedback"], Data("{}".utf8)).code == 65)
  }

  @Test func consentIsKept() throws {
    var request = try String(contentsOf: examples.appending(path: "request.json"), encoding: .utf8)
    request = request.replacingOccurrences(of: #""decisionSupport": true"#, with: #""decisionSupport": false"#)
    #expect(try json(Spawned.run(["cds-hooks"], Data(request.utf8)).out)["cards"]?.array?.isEmpty == true)
    request = request.replacingOccurrences(of: #""analysis": true"#, with: #""analysis": false"#)
    #expect(try Spawned.run(["cds-hooks"], Data(request.utf8)).out.contains("withheld"))
  }

  @Test func resourcesBecomeRequests() throws {
    let outcome = try Spawned.run(["from-fhir", examples.appending(path: "resources.ndjson").path])
    #expect(outcome.code == 0 && outcome.error.isEmpty && outcome.lines.count == 3)
    let records = try outcome.lines.map { try RequestReader(strict: true).read(Array($0.utf8)) }
    #expect(records.map(\.id) == ["DocumentReference/note-1", "QuestionnaireResponse/form-1", "Communication/message-1"])
    #expect(records.map(\.author) == [.clinician, .subject, .subject])
    let bad = try Spawned.run(
      ["from-fhir"], Data("{\"resourceType\":\"DocumentReference\",\"content\":[{\"attachment\":{\"url\":\"Binary/1\"}}]}\n".utf8))
    #expect(bad.code == 65 && bad.error.contains("text-not-inlined") && bad.out.isEmpty)
  }
}
