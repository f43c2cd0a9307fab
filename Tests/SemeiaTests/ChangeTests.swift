import SemeiaRecords
import SemeiaText
import Testing

@testable import Semeia

/// Change over time: what differs, how surely, and what made it.
@Suite struct ChangeTests {
  private func record(
    _ line: Int = 1, style: Double? = nil, reliability: Double = 0.75, content: [(String, Double)] = [], low: Double = 0,
    norm: String = "en/narrative",
    language: String = "en", genre: String = "narrative", words: Int = 500, versions: String = "sha256:0"
  ) -> ReportRecord {
    let m = { (value: Double) in Millionths(rounding: value) ?? .zero }
    var record = ReportRecord(line: line, status: .ok, genre: genre, provenance: versions)
    record.language = .init(tag: language, source: "declared")
    record.size = .init(scalars: 2500, words: words, sentences: 30, turns: 1)
    record.findings = content.enumerated().map { place, item in
      FindingRecord(
        concept: item.0, span: .init(start: place * 10, end: place * 10 + 4), polarity: "affirmed", experiencer: "self", time: "current",
        modality: "actual", source: "own", intensity: .one, counted: true, strength: .one, cues: [], entry: "en/x")
    }
    let parts = content.enumerated().map { ContentScoreRecord.Contribution(concept: $1.0, amount: m($1.1), findings: [$0]) }
    let value = parts.map(\.amount).sum()
    var score = ScoreRecord(dimension: "distress", level: "subfactor", status: .exploratory)
    score.content = .init(value: value, interval: .init(low: m(low), high: value), contributions: parts)
    if let style {
      score.style = .init(
        value: m(style), interval: nil, band: "typical", norm: norm, reliability: m(reliability), baseline: m(-0.5),
        contributions: [
          .init(marker: "negation", amount: m(0.1), spans: [.init(start: 1, end: 4)]),
          .init(marker: "absolutist", amount: m(style) - m(-0.4), spans: []),
        ])
    }
    record.scores = [score]
    return record
  }

  private func change(_ first: ReportRecord, _ second: ReportRecord, _ channel: ScoreChange.Channel) throws -> ScoreChange {
    try #require(ScoreChange.all(from: first, to: second).first { $0.channel == channel })
  }

  /// R = .75: √(2·.25) = .7071; a difference of 1.4 has RC 1.98, one of 1.38 has 1.95.
  @Test func reliableChangeIsThatOfJacobsonAndTruax() throws {
    let told = try change(record(style: 0.1), record(style: 1.5, reliability: 0.9), .style)
    #expect(told.verdict == .changed && told.difference == Millionths("1.4") && told.reason == nil)
    #expect((told.index.map(\.double) ?? 0) - 1.979899 < 1e-6)
    #expect((told.interval?.low ?? .zero) > .zero)
    let untold = try change(record(style: 0.1), record(style: 1.48), .style)
    #expect(untold.verdict == .untold && (untold.interval?.low ?? .one) < .zero)
    let back = try change(record(style: 1.5), record(style: 0.1), .style)
    #expect(back.verdict == .changed && back.difference == Millionths("-1.4"))
  }

  @Test func partsAddUpToTheDifference() throws {
    let first = record(style: 0.3, content: [("insomnia", 0.25), ("hopelessness", 0.1)], low: 0.05)
    let second = record(style: 1.1, content: [("depressed-mood", 0.5), ("insomnia", 0.125)], low: 0.1)
    for change in ScoreChange.all(from: first, to: second) {
      #expect(change.parts.map(\.difference).sum() == change.difference)
      #expect(change.parts.allSatisfy { $0.difference != .zero })
    }
    let content = try change(first, second, .content)
    #expect(content.parts.map(\.name) == ["depressed-mood", "insomnia", "hopelessness"])
    #expect(content.parts[0].spansBefore.isEmpty && content.parts[0].spansAfter == [.init(start: 0, end: 4)])
    #expect(content.parts[1].spansBefore == [.init(start: 0, end: 4)] && content.parts[1].spansAfter == [.init(start: 10, end: 14)])
    #expect(try change(first, second, .style).parts.map(\.name) == ["absolutist"])
  }

  /// What is mentioned differs only where the intervals of extraction do not meet.
  @Test func contentDiffersBeyondWrongFindings() throws {
    let low = record(content: [("insomnia", 0.2)], low: 0.05)
    #expect(try change(low, record(content: [("insomnia", 0.6)], low: 0.3), .content).verdict == .different)
    #expect(try change(low, record(content: [("insomnia", 0.6)], low: 0.1), .content).verdict == .untold)
    let ended = try change(record(content: [("insomnia", 0.6)], low: 0.3), record(), .content)
    #expect(ended.verdict == .different && ended.difference == Millionths("-0.6"))
    #expect(ScoreChange.all(from: record(), to: record()).isEmpty)
  }

  @Test func whatCannotBeComparedIsNot() throws {
    let first = record(style: 0.1, content: [("insomnia", 0.5)])
    let cases: [(ReportRecord, String)] = [
      (record(style: 2, content: [("insomnia", 0.5)], language: "de"), "language"),
      (record(style: 2, content: [("insomnia", 0.5)], genre: "interview"), "genre"),
      (record(style: 2, content: [("insomnia", 0.5)], versions: "sha256:1"), "versions"),
    ]
    for (second, reason) in cases {
      for change in ScoreChange.all(from: first, to: second) {
        #expect(change.verdict == .incomparable && change.reason == reason && change.difference == nil && change.json["difference"] == nil)
      }
    }
    #expect(try change(first, record(style: 2, norm: "en/social-media"), .style).reason == "norm")
    var short = record(content: [("insomnia", 0.5)])
    short.scores?[0].style = .init(contributions: [], status: .insufficient, reason: "too-few-words")
    #expect(try change(first, short, .style).reason == "too-few-words")
    #expect(try change(first, record(style: 2, reliability: 1), .style).verdict == .changed)
  }

  @Test func aHistoryIsInTheOrderOfItsDates() {
    var history = SubjectHistory(subject: "s")
    history.add(.init(record: record(1, style: 0.2), date: "2026-03-01"))
    history.add(.init(record: record(2, style: 0.4), date: "2026-01-01"))
    history.add(.init(record: record(3, style: 0.9), date: "2026-02-01"))
    #expect(history.entries.map(\.record.line) == [2, 3, 1])
    #expect(history.steps.map { [$0.from.record.line, $0.to.record.line] } == [[2, 3], [3, 1]])
    #expect(history.sinceFirst.map { [$0.from.record.line, $0.to.record.line] } == [[2, 3], [2, 1]])
    // Mean .5; deviations −.1, .4, −.3: √(.26/2).
    let spread = history.spreads.first
    #expect(spread?.texts == 3 && spread?.mean == Millionths("0.5") && spread?.deviation == Millionths("0.360555"))
    history.add(.init(record: record(4, style: 3, words: 80), date: "2026-04-01"))
    #expect(history.spreads.first?.texts == 3)
  }

  /// From texts: one who no longer sleeps, with the words that say so.
  @Test func aChangeOfATextNamesItsWords() throws {
    let calm = String(repeating: "The train left on time and we had soup with the neighbours in the evening. ", count: 12)
    let filter = RecordFilter(try Analyzer(content: .shipped()))
    let report = { (text: String, line: Int) in
      filter.record(of: try RequestReader().read(Array(#"{"text":"\#(text)","language":"en","genre":"social-media"}"#.utf8)), number: line)
    }
    let made = ScoreChange.all(from: try report(calm, 1), to: try report(calm + "I can't sleep.", 2))
    let distress = try #require(made.first { $0.dimension == "distress" && $0.channel == .content })
    #expect(distress.before == .zero && distress.parts.map(\.name) == ["insomnia"])
    #expect(distress.parts[0].spansAfter.count == 1 && distress.parts[0].spansAfter[0].start >= calm.count)
  }
}
