import SemeiaLexicon
import SemeiaRecords
import SemeiaText
import Testing

@testable import Semeia

/// What a report would say without some of its words, and which words it hangs on.
@Suite struct RemovalTests {
  private static let analyzer = try? Analyzer(content: .shipped())

  private static let letter = """
    I can't sleep at night and I lie awake until four. Everything feels hopeless to me. I can't sleep even when I am tired, and I feel \
    so guilty about my sister. On Tuesday I went to the market with a neighbour and we carried the boxes home together. I want to die. \
    The weather was cold, the bus was late, and the man at the counter did not have the right change for us in the end.
    """

  private func report(_ text: String) throws -> (Analyzer, Report) {
    let analyzer = try #require(Self.analyzer)
    return (analyzer, try analyzer.analyze(Document(text, language: LanguageTag("en"), genre: .socialMedia)))
  }

  @Test func nothingRemovedChangesNothing() throws {
    let (analyzer, report) = try report(Self.letter)
    let same = try analyzer.report(report, removing: [TextSpan(1, 1)])
    #expect(same.scores == report.scores && same.flags == report.flags && same.findings == report.findings)
    #expect(same.decisions == report.decisions)
  }

  /// Without its findings a report has no content, no flag and no decision that they made.
  @Test func withoutItsFindingsAReportIsSilent() throws {
    let (analyzer, report) = try report(Self.letter)
    #expect(!report.flags.isEmpty && !report.findings.isEmpty && !report.decisions.isEmpty)
    let left = try analyzer.report(report, removing: report.findings.map(\.span))
    #expect(left.findings.isEmpty && left.flags.isEmpty)
    #expect(left.scores.allSatisfy { $0.content?.value ?? .zero == .zero })
    #expect(report.decisions.contains { $0.rule.hasPrefix("wish-to-be-dead") })
    #expect(!left.decisions.contains { $0.rule.hasPrefix("wish-to-be-dead") })
    #expect(left.subjectWords == report.subjectWords)
  }

  /// Values of the rest are exact sums, and the same as the scorer's own removal has them.
  @Test func theRestIsTheScorersRest() throws {
    let (analyzer, report) = try report(Self.letter)
    for finding in report.findings {
      let left = try analyzer.report(report, removing: [finding.span])
      for score in left.scores {
        if let content = score.content { #expect(content.contributions.sum() == content.value) }
        if let style = score.style { #expect(style.baseline + style.contributions.sum() == style.value) }
        let old = try #require(report[score.dimension])
        #expect((score.content?.value ?? .zero) <= (old.content?.value ?? .zero))
      }
    }
  }

  @Test func aRuleHangsOnItsWords() throws {
    let (analyzer, report) = try report(Self.letter)
    let rule = try #require(report.decisions.first { $0.rule.hasPrefix("wish-to-be-dead") })
    let removal = try #require(try analyzer.smallestRemoval(.silence(rule: rule.rule), in: report))
    #expect(removal.isSmallest && removal.spans.count == 1)
    #expect(report.document.text(in: removal.spans[0]).contains("die"))
    let left = try analyzer.report(report, removing: removal.spans)
    #expect(!left.decisions.contains { $0.rule == rule.rule })
  }

  @Test func contentHangsOnItsStrongestWords() throws {
    let (analyzer, report) = try report(Self.letter)
    let value = try #require(report["distress"]?.content?.value)
    #expect(value > .zero)
    let removal = try #require(try analyzer.smallestRemoval(.contentBelow("distress", value), in: report))
    #expect(removal.isSmallest && removal.spans.count == 1)
    let all = try #require(try analyzer.smallestRemoval(.contentBelow("distress", Millionths(count: 1)), in: report))
    let stated = Set(report["distress"]?.content?.contributions.flatMap(\.findings) ?? [])
    #expect(all.spans.count <= stated.count && all.spans.count > 1)
    // Every one is needed.
    for span in all.spans {
      let left = try analyzer.report(report, removing: all.spans.filter { $0 != span })
      #expect((left["distress"]?.content?.value ?? .zero) >= Millionths(count: 1))
    }
  }

  @Test func aBandHangsOnWordsThatPullItsWay() throws {
    let sentence = "I know I never feel happy when I sit alone and I think I am sad. "
    let (analyzer, report) = try report(String(repeating: sentence, count: 11))
    let style = try #require(report["distress"]?.style)
    let removal = try analyzer.smallestRemoval(.leaveBand("distress"), in: report)
    let found = try #require(removal)
    let left = try analyzer.report(report, removing: found.spans)
    #expect(left["distress"]?.style?.band != style.band)
    for span in found.spans.prefix(5) {
      let less = try analyzer.report(report, removing: found.spans.filter { $0 != span })
      #expect(less["distress"]?.style?.band == style.band)
    }
  }

  @Test func whatCannotBeReachedIsNil() throws {
    let (analyzer, report) = try report(Self.letter)
    #expect(try analyzer.smallestRemoval(.silence(rule: "no-such-rule"), in: report) == nil)
    #expect(try analyzer.smallestRemoval(.leaveBand("fear"), in: report) == nil)
    #expect(try analyzer.smallestRemoval(.contentBelow("distress", .one + .one), in: report) == nil)
  }
}
