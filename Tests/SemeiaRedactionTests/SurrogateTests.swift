import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaRedaction

/// Surrogates are consistent, offsets map both ways, keys link texts.
@Suite struct SurrogateTests {
  private let letter =
    "Mrs Ada Okafor (born 3 May 1931) saw Dr. Lund on 2021-05-03. Okafor's card is 4111 1111 1111 1111. Ada called 555-201-9988."

  @Test func theSameValueHasTheSameSurrogate() {
    let text = Shipped.redact(letter).text
    #expect(text.contains("Mrs [NAME-1] (born [DATE-1]) saw Dr. [NAME-2] on [DATE-2]. [NAME-1]'s"))
    #expect(Shipped.redact("On 3 May 2020 and 2020-05-03.").redactions.map(\.surrogate) == ["[DATE-1]", "[DATE-1]"])
  }

  @Test(arguments: RedactionStyle.allCases) func offsetsMapBothWays(_ style: RedactionStyle) {
    let redacted = Shipped.redact(letter, style: style)
    let original = Array(letter.utf8)
    #expect(redacted.redactions.count >= 6)
    for redaction in redacted.redactions {
      #expect(redacted.redacted(redaction.span.start) == redaction.place.start)
      #expect(redacted.redacted(redaction.span.end) == redaction.place.end)
      #expect(String(decoding: redacted.bytes[redaction.place.start..<redaction.place.end], as: UTF8.self) == redaction.surrogate)
    }
    for offset in original.indices where !redacted.redactions.contains(where: { $0.span.start <= offset && offset < $0.span.end }) {
      #expect(redacted.original(redacted.redacted(offset)) == offset)
      #expect(redacted.bytes[redacted.redacted(offset)] == original[offset])
    }
  }

  @Test func aMaskKeepsScalarOffsets() {
    let text = "Señora Núñez llamó."
    #expect(Shipped.redact(text, "es", style: .mask).text == "Señora ***** llamó.")
  }

  @Test func aSurrogateCardFailsItsCheck() throws {
    let redaction = try #require(Shipped.redact(letter, style: .surrogate).redactions.first { $0.type == .card })
    let digits = redaction.surrogate.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.map { $0 - 0x30 }
    #expect(digits.count == 16 && !CheckDigits.luhn(digits))
  }

  @Test func datesKeepTheirDistance() {
    let dates = Shipped.redact("From 2020-02-27 to 2020-03-01.", style: .surrogate).redactions.map(\.surrogate)
    #expect(dates == ["2001-01-01", "2001-01-04"])
  }

  @Test func aKeyLinksTexts() {
    let one = Shipped.redact("Mr Okafor", key: "sixteen letters!").redactions.map(\.surrogate)
    let two = Shipped.redact("Mrs Lund. Mr Okafor", key: "sixteen letters!").redactions.map(\.surrogate)
    let other = Shipped.redact("Mr Okafor", key: "sixteen letters?").redactions.map(\.surrogate)
    #expect(one[0] == two[1] && one != other && two[0] != two[1])
    #expect(RedactionKey(Array("too short\n".utf8)) == nil)
  }

  @Test func hashesAreTheStandardOnes() {
    func hex(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
    #expect(SHA256.hex(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    // RFC 4231, test case 2.
    #expect(
      hex(SHA256.authentication(of: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test func aNameOfOneTurnIsKnownInAll() {
    let turns = ["I told Okafor.", "Who is that?", "My name is Okafor."].map {
      Document.Utterance(speaker: nil, role: .other, text: Array($0.utf8))
    }
    let texts = Redactor(Shipped.vocabulary).redact(Document(conversation: turns, language: LanguageTag("en")))
    #expect(texts.map(\.text) == ["I told [NAME-1].", "Who is that?", "My name is [NAME-1]."])
  }
}
