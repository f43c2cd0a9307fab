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

  /// Of an interviewer's passages nothing is asked.
  @Test func onlyTheSubjectsOwn() throws {
    let turns = [("a", Role.other), ("a", .other), ("b", .subject)].map {
      Document.Utterance(speaker: $0.0, role: $0.1, text: Array(Self.passage.utf8))
    }
    #expect(try CopiedStretch.repeated(in: Segmenter().segment(Document(conversation: turns))).isEmpty)
  }
}
