import Semeia
import SemeiaLexicon
import SemeiaText
import Testing

@testable import SemeiaMarkers

/// Hints say something together, and nothing alone.
@Suite struct HintTests {
  private let content = SmallContent(
    cues: [
      "i\tself\tforward\tclause\t", "my brother\tother\tforward\tsentence\t", "not\tnegated\tforward\tclause\t",
      "my father\tother\tforward\tsentence\t", "years ago\tpast\tboth\tsentence\t", "but\tstop\t-\t-\t",
    ],
    idioms: ["rope in the gym\t*", "sheep on the farm\tinsomnia", "lambs on the farm\tpanic"],
    safety: ["suicidal-intent\tkill myself\t"],
    hints: [
      "hint.bed\tin bed\t", "hint.bed\tmy father beside me\t", "hint.awake\tcount* sheep\t", "hint.awake\tnot off till dawn\t",
      "hint.means\trope\t", "hint.act\tdo it\t", "hint.act\tkill myself\t", "hint.absence\tgone by sunday\t", "hint.act\tnot hold back\t",
    ])

  private func findings(_ text: String) throws -> [String] {
    let document = Document(text)
    return try content.read(document).findings.map { "\($0.concept) ⟦\(document.text(in: $0.span))⟧" }
  }

  @Test(arguments: [
    // Alone, or both of one group.
    ("The rope is there", []), ("I do it", []), ("I do it and I do it", []),
    ("The rope. I do it", ["suicidal-intent ⟦rope⟧", "suicidal-intent ⟦do it⟧"]),
    ("I do it, gone by Sunday", []),
    // Near enough: one sentence between is too far.
    ("The rope is there. Rain again. I do it", []),
    // Not the subject's own, denied, over, part of an idiom.
    ("My brother has the rope. I do it", []), ("The rope. I do not do it", []), ("Years ago the rope was there. I do it", []),
    ("The rope in the gym. I do it", []), ("The rope? I do it", []),
    // A denial within a hint is its own.
    ("The rope. I can not hold back", ["suicidal-intent ⟦rope⟧", "suicidal-intent ⟦not hold back⟧"]),
    // With a concept, which stays what it is.
    (
      "Hopeless. Gone by Sunday",
      ["hopelessness ⟦Hopeless⟧", "wish-to-be-dead ⟦Hopeless⟧", "wish-to-be-dead ⟦Gone by Sunday⟧"]
    ),
    // What was found already is not found twice.
    ("The rope. I kill myself", ["suicidal-intent ⟦rope⟧", "suicidal-intent ⟦kill myself⟧"]),
    // The first cluster that has a member names it.
    (
      "Hopeless, the rope, I do it",
      ["hopelessness ⟦Hopeless⟧", "wish-to-be-dead ⟦Hopeless⟧", "suicidal-intent ⟦rope⟧", "suicidal-intent ⟦do it⟧"]
    ),
  ])
  func joined(_ text: String, _ expected: [String]) throws {
    #expect(try findings(text) == expected)
  }

  /// An idiom that names what hints say together cancels it, though it names none of them.
  @Test(arguments: [
    ("In bed I count sheep on the farm", [false]), ("In bed I count sheep, lambs on the farm", [true]), ("In bed I count sheep", [true]),
  ])
  func idiomsOfWhatTheySay(_ text: String, _ counts: [Bool]) throws {
    #expect(try content.read(Document(text)).findings.map(\.isCounted) == counts)
  }

  /// A whole cluster is one finding from one member to the other, in whatever order they stand, and no more than one where they are many.
  @Test(arguments: [
    ("In bed I am counting sheep", ["insomnia ⟦In bed I am counting sheep⟧"]),
    ("Counting sheep again. In bed", ["insomnia ⟦Counting sheep again. In bed⟧"]),
    ("In bed, in bed counting sheep, counting sheep", ["insomnia ⟦In bed, in bed counting sheep⟧"]),
    ("In bed. Rain again. Counting sheep", []), ("In bed, in bed", []),
    // A denial in the words of a hint denies no other one.
    ("Not off till dawn in bed", ["insomnia ⟦Not off till dawn in bed⟧"]), ("I am not in bed counting sheep", []),
    // Nor does a person in them.
    ("My father beside me, counting sheep", ["insomnia ⟦My father beside me, counting sheep⟧"]),
    ("My father in bed, counting sheep", []),
    // What has rows of its own needs no hints.
    ("In bed, can't sleep, counting sheep", ["insomnia ⟦can't sleep⟧"]),
    ("My brother is in bed counting sheep", []), ("Years ago in bed I was counting sheep", []),
  ])
  func whole(_ text: String, _ expected: [String]) throws {
    #expect(try findings(text) == expected)
    #expect(try content.read(Document(text)).findings.allSatisfy { $0.isCounted && !$0.isAmbiguous })
  }

  /// A flag from hints alone is ambiguous, has the level of what they say together, and points at each of them.
  @Test func flag() throws {
    let document = Document("The rope. I do it")
    let reading = try content.read(document)
    let flag = try #require(reading.flags.first)
    #expect(flag.name == "suicide" && flag.level == 4 && flag.isAmbiguous)
    #expect(flag.spans.map { document.text(in: $0) } == ["rope", "do it"])
    #expect(reading.findings.map(\.entry) == ["en/hint.means/rope", "en/hint.act/do-it"])
  }

  /// A cue within a hint acts on others: a hint is not known to mean anything when cues are read.
  @Test func cuesWithinHintsAct() throws {
    #expect(try content.read(Document("I could not kill myself")).findings.map(\.assertion.polarity) == [.negated])
  }

  /// A cluster that names what is defined nowhere is a problem of the content.
  @Test func unknownMember() throws {
    struct Broken: ContentFolder {
      func file(_ path: String) -> [UInt8]? {
        path == "concepts/hints.json"
          ? Array(#"{"hints":[{"id":"hint.a"}],"clusters":[{"groups":[["hint.a"],["hint.b"]],"concept":"hint.a"}]}"#.utf8) : nil
      }
      func names(in directory: String) -> [String] { directory == "concepts" ? ["hints.json"] : [] }
    }
    #expect {
      _ = try ContentLibrary(Broken())
    } throws: { error in
      guard case ContentError.invalid(let problems) = error else { return false }
      return problems.map(\.code) == ["unknown-id", "unknown-id"] && problems.contains { $0.message.contains("hint.b") }
    }
  }
}
