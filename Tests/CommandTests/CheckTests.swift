import Foundation
import Testing

/// `semeia check` over a folder that is added to the shipped content: packs alone, without a language or a model.
@Suite struct CheckTests {
  private static let broken = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "SemeiaDecisionsTests/Broken")

  /// A folder with broken packs, by the names of their files; and one whose file is no JSON.
  private func check(_ packs: [String], unreadable: Bool = false, _ more: [String] = []) throws -> Spawned.Outcome {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: ".scratch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in packs + (unreadable ? ["a-unreadable"] : []) {
      let pack = folder.appending(path: "rules/\(name)")
      try FileManager.default.createDirectory(at: pack, withIntermediateDirectories: true)
      let bytes = name == "a-unreadable" ? Data(#"{"id":"#.utf8) : try Data(contentsOf: Self.broken.appending(path: "\(name).json"))
      try bytes.write(to: pack.appending(path: "pack.json"))
    }
    return try Spawned.run(["check", "--content", folder.path] + more)
  }

  @Test func brokenPacksOfAnAddedFolderAreFound() throws {
    let outcome = try check(["unknown-flag", "never-counts", "no-such-form", "expired-pack", "beyond-rate"], unreadable: true)
    #expect(outcome.code == 78)
    for (name, code) in [
      ("a-unreadable", "bad-json"), ("unknown-flag", "unknown-fact"), ("never-counts", "unsatisfiable"), ("no-such-form", "unknown-fact"),
      ("expired-pack", "expired"), ("beyond-rate", "unsatisfiable"),
    ] {
      #expect(
        outcome.lines.contains { $0.hasPrefix("rules/\(name)/pack.json") && $0.contains(code) && $0.contains("error") },
        "\(name): \(outcome.out)")
    }
    #expect(outcome.out.contains("0 languages, 0 examples, 6 rule packs: "))
  }

  /// Concepts and dimensions are those of the shipped content, and a language does not leave packs out.
  @Test func packsAreCheckedWithALanguageToo() throws {
    let outcome = try check(["contradiction"], ["--language", "sw"])
    #expect(outcome.code == 78 && outcome.out.contains("unsatisfiable") && outcome.out.contains("1 rule packs: "))
    #expect(!outcome.out.contains("unknown-fact"))
  }

  @Test func aFolderThatIsNotThereIsSaid() throws {
    #expect(try Spawned.run(["check", "--content", "/no/such/folder"]).code == 66)
  }
}
