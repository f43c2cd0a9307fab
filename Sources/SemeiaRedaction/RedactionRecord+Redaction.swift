package import SemeiaRecords
package import SemeiaText

extension RedactionRecord {
  /// The records of the redactions of a document, turn by turn.
  ///
  /// - Parameters:
  ///   - texts: what ``Redactor/redact(_:subject:names:)`` made of the document.
  ///   - unit: the unit of `start` and `end`, which count from the start of the turn.
  package static func of(_ texts: [RedactedText], _ document: Document, unit: OffsetUnit) -> [RedactionRecord] {
    zip(document.turns.indices, texts).flatMap { index, text in
      let turn = document.turns[index].span
      let map = OffsetMap(document.bytes, range: turn.start..<turn.end, unit: unit)
      return text.redactions.map { redaction in
        RedactionRecord(
          turn: document.isConversation ? index : nil, type: redaction.type.rawValue, scheme: redaction.scheme,
          start: map(turn.start + redaction.span.start), end: map(turn.start + redaction.span.end), surrogate: redaction.surrogate)
      }
    }
  }
}
