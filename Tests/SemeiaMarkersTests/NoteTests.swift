import SemeiaText
import Testing

@testable import SemeiaMarkers

/// What a clinician's note says of conditions and of relatives.
@Suite struct NoteTests {
  private let content = SmallContent(
    cues: [
      "if\thypothetical\tforward\tsentence\t", "daughter\tother\tforward\t1\t", "denies\tnegated\tforward\tsentence\t",
      "his own\tself\tboth\tclause\t",
    ],
    symptoms: [
      "depressed-mood\t(daughter|patient)? tearful\t1\tthird", "insomnia\tno sleep\t1\tnegated", "panic\tfather panics\t1\tother",
    ], safety: ["wish-to-be-dead\t(wants|wishes) to die\t", "suicidal-intent\twill do it\t"])

  /// The condition of an instruction is nobody's state; what somebody will do under a condition is.
  @Test(arguments: [
    ("Return if wishes to die", Author.clinician, 0), ("Return if she wishes to die", .clinician, 0),
    ("If discharged, will do it", .clinician, 1), ("If discharged then will do it", .clinician, 1),
    ("If sent home today will do it", .clinician, 1), ("If wants to die", .subject, 1),
  ])
  func conditions(_ text: String, _ author: Author, _ flags: Int) throws {
    #expect(try content.read(Document(text, author: author)).flags.count == flags)
  }

  @Test(arguments: [("Daughter tearful", false), ("Patient tearful", true), ("Tearful", true)])
  func relatives(_ text: String, _ counts: Bool) throws {
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.isCounted) == [counts])
  }

  /// What a row says by itself stays: a denial under a denial, another person beside a cue of the self.
  @Test func rowsOfTheirOwn() throws {
    #expect(try content.read(Document("Denies no sleep", author: .clinician)).findings.map(\.assertion.polarity) == [.negated])
    #expect(try content.read(Document("His own father panics", author: .clinician)).findings.map(\.assertion.experiencer) == [.other])
  }
}

/// Where units are characters and spaces part phrases, a denial behind a space with words right after it is not about what stands before.
@Suite struct PhraseTests {
  @Test(arguments: [
    ("นอนไม่หลับ ไม่มีหูแว่ว", [true, false]), ("หูแว่วไม่มี", [false]), ("หูแว่ว ไม่มี", [false]),
  ])
  func denials(_ text: String, _ counts: [Bool]) throws {
    var content = SmallContent(cues: ["ไม่มี\tnegated\tforward\t4\t", "ไม่มี\tnegated\tbackward\t2\t"])
    content.matching = "characters"
    content.symptoms = ["insomnia\tนอนไม่หลับ\t1\t", "panic\tหูแว่ว\t1\t"]
    #expect(try content.read(Document(text)).findings.map(\.isCounted) == counts)
  }
}

/// A verb that states ends a list of denials.
@Suite struct StatementTests {
  private let content = SmallContent(
    cues: ["denies\tnegated\tforward\tsentence\t", "(wants|has|hears)\taffirmed\t-\t-\t"],
    symptoms: ["panic\t(hears voices|voices)\t1\t", "hopelessness\tdespair\t1\t"], safety: ["wish-to-be-dead\t(wants|wish) to die\t"])

  @Test(arguments: [
    ("Denies despair, wants to die", [false, true]), ("Denies despair, has voices", [false, true]),
    ("Denies despair, hears voices", [false, true]), ("Denies despair, voices", [false, false]),
    // Without a comma it is what is denied; farther from the words it may be about something else.
    ("Denies she wants to die", [false]), ("Denies despair, has heard of voices", [false, false]),
  ])
  func lists(_ text: String, _ counts: [Bool]) throws {
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.isCounted) == counts)
  }
}
