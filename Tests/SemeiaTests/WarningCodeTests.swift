import Foundation
import Testing

@testable import Semeia

/// Rules may ask for the warnings of `ReportWarning.ofAnalysis` and for no others: the lists hold every code that is written.
@Suite struct WarningCodeTests {
  @Test func everyCodeIsListed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    var codes: Set<String> = [Analyzer.uncertain, "language-mismatch", RecordFilter.Options.blindFirst]
    for target in ["Semeia", "SemeiaCommand", "SemeiaC", "SemeiaRedaction"] {
      let folder = root.appending(path: "Sources/\(target)")
      let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      for case let file as URL in files where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: #/(?:ReportWarning|WarningRecord)\(\s*code: "([a-z-]+)"/#) { codes.insert(String(match.1)) }
      }
    }
    // Those that a transcript brings are written from its line.
    codes.formUnion([
      "no-utterances", "plain-table", "several-subjects", "subject-concluded", "uncertain-labels", "unknown-speaker", "unnamed-turns",
    ])
    #expect(codes == ReportWarning.ofAnalysis.union(ReportWarning.ofFilter))
    #expect(ReportWarning.ofAnalysis.isDisjoint(with: ReportWarning.ofFilter))
  }

  @Test func everyReasonIsListed() {
    // A reason that is added and not listed breaks this switch, and the list beside it.
    for reason in Report.Reason.all {
      switch reason {
      case .emptyText, .unsupportedLanguage, .unidentifiedLanguage, .unsupportedScript: continue
      }
    }
    #expect(Set(Report.Reason.all).count == 4)
  }
}
