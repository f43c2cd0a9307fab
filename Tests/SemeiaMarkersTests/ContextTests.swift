import Semeia
import SemeiaLexicon
import SemeiaText
import Testing

@testable import SemeiaMarkers

/// Content of a few rows, so that each rule of the context layer is tested by itself.
struct SmallContent: ContentFolder {
  var cues: [String]
  var matching = "words"
  var symptoms = [
    "insomnia\tcan't _{0,2} sleep\t1\t", "hopelessness\thopeless\t1\t", "depressed-mood\tdepressed\t1\t", "panic\tpanic\t1\t",
  ]
  var idioms: [String] = []
  var safety: [String] = []
  var style: [String] = []
  var hints: [String] = []

  func file(_ path: String) -> [UInt8]? {
    switch path {
    case "languages/en/language.json":
      Array(
        #"{"tag":"en","name":"English","autonym":"English","script":"Latn","matching":"\#(matching)","license":"Apache-2.0","source":"test","identification":{"words":["the","and","i"]}}"#
          .utf8)
    case "languages/en/cues.tsv": table("cue\teffect\tdirection\treach\tstops", cues)
    case "languages/en/symptoms.tsv": table("concept\tpattern\tintensity\tnote", symptoms)
    case "languages/en/safety.tsv": table("concept\tpattern\tnote", safety)
    case "languages/en/style.tsv": table("marker\tpattern", style)
    case "languages/en/hints.tsv": table("hint\tpattern\tnote", hints)
    case "languages/en/idioms.tsv": table("pattern\tcancels", idioms)
    case "concepts/test.json":
      Array(
        #"{"family":"distress","concepts":[{"id":"insomnia","component":"insomnia"},{"id":"hopelessness","component":"hopelessness"},{"id":"depressed-mood","component":"depressed-mood"},{"id":"panic","component":"panic"},{"id":"wish-to-be-dead","component":"suicidality","flag":{"name":"suicide","level":1}},{"id":"suicidal-intent","flag":{"name":"suicide","level":4}},{"id":"suicide-attempt","flag":{"name":"suicide","behavior":"B4"}},{"id":"access-to-means","modifies":{"flag":"suicide","as":"means"}},{"id":"reasons-for-living","counted":false,"modifies":{"flag":"suicide","as":"against"}}]}"#
          .utf8)
    case "concepts/hints.json":
      Array(
        #"{"family":"hints","hints":[{"id":"hint.means"},{"id":"hint.act"},{"id":"hint.absence"},{"id":"hint.bed"},{"id":"hint.awake"}],"clusters":[{"groups":[["hint.means"],["hint.act"]],"within":1,"concept":"suicidal-intent"},{"groups":[["hint.means","hint.absence"],["hopelessness"]],"within":1,"concept":"wish-to-be-dead"},{"groups":[["hint.bed"],["hint.awake"]],"within":1,"concept":"insomnia","whole":true}]}"#
          .utf8)
    default: nil
    }
  }

  func names(in directory: String) -> [String] {
    switch directory {
    case "concepts": ["hints.json", "test.json"]
    case "languages": ["en"]
    default: []
    }
  }

  private func table(_ header: String, _ rows: [String]) -> [UInt8] {
    Array(([header] + rows.sorted()).joined(separator: "\n").utf8) + [0x0A]
  }

  func read(_ document: Document, derivedFlags: [DerivedFlag] = []) throws -> Reading {
    let library = try ContentLibrary(self)
    let lexicon = try #require(try library.lexicon(LanguageTag("en")!))
    return try TextReader().read(document, lexicon, catalog: library.catalog, derivedFlags: derivedFlags)
  }
}

@Suite struct ContextTests {
  private let content = SmallContent(cues: [
    "but\tstop\t-\t-\t", "i\tclause\t-\t-\t", "i\tself\tforward\tclause\t", "not\tnegated\tforward\tclause\t,",
    "denies\tnegated\tforward\tsentence\t",
    "not only\tpseudo\t-\t-\t", "my mother\tother\tforward\tclause\t", "she\tthird\tforward\tclause\t",
    "used to be\tpast\tforward\tclause\t",
    "years ago\tpast\tboth\tsentence\t", "if\thypothetical\tforward\tclause\t", "might\tpossible\tforward\tclause\t",
    "family history\tother\tforward\tparagraph\t", "every night\tsevere\tboth\tclause\t", "don't deny\taffirmed\tforward\tclause\t",
    "don't\tnegated\tforward\tclause\t", "do not _{0,2} any\tnegated\tforward\tclause\t",
    "(n|none)\tnegated\tbackward\tcolon\t", "no\tno\t-\t-\t", "yes\tyes\t-\t-\t", "why am\tactual\tforward\tclause\t",
  ])

  @Test(arguments: [
    ("I can’t sleep", "insomnia affirmed self current actual 1.0 counted"),
    ("I am not hopeless", "hopelessness negated self current actual 1.0"),
    ("I am not fine, hopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("I am not fine but hopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("I am not fine. Hopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("i am not fine. hopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("i am not fine\nhopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("I do not get hopeless any more", "hopelessness negated self current actual 1.0"),
    ("I do not eat any, the whole long day is grey and hopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("I do not have any pain, fever or hopeless thoughts", "hopelessness negated self current actual 1.0"),
    ("Not only hopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("I don't deny I am hopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("My mother is hopeless", "hopelessness affirmed other current actual 1.0"),
    ("My mother thinks I am hopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("She is hopeless", "hopelessness affirmed other current actual 1.0"),
    ("I used to be hopeless", "hopelessness affirmed self past actual 1.0"),
    ("Hopeless, years ago", "hopelessness affirmed self past actual 1.0"),
    ("If hopeless, call", "hopelessness affirmed self current hypothetical 1.0"),
    ("I might be hopeless", "hopelessness affirmed self current possible 1.0 counted"),
    ("Are you hopeless?", "hopelessness affirmed self current question 1.0"),
    ("Why am I hopeless?", "hopelessness affirmed self current question 1.0"),
    ("Family history: hopeless", "hopelessness affirmed other current actual 1.0"),
    ("Family history\n\nHopeless", "hopelessness affirmed self current actual 1.0 counted"),
    ("Hopeless: none", "hopelessness negated self current actual 1.0"),
    ("I can't eat n sleep", "insomnia affirmed self current actual 1.0 counted"),
    ("I can't sleep every night", "insomnia affirmed self current actual 1.5 counted"),
  ])
  func decides(_ text: String, _ expected: String) throws {
    let finding = try #require(try content.read(Document(text)).findings.first)
    #expect(describe(finding) == expected)
  }

  @Test func listsAreDeniedToTheLastItem() throws {
    let findings = try content.read(Document("Denies depressed mood, panic, or hopeless thoughts.")).findings
    #expect(findings.count == 3)
    #expect(findings.allSatisfy { $0.assertion.polarity == .negated && !$0.isCounted })
  }

  @Test(arguments: [
    ("My father is not sure, hopeless", "other", "affirmed"), ("My father was not hopeless", "other", "negated"),
    ("Not a few people are hopeless", "generic", "affirmed"),
  ])
  func aDenialWithinACueOfAPersonDenies(_ text: String, _ experiencer: String, _ polarity: String) throws {
    var content = content
    content.cues += ["my father (is|was) not\tother\tforward\tsentence\t", "not a few people\tgeneric\tforward\tclause\t"]
    let finding = try #require(try content.read(Document(text)).findings.first)
    #expect(finding.assertion.experiencer.rawValue == experiencer)
    #expect(finding.assertion.polarity.rawValue == polarity)
  }

  @Test func cliniciansSpeakOfThePatient() throws {
    let finding = try #require(try content.read(Document("She is hopeless", author: .clinician)).findings.first)
    #expect(finding.assertion.experiencer == .`self`)
  }

  /// A letter of a mother says nothing of the subject's own, whoever says "I"; in a conversation roles decide.
  @Test func whoWritesOfTheSubjectIsNotTheSubject() throws {
    for text in ["I am hopeless", "My mother is hopeless", "Hopeless"] {
      let finding = try #require(try content.read(Document(text, author: .other)).findings.first)
      #expect(finding.assertion.experiencer == .other && !finding.isCounted)
    }
    let turn = Document.Utterance(speaker: nil, role: .subject, text: Array("I am hopeless".utf8))
    let spoken = try #require(try content.read(Document(conversation: [turn], author: .other)).findings.first)
    #expect(spoken.assertion.experiencer == .`self`)
  }

  @Test(arguments: [("Yes.", Polarity.affirmed, true), ("Um, no, not really", .negated, false)])
  func shortAnswersBindToTheQuestion(_ answer: String, _ polarity: Polarity, _ counts: Bool) throws {
    let document = Document(conversation: [
      .init(speaker: nil, role: .clinician, text: Array("Are you hopeless?".utf8)),
      .init(speaker: nil, role: .subject, text: Array(answer.utf8)),
    ])
    let findings = try content.read(document).findings
    #expect(findings.count == 2)
    #expect(findings[0].isCounted == false)
    #expect(findings[1].turn == 1)
    #expect(findings[1].assertion.polarity == polarity)
    #expect(findings[1].isCounted == counts)
    #expect(findings[1].assertion.cues.first?.span == findings[0].span)
  }

  /// What "she said" in a clinician's note is what the patient said; what somebody else said is not.
  @Test(arguments: [
    ("She said she is hopeless", Author.clinician, true), ("My mother said it is hopeless", .clinician, false),
    ("She said it is hopeless", .subject, false),
  ])
  func thePatientsWordsInANote(_ text: String, _ author: Author, _ counts: Bool) throws {
    var content = content
    content.cues.append("(she|mother) said\tquoted\tforward\tsentence\t")
    #expect(try content.read(Document(text, author: author)).findings.map(\.isCounted) == [counts])
  }

  /// What stands under a heading ends where the next one begins, and a denial that opens lines denies each of them.
  @Test(arguments: [
    ("Family history: hopeless. Panic.", [false, false]),
    ("Family history: hopeless.\nMental state: panic", [false, true]),
    ("Family history: panic. Mental state: hopeless.", [false, true]),
    // A person is no new heading.
    ("Family history: panic.\nMy mother: hopeless.\nPanic.", [false, false, false]),
    ("Denies:\n- hopeless\n- panic", [false, false]),
    ("Denies:\nHopeless\nPanic\n\nHopeless", [false, false, true]),
    ("Denies:\nHopeless\nMood: panic", [false, true]),
    ("Denies:\nHopeless\nAnd then a line of more words than an item of a list has and panic", [false, true]),
    ("Denies that.\nHopeless", [true]),
  ])
  func headingsAndTheirLines(_ text: String, _ counts: [Bool]) throws {
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.isCounted) == counts)
  }

  /// Where no word asks, the mark does, and is named as the cue.
  @Test func theQuestionMarkIsACue() throws {
    let text = "Hopeless, honestly? Panic."
    let findings = try content.read(Document(text)).findings
    #expect(findings.map(\.isCounted) == [false, true])
    let cue = try #require(findings.first?.assertion.cues.first)
    #expect(cue.effect == "question" && cue.entry == "layout/question-mark" && cue.span == TextSpan(18, 19))
  }

  /// The longest answer counts, of two without a break the last, and some words answer only by themselves.
  @Test(arguments: [
    ("Yes.", "affirmed"), ("Yes no.", "negated"), ("No yes.", "affirmed"), ("Yes indeed not", "negated"), ("Yes, no", "affirmed"),
    ("Have.", "affirmed"), ("Have, really", "affirmed"), ("Have two cats", ""),
  ])
  func theAnswerIsTheWholeOfIt(_ answer: String, _ polarity: String) throws {
    var content = content
    content.cues += ["yes indeed not\tno\t-\t-\t", "have\tyes\t-\t-\t,"]
    let document = Document(conversation: [
      .init(speaker: nil, role: .clinician, text: Array("Are you hopeless?".utf8)),
      .init(speaker: nil, role: .subject, text: Array(answer.utf8)),
    ])
    let bound = try content.read(document).findings.filter { $0.turn == 1 }
    #expect(bound.map(\.assertion.polarity.rawValue) == (polarity.isEmpty ? [] : [polarity]))
  }

  /// Whose it is and when stands in the question alone.
  @Test(arguments: [
    ("Is my mother hopeless?", Experiencer.other, Time.current, false), ("Were you hopeless years ago?", .`self`, .past, false),
    ("Are you hopeless?", .`self`, .current, true),
  ])
  func answersAreAboutWhatWasAsked(_ question: String, _ experiencer: Experiencer, _ time: Time, _ counts: Bool) throws {
    let document = Document(conversation: [
      .init(speaker: nil, role: .clinician, text: Array(question.utf8)), .init(speaker: nil, role: .subject, text: Array("Yes.".utf8)),
    ])
    let answer = try #require(try content.read(document).findings.last)
    #expect(answer.turn == 1)
    #expect(answer.assertion.experiencer == experiencer)
    #expect(answer.assertion.time == time)
    #expect(answer.isCounted == counts)
  }

  @Test func idiomsCancelAndStayInTheReport() throws {
    var content = content
    content.idioms = ["hopeless (romantic|case)\t*"]
    let finding = try #require(try content.read(Document("I'm a hopeless romantic")).findings.first)
    #expect(finding.assertion.isCancelled)
    #expect(!finding.isCounted)
    #expect(finding.assertion.cues.last?.effect == "idiom")
  }

  /// Hyperbole discounts and keeps the flag; what raises no flag is cancelled.
  @Test func hyperboleKeepsTheFlag() throws {
    var content = content
    content.safety = ["wish-to-be-dead\twant to die\t"]
    content.idioms = ["homework makes me want to die\t?*"]
    let text = "Homework makes me want to die. I'm hopeless."
    let reading = try content.read(Document(text))
    let finding = try #require(reading.findings.first { $0.concept == "wish-to-be-dead" })
    #expect(finding.assertion.isHyperbole && !finding.assertion.isCancelled && !finding.isCounted && finding.isAmbiguous)
    #expect(finding.assertion.cues.last?.effect == "hyperbole")
    #expect(reading.flags.map(\.isAmbiguous) == [true])
    content.idioms = ["homework makes me want to die\t*", "i'm hopeless\t?*"]
    let other = try content.read(Document(text))
    #expect(other.flags.isEmpty)
    #expect(other.findings.allSatisfy { $0.assertion.isCancelled })
  }

  /// A film of the sentence before does not silence a crisis, but what follows the word and a colon is copied.
  @Test(arguments: [
    ("I saw a film. I want to die.", "own ambiguous"), ("A film: I want to die.", "copied"), ("In the film I want to die.", "copied"),
    ("The film: what a day. I want to die.", "copied"), ("I want to die. The film was good.", "own"),
  ])
  func copiedReachesTheNextSentenceBehindAColon(_ text: String, _ expected: String) throws {
    var content = content
    content.safety = ["wish-to-be-dead\twant to die\t"]
    content.cues.append("film\tcopied\tforward\tparagraph\t")
    let finding = try #require(try content.read(Document(text)).findings.first)
    #expect("\(finding.assertion.source)" + (finding.isAmbiguous ? " ambiguous" : "") == expected)
  }

  /// A row that is the subject's whoever acts.
  @Test func aRowOfTheSelfKeepsToIt() throws {
    var content = content
    content.safety = ["suicide-attempt\ttook the knife\tself B3"]
    content.cues.append("my mother\tother\tforward\tclause\t")
    let finding = try #require(try content.read(Document("My mother took the knife")).findings.first)
    #expect(finding.assertion.experiencer == .`self` && finding.behavior == "B3")
  }

  private func describe(_ finding: Finding) -> String {
    let assertion = finding.assertion
    return
      "\(finding.concept) \(assertion.polarity) \(assertion.experiencer) \(assertion.time) \(assertion.modality) \(assertion.intensity)"
      + (finding.isCounted ? " counted" : "")
  }
}

@Suite struct FlagTests {
  private let content = SmallContent(
    cues: [
      "not\tnegated\tforward\tclause\t", "years ago\tpast\tboth\tsentence\t", "she\tthird\tforward\tclause\t",
      "if\thypothetical\tforward\tclause\t",
    ],
    safety: [
      "wish-to-be-dead\twant to be dead\t", "wish-to-be-dead\twanna die\tambiguous", "suicidal-intent\twill kill myself\t",
      "suicide-attempt\ttried to kill myself\t",
    ])

  @Test(arguments: [
    ("I want to be dead", 1, false), ("I wanna die", 1, true), ("I will kill myself", 4, false),
    ("I wanna die and will kill myself", 4, false),
    ("If it goes on I will kill myself", 4, true),
  ])
  func raisesLevels(_ text: String, _ level: Int, _ isAmbiguous: Bool) throws {
    let flag = try #require(try content.read(Document(text)).flags.first)
    #expect(flag.level == level)
    #expect(flag.isAmbiguous == isAmbiguous)
  }

  @Test(arguments: ["I do not want to be dead", "She said she will kill myself", "fine"])
  func staysSilent(_ text: String) throws {
    #expect(try content.read(Document(text)).flags.isEmpty)
  }

  @Test func behaviorsKeepTheirTime() throws {
    let past = try #require(try content.read(Document("Years ago I tried to kill myself")).flags.first)
    #expect(past.level == nil)
    #expect(past.behaviors == [Flag.Behavior(code: "B4", time: .past)])
    let current = try #require(try content.read(Document("I tried to kill myself")).flags.first)
    #expect(current.behaviors == [Flag.Behavior(code: "B4", time: .current)])
  }
}
