@_spi(Loops) public import SemeiaText

/// One stretch of a text that a pattern found, and what takes its place.
public struct Redaction: Hashable, Sendable {
  /// Which pattern found it.
  public var type: RedactionType
  /// For a national identifier whose form and check digits fit: `es-dni`, `uk-nhs` …; nil where only the words before it said so.
  /// Forms overlap (eleven digits can pass the tests of several countries), so this is the likeliest one, not a fact.
  public var scheme: String?
  /// The bytes of the original.
  public var span: TextSpan
  /// What stands in the redacted text instead.
  public var surrogate: String
  /// The bytes of the surrogate within the redacted text.
  public var place: TextSpan

  package init(type: RedactionType, scheme: String? = nil, span: TextSpan, surrogate: String, place: TextSpan) {
    self.type = type
    self.scheme = scheme
    self.span = span
    self.surrogate = surrogate
    self.place = place
  }
}

/// A text with surrogates for what patterns found in it.
///
/// This is pattern redaction: what no pattern reaches is still there. See `Docs/Guides/Redaction.md` for what that is.
public struct RedactedText: Hashable, Sendable {
  /// The redacted text, valid UTF-8 where the original was.
  public var bytes: [UInt8]
  /// In the order of the text; they do not overlap.
  public var redactions: [Redaction]

  /// The redacted text as a string; it is copied at each call.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Where a byte of the original stands in the redacted text.
  ///
  /// - Parameter offset: a byte offset of the original, on a scalar boundary. Inside a redaction it becomes the start of the surrogate.
  /// - Returns: the byte offset in the redacted text. Takes time logarithmic in the number of redactions.
  public func redacted(_ offset: Int) -> Int {
    guard let last = last(where: { $0.span.start <= offset }) else { return offset }
    return offset < last.span.end ? last.place.start : offset - last.span.end + last.place.end
  }

  /// Where a byte of the redacted text stood in the original; the inverse of ``redacted(_:)`` outside redactions.
  ///
  /// Inside a surrogate it becomes the start of what was redacted.
  public func original(_ offset: Int) -> Int {
    guard let last = last(where: { $0.place.start <= offset }) else { return offset }
    return offset < last.place.end ? last.span.start : offset - last.place.end + last.span.end
  }

  /// The last redaction of which a condition holds that holds for a prefix of them.
  private func last(where holds: (Redaction) -> Bool) -> Redaction? {
    let end = redactions.firstIndexOnward { !holds($0) }
    return end == 0 ? nil : redactions[end - 1]
  }
}
