import SemeiaText
import Testing

@testable import SemeiaMarkers

/// A verb form that only a third person has says whose the finding is, where nothing around it does.
@Suite struct VerbFormTests {
  private let content = SmallContent(
    cues: ["(hears|cries)\tthird\t-\t-\t", "(i|me|my)\tself\tboth\tclause\t", "heart cries\tpseudo\t-\t-\t"],
    symptoms: [
      "panic\t(never)? (hear|hears) voices\t1\t", "depressed-mood\t(cry|cries) daily\t1\t", "insomnia\tno sleep while baby cries\t1\t",
      "hopelessness\theart cries\t1\t",
    ])

  @Test(arguments: [
    ("Hears voices.", Author.subject, Experiencer.other), ("Never hears voices.", .subject, .other), ("Hear voices.", .subject, .`self`),
    // A cue of a person around it says more, and so does the voice of a note.
    ("I hears voices", .subject, .`self`), ("Hears voices.", .clinician, .`self`),
    // Farther in, the form has a subject of its own; and some subjects are nobody.
    ("No sleep while baby cries", .subject, .`self`), ("Heart cries", .subject, .`self`),
  ])
  func whoseItIs(_ text: String, _ author: Author, _ experiencer: Experiencer) throws {
    let finding = try #require(try content.read(Document(text, author: author)).findings.first)
    #expect(finding.assertion.experiencer == experiencer)
    #expect(finding.assertion.cues.map(\.effect) == (experiencer == .other ? ["third"] : []))
  }

  /// It says nothing of what stands beside it.
  @Test func speaksOfItsOwnMatchOnly() throws {
    let findings = try content.read(Document("Cries daily, hear voices")).findings
    #expect(findings.map(\.isCounted) == [false, true])
  }
}
