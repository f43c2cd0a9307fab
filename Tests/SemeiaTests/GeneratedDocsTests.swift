import Foundation
import Semeia
import Testing

/// Generated pages are current: `semeia capabilities --coverage > Docs/Generated/Coverage.md`.
@Suite struct GeneratedDocsTests {
  @Test func coverageIsCurrent() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "Docs/Generated/Coverage.md"), encoding: .utf8)
    let made = try CoverageTable(ContentLibrary.shipped()).markdown()
    #expect(page == made, "run: semeia capabilities --coverage > Docs/Generated/Coverage.md")
    #expect(made.contains("| `insomnia` |"))
  }
}
