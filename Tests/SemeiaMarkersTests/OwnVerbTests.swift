import SemeiaText
import Testing

@testable import SemeiaMarkers

/// What the subject states by a verb of its own is not denied by a denial that has another verb, where nobody wrote a comma.
@Suite struct OwnVerbTests {
  private let content = SmallContent(cues: [
    "never\tnegated\tforward\tsentence\t", "absent\tnegated\tforward\tcolon\t", "(am|feel|have)\tstatement\t-\t-\tthat if i never not me",
    "(i|me) (am|feel|have)\tstatement\t-\t-\tthat if never not", "me\tstatement\t-\t-\tthat hurts",
  ])

  @Test(arguments: [
    // The denial has its own verb, or right before a joining word none of the two.
    ("never drink feel hopeless", true), ("never drink i feel hopeless", true), ("never at work i am hopeless", true),
    ("never think that i feel hopeless", false), ("never say if am hopeless", false),
    // It stands right before the verb, or denies what is no statement.
    ("never feel hopeless", false), ("never i feel hopeless", false), ("never i feel quite hopeless", false),
    ("never sad or hopeless", false),
    // A pronoun behind a verb is its object.
    ("never hurts me hopeless", false), ("never loud me hopeless", true),
    // In the sentence before, and across a colon.
    ("never drink. i feel hopeless", true), ("absent: i feel hopeless", false),
  ])
  func denials(_ text: String, _ counts: Bool) throws {
    #expect(try content.read(Document(text)).findings.last?.isCounted == counts)
  }
}
