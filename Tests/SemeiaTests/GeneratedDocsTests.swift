import Foundation
import Semeia
import Testing

/// Generated pages are current: `semeia capabilities --coverage > Docs/Generated/Coverage.md`, and the same with `--evidence`.
@Suite struct GeneratedDocsTests {
  private func page(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Docs/Generated/\(name).md"), encoding: .utf8)
  }

  @Test func evidenceIsCurrent() throws {
    let made = EvidenceTable(try Analyzer(content: .shipped())).markdown
    #expect(try page("Evidence") == made, "run: semeia capabilities --evidence > Docs/Generated/Evidence.md")
    #expect(made.contains("| distress | `first-person-singular` | +0.11 | 0.015 | +0.13 | Edwards & Holtzman 2017 | 3758 |"))
    #expect(made.contains(#"all \|r\| < .10"#) && made.contains("| refused |") && made.contains("| no weight there |"))
  }

  @Test func coverageIsCurrent() throws {
    let page = try page("Coverage")
    let made = try CoverageTable(ContentLibrary.shipped()).markdown()
    #expect(page == made, "run: semeia capabilities --coverage > Docs/Generated/Coverage.md")
    #expect(made.contains("| `insomnia` |"))
  }
}
