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
    "twice-the-name", "first-policy", "unknown-field", "too-many-of", "no-example", "long-summary", "no-reason", "unknown-warning",
    "unknown-reason", "beyond-rate",
    "beyond-coverage", "never-counts",
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
    #expect(files.count == 45)
  }

  /// What is left within a limit is left alone, and a concept that never counts can still be asked for what is stated.
  @Test(arguments: [
    #"{"fact":"warning.uncertain-language","==":true}"#, #"{"fact":"status.reason","in":["empty-text",""]}"#,
    #"{"fact":"marker.negation.rate",">":0.05}"#, #"{"fact":"marker.words-per-sentence.rate",">":20}"#,
    #"{"fact":"coverage.distress.mentioned",">=":19}"#, #"{"fact":"finding.sdoh.food-insecurity.stated",">=":1}"#,
    #"{"fact":"finding.insomnia",">=":1}"#,
  ])
  func whatCanHoldIsLeftAlone(_ when: String) throws {
    let found = try problems(try JSONReader().read(packText(#""when":"# + when)))
    #expect(found.isEmpty, "\(found)")
  }

  @Test func hintsSayWhatToAskInstead() throws {
    let counted = try problems(try JSONReader().read(packText(#""when":{"fact":"finding.sdoh.food-insecurity",">=":1}"#)))
    #expect(counted.map(\.hint) == ["`sdoh.food-insecurity` never counts: ask `finding.sdoh.food-insecurity.stated`"])
    let warning = try problems(try JSONReader().read(packText(#""when":{"fact":"warning.nope","==":true}"#)))
    #expect(warning.map(\.hint) == ["rules see the warnings no-safety-content, uncertain-language"])
  }

  /// The same pack without any fault.
  @Test func aSoundPackIsLeftAlone() throws {
    #expect(try problems(try JSONReader().read(packText(""))).isEmpty)
  }
}
