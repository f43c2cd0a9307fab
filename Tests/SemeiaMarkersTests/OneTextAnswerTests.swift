import SemeiaText
import Testing

@testable import SemeiaMarkers

/// A question and its answer in a text of one voice.
@Suite struct OneTextAnswerTests {
  private let content = SmallContent(cues: [
    "(yes|i do)\tyes\t-\t-\t", "no\tno\t-\t-\t", "(do|does)\tquestion\tforward\tclause\t", "you\tgeneric\tboth\tclause\t",
    "asked\tquestion\tforward\tclause\t", "(she|my mother)\tother\tforward\tclause\t",
  ])

  /// The words of the answer that is found, and whether it is uncertain and ambiguous.
  @Test(arguments: [
    ("Do you feel hopeless? Yes.", "Yes"), ("Do you feel hopeless? Yes, at night.", "Yes"), ("Do you feel hopeless? Well, yes.", "yes"),
    ("They asked whether hopeless, and I said yes.", "yes"), ("They asked whether hopeless. I said yes.", "yes"),
    ("Hopeless? I do.", "I do"),
  ])
  func answered(_ text: String, _ answer: String) throws {
    let found = try content.read(Document(text)).findings
    let bound = try #require(found.last)
    #expect(found.count == 2 && String(decoding: Array(text.utf8)[bound.span.start..<bound.span.end], as: UTF8.self) == answer)
    #expect(bound.isAmbiguous && bound.assertion.polarity == .uncertain && bound.assertion.experiencer == .`self`)
  }

  /// A no, a yes that is asked or that begins something else later, another person, and what is stated.
  @Test(arguments: [
    "Do you feel hopeless? No.", "Do you feel hopeless? Yes? Call us.", "Do you feel hopeless?\n\nYes.",
    "Do you feel hopeless? We talked long before yes came up",
    "Does my mother feel hopeless? Yes.", "Do you feel hopeless? Not at all.", "Yes. Do you feel hopeless?",
  ])
  func unanswered(_ text: String) throws {
    #expect(try content.read(Document(text)).findings.count == 1)
  }
}
