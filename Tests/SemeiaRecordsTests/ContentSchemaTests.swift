import Foundation
import Testing

@testable import SemeiaRecords

/// The schemas of content accept all that ships, and refuse what is wrong.
@Suite struct ContentSchemaTests {
  private static let places = [("pack", "rules", 2), ("concepts", "concepts", 1), ("language", "languages", 2), ("norm", "norms", 2)]

  private static func files(_ schema: String, _ folder: String, depth: Int) throws -> [URL] {
    let root = RequestSchemaTests.root.appendingPathComponent(folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
      path.hasSuffix(".json") && path.split(separator: "/").count == depth && !path.hasSuffix("card.json")
    }
    return names.sorted().map { root.appendingPathComponent($0) }
  }

  @Test(arguments: places) func allThatShipsIsAccepted(_ name: String, _ folder: String, _ depth: Int) throws {
    let schema = try RequestSchemaTests.schema(name)
    let files = try Self.files(name, folder, depth: depth)
    #expect(files.count > 3)
    for file in files {
      let value = try JSONReader().read([UInt8](Data(contentsOf: file)))
      #expect(schema.problems(value) == [], "\(file.lastPathComponent)")
    }
  }

  private static let rule =
    #""id":"r","version":1,"urgency":"soon","summary":{"en":"s"},"options":{"en":["a","b"]},"examples":[{"text":"t","outcome":"fires"}]"#
  private static func pack(_ condition: String, more: String = "") -> String {
    #"{"id":"p","version":1,"rules":[{\#(rule),"when":\#(condition)\#(more)}]}"#
  }

  @Test func soundPacksAreAccepted() throws {
    let schema = try RequestSchemaTests.schema("pack")
    for condition in [
      #"{"fact":"flag.suicide.level",">=":2}"#, #"{"fact":"genre","in":["message","narrative"]}"#,
      #"{"fact":"score.distress.style","exists":true}"#,
      #"{"all":[{"not":{"fact":"flag.abuse","==":true}},{"atLeast":1,"of":[{"fact":"size.words","<":9}]}]}"#,
      #"{"withinDays":14,"atLeast":2,"of":{"fact":"finding.insomnia",">=":1}}"#,
    ] {
      #expect(try schema.problems(JSONReader().read(Self.pack(condition))) == [])
    }
  }

  @Test(arguments: [
    pack(#"{"fact":"flag.suicide.level",">=":"2"}"#), pack(#"{"fact":"flag.suicide.level"}"#), pack(#"{"fact":"mood",">=":2}"#),
    pack(#"{"fact":"genre","in":[]}"#), pack(#"{"all":[]}"#), pack(#"{"all":[],"any":[]}"#),
    pack(#"{"atLeast":0,"of":[{"fact":"genre","==":"message"}]}"#),
    pack(#"{"withinDays":400,"of":{"fact":"finding.insomnia",">=":1}}"#),
    pack(#"{"withinDays":9,"of":{"any":[{"withinDays":9,"of":{"fact":"finding.insomnia",">=":1}}]}}"#),
    pack(#"{"fact":"flag.abuse","==":true}"#, more: #","repeat":{"days":0}"#),
    pack(#"{"fact":"flag.abuse","==":true}"#, more: #","requires":"nobody""#),
    pack(#"{"fact":"flag.abuse","==":true}"#, more: #","urgnecy":"now""#), #"{"id":"P","version":1,"rules":[]}"#,
  ]) func brokenPacksAreRefused(_ text: String) throws {
    #expect(try !RequestSchemaTests.schema("pack").problems(JSONReader().read(text)).isEmpty)
  }

  @Test(arguments: [
    ("concepts", #"{"family":"f"}"#), ("concepts", #"{"family":"f","concepts":[{"id":"Bad Id","name":"n","definition":"d"}]}"#),
    ("concepts", #"{"family":"f","concepts":[{"id":"a","name":"n","definition":"d","flag":{"name":"suicide","level":6}}]}"#),
    ("concepts", #"{"family":"f","markers":[{"id":"a","name":"n","definition":"d","per":"pages"}]}"#),
    ("language", #"{"tag":"EO"}"#),
    ("language", #"{"tag":"eo","name":"E","autonym":"E","script":"latin","matching":"words","license":"l","source":"s"}"#),
    ("language", #"{"tag":"es-MX","extends":"es"}"#),
    (
      "norm",
      #"{"language":"en","genre":"message","corpus":"c","source":"s","license":"l","date":"2026-02-30","documents":1,"words":1,"markers":{}}"#
    ),
    (
      "norm",
      #"{"language":"en","genre":"message","corpus":"c","source":"s","license":"l","date":"2026-02-28","documents":1,"words":1,"markers":{"a":{"n":1}}}"#
    ),
  ]) func brokenFilesAreRefused(_ name: String, _ text: String) throws {
    #expect(try !RequestSchemaTests.schema(name).problems(JSONReader().read(text)).isEmpty)
  }
}
