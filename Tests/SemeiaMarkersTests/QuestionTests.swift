import SemeiaText
import Testing

@testable import SemeiaMarkers

/// What a yes takes up when the words of the question and those of the symptom stand apart, or share a word.
@Suite struct QuestionTests {
  private let content = SmallContent(
    cues: [
      "(do|have) you have\tquestion\tforward\tclause\t", "has (that|it)\tquestion\tforward\tclause\t", "you\tgeneric\tforward\tclause\t",
      "some people\tgeneric\tforward\tsentence\t", "my mother\tother\tforward\tsentence\t", "yes\tyes\t-\t-\t", "no\tno\t-\t-\t",
    ],
    symptoms: ["hopelessness\t(be|feel|is) hopeless\t1\t", "panic\thave panic\t1\tgeneric", "insomnia\thave insomnia\t1\t"])

  private func bound(_ question: String, _ answer: String) throws -> String {
    let document = Document(conversation: [
      .init(speaker: nil, role: .clinician, text: Array(question.utf8)), .init(speaker: nil, role: .subject, text: Array(answer.utf8)),
    ])
    let answers = try content.read(document).findings.filter { $0.turn == 1 }
    return answers.map { "\($0.concept) \($0.assertion.polarity)" }.joined(separator: ", ")
  }

  /// People in general first, and then the question.
  @Test(arguments: [
    ("Some people feel hopeless. Has that crossed your mind?", "Yes.", "hopelessness affirmed"),
    ("Some people feel hopeless. Has that crossed your mind", "Yes.", "hopelessness affirmed"),
    // A no may deny what the question adds.
    ("Some people feel hopeless. Has that crossed your mind?", "No.", ""),
    // Nothing is asked, something else lies between, or it is told of somebody.
    ("Some people feel hopeless. We meet on Mondays.", "Yes.", ""),
    ("Some people feel hopeless. We meet on Mondays. Would that suit you?", "Yes.", ""),
    ("My mother is hopeless. Has that crossed your mind?", "Yes.", ""),
    // What is itself asked is what is answered.
    ("Some people feel hopeless. Do you feel hopeless?", "No.", "hopelessness negated"),
  ])
  func introductions(_ question: String, _ answer: String, _ expected: String) throws {
    #expect(try bound(question, answer) == expected)
  }

  /// Where "you" is a cue of another person, as in a letter, it is the one who answers in a question.
  @Test(arguments: [
    ("Have you feel hopeless?", "hopelessness affirmed"), ("Has your mother feel hopeless?", "hopelessness affirmed of another"),
  ])
  func whoIsSpokenTo(_ question: String, _ expected: String) throws {
    var content = content
    content.cues = ["you\tother\tforward\tclause\t", "your mother\tother\tforward\tclause\t", "yes\tyes\t-\t-\t"]
    content.style = ["second-person\t(you|your)"]
    let document = Document(conversation: [
      .init(speaker: nil, role: .clinician, text: Array(question.utf8)), .init(speaker: nil, role: .subject, text: Array("Yes.".utf8)),
    ])
    let answers = try content.read(document).findings.filter { $0.turn == 1 }
    #expect(
      answers.map { "\($0.concept) \($0.assertion.polarity)\($0.assertion.experiencer == .other ? " of another" : "")" } == [expected])
  }

  /// What lies between a question and its answer asks and answers nothing.
  @Test(arguments: [
    (["s:um", "c:Take your time.", "s:yes"], "hopelessness affirmed"), (["c:Take your time.", "s:no"], "hopelessness negated"),
    (["s:um", "s:yes"], "hopelessness affirmed"), (["c:Do you have tea?", "s:yes"], ""), (["s:I like the weather here", "s:yes"], ""),
    (["s:no", "c:Fine.", "s:yes"], "hopelessness negated"),
    (["c:I am going to tell you a long story now about what people say when they come here to me.", "s:yes"], ""),
  ])
  func turnsBetween(_ turns: [String], _ expected: String) throws {
    let all = ["c:Do you feel hopeless?"] + turns
    let document = Document(
      conversation: all.map { .init(speaker: nil, role: $0.first == "c" ? .clinician : .subject, text: Array($0.dropFirst(2).utf8)) })
    let answers = try content.read(document).findings.filter { $0.turn > 0 }
    #expect(answers.map { "\($0.concept) \($0.assertion.polarity)" }.joined(separator: ", ") == expected)
  }

  /// Of two answers with a comma between them the last one decides; what contradicts itself leaves it open.
  @Test(arguments: [
    ("No. Yes.", "hopelessness uncertain"), ("Yes, no, I am fine", "hopelessness negated"),
    ("No, yes we went there", "hopelessness negated"),
    ("No. No.", "hopelessness negated"),
  ])
  func severalAnswers(_ answer: String, _ expected: String) throws {
    #expect(try bound("Do you feel hopeless?", answer) == expected)
  }

  /// A no to "are you free of it" is no denial, and a yes is one. Whether it is less does not ask whether it is there.
  @Test(arguments: [
    ("gone", "No.", "hopelessness uncertain"), ("gone", "Yes.", "hopelessness negated"), ("less", "No.", "hopelessness uncertain"),
    ("less", "Yes.", "hopelessness affirmed"),
  ])
  func turnedQuestions(_ word: String, _ answer: String, _ expected: String) throws {
    var content = content
    content.cues += ["gone\tturned\t-\t-\t", "less\tturned\tboth\tsentence\t"]
    let document = Document(conversation: [
      .init(speaker: nil, role: .clinician, text: Array("Do you feel hopeless still, or is that \(word)?".utf8)),
      .init(speaker: nil, role: .subject, text: Array(answer.utf8)),
    ])
    let bound = try #require(try content.read(document).findings.first { $0.turn == 1 })
    #expect("\(bound.concept) \(bound.assertion.polarity)" == expected)
    #expect(bound.assertion.cues.map(\.effect) == ["question", "turned"])
  }

  /// A row that is a question itself may begin with the last word of what asks; a statement may not.
  @Test(arguments: [("Do you have panic", "panic affirmed"), ("Do you have insomnia", ""), ("You have panic", "")])
  func sharedWords(_ question: String, _ expected: String) throws {
    #expect(try bound(question, "Yes.") == expected)
  }
}
