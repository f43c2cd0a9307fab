import Foundation
import Testing

/// Looks at the checkout as a whole: direction of imports, length of files, traps in library code.
@Suite struct ArchitectureTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Which of our modules each target may import; the table of `Docs/Architecture.md`.
  private let allowed: [String: Set<String>] = [
    "SemeiaText": ["CICUShim"],
    "SemeiaLexicon": ["SemeiaText", "SemeiaRecords"],
    "SemeiaMarkers": ["SemeiaText", "SemeiaLexicon"],
    "SemeiaScoring": ["SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaRecords", "Synchronization"],
    "SemeiaDecisions": ["SemeiaRecords"],
    "SemeiaRecords": [],
    "SemeiaRedaction": ["SemeiaText", "SemeiaRecords"],
    "SemeiaTranscripts": ["SemeiaText", "SemeiaRecords"],
    "SemeiaInterchange": ["SemeiaRecords"],
    "SemeiaContent": [],
    "Semeia": [
      "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaScoring", "SemeiaDecisions", "SemeiaRecords", "SemeiaContent",
      "Synchronization", "SemeiaRedaction",
    ],
    "SemeiaC": ["Semeia", "SemeiaText", "SemeiaRecords"],
    "SemeiaPages": ["Semeia", "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaScoring", "SemeiaRecords"],
    "SemeiaResearch": ["SemeiaScoring", "SemeiaLexicon", "SemeiaRecords"],
    "SemeiaCommand": [
      "Semeia", "SemeiaPages", "SemeiaResearch", "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaScoring", "SemeiaRecords",
      "SemeiaTranscripts", "SemeiaInterchange", "ArgumentParser", "Synchronization", "SemeiaRedaction",
    ],
  ]
  private let platform: Set<String> = ["Glibc", "Musl", "Darwin"]

  private func files(_ folder: String, _ suffix: String = ".swift") -> [URL] {
    let found =
      FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { $0.lastPathComponent.hasSuffix(suffix) }.sorted { $0.path < $1.path }
  }

  private func target(of file: URL) -> String {
    let parts = file.pathComponents
    if let index = parts.lastIndex(of: "Lexicons") { return index + 2 == parts.count ? "SemeiaContent" : "" }
    guard let index = parts.lastIndex(of: "Sources"), index + 1 < parts.count else { return "" }
    return parts[index + 1]
  }

  @Test func importsFollowTheTable() throws {
    let all = files("Sources") + files("Lexicons")
    #expect(all.count > 60)
    for file in all {
      let target = target(of: file)
      let may = try #require(allowed[target], "\(file.lastPathComponent) is in no known target")
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard let index = words.firstIndex(of: "import"), index <= 2, !line.hasPrefix("//"), index + 1 < words.count else { continue }
        let module = words[index + 1]
        #expect(may.contains(module) || platform.contains(module), "\(target)/\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test func filesAreShort() throws {
    for file in files("Sources") + files("Tests") + files("Lexicons") {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 401, "\(file.lastPathComponent) has \(lines) lines")
    }
  }

  @Test func librariesNeitherTrapNorPrint() throws {
    let traps = ["fatalError(", "try!", "precondition(", "preconditionFailure(", " print(", "as!", "URLSession", "FileManager"]
    for file in files("Sources") where target(of: file) != "SemeiaCommand" {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
        !$0.drop(while: { $0 == " " }).hasPrefix("//")
      }
      for trap in traps { #expect(!lines.contains { $0.contains(trap) }, "\(file.lastPathComponent) has \(trap)") }
    }
  }

  @Test func theDocumentedTableIsTheRealOne() throws {
    let page = try String(contentsOf: root.appending(path: "Docs/Architecture.md"), encoding: .utf8)
    for (target, modules) in allowed where target.hasPrefix("Semeia") {
      let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(target)` |") }
      let text = try #require(row, "Docs/Architecture.md has no row for \(target)")
      for module in modules where module.hasPrefix("Semeia") {
        #expect(text.contains("`\(module)`"), "\(target) → \(module) is not in the table")
      }
    }
  }

  @Test func contentFilesAreCleanText() throws {
    for file in files("Lexicons", ".tsv") + files("Lexicons", ".json") {
      let bytes = try Data(contentsOf: file)
      #expect(bytes.last == 0x0A && !bytes.contains(0x0D), "\(file.path) does not end with one line feed")
    }
  }
}
