import Semeia
import SemeiaText
import Testing

/// What the layout shows to be copied is not the author's own, and does not fall silent.
@Suite struct CopiedTextTests {
  private static let analyzer = Result { try Analyzer(content: .shipped()) }

  private func report(_ text: String) throws -> Report {
    try Self.analyzer.get().analyze(Document(text, language: LanguageTag("en"), genre: .message))
  }

  @Test(arguments: [
    ("Fine here.\n> I feel hopeless.\n> I cannot sleep.", "layout/quoted-lines"),
    ("Fine here.\n-----Original Message-----\nI feel hopeless. I cannot sleep.", "layout/forwarded"),
    ("Fine here.\n```\nI feel hopeless. I cannot sleep.\n```", "layout/code"),
  ]) func findingsAreCopied(_ text: String, _ entry: String) throws {
    let findings = try report(text).findings
    #expect(findings.count >= 2)
    for finding in findings {
      #expect(finding.assertion.source == .copied && !finding.isCounted)
      #expect(finding.assertion.cues.contains { $0.effect == "copied" && $0.entry == entry })
    }
  }

  /// The same words, of the author and of whoever was quoted: the one flag is a concern for the author, the other for that person.
  @Test func aFlagGoesOverToWhoeverWroteIt() throws {
    #expect(try report("I want to kill myself.").flags.map(\.name) == ["suicide"])
    let copied = try report("What shall I answer?\n> I want to kill myself.").flags.map(\.name)
    #expect(copied == ["concern-for-other"])
  }

  @Test func styleOfCopiedTextAbstains() throws {
    let own = String(repeating: "I went to the shop and I saw a man who sold fish to my aunt.\n", count: 30)
    let quoted = own.split(separator: "\n").map { "> \($0)\n" }.joined()
    for (text, reason) in [(own, nil), (quoted, "quoted-text"), ("-----Original Message-----\n" + own, "quoted-text")]
      as [(String, String?)]
    {
      let score = try #require(try report(text)["distress"])
      #expect((score.style == nil) == (reason != nil))
      if let reason { #expect(score.styleReason == reason) }
    }
    // A third is the limit.
    #expect(try report(own + own + own + quoted)["distress"]?.style != nil)
  }
}
