import Semeia
import Testing

/// Markers of code: a caller's own are values that stand beside the content's.
struct MarkerTests {
  private struct Numbers: Marker {
    let id: MarkerID = "numbers"
    var minimumWords: Int { 5 }
    func evidence(in text: SegmentedText, language: LanguageTag) -> [Evidence]? {
      text.tokens.filter { $0.kind == .number }.map { Evidence(span: $0.span, amount: 2) }
    }
  }

  /// A marker that answers what it was told to.
  private struct Told: Marker {
    var id: MarkerID = "told"
    var per = MarkerValue.Denominator.words
    var minimumWords = 0
    var answer: [Evidence]?
    func evidence(in text: SegmentedText, language: LanguageTag) -> [Evidence]? { answer }
  }

  private static let text = "I counted 7 sheep, then 12 more, and was still awake at 3."

  private func value(_ id: MarkerID, _ markers: [any Marker], in text: String = Self.text) throws -> MarkerValue? {
    let analyzer = try Analyzer(content: .shipped(), markers: markers)
    return try analyzer.analyze(Document(text, language: LanguageTag("en"))).markers.first { $0.marker == id }
  }

  @Test func aCallersMarkerStandsAfterTheContents() throws {
    let analyzer = try Analyzer(content: .shipped(), markers: .standard + [Numbers()])
    let report = try analyzer.analyze(Document(Self.text, language: LanguageTag("en")))
    let plain = try Analyzer(content: .shipped()).analyze(report.document)
    #expect(report.markers.dropLast() == plain.markers[...])
    let own = try #require(report.markers.last)
    #expect(own.marker == "numbers" && own.status == .ok && own.count == 6 && own.base == report.subjectWords)
    #expect(own.evidence.map { report.document.text(in: $0.span) } == ["7", "12", "3"])
    #expect(report.scores == plain.scores)
  }

  @Test func itIsInTheLine() throws {
    let filter = RecordFilter(try Analyzer(content: .shipped(), markers: .standard + [Numbers()]))
    let line = Array(#"{"text":"\#(Self.text)","language":"en"}"#.utf8)
    var written: [UInt8] = []
    _ = line.withUnsafeBufferPointer { filter.answer($0, number: 1, into: &written) }
    let json = try JSONReader().read(written)
    let own = json["markers"]?.array?.last
    #expect(own?["marker"]?.string == "numbers" && own?["spans"]?.array?.count == 3)
  }

  @Test func onlyEvidenceThatCanBeCountedIsKept() throws {
    let text = "Déjà vu, déjà vu."
    let spans = [(9, 20), (4, 6), (2, 3), (0, 6), (0, 5), (7, 7), (10, 12), (11, 14), (-3, 1), (14, 99)]
    let told = spans.map { Evidence(span: TextSpan($0.0, $0.1)) } + [Evidence(span: TextSpan(15, 16), amount: .nan)]
    let kept = try #require(try value("told", [Told(answer: told)], in: text))
    // (2, 3) and (0, 5) cut a letter in two; the text has 21 bytes.
    #expect(kept.evidence.map(\.span) == [TextSpan(0, 6), TextSpan(9, 20)])
    #expect(kept.count == 2)
  }

  @Test func onlyTheSubjectIsMeasured() throws {
    let analyzer = try Analyzer(content: .shipped(), markers: .standard + [Numbers()])
    let turns: [(String, Role, String)] = [("D", .clinician, "Was it 5 or 6?"), ("S", .subject, "I slept 4 hours, no more than that.")]
    let document = Document(
      conversation: turns.map { .init(speaker: $0.0, role: $0.1, text: Array($0.2.utf8)) }, language: LanguageTag("en"))
    let own = try #require(try analyzer.analyze(document).markers.last)
    #expect(own.evidence.map { document.text(in: $0.span) } == ["4"])
  }

  @Test func missingAndZeroAreDifferent() throws {
    #expect(try value("told", [Told(answer: [])])?.count == 0)
    #expect(try value("told", [Told(answer: [])])?.status == .ok)
    let none = try value("told", [Told(answer: nil)])
    #expect(none?.status == .unsupported && none?.reason == "not-in-language")
    let short = try value("told", [Told(minimumWords: 100, answer: [])])
    #expect(short?.status == .insufficient && short?.reason == "too-few-words")
    // Without its code a marker that content describes as computed is unsupported, not 0.
    let question = try value("question", [])
    #expect(question?.status == .unsupported && question?.reason == "no-content")
  }

  @Test func ofTwoWithOneNameTheLaterMeasures() throws {
    let one = Evidence(span: TextSpan(0, 1))
    #expect(try value("told", [Told(answer: []), Told(answer: [one])])?.count == 1)
    let replaced = try value("question", .standard + [Told(id: "question", answer: [one])])
    #expect(replaced?.count == 1 && replaced?.per == .sentences)
  }
}
