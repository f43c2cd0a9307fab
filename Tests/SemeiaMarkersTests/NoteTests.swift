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

/// What holds for the lines of a note, and who speaks in it.
@Suite struct NoteLayoutTests {
  private let content = SmallContent(
    cues: [
      "family history\tother\tforward\tparagraph\t", "mother\tother\tboth\tclause\t", "(patient|pt)\tself\tboth\tclause\t",
      "mother says\tquoted\tforward\tsentence\t",
    ],
    symptoms: ["panic\tpanic\t1\t", "hopelessness\tdespair\t1\tclinical"],
    safety: ["wish-to-be-dead\t(wants|wish) to die\t", "abuse-victimization\thusband hits (her|him)\tthird self"])

  /// A line in capitals is a heading, unless it names a person or is an item itself.
  @Test(arguments: [
    ("FAMILY HISTORY\nPanic\nMENTAL STATUS\nPanic", [false, true]), ("FAMILY HISTORY\nPanic\nMental status\nPanic", [false, false]),
    ("FAMILY HISTORY\nPANIC\nPanic", [false, false]), ("FAMILY HISTORY\nMOTHER CALM\nPanic", [false]),
    ("FAMILY HISTORY\nA LONG LINE OF SIX WORDS\nPanic", [false]), ("FAMILY HISTORY MENTAL STATUS Panic", [false]),
    ("СЕМЬЯ Family history\nPanic\nПСИХИЧЕСКИЙ СТАТУС\nPanic", [false, true]),
  ])
  func headings(_ text: String, _ counts: [Bool]) throws {
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.isCounted) == counts)
  }

  /// A note that names the patient in what another person says holds it for true; without a name it may be of the speaker.
  @Test(arguments: [("Mother says patient wants to die", 1), ("Mother says wants to die", 0), ("Mother says, the pt wants to die", 1)])
  func informants(_ text: String, _ flags: Int) throws {
    #expect(try content.read(Document(text, author: .clinician)).flags.count == flags)
  }

  /// What the doer's words begin is the patient's in a note, and another's elsewhere.
  @Test(arguments: [(Author.clinician, true), (.subject, false)])
  func violence(_ author: Author, _ isOwn: Bool) throws {
    var content = content
    content.cues.append("husband\tother\tboth\tclause\t")
    let findings = try content.read(Document("Husband hits her", author: author)).findings
    #expect(findings.map { $0.assertion.experiencer == .`self` } == [isOwn])
  }

  /// What asks people in general ("does your partner …") is of the patient in a note, where no cue of a person acts on it.
  @Test(arguments: [(Author.clinician, Experiencer.`self`), (.subject, .generic)])
  func generalRows(_ author: Author, _ experiencer: Experiencer) throws {
    var content = content
    content.safety = ["abuse-victimization\tyour partner hits\tgeneric self"]
    #expect(try content.read(Document("Your partner hits", author: author)).findings.map(\.assertion.experiencer) == [experiencer])
  }

  /// Who will not say whether it is so leaves it open; that is no condition of an instruction.
  @Test(arguments: [("Refuses to say if wants to die", 1), ("Return if wants to die", 0)])
  func refusals(_ text: String, _ flags: Int) throws {
    var content = content
    content.cues += ["if\thypothetical\tforward\tsentence\t", "refuses to say\tuncertain\tforward\tclause\t"]
    #expect(try content.read(Document(text, author: .clinician)).flags.count == flags)
  }

  /// Rows of notes are found nowhere else.
  @Test(arguments: [(Author.clinician, 1), (.subject, 0)])
  func rowsOfNotes(_ author: Author, _ findings: Int) throws {
    #expect(try content.read(Document("despair", author: author)).findings.count == findings)
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

/// Where a language denies at the end, a denial closes a list of what was found, and not what stands before a clause of its own.
@Suite struct DenialAtTheEndTests {
  private let content = SmallContent(cues: ["not\tnegated\tbackward\tsentence\t"])

  @Test(arguments: [
    ("Hopeless, panic not", Author.subject, [false, false]), ("Hopeless, cold not", .subject, [false]),
    ("Hopeless, much sense in it not", .subject, [true]), ("Hopeless, much sense in it not", .clinician, [false]),
    ("Hopeless, in the night panic not", .subject, [false, false]),
  ])
  func lists(_ text: String, _ author: Author, _ counts: [Bool]) throws {
    #expect(try content.read(Document(text, author: author)).findings.map(\.isCounted) == counts)
  }
}

/// A verb that states ends a list of denials.
@Suite struct StatementTests {
  private let content = SmallContent(
    cues: [
      "denies\tnegated\tforward\tsentence\t", "never\tnegated\tforward\tclause\t", "(he|she)\tthird\tforward\tclause\t",
      "(wants|has|hears)\taffirmed\t-\t-\t",
    ],
    symptoms: ["insomnia\tnever laughs\t1\t", "panic\t(hears voices|voices)\t1\t", "hopelessness\tdespair\t1\t"],
    safety: ["wish-to-be-dead\t(wants|wish) to die\t"])

  @Test(arguments: [
    ("Denies despair, wants to die", [false, true]), ("Denies despair, has voices", [false, true]),
    ("Denies despair, hears voices", [false, true]), ("Denies despair, voices", [false, false]),
    ("Denies despair; has voices", [false, true]), ("Denies despair; voices", [false, false]),
    // A person may stand before the verb, and a conjunction goes on with what is denied.
    ("Denies despair, he wants to die", [false, true]), ("Denies, that she wants to die", [false]),
    ("Denies, that now wants to die", [false]),
    // Words that hold a denial of their own state, too; beside the verb they are what is denied.
    ("Denies despair, never laughs", [false, true]), ("Denies she never laughs", [false]),
    // Without a comma it is what is denied; farther from the words it may be about something else.
    ("Denies she wants to die", [false]), ("Denies despair, has heard of voices", [false, false]),
  ])
  func lists(_ text: String, _ counts: [Bool]) throws {
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.isCounted) == counts)
  }
}
