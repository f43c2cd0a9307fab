import SemeiaText
import Testing

@testable import SemeiaMarkers

/// Patterns are found across words that are said in passing.
@Suite struct FillerTests {
  private let content = SmallContent(
    cues: [
      "(just|honestly|um|you know)\tfiller\t-\t-\t", "every day\tfiller\t-\t-\t", "(every day|honestly)\tsevere\tboth\tclause\t",
      "not\tnegated\tforward\tclause\t", "(just if|only just)\tpseudo\t-\t-\t",
    ],
    symptoms: ["insomnia\tcan't sleep\t1\t", "hopelessness\tfeel _{0,2} hopeless\t1\t", "panic\ti panic\t1\t"])

  @Test(arguments: [
    ("I can't just sleep.", "insomnia: can't just sleep"),
    ("I can't, you know, um, sleep.", "insomnia: can't, you know, um, sleep"),
    // One word that is said in passing, and one that is not.
    ("I can't just go sleep.", ""),
    // A gap takes in two words, fillers or not, and becomes no wider by them.
    ("I feel just so hopeless.", "hopelessness: feel just so hopeless"),
    ("I feel just um so very hopeless.", ""),
    // What looks like a filler and is part of something else.
    ("I can't just if sleep.", ""),
    // Nothing is found across the end of a sentence.
    ("I can't. Just sleep.", ""),
    ("Just I panic.", "panic: I panic"),
    ("I honestly panic", "panic: I honestly panic"),
  ])
  func isFoundAcross(_ text: String, _ expected: String) throws {
    let found = try content.read(Document(text)).findings.map { finding -> String in
      let stretch = String(decoding: Array(text.utf8)[finding.span.start..<finding.span.end], as: UTF8.self)
      return "\(finding.concept): \(stretch)"
    }
    #expect(found.joined(separator: "; ") == expected)
  }

  /// What is said in passing still says how often.
  @Test func actsFromWithin() throws {
    let findings = try content.read(Document("I can't every day sleep.")).findings
    #expect(findings.map(\.assertion.intensity) == [1.5])
  }
}
