import Testing

@_spi(Loops) @testable import SemeiaText

@Suite struct SegmenterTests {
  private func words(_ text: String) throws -> [String] {
    let document = Document(text)
    return try Segmenter().segment(document).tokens.map { document.text(in: $0.span) }
  }

  @Test func cutsWordsAsICUDoes() throws {
    #expect(try words("I don’t sleep, at 3.14 a.m.") == ["I", "don’t", "sleep", "at", "3.14", "a.m"])
    #expect(try words("self-harm") == ["self", "harm"])
    #expect(try words("").isEmpty)
  }

  @Test func decidesAddressesItself() throws {
    let document = Document("write me@example.com or @sam, see https://example.org/a?b=1. #tired")
    let tokens = try Segmenter().segment(document).tokens
    #expect(
      tokens.map { document.text(in: $0.span) } == ["write", "me@example.com", "or", "@sam", "see", "https://example.org/a?b=1", "tired"])
    #expect(tokens.map(\.kind) == [.word, .email, .word, .mention, .word, .link, .word])
  }

  /// The sentence goes on behind an address or a name, whatever punctuation parts them.
  @Test(arguments: ["写信到 me@example.org，我想死。", "@小明，我想死。", "@小明　我想死。", "me@example.org。我想死", "@sam،我想死"])
  func addressesEndBeforePunctuation(_ text: String) throws {
    let document = Document(text)
    let tokens = try Segmenter().segment(document).tokens.map { document.text(in: $0.span) }
    #expect(tokens.contains { $0.hasPrefix("me@") && $0.hasSuffix(".org") } || tokens.contains("@小明") || tokens.contains("@sam"))
    #expect(tokens.joined().hasSuffix("我想死") && !tokens.contains { $0.contains("我想死") && $0.contains("@") })
  }

  /// What stands for an identifier is one token and no word, with the ending that was the name's; other brackets hold words.
  @Test func decidesPlaceholdersItself() throws {
    let document = Document("On [DATE-1] [NAME-3f9a1c07de]'s cat, [ADDRESS-2]’da; [COVID-19] [NAME-1 [DATE-]")
    let tokens = try Segmenter().segment(document).tokens
    #expect(
      tokens.map { document.text(in: $0.span) } == [
        "On", "[DATE-1]", "[NAME-3f9a1c07de]'s", "cat", "[ADDRESS-2]’da", "COVID", "19", "NAME", "1", "DATE",
      ])
    #expect(tokens.filter { $0.kind == .placeholder }.count == 3 && tokens.filter(\.kind.isWord).count == 7)
  }

  /// A sentence may begin with a placeholder, as with the name that it stands for.
  @Test(arguments: [("I slept. [NAME-1] left. we ate", 2), ("I saw [NAME-1] today. Fine", 2), ("ok [DATE-1]. [NAME-2].", 2)])
  func sentencesMayBeginWithPlaceholders(_ text: String, _ count: Int) throws {
    let document = Document(text)
    let segmented = try Segmenter().segment(document)
    #expect(segmented.sentences.count == count)
    let plain = try Segmenter().segment(Document(text.replacing(/\[[A-Z]+-\d\]/, with: "Xxxxxxxx")))
    #expect(segmented.sentences == plain.sentences || text.contains("DATE"))
  }

  @Test func findsEmoji() throws {
    let tokens = try Segmenter().segment(Document("ok 👩‍👧 😭")).tokens
    #expect(tokens.map(\.kind) == [.word, .emoji, .emoji])
  }

  @Test(arguments: ["I sleep. I eat.", "我睡不着。怎么办？", "no\n\nyes", "  ", "a", "สวัสดีครับ ผมนอนไม่หลับ", "e\u{301}té 🙂"])
  func sentencesTileTheText(_ text: String) throws {
    let document = Document(text)
    let sentences = try Segmenter().segment(document).sentences
    #expect(sentences.first?.start ?? 0 == 0)
    #expect(sentences.last?.end ?? document.bytes.count == document.bytes.count)
    for (one, two) in zip(sentences, sentences.dropFirst()) { #expect(one.end == two.start) }
  }

  @Test func tokensLieOnScalarBoundaries() throws {
    for text in ["naïve café 👍🏽", "ジョン・レノン", "کتاب‌ها", "नमस्ते दुनिया", "\u{0}a\u{FEFF}b"] {
      let document = Document(text)
      for token in try Segmenter().segment(document).tokens {
        #expect(document.bytes[token.span.start] & 0xC0 != 0x80)
        #expect(token.span.end == document.bytes.count || document.bytes[token.span.end] & 0xC0 != 0x80)
      }
    }
  }

  @Test func coldEqualsWarm() throws {
    let text = "ージョン・レノンは眠れない。ปวดหัวมาก我睡不着"
    let cold = try Segmenter().segment(Document(text)).tokens
    let segmenter = try Segmenter()
    _ = try segmenter.segment(Document("カタカナ ภาษาไทย 中文分词测试"))
    #expect(try segmenter.segment(Document(text)).tokens == cold)
  }

  @Test(arguments: [
    ("a b", BreakLevel.none), ("a, b", .comma), ("a; b", .clause), ("a - b", .clause), ("a. B", .sentence), ("a? b", .sentence),
    ("a\nB", .sentence), ("a\nb", .none), ("a\n\nb", .paragraph), ("a... b", .comma), ("a: b", .clause), ("a。b", .sentence),
    ("a. b", .clause),
  ])
  func readsGaps(_ text: String, _ level: BreakLevel) throws {
    let segmented = try Segmenter().segment(Document(text))
    #expect(segmented.gaps[1].level == level)
  }

  /// Who types without capitals ends sentences all the same; abbreviations and wrapped lines go on.
  @Test(arguments: [
    ("not fine. want", BreakLevel.sentence), ("нет. хочу", .sentence), ("e. g", .clause), ("Dr. med", .none), ("at 3. floor", .clause),
    ("fine.then", .none), ("ok\nno", .none), ("we walked along the river until the evening and\nthen home", .none),
  ])
  func smallLettersMayBeginSentences(_ text: String, _ level: BreakLevel) throws {
    let segmented = try Segmenter().segment(Document(text), abbreviations: [Array("dr".utf8)])
    #expect(segmented.gaps.dropFirst().dropLast().map(\.level).max() ?? .none == level)
  }

  /// After a comma or a line as long as wrapped ones, the next line goes on.
  @Test(arguments: [
    ("ok\nno", true), ("ok,\nno", false), ("ok\nNo", false), ("ok no", false),
    ("we walked along the river until the evening and\nthen home", false),
  ])
  func shortLinesAreMarked(_ text: String, _ isMarked: Bool) throws {
    let segmented = try Segmenter().segment(Document(text))
    #expect(segmented.gaps.contains { $0.marks.has(.shortLine) } == isMarked)
  }

  @Test func turnsPartUnits() throws {
    let document = Document(conversation: [
      .init(speaker: "A", role: .clinician, text: Array("Sad?".utf8)), .init(speaker: "B", role: .subject, text: Array("no".utf8)),
    ])
    #expect(try Segmenter().segment(document).gaps[1].level == .turn)
    #expect(document.turn(at: 5) == 1)
  }
}

@Suite struct KeyFolderTests {
  private let folder = KeyFolder(map: [0xE1: Array("a".utf8), 0x64B: []])

  @Test(arguments: [
    ("Don’t", "don't"), ("ＡＢＣ", "abc"), ("STRAßE", "strasse"), ("ﬁn", "fin"), ("mamá", "mama"), ("mama\u{301}", "mama"), ("İ", "i̇"),
  ])
  func folds(_ text: String, _ key: String) {
    #expect(String(decoding: folder.key(of: text), as: UTF8.self) == key)
  }

  @Test func foldsLikeICUOnRandomText() {
    var generator = SystemRandomNumberGenerator()
    let plain = KeyFolder(map: [:])
    let reference = KeyFolder(map: [:])
    for _ in 0..<2000 {
      let scalars = (0..<Int.random(in: 1...6, using: &generator)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0x80...0x2FFF, using: &generator))
      }
      let text = String(String.UnicodeScalarView(scalars))
      #expect(plain.key(of: text) == reference.key(of: text))
    }
  }
}

@Suite struct OffsetMapTests {
  @Test(arguments: [(OffsetUnit.scalar, 4), (.utf16, 5), (.utf8, 8)])
  func counts(_ unit: OffsetUnit, _ expected: Int) {
    let bytes = Array("aé🙂b c".utf8)
    let map = OffsetMap(bytes, range: 0..<bytes.count, unit: unit)
    #expect(map(8) == expected)
    #expect(map(0) == 0)
  }

  @Test func agreesWithStringOnLongText() {
    let text = String(repeating: "né 🙂 ж", count: 100)
    let bytes = Array(text.utf8)
    let map = OffsetMap(bytes, range: 0..<bytes.count, unit: .scalar)
    var scalars = 0
    var byte = 0
    for scalar in text.unicodeScalars {
      #expect(map(byte) == scalars)
      byte += UTF8.width(scalar)
      scalars += 1
    }
  }
}

@Suite struct LanguageTagTests {
  @Test(arguments: [("EN", "en"), ("zh-hans", "zh-Hans"), ("pt-br", "pt-BR"), ("es-419", "es-419")])
  func canonicalizes(_ text: String, _ expected: String) { #expect(LanguageTag(text)?.description == expected) }

  @Test(arguments: ["", "e", "en_US", "en-", "englishlanguage", "12"])
  func refuses(_ text: String) { #expect(LanguageTag(text) == nil) }

  @Test(arguments: [
    ("zh", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant"), ("pt-BR", "pt"), ("es-MX", "es"), ("fi", nil), ("spa", "es"),
    ("por-BR", "pt"),
    ("cmn", "zh-Hans"), ("cmn-TW", "zh-Hant"), ("yue", "zh-Hant"), ("zh-yue", "zh-Hant"), ("eng", nil),
  ])
  func negotiates(_ text: String, _ expected: String?) {
    let available = Set(["zh-Hans", "zh-Hant", "pt", "es"].compactMap { LanguageTag($0) })
    #expect(LanguageTag(text)?.negotiated(among: available)?.description == expected)
  }
}
