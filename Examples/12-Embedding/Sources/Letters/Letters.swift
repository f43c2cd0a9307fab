import Foundation
import Semeia

/// Numbers in figures: a marker that no rows could list.
struct Figures: Marker {
  let id: MarkerID = "figures"
  var minimumWords: Int { 5 }

  func evidence(in text: SegmentedText, language: LanguageTag) -> [Evidence]? {
    text.tokens.filter { $0.kind == .number }.map { Evidence(span: $0.span) }
  }
}

/// Reads letters with one analyzer from many tasks at once, with a marker of rows, a marker of code and a rule pack of its own.
///
///     letters CONTENT-FOLDER
@main struct Letters {
  static let texts = [
    "I can't sleep. The garden is all I look after, and I water the roses at night.",
    "My mother says I worry too much. I don't.",
    "We planted 40 beans in the garden and pruned the roses, and I slept well.",
  ]

  static func main() async throws {
    guard let content = CommandLine.arguments.dropFirst().first else {
      print("usage: letters CONTENT-FOLDER")
      return
    }
    // Once for the whole program: the content is read when a language is first asked for.
    let analyzer = try Analyzer(
      content: .shipped(and: [content]), packs: ["safety", "quality", "garden"], markers: .standard + [Figures()])
    let documents = texts.map { Document($0, language: LanguageTag("en-AU"), genre: .narrative) }
    let alone = try documents.map { try line(analyzer.analyze($0)) }

    // From 64 tasks: the same reports, whoever asks and in whatever order.
    let together = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for task in 0..<64 {
        let index = task % documents.count
        group.addTask { (index, line(try analyzer.analyze(documents[index]))) }
      }
      var answers: [(Int, String)] = []
      for try await answer in group { answers.append(answer) }
      return answers
    }
    alone.forEach { print($0) }
    let different = Set(together.filter { $0.1 != alone[$0.0] }.map(\.0))
    if !different.isEmpty {
      print("tasks differ on \(different.sorted())")
      exit(1)
    }
    print("\(together.count) tasks, one analyzer")
  }

  static func line(_ report: Report) -> String {
    let findings = report.findings.map { "\($0.concept)\($0.isCounted ? "" : " (does not count)")" }
    let garden = report.markers.first { $0.marker == "garden-words" }
    let figures = report.markers.first { $0.marker == "figures" }
    let decisions = report.decisions.map { "\($0.pack)/\($0.rule)" }
    return "findings: \(findings) garden: \(garden?.count ?? -1) figures: \(figures?.count ?? -1) decisions: \(decisions)"
  }
}
