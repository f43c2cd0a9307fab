import Foundation
import Semeia
import SemeiaText
import Testing

@testable import SemeiaMarkers

/// Sentences that mislead: what the shipped cue tables make of them must not get worse.
///
/// `Tests/ContextTraps/reached.json` says how many rows of each language were right when it was recorded. `SEMEIA_RECORD_TRAPS=1`
/// writes it and the table of `Docs/Methods/Context.md` anew, and the test fails while it does; `SEMEIA_PRINT_TRAPS=1` prints
/// every row that is wrong.
@Suite struct ContextTrapTests {
  struct Reached: Codable, Equatable {
    /// Rows in which a finding counts, or does not, as it should; whatever the single axes say.
    var counted: Int
    /// Rows in which every axis is right.
    var right: Int
    var total: Int
  }

  /// What became of the rows of one language.
  struct Outcome {
    var tag: String
    var reached = Reached(counted: 0, right: 0, total: 0)
    /// Rows in which an axis is wrong; a row may be wrong on several.
    var wrong = [Int](repeating: 0, count: ContextTrap.axes.count)
    /// Rows that count and should not: a denial, another person, the past read as the symptom.
    var tooMany = 0
    /// Rows that should count and do not: a true statement lost.
    var lost = 0
    var failures: [String] = []

    var summary: String {
      let axes = zip(ContextTrap.axes, wrong).filter { $1 > 0 }.map { "\($0) \($1)" }.joined(separator: ", ")
      return "\(tag): \(reached.right) of \(reached.total) right, \(tooMany) count wrongly, \(lost) lost; wrong by axis: "
        + (axes.isEmpty ? "none" : axes)
    }
  }

  @Test func nothingIsLost() throws {
    let analyzer = try Analyzer(content: .shipped())
    let outcomes = try ContextTrap.all().map { try read($0.traps, $0.tag, analyzer) }
    let environment = ProcessInfo.processInfo.environment
    if environment["SEMEIA_RECORD_TRAPS"] != nil {
      try record(outcomes)
      Issue.record("recorded; run again without SEMEIA_RECORD_TRAPS")
      return
    }
    let file = ContextTrap.folder.appending(path: "reached.json")
    let reached = try JSONDecoder().decode([String: Reached].self, from: Data(contentsOf: file))
    #expect(reached.keys.sorted() == outcomes.map(\.tag))
    for outcome in outcomes {
      print(outcome.summary)
      if environment["SEMEIA_PRINT_TRAPS"] != nil { print(outcome.failures.joined(separator: "\n")) }
      let before = try #require(reached[outcome.tag])
      #expect(outcome.reached.total == before.total, "\(outcome.tag): rows came or went; record anew")
      #expect(outcome.reached.right >= before.right, "\(outcome.summary)\n\(outcome.failures.joined(separator: "\n"))")
      #expect(outcome.reached.counted >= before.counted, "\(outcome.summary)\n\(outcome.failures.joined(separator: "\n"))")
    }
  }

  @Test func rowsAreCleanAndEnough() throws {
    let all = try ContextTrap.all()
    #expect(all.count >= 24)
    for (tag, traps) in all {
      #expect(LanguageTag(tag) != nil)
      #expect(traps.count >= 40, "\(tag) has too few")
      for index in ContextTrap.axes.indices {
        let values = Set(traps.map { $0.expected[index] }).subtracting(["-"])
        #expect(values.count > 1, "\(tag) has nothing to tell on \(ContextTrap.axes[index])")
      }
      let bytes = try Data(contentsOf: ContextTrap.folder.appending(path: "\(tag).tsv"))
      #expect(bytes.last == 0x0A && !bytes.contains(0x0D), "\(tag).tsv does not end with one line feed")
      let rows = bytes.split(separator: 0x0A)
      let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
      #expect(isSorted, "\(tag).tsv is not sorted or not unique")
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(bytes == Data(text.precomposedStringWithCanonicalMapping.utf8), "\(tag).tsv is not NFC")
    }
  }

  @Test(arguments: [
    ("I am ⟦sad⟧.", 5, 8), ("⟦悲しい⟧です", 0, 9), ("né à ⟦là⟧", 7, 10),
  ])
  func targetsCountBytes(_ text: String, _ start: Int, _ end: Int) throws {
    let trap = try #require(ContextTrap(row: "\(text)\taffirmed\tself\tcurrent\tactual\t-"))
    #expect(trap.target == TextSpan(start, end))
    #expect(trap.shouldCount)
  }

  @Test(arguments: [
    "I am sad.\t-\t-\t-\t-\t-", "I am ⟦⟧.\t-\t-\t-\t-\t-", "I am ⟧sad⟦.\t-\t-\t-\t-\t-", "I am ⟦sad⟧.\t-\t-\t-\t-",
    "I am ⟦sad⟧.\tdenied\t-\t-\t-\t-",
  ])
  func brokenRowsAreRefused(_ row: String) { #expect(ContextTrap(row: row[...]) == nil) }

  // MARK: Reading

  private func read(_ traps: [ContextTrap], _ tag: String, _ analyzer: Analyzer) throws -> Outcome {
    var outcome = Outcome(tag: tag)
    let language = try #require(LanguageTag(tag))
    for trap in traps {
      let document = Document(trap.text, language: language)
      let assertion = try #require(try analyzer.assertion(of: trap.target, in: document), "\(trap.marked)")
      let bad = zip(trap.expected, assertion.values).enumerated().filter { $1.0 != "-" && $1.0 != $1.1 }
      outcome.reached.total += 1
      switch (assertion.counts, trap.shouldCount) {
      case (true, false): outcome.tooMany += 1
      case (false, true): outcome.lost += 1
      default: outcome.reached.counted += 1
      }
      if bad.isEmpty { outcome.reached.right += 1 }
      for (axis, _) in bad { outcome.wrong[axis] += 1 }
      if !bad.isEmpty {
        let axes = bad.map { "\(ContextTrap.axes[$0]): \($1.0), answered \($1.1)" }.joined(separator: "; ")
        outcome.failures.append("  \(trap.marked)  \(axes)  \(assertion.cues.map(\.entry))")
      }
    }
    return outcome
  }

  // MARK: Recording

  private func record(_ outcomes: [Outcome]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let reached = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.tag, $0.reached) })
    try (encoder.encode(reached) + [0x0A]).write(to: ContextTrap.folder.appending(path: "reached.json"))
    let page = ContextTrap.root.appending(path: "Docs/Methods/Context.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- traps -->\n"))
    let end = try #require(text.range(of: "<!-- end of traps -->"))
    let renewed = text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: table(outcomes))
    try renewed.write(to: page, atomically: true, encoding: .utf8)
  }

  private func table(_ outcomes: [Outcome]) -> String {
    let sum = outcomes.reduce(into: Outcome(tag: "all")) { sum, outcome in
      sum.reached.counted += outcome.reached.counted
      sum.reached.right += outcome.reached.right
      sum.reached.total += outcome.reached.total
      sum.tooMany += outcome.tooMany
      sum.lost += outcome.lost
      for axis in sum.wrong.indices { sum.wrong[axis] += outcome.wrong[axis] }
    }
    let heads = ["language", "rows", "all axes right", "count wrongly", "lost"] + ContextTrap.axes.map { "\($0) wrong" }
    var rows = ["| " + heads.joined(separator: " | ") + " |", "|---|" + String(repeating: "---:|", count: heads.count - 1)]
    for outcome in outcomes + [sum] {
      let numbers = [outcome.reached.total, outcome.reached.right, outcome.tooMany, outcome.lost] + outcome.wrong
      rows.append("| \(outcome.tag) | " + numbers.map(String.init).joined(separator: " | ") + " |")
    }
    return rows.joined(separator: "\n") + "\n"
  }
}
