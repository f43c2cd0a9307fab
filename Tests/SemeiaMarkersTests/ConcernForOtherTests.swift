import Semeia
import SemeiaLexicon
import SemeiaText
import Testing

@testable import SemeiaMarkers

/// Suicidal content of another person raises a flag of its own, and none of the subject.
@Suite struct ConcernForOtherTests {
  private let content = SmallContent(
    cues: [
      "i\tself\tforward\tclause\t", "she\tthird\tforward\tclause\t", "my friend\tother\tforward\tsentence\t",
      "people who\tgeneric\tforward\tclause\t",
      "not\tnegated\tforward\tclause\t", "years ago\tpast\tboth\tsentence\t", "wrote me\tquoted\tforward\tquotation\t",
      "a song goes\tcopied\tforward\tsentence\t", "if\thypothetical\tforward\tclause\t", "family history\tother\tforward\tparagraph\t",
    ],
    safety: ["wish-to-be-dead\twant* to die\t", "wish-to-be-dead\tcould die\tambiguous", "suicide-attempt\ttook all the pills\t"])
  private let rules = [DerivedFlag(flag: "concern-for-other", groups: [], ofOthers: ["suicide"])]

  @Test(arguments: [
    ("My friend wants to die", ["concern-for-other"]), ("My friend took all the pills", ["concern-for-other"]),
    ("My friend wants to die. I want to die too", ["suicide", "concern-for-other"]),
    ("She wants to die", ["concern-for-other ambiguous"]), ("If my friend wants to die, call", ["concern-for-other ambiguous"]),
    ("My friend could die", []),
    ("She wrote me “I want to die”", ["concern-for-other ambiguous"]),
    ("I want to die", ["suicide"]), ("My friend does not want to die", []), ("People who want to die need help", []),
    ("Years ago my friend wanted to die", []), ("A song goes “I want to die”", []),
  ])
  func flags(_ text: String, _ expected: [String]) throws {
    let flags = try content.read(Document(text), derivedFlags: rules).flags
    #expect(flags.map { $0.isAmbiguous ? "\($0.name) ambiguous" : $0.name } == expected)
    #expect(flags.allSatisfy { ($0.level == nil) == ($0.name != "suicide") && !$0.spans.isEmpty })
  }

  /// A family history is no concern of today.
  @Test func clinicalNotesRaiseNone() throws {
    let text = "Family history: mother wants to die"
    #expect(try content.read(Document(text), derivedFlags: rules).flags.map(\.name) == ["concern-for-other"])
    #expect(try content.read(Document(text, author: .clinician), derivedFlags: rules).flags.isEmpty)
    #expect(try content.read(Document(text, genre: .clinicalNote), derivedFlags: rules).flags.isEmpty)
  }

  /// What another speaker says is a concern; where nobody is the subject, everybody but the clinician may be.
  @Test(arguments: [
    ([Role.subject, .other], ["concern-for-other ambiguous"]), ([.other, .other], ["suicide ambiguous"]),
    ([.subject, .clinician], []), ([.clinician, .clinician], []), ([.clinician, .other], ["suicide ambiguous"]),
  ])
  func flagsOfSpeakers(_ roles: [Role], _ expected: [String]) throws {
    let document = Document(conversation: [
      .init(speaker: nil, role: roles[0], text: Array("Good morning.".utf8)),
      .init(speaker: nil, role: roles[1], text: Array("I want to die.".utf8)),
    ])
    let flags = try content.read(document, derivedFlags: rules).flags
    #expect(flags.map { $0.isAmbiguous ? "\($0.name) ambiguous" : $0.name } == expected)
  }
}
