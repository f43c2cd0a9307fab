import SemeiaText
import Testing

@testable import SemeiaMarkers

/// Signs of absence and presence behind what a note names.
@Suite struct SignTests {
  private let content = SmallContent(cues: ["denies\tnegated\tforward\tsentence\t", "marked\tsevere\tboth\tclause\t"])

  @Test(arguments: [
    ("Hopeless (-), panic (+)", [false, true]), ("Hopeless (−), panic ( + )", [false, true]), ("Hopeless（－）、panic（＋）", [false, true]),
    ("Hopeless [-], panic", [false, true]), ("Hopeless ∅, panic ∅", [false, false]), ("Hopeless -\nPanic -", [false, false]),
    ("Hopeless: -, panic: +", [false, true]), ("Hopeless：－，panic：＋", [false, true]),
    ("Hopeless -，panic -。", [false, false]), ("Hopeless/panic (-/-)", [false, false]), ("Hopeless/panic (+/-)", [true, true]),
    ("Hopeless/panic (-)", [false, false]),
    ("Hopeless/depressed/panic -", [false, false, false]),
    // It stands beside what it is about, and outweighs a word before it.
    ("Denies hopeless, panic (+), depressed", [false, true, false]), ("Denies panic++, hopeless", [true, false]),
    // Hyphens, dashes, plusses that join, and brackets with more in them.
    ("Hopeless - panic", [true, true]), ("Hopeless- and panic-like", [true, true]), ("Hopeless + panic", [true, true]),
    ("Hopeless (- 3 on the scale)", [true]), ("Hopeless: - panic", [true, true]), ("Hopeless:\n- panic", [true, true]),
    ("Hopeless -, panic", [false, true]),
  ])
  func notes(_ text: String, _ counts: [Bool]) throws {
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.isCounted) == counts)
  }

  /// A sign that begins a line or an item is about what follows, and so are the others of its line; so is one behind what is not found.
  @Test(arguments: [
    ("(-) hopeless, (+) panic", [false, true]), ("(-) hopeless (+) panic", [false, true]), ("[ ] hopeless [x] panic", [false, true]),
    ("[x] panic [ ] hopeless", [true, false]), ("- [ ] hopeless\n- [x] panic", [false, true]), ("+hopeless, -panic", [true, false]),
    ("∅ hopeless, ∅ panic", [false, false]), ("Mood: (-) hopeless", [false]),
    ("Reports (-) hopeless", [false]), ("Reports calm (-) hopeless, panic (-)", [false, false]), ("(-) hopeless/panic", [false, false]),
    ("Denies (+) hopeless, panic", [true, false]), ("(-) marked panic", [false]),
    ("(-) marked and very much panic", [true]), ("(-) panic hopeless", [false, true]),
    // Boxes behind what they are about.
    ("Hopeless [ ] panic [x]", [false, true]), ("Hopeless (-) panic (+)", [false, true]),
    // Items of a list.
    ("- hopeless\n- panic", [true, true]), ("-hopeless\n-panic", [true, true]), ("(a) hopeless (b) panic", [true, true]),
  ])
  func leadingSigns(_ text: String, _ counts: [Bool]) throws {
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.isCounted) == counts)
  }

  /// What stands alone in brackets behind a word, or behind its question mark, answers it.
  @Test(arguments: [
    ("Hopeless (N), panic", [false, true]), ("Hopeless [no]", [false]), ("Hopeless (no sleep)", [true]),
    ("Hopeless? No. Panic", [false, true]),
    ("Hopeless at night? No.", [false]), ("Hopeless, tired? No.", [true]), ("Hopeless? No panic", [true, true]), ("Hopeless. No.", [true]),
  ])
  func answers(_ text: String, _ counts: [Bool]) throws {
    var content = content
    content.cues = ["(n|no)\tnegated\tbackward\tcolon\t"]
    let findings = try content.read(Document(text, author: .clinician)).findings
    #expect(findings.map { $0.assertion.polarity == .affirmed } == counts)
  }

  /// What begins a line with a colon holds for the list behind it.
  @Test(arguments: [
    ("Negative: hopeless, panic, depressed", [false, false, false]), ("Negative: hopeless. Panic", [false, true]),
    ("Negative self-image: hopeless, depressed", [true, true]), ("Negative: hopeless, with much more that fills panic", [false, true]),
    ("Negative, hopeless", [true]), ("Mood: negative, hopeless: x", [true]),
  ])
  func lists(_ text: String, _ counts: [Bool]) throws {
    var content = content
    content.cues = ["negative\tnegated\tforward\tcolon\t"]
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.isCounted) == counts)
  }

  /// People write such signs for other ends.
  @Test func onlyInNotes() throws {
    #expect(try content.read(Document("Hopeless (-), panic")).findings.map(\.isCounted) == [true, true])
  }

  @Test(arguments: [
    ("Marked panic (-), x", "layout/minus-sign", 13..<16), ("Panic: -", "layout/minus-sign", 7..<8), ("Panic ++", "", 0..<0),
    ("Calm, (-) panic", "layout/minus-sign", 6..<9), ("[ ] panic", "layout/minus-sign", 0..<3), ("x\n+panic", "layout/plus-sign", 2..<3),
  ])
  func theSignIsTheCue(_ text: String, _ entry: String, _ place: Range<Int>) throws {
    let finding = try #require(try content.read(Document(text, author: .clinician)).findings.first)
    let cue = finding.assertion.cues.first { $0.entry.hasPrefix("layout/") }
    #expect(cue?.entry ?? "" == entry)
    #expect(cue.map { $0.span.start..<$0.span.end } ?? 0..<0 == place)
  }

  /// No pattern goes on behind a sign.
  @Test func nothingIsFoundAcross() throws {
    var content = content
    content.symptoms.append("insomnia\tsleep poor\t1\t")
    #expect(try content.read(Document("Sleep (-), poor", author: .clinician)).findings.isEmpty)
    #expect(try content.read(Document("Sleep, poor", author: .clinician)).findings.count == 1)
  }

  /// A question mark right before a word asks of the word; elsewhere it ends a sentence.
  @Test(arguments: [
    ("Panic ?hopeless", [Modality.actual, .possible]), ("?panic", [.possible]), ("Panic (?hopeless)", [.actual, .possible]),
    ("Panic? Hopeless", [.question, .actual]), ("Panic ? hopeless", [.question, .actual]),
  ])
  func queries(_ text: String, _ modalities: [Modality]) throws {
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.assertion.modality) == modalities)
  }

  /// A full stop before a number ends a sentence, unless the word is short or a year follows.
  @Test(arguments: [
    ("Denies that. 3 times panic", [true]), ("Denies SI. 3 times panic", [true]), ("Denies ca. 3 times panic", [false]),
    ("Denies since Sept. 2015 panic", [false]), ("Denies 2.5 panic", [false]),
  ])
  func numbersBeginSentences(_ text: String, _ counts: [Bool]) throws {
    #expect(try content.read(Document(text, author: .clinician)).findings.map(\.isCounted) == counts)
  }
}
