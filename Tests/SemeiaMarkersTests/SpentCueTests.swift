import Semeia
import SemeiaLexicon
import SemeiaText
import Testing

@testable import SemeiaMarkers

/// A cue that has a finding of its own in another statement silences no flag; it makes it ambiguous.
@Suite struct SpentCueTests {
  private let content = SmallContent(
    cues: [
      "i\tself\tforward\tclause\t", "not\tnegated\tforward\tsentence\t", "none\tnegated\tbackward\tsentence\t",
      "my mother\tother\tforward\tsentence\t", "years ago\tpast\tboth\tsentence\t", "family history\tother\tforward\tparagraph\t",
      "a song goes\tcopied\tforward\tparagraph\t",
    ],
    safety: [
      "wish-to-be-dead\twish to be dead\t", "wish-to-be-dead\tgo to bed hoping not to wake up\t",
      "suicide-attempt\ttook all the pills i had\t",
    ])

  @Test(arguments: [
    // What the cue is about stands beside it, and the crisis begins anew.
    ("Years ago panic, go to bed hoping not to wake up", "ambiguous 1"),
    ("Go to bed hoping not to wake up, years ago panic", "ambiguous 1"),
    ("Years ago I had panic and I wish to be dead", "ambiguous 1"),
    ("Years ago I had panic and go to bed hoping not to wake up", "ambiguous 1"),
    ("My mother had panic, go to bed hoping not to wake up", "ambiguous 1"),
    ("My mother had panic and I wish to be dead", "clear 1"),
    ("Go to bed hoping not to wake up, panic: none", "clear 1"),
    ("A song goes “wish to be dead”, go to bed hoping not to wake up", "ambiguous 1"),
    ("Not so bad, go to bed hoping not to wake up", "clear 1"),
    ("Wish to be dead as I stand here in the long grey rain, panic: none", "ambiguous 1"),
    // Nothing else stands there, or only an item of a list follows: the cue is about the crisis.
    ("Years ago, after the war, go to bed hoping not to wake up", "-"), ("Years ago panic, wish to be dead", "-"),
    ("Years ago panic and wish to be dead", "-"), ("My mother had panic and wish to be dead", "-"),
    ("Wish to be dead, panic: none", "-"), ("Family history: panic, go to bed hoping not to wake up", "-"),
    ("A song goes “go to bed hoping not to wake up”", "-"),
    // What is past raises a flag where it is an attempt, and stays past.
    ("Years ago I had panic and I took all the pills I had", "clear B4 past"),
  ])
  func flags(_ text: String, _ expected: String) throws {
    let flag = try content.read(Document(text)).flags.first
    let parts = flag.map { flag in
      [flag.isAmbiguous ? "ambiguous" : "clear"] + (flag.level.map { ["\($0)"] } ?? [])
        + flag.behaviors.map { "\($0.code) \($0.time)" }
    }
    #expect(parts?.joined(separator: " ") ?? "-" == expected)
  }

  /// What raises no flag is discounted as before.
  @Test func symptomsKeepTheirCues() throws {
    let findings = try content.read(Document("Years ago panic, the long grey days and I can't ever sleep at all")).findings
    #expect(findings.map(\.isCounted) == [false, false])
  }
}
