import Foundation
import Testing

@testable import SemeiaRecords

/// The published schemas and the Swift types say the same.
@Suite struct SchemaTests {
  private func schema(_ name: String) throws -> JSONValue {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try JSONReader().read([UInt8](Data(contentsOf: root.appendingPathComponent("Lexicons/schemas/\(name).json"))))
  }

  private func words(_ value: JSONValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }

  private func keys(_ value: JSONValue?) -> [String] { value?.members?.map(\.key) ?? [] }

  /// Checks that the keys are among those of a schema, and in their order.
  private func expect(_ keys: [String], inOrderOf names: [String]) {
    #expect(keys.compactMap { names.firstIndex(of: $0) } == keys.compactMap { names.firstIndex(of: $0) }.sorted())
    #expect(Set(keys).subtracting(names).isEmpty)
  }

  @Test("Closed lists are the same")
  func lists() throws {
    let request = try schema("request")
    let report = try schema("report")
    #expect(words(request["properties"]?["genre"]?["enum"]) == RequestRecord.Genre.allCases.map(\.rawValue))
    #expect(words(report["properties"]?["genre"]?["enum"]) == RequestRecord.Genre.allCases.map(\.rawValue))
    #expect(words(request["properties"]?["author"]?["enum"]) == RequestRecord.Author.allCases.map(\.rawValue))
    #expect(words(request["$defs"]?["turn"]?["properties"]?["role"]?["enum"]) == TurnRecord.Role.allCases.map(\.rawValue))
    #expect(words(report["properties"]?["status"]?["enum"]) == ReportRecord.Status.allCases.map(\.rawValue))
    let parts = report["$defs"]
    #expect(words(parts?["error"]?["properties"]?["code"]?["enum"]) == RecordError.Code.allCases.map(\.rawValue))
    #expect(words(parts?["marker"]?["properties"]?["status"]?["enum"]) == MarkerRecord.Status.allCases.map(\.rawValue))
    #expect(words(parts?["scoreStatus"]?["enum"]) == ScoreRecord.Status.allCases.map(\.rawValue))
  }

  @Test("Every member that is written is in the schema, in its order", arguments: [ReportRecordTests.example, ReportRecordTests.turns])
  func order(_ line: String) throws {
    let report = try JSONReader().read(line)
    let schema = try schema("report")
    expect(keys(report), inOrderOf: keys(schema["properties"]))
    for (list, name) in [
      ("flags", "flag"), ("findings", "finding"), ("markers", "marker"), ("scores", "score"), ("decisions", "decision"),
      ("warnings", "warning"),
    ] {
      for element in report[list]?.array ?? [] {
        expect(keys(element), inOrderOf: keys(schema["$defs"]?[name]?["properties"]))
        for part in ["content", "style"] {
          expect(keys(element[part]), inOrderOf: keys(schema["$defs"]?["score"]?["properties"]?[part]?["properties"]))
        }
      }
    }
  }

  @Test("Every field of a request is known to the reader")
  func fields() throws {
    let fields = keys(try schema("request")["properties"]).filter { !["text", "turns"].contains($0) }
    let line = "{\"text\":\"\"" + fields.map { ",\"\($0)\":null" }.joined() + "}"
    #expect(try RequestReader(strict: true).read(Array(line.utf8)).unknownFieldCount == 0)
    let members = keys(try schema("request")["$defs"]?["turn"]?["properties"]).filter { !["role", "text"].contains($0) }
    let turn = "{\"turns\":[{\"role\":\"other\",\"text\":\"\"" + members.map { ",\"\($0)\":null" }.joined() + "}]}"
    #expect(try RequestReader(strict: true).read(Array(turn.utf8)).turns?.count == 1)
  }
}
