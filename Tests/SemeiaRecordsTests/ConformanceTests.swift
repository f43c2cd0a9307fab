import Foundation
import Testing

@testable import SemeiaRecords

/// One row of `Tests/Conformance/json.tsv`: bytes of our own for a case of the public JSON conformance suite that has this name.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
  let verdict: String
  let id: String
  /// What is wrong and where; nil where the reader accepts.
  let error: JSONError?
  let bytes: [UInt8]

  var testDescription: String { id }

  /// `%41` is a byte, `{3×ab}` is `ababab`, and `▸` stands before the offending byte.
  init?(row: Substring) {
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
    guard cells.count == 4 else { return nil }
    verdict = String(cells[0])
    id = String(cells[1])
    var bytes: [UInt8] = []
    var offset = -1
    Self.append(cells[3], to: &bytes, &offset)
    self.bytes = bytes
    error = JSONError.Code(rawValue: String(cells[2])).map { JSONError($0, at: offset) }
    if (error == nil) != cells[2].isEmpty || (offset < 0) != cells[2].isEmpty { return nil }
  }

  private static func append(_ text: Substring, to bytes: inout [UInt8], _ offset: inout Int) {
    var rest = text
    while let first = rest.first {
      if first == "▸" {
        offset = bytes.count
        rest = rest.dropFirst()
      } else if first == "%", let byte = UInt8(rest.dropFirst().prefix(2), radix: 16) {
        bytes.append(byte)
        rest = rest.dropFirst(3)
      } else if let repeated = rest.prefixMatch(of: /\{([0-9]+)×([^}]+)\}/), let count = Int(repeated.1) {
        for _ in 0..<count { bytes += Array(repeated.2.utf8) }
        rest = rest[repeated.range.upperBound...]
      } else {
        bytes += Array(String(first).utf8)
        rest = rest.dropFirst()
      }
    }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  static let rows: [Substring] = {
    let table = (try? String(contentsOf: root.appending(path: "Conformance/json.tsv"), encoding: .utf8)) ?? ""
    return Array(table.split(separator: "\n").dropFirst().map { Substring($0) })
  }()

  static let all = rows.compactMap { ConformanceCase(row: $0) }
}

/// The reader against the cases of the public conformance suite: what it must accept, must refuse, and may decide.
@Suite struct ConformanceTests {
  @Test func theTableIsWhole() {
    #expect(ConformanceCase.all.count == ConformanceCase.rows.count)
    #expect(Set(ConformanceCase.all.map(\.id)).count == 318)
    for (verdict, letter) in [("accept", "y"), ("stricter", "y"), ("open", "i"), ("refuse", "n")] {
      #expect(ConformanceCase.all.filter { $0.verdict == verdict }.allSatisfy { $0.id.hasPrefix(letter) })
    }
    #expect(ConformanceCase.all.allSatisfy { $0.verdict == "open" || ($0.error == nil) == ($0.verdict == "accept") })
  }

  @Test("Each case has its outcome, and each refusal its code and byte", arguments: ConformanceCase.all)
  func outcome(_ item: ConformanceCase) {
    do {
      _ = try JSONReader().read(item.bytes)
      #expect(item.error == nil)
    } catch {
      #expect(error.code == item.error?.code)
      #expect(error.offset == item.error?.offset)
    }
  }

  /// Files of the suite itself, where `SEMEIA_JSON_CONFORMANCE` names a folder of them: their names say what must happen.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SEMEIA_JSON_CONFORMANCE"] != nil))
  func theSuiteItself() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["SEMEIA_JSON_CONFORMANCE"] ?? "")
    let expected = Dictionary(uniqueKeysWithValues: ConformanceCase.all.map { ($0.id, $0) })
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".json") {
      let item = try #require(expected[String(name.dropLast(5))], "\(name) has no row")
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      do {
        _ = try JSONReader().read(bytes)
        #expect(item.error == nil, "\(name) is accepted")
      } catch {
        #expect(error.code == item.error?.code, "\(name)")
      }
    }
  }
}
