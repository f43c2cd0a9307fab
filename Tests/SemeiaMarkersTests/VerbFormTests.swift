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

/// A verb form of the present outweighs what is past around it, in its own match only.
@Suite struct PresentFormTests {
  private let content = SmallContent(
    cues: ["(at school|years ago)\tpast\tboth\tsentence\t", "(want|think)\tcurrent\t-\t-\t", "not\tnegated\tforward\tclause\t"],
    safety: ["wish-to-be-dead\t(want|wanted) to die\t"])

  @Test(arguments: [
    ("At school I want to die", [Time.current]), ("At school I wanted to die", [.past]), ("I want to die, years ago", [.current]),
    ("At school I think I wanted to die", [.past]), ("I want to die. At school I wanted to die", [.current, .past]),
  ])
  func times(_ text: String, _ times: [Time]) throws {
    #expect(try content.read(Document(text)).findings.map(\.assertion.time) == times)
  }

  /// It is named as what decided, and touches no other axis.
  @Test func isACue() throws {
    let finding = try #require(try content.read(Document("Not at school I want to die")).findings.first)
    #expect(finding.assertion.cues.map(\.effect) == ["negated", "current"] && finding.assertion.polarity == .negated)
  }
}

/// Words of a crisis that a row of a third person and one of nobody in particular find may be the first person's.
@Suite struct OpenPersonTests {
  private let content = SmallContent(
    cues: ["(he|mother)\tother\tforward\t1\t"],
    safety: [
      "wish-to-be-dead\twant death\t", "wish-to-be-dead\t(he|mother)? want (death|peace)\tthird",
      "suicidal-intent\twants this night\tthird", "suicidal-intent\tthis night\t",
    ])

  @Test(arguments: [
    ("Want death", Experiencer.`self`), ("Want peace", .other), ("He want death", .other),
    // A noun within says nothing of the verb before it.
    ("Wants this night", .other),
  ])
  func whose(_ text: String, _ experiencer: Experiencer) throws {
    #expect(try content.read(Document(text)).findings.map(\.assertion.experiencer) == [experiencer])
  }
}
