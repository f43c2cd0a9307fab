import Foundation
import Semeia
import SemeiaText
import Testing

/// What stands beside a crisis must not silence it: an exam, a laugh, a cat, a film, "because of my boss".
///
/// `Tests/CrisisFrames/silent.json` says how many texts of each language raised neither `suicide` nor `self-harm` when it was recorded; idioms and
/// cues that silence more fail here. `SEMEIA_RECORD_FRAMES=1` writes it anew, and the test fails while it does; `SEMEIA_PRINT_FRAMES=1` prints what is
/// silent.
@Suite struct CrisisFrameTests {
  struct Silent: Codable, Equatable {
    /// Texts without a flag.
    var silent: Int
    /// Texts whose flags are all ambiguous; they are not silent.
    var ambiguous: Int
    var total: Int
  }

  @Test func nothingBesideACrisisSilencesIt() throws {
    let analyzer = try Analyzer(content: .shipped())
    let environment = ProcessInfo.processInfo.environment
    var found: [String: Silent] = [:]
    for (tag, frame) in try CrisisFrame.all() {
      let (silent, texts) = try read(frame.texts(tag), tag, analyzer)
      found[tag] = silent
      if environment["SEMEIA_PRINT_FRAMES"] != nil { print(([tag] + texts).joined(separator: "\n  ")) }
    }
    let file = CrisisFrame.folder.appending(path: "silent.json")
    if environment["SEMEIA_RECORD_FRAMES"] != nil {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try (encoder.encode(found) + [0x0A]).write(to: file)
      Issue.record("recorded; run again without SEMEIA_RECORD_FRAMES")
      return
    }
    let recorded = try JSONDecoder().decode([String: Silent].self, from: Data(contentsOf: file))
    #expect(recorded.keys.sorted() == found.keys.sorted())
    for (tag, now) in found {
      let before = try #require(recorded[tag])
      #expect(now.total == before.total, "\(tag): frames came or went; record anew")
      #expect(now.silent <= before.silent, "\(tag): \(now.silent) of \(now.total) are silent, \(before.silent) were")
      #expect(now.ambiguous <= before.ambiguous + now.total / 50, "\(tag): \(now.ambiguous) are ambiguous, \(before.ambiguous) were")
    }
  }

  private func read(_ texts: [String], _ tag: String, _ analyzer: Analyzer) throws -> (Silent, [String]) {
    var found = Silent(silent: 0, ambiguous: 0, total: texts.count)
    var silent: [String] = []
    for text in texts {
      let report = try analyzer.analyze(Document(text, language: LanguageTag(tag)))
      let flags = report.flags.filter { ["suicide", "self-harm"].contains($0.name) }
      if flags.isEmpty {
        found.silent += 1
        silent.append(text)
      } else if flags.allSatisfy(\.isAmbiguous) {
        found.ambiguous += 1
      }
    }
    return (found, silent)
  }

  @Test func framesAreWhole() throws {
    let all = try CrisisFrame.all()
    #expect(all.count == 24)
    for (tag, frame) in all {
      #expect(frame.statements.count == 14 && frame.adverbials.count == 24 && frame.sentences.count == 20, "\(tag)")
      #expect(frame.statements.allSatisfy { $0.text.components(separatedBy: "{}").count == 2 }, "\(tag)")
      #expect(Set(frame.texts(tag)).count > 14 * 60, "\(tag)")
    }
  }
}
