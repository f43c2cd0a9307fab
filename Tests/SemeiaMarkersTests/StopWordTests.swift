import SemeiaText
import Testing

@testable import SemeiaMarkers

/// What ends the scope of one cue: words, beginnings and ends of words, and several characters where these are the units.
@Suite struct StopWordTests {
  @Test(arguments: [
    ("Not hopeless", false), ("Not since hopeless", true), ("Not sinces hopeless", false), ("Not wanting hopeless", true),
    ("Not want hopeless", true),
    ("Not unwanted hopeless", false), ("Not kindness hopeless", true), ("Not ness hopeless", true), ("Not nessie hopeless", false),
    ("Not a b c d e f g h i j k l m hopeless", false), ("Not a b c d e f wanting g h i j k l m hopeless", true),
    ("Not today，hopeless", true),
  ])
  func words(_ text: String, _ counts: Bool) throws {
    let content = SmallContent(cues: ["not\tnegated\tforward\tsentence\t， since want* *ness"])
    #expect(try content.read(Document(text)).findings.map(\.isCounted) == [counts])
  }

  @Test(arguments: [
    ("不绝望", false), ("不，现在绝望", true), ("不现绝望", false), ("不在现绝望", false), ("不甲乙丙丁戊己庚辛壬癸子丑现在寅绝望", true),
    ("不甲乙丙丁戊己庚辛壬癸子丑寅绝望", false),
  ])
  func characters(_ text: String, _ counts: Bool) throws {
    var content = SmallContent(cues: ["不\tnegated\tforward\tsentence\t现在"])
    content.matching = "characters"
    content.symptoms = ["hopelessness\t绝望\t1\t"]
    #expect(try content.read(Document(text)).findings.map(\.isCounted) == [counts])
  }

  /// A list that must be closed is closed by a word of several characters, too.
  @Test(arguments: [("没有绝望，惊恐以及哭", [false, false]), ("没有绝望，惊恐哭", [true, true])])
  func joiningWords(_ text: String, _ counts: [Bool]) throws {
    var content = SmallContent(cues: ["没有\tnegated\tforward\tlist\t&以及"])
    content.matching = "characters"
    content.symptoms = ["hopelessness\t绝望\t1\t", "panic\t惊恐\t1\t"]
    #expect(try content.read(Document(text)).findings.map(\.isCounted) == counts)
  }
}
