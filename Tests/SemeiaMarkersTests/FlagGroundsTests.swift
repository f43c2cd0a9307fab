import SemeiaText
import Testing

@testable import SemeiaMarkers

/// What set a level, what is said beside it and what speaks against it is shown, and changes nothing.
@Suite struct FlagGroundsTests {
  private var content: SmallContent {
    SmallContent(
      cues: [
        "i\tself\tforward\tclause\t", "not\tnegated\tforward\tclause\t", "years ago\tpast\tboth\tsentence\t",
        "she\tthird\tforward\tclause\t",
      ],
      safety: [
        "wish-to-be-dead\twant to die\t", "suicidal-intent\tgoing to do it\t", "suicide-attempt\ttook all the pills\t",
        "access-to-means\ta gun\t", "reasons-for-living\tmy children need me\t",
      ])
  }

  private func flag(_ text: String) throws -> (Flag, Reading) {
    let reading = try content.read(Document(text))
    return (try #require(reading.flags.first), reading)
  }

  @Test func theLevelIsSetByItsOwnFindings() throws {
    let (flag, reading) = try flag("I want to die. I am going to do it. There is a gun. My children need me.")
    #expect(flag.level == 4)
    #expect(flag.raisedBy.map { reading.findings[$0].concept } == ["suicidal-intent"])
    #expect(flag.modifiers.mapValues { $0.map { reading.findings[$0].concept } } == ["means": ["access-to-means"]])
    #expect(flag.against.map { reading.findings[$0].concept } == ["reasons-for-living"])
    #expect(!flag.isAmbiguous)
  }

  @Test func aBehaviorAloneIsItsOwnGround() throws {
    let (flag, reading) = try flag("Years ago I took all the pills.")
    #expect(flag.raisedBy.map { reading.findings[$0].concept } == ["suicide-attempt"])
    #expect(flag.modifiers.isEmpty && flag.against.isEmpty)
  }

  /// A denial beside what is stated stays to be read; what is said of somebody else is no modifier.
  @Test func denialsSpeakAgainstIt() throws {
    let (flag, reading) = try flag("I want to die. I am not going to do it. She has a gun.")
    #expect(flag.level == 1)
    #expect(flag.against.map { reading.findings[$0].concept } == ["suicidal-intent"])
    #expect(flag.modifiers.isEmpty)
  }

  /// What a clinician asks about is no modifier, and what a clinician denies speaks against nothing.
  @Test func aCliniciansWordsAreNoGround() throws {
    let document = Document(conversation: [
      .init(speaker: nil, role: .clinician, text: Array("Is there a gun? You are not going to do it.".utf8)),
      .init(speaker: nil, role: .subject, text: Array("I want to die.".utf8)),
    ])
    let flag = try #require(try content.read(document).flags.first { $0.name == "suicide" })
    #expect(flag.modifiers.isEmpty && flag.against.isEmpty)
  }
}
