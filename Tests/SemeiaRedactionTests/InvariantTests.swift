import SemeiaText
import Testing

@testable import SemeiaRedaction

/// What holds for any text.
@Suite struct InvariantTests {
  @Test func theTablesAreClean() {
    #expect(Shipped.vocabulary.problems.isEmpty)
    #expect(Shipped.vocabulary.tags.count >= 20)
  }

  @Test func badRowsAreProblems() {
    let table = "kind\tphrase\tvalue\nmonth\tMay\t13\nnonsense\tx\ntitle\tDr\nname-field\tname\tthree\n"
    let vocabulary = RedactionVocabulary([(name: "en.tsv", bytes: Array(table.utf8))])
    #expect(
      vocabulary.problems.map(\.code) == ["bad-value", "unknown-kind", "bad-value"]
        || vocabulary.problems.contains { $0.code == "unsorted" })
    #expect(vocabulary.problems.filter { $0.code == "bad-value" }.count == 2)
  }

  /// Seeded nonsense of the pieces that patterns care for: redactions lie in order, apart, on scalar borders, and what is outside stays.
  @Test func anyTextKeepsItsRest() {
    let parts = [
      "Mr ", "Ada ", "de ", "12", " ", "-", ".", "/", "@", ":", "(", ")", "+", "王", "医生", "路", "号", "김철수님", "é", "\u{301}", "😀", "\n",
      "May ", "ID: ", "Calle ", "http://", "нович", "7", "GB82 ", "a", "X",
    ]
    var state: UInt64 = 42
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += parts[Int(state >> 33) % parts.count]
      }
      let bytes = Array(text.utf8)
      let redacted = Shipped.redact(text, nil)
      var (at, place) = (0, 0)
      for redaction in redacted.redactions {
        #expect(redaction.span.start >= at && redaction.span.end > redaction.span.start)
        #expect(bytes[at..<redaction.span.start].elementsEqual(redacted.bytes[place..<redaction.place.start]))
        #expect(String(validating: bytes[redaction.span.start..<redaction.span.end], as: UTF8.self) != nil)
        (at, place) = (redaction.span.end, redaction.place.end)
      }
      #expect(bytes[at...].elementsEqual(redacted.bytes[place...]))
    }
  }

  @Test func emptyTextIsEmpty() {
    #expect(Shipped.redact("").bytes.isEmpty)
  }

  /// Four times the text costs about four times the time, whatever it holds: a pattern that looks back over all of it would cost sixteen.
  @Test(arguments: ["1-", "Mr A. ", "a@b.", "://", "1号", "A1", "Calle A, ", "医生王", "ID: ", "a.", ":"])
  func hostileTextCostsLinearTime(_ part: String) {
    func seconds(_ count: Int) -> Double {
      let text = String(repeating: part, count: count)
      let clock = ContinuousClock()
      let durations = (0..<3).map { _ in clock.measure { _ = Shipped.redact(text, nil).bytes.count } }
      let least = durations.min() ?? .zero
      return Double(least.components.seconds) + Double(least.components.attoseconds) / 1e18
    }
    // What is quadratic takes sixteen times as long, every time; a busy machine slows some tries.
    #expect((0..<5).contains { _ in seconds(6000) < seconds(1500) * 9 + 0.05 })
  }
}
