import Testing

@testable import SemeiaText

/// What the layout of a text shows to be copied.
@Suite struct CopiedStretchTests {
  private func stretches(_ text: String) -> [String] {
    let document = Document(text)
    return CopiedStretch.all(in: document).map { "\($0.kind.rawValue): \(document.text(in: $0.span))" }
  }

  @Test(arguments: [
    ("> I feel sad\n> and lost\nI am fine", ["quoted-lines: > I feel sad\n> and lost"]),
    ("Hi\n  >> deep\n>\nme", ["quoted-lines:   >> deep\n>"]),
    ("On Monday she wrote:\n> 3 times I cried", ["quoted-lines: > 3 times I cried"]),
    ("> 3 days ago\n> I cried", ["quoted-lines: > 3 days ago\n> I cried"]),
    ("me\n-----Original Message-----\nyou\nand so on", ["forwarded: -----Original Message-----\nyou\nand so on"]),
    ("---------- Forwarded message ---------\r\nx", ["forwarded: ---------- Forwarded message ---------\r\nx"]),
    ("Begin forwarded message:\nx", ["forwarded: Begin forwarded message:\nx"]),
    ("----- Исходное сообщение -----\nx", ["forwarded: ----- Исходное сообщение -----\nx"]),
    ("a\n```\nI want to die\n```\nb", ["code: ```\nI want to die\n```"]),
    ("```swift\nx\n```", ["code: ```swift\nx\n```"]),
  ]) func layoutIsRead(_ text: String, _ expected: [String]) { #expect(stretches(text) == expected) }

  /// Faces, ways to tell things, "more than", lines of the author's own, a fence that nothing closes.
  @Test(arguments: [
    ">:( I hate this", ">be me\n>sad", "> 3 weeks of insomnia", "Notes\n> 2 panic attacks a day\nmore", "a > b",
    "----- Update -----\nI am sad",
    "--\nme", "```\nI want to die", "    > four spaces", "The original message was mine", "",
  ]) func whatOnlyLooksLikeItIsNot(_ text: String) { #expect(stretches(text).isEmpty) }

  @Test func aStretchEndsWithItsTurn() {
    let texts = ["-----Original Message-----\nx", "> I cried", "y"]
    let document = Document(conversation: texts.map { Document.Utterance(speaker: nil, role: .subject, text: Array($0.utf8)) })
    #expect(CopiedStretch.all(in: document).map(\.kind) == [.forwarded, .quotedLines])
  }
}

/// What was pasted twice is found where passages of different sentences stand again in the same order.
@Suite struct RepeatedTextTests {
  private static let passage = """
    I went to the shop in the morning and bought bread. My aunt was there and told me about her garden. \
    Then I walked home along the river. In the evening the lamp went out and I sat in the dark for an hour.
    """

  private func repeated(_ text: String) throws -> [String] {
    let text = try Segmenter().segment(Document(text))
    return CopiedStretch.repeated(in: text).map { text.document.text(in: $0.span) }
  }

  @Test func aPastedPassageIsFoundOnceForEachCopy() throws {
    let passage = Self.passage
    #expect(try repeated("\(passage) Well. \(passage)\n\n\(passage)") == [passage, passage])
    #expect(try repeated("\(passage)\n\(passage) And more.") == [passage])
  }

  @Test func whatIsSaidAgainIsNot() throws {
    let sentence = "I went to the shop in the morning and bought bread. "
    #expect(try repeated(Self.passage).isEmpty)
    #expect(try repeated(String(repeating: sentence, count: 40)).isEmpty)
    #expect(try repeated(Self.passage + " I cannot go on. I cannot go on. " + sentence).isEmpty)
  }

  /// A passage of many short sentences is one, too.
  @Test func shortSentencesMakeAPassage() throws {
    let passage = (0..<16).map { "I am at \($0) now." }.joined(separator: " ")
    #expect(try repeated("\(passage) \(passage)") == [passage])
    #expect(try repeated("\(passage) I am at 3 now. I am at 3 now. I am at 5 now.").isEmpty)
  }

  /// Neither a repeated passage nor what it repeats goes over the end of a turn.
  @Test func aPassageEndsWithItsTurn() throws {
    let other =
      "We drove to the lake and swam far out. Nobody was there but a man with a dog that barked at us for an hour or two. We left."
    let words = [Self.passage, other, "Yes.", Self.passage, other].map { Array($0.utf8) }
    let turns = words.map { Document.Utterance(speaker: nil, role: $0.count < 9 ? .clinician : .subject, text: $0) }
    let text = try Segmenter().segment(Document(conversation: turns))
    let found = CopiedStretch.repeated(in: text)
    #expect(found.map { text.document.text(in: $0.span) } == [Self.passage])
    for stretch in found {
      for span in [stretch.span, stretch.mark] { #expect(text.document.turn(at: span.start) == text.document.turn(at: span.end - 1)) }
    }
  }

  /// What the layout shows is taken out of a passage, and the rest stays.
  @Test func quotedLinesPartAPassage() throws {
    let passage = Self.passage + "\n> That was all he wrote.\nAnd then I went home and thought of the garden again."
    let text = try Segmenter().segment(Document("\(passage)\n\n\(passage)"))
    let found = CopiedStretch.all(in: text)
    #expect(found.map(\.kind) == [.quotedLines, .repeated, .quotedLines, .repeated])
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
  }

  /// Of an interviewer's passages nothing is asked.
  @Test func onlyTheSubjectsOwn() throws {
    let turns = [("a", Role.other), ("a", .other), ("b", .subject)].map {
      Document.Utterance(speaker: $0.0, role: $0.1, text: Array(Self.passage.utf8))
    }
    #expect(try CopiedStretch.repeated(in: Segmenter().segment(Document(conversation: turns))).isEmpty)
  }
}
