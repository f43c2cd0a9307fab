public import SemeiaText

/// Replaces what patterns recognize as identifying: names beside titles, dates, ages over 89, addresses, numbers of many kinds.
///
/// This is pattern redaction, and nothing more is claimed: names without a cue, places, employers, rare events and anything misspelled
/// stay, and what is left can still identify a person. `Docs/Guides/Redaction.md` has measured figures. A redactor has no state and may
/// be used from many tasks at once. The time is linear in the text, whatever it holds.
public struct Redactor: Sendable {
  /// The phrases by which names, dates and fields are known.
  public let vocabulary: RedactionVocabulary
  /// What takes the place of what was found.
  public let style: RedactionStyle
  /// What pseudonyms are made from; nil where they are numbered text by text.
  public let key: RedactionKey?

  /// - Parameter key: for pseudonyms that stay the same from text to text; without one they are numbered within each text. The style
  ///   `mask` has no use for it.
  public init(_ vocabulary: RedactionVocabulary, style: RedactionStyle = .tag, key: RedactionKey? = nil) {
    self.vocabulary = vocabulary
    self.style = style
    self.key = key
  }

  /// Redacts one text.
  ///
  /// - Parameters:
  ///   - language: whose phrases are looked for; those of all languages where it is nil or has no table, which finds more that is there
  ///     and more that is not.
  ///   - subject: a pseudonym of the person: under a key, the dates of one subject are shifted by the same number of days.
  public func redact(_ text: String, language: LanguageTag? = nil, subject: String = "") -> RedactedText {
    redact(Document(text, language: language), subject: subject).first ?? RedactedText(bytes: [], redactions: [])
  }

  /// Redacts a document: one text for each of its turns, in their order; one where it is no conversation. Offsets count from the start of
  /// the turn. A name that one turn tells is known in all of them.
  ///
  /// - Parameter names: names that are known already, such as those of the speakers; they are found where they are written with a capital.
  public func redact(_ document: Document, subject: String = "", names: [String] = []) -> [RedactedText] {
    let finds = finds(document.bytes, document.language?.description, names)
    var book = SurrogateBook(style, key, subject: subject, vocabulary)
    var next = 0
    return document.turns.map { turn in
      var text = RedactedText(bytes: [], redactions: [])
      var at = turn.span.start
      // A find that reaches into the next turn is met twice, cut at the border.
      while next > 0, finds[next - 1].span.end > turn.span.start { next -= 1 }
      while next < finds.count, finds[next].span.start < turn.span.end {
        let find = finds[next]
        next += 1
        let span = TextSpan(max(find.span.start, turn.span.start), min(find.span.end, turn.span.end))
        if span.start >= span.end { continue }
        text.bytes += document.bytes[at..<span.start]
        let surrogate = book.surrogate(find, document.text(in: span))
        let place = text.bytes.count
        text.bytes += Array(surrogate.utf8)
        text.redactions.append(
          Redaction(
            type: find.type, scheme: find.scheme, span: TextSpan(span.start - turn.span.start, span.end - turn.span.start),
            surrogate: surrogate,
            place: TextSpan(place, text.bytes.count)))
        at = span.end
      }
      if at < turn.span.end { text.bytes += document.bytes[at..<turn.span.end] }
      return text
    }
  }

  /// What the patterns find, in the order of the text. The surest pattern comes first and keeps what it has.
  private func finds(_ bytes: [UInt8], _ language: String?, _ names: [String]) -> [PieceText.Find] {
    var reading = PieceText(bytes, vocabulary, language: language)
    NetworkPattern.find(in: &reading)
    DatePattern.find(in: &reading)
    FieldPattern.numbers(in: &reading)
    NumberPattern.find(in: &reading)
    PhonePattern.find(in: &reading)
    AgePattern.find(in: &reading)
    KoreanAddress.find(in: &reading)
    ThaiAddress.find(in: &reading)
    AddressPattern.find(in: &reading)
    AnchoredAddress.find(in: &reading)
    PostcodePattern.find(in: &reading)
    AddressBlock.find(in: &reading)
    NamePattern.find(in: &reading)
    AnchoredAddress.names(in: &reading)
    KnownNames.find(in: &reading, names)
    NameContext.find(in: &reading)
    KnownNames.find(in: &reading, names)
    return reading.finds.sorted { $0.span < $1.span }
  }
}
