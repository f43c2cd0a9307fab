import Foundation
import SemeiaDecisions
import SemeiaRecords
import Testing

/// Packs that were broken on purpose, a file each in `Broken/`: what is wrong must be found, at its place, with a hint, and a whole pack must
/// be left alone. Each file says under `x_expect` what must be found.
@Suite struct BrokenPackTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken")

  private func problems(_ json: JSONValue) throws -> [PackProblem] {
    let (pack, problems) = RulePack.read(json)
    let today = try #require(CalendarDate("2026-11-21"))
    return problems + pack.problems(catalog) + pack.expired(today: today)
  }

  @Test(arguments: [
    "unknown-flag", "unknown-concept", "unknown-dimension", "no-such-form", "wrong-type", "half-a-level",
    "ordered-text", "contradiction", "out-of-range", "never-silent", "dead-branch", "swallowed-branch",
    "useless-part", "masked", "overlap", "disagreement", "said-twice", "gap", "missing-language", "half-translated",
    "no-english", "one-order", "expired-pack", "expired-rule", "bad-day", "hushed-emergency", "automatic",
    "endless-window", "window-in-window", "forgotten-fact", "undeclared-context", "no-such-kind", "earlier-contradiction",
    "twice-the-name", "first-policy", "unknown-field", "too-many-of", "no-example", "long-summary", "no-reason",
  ])
  func isCaught(_ name: String) throws {
    let json = try JSONReader().read([UInt8](Data(contentsOf: Self.folder.appending(path: "\(name).json"))))
    let code = try #require(json["x_expect"]?["code"]?.string), path = try #require(json["x_expect"]?["path"]?.string)
    let found = try problems(json)
    let match = found.first { $0.code == code && $0.path == path }
    #expect(match != nil, "\(name): \(found.map { ($0.code, $0.path) })")
    #expect(match?.hint.isEmpty == false && match?.message.isEmpty == false)
  }

  @Test func everyFileIsTried() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".json") }
    #expect(files.count == 40)
  }

  /// The same pack without any fault.
  @Test func aSoundPackIsLeftAlone() throws {
    #expect(try problems(try JSONReader().read(packText(""))).isEmpty)
  }
}
