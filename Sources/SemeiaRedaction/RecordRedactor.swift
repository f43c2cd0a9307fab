import SemeiaRecords
package import SemeiaText

/// Redacts request records, line by line: the same record comes out, its text redacted, with a member `redactions`.
package struct RecordRedactor: Sendable {
  package let redactor: Redactor
  /// For records that name no language; nil to look for the phrases of all languages.
  package let language: LanguageTag?
  /// Whether a record without `consent` is withheld.
  package var requiresConsent = false
  private let reader = RequestReader()

  package init(_ redactor: Redactor, language: LanguageTag? = nil) {
    self.redactor = redactor
    self.language = language
  }

  /// Answers one line.
  ///
  /// The members keep their order and values; `text` and the `text` of each turn are redacted, and in `speaker` names that are known.
  /// `redactions` comes last and replaces one that was there: `{"type","start","end","surrogate"}`, with `scheme` for national
  /// identifiers, and with `turn` in a conversation. Offsets are Unicode scalars of the original text.
  ///
  /// Where the record's language has no table, or none is named, `warnings` says so with the code `no-redaction-content`; otherwise there is no such
  /// member, and one that was there goes.
  ///
  /// A record whose consent does not name `analysis` and `export` is withheld: nothing of it comes out but its `id`.
  ///
  /// - Returns: whether the line was a record; where not, the answer is the error record of the filter.
  package func answer(_ line: UnsafeBufferPointer<UInt8>, number: Int, into out: inout [UInt8]) -> Bool {
    var writer = JSONWriter(capacity: line.count + 256)
    do throws(RecordError) {
      let request = try reader.read(line)
      if isWithheld(request) {
        ReportRecord(line: number, id: request.id, status: .withheld).write(to: &writer)
        writer.endLine()
        writer.append(to: &out)
        return true
      }
      let value: JSONValue
      do throws(JSONError) { value = try JSONReader().read(line) } catch { throw RecordError(error, id: request.id) }
      write(request, value, to: &writer)
    } catch {
      ReportRecord(line: number, error: error).write(to: &writer)
      writer.endLine()
      writer.append(to: &out)
      return false
    }
    writer.endLine()
    writer.append(to: &out)
    return true
  }

  /// Redacted text is text all the same: what no pattern reaches stays in it.
  private func isWithheld(_ request: RequestRecord) -> Bool {
    guard let consent = request.consent else { return requiresConsent }
    return !consent.analysis || !consent.export
  }

  /// The answer to a line that was too long to keep.
  ///
  /// - Parameter head: the first bytes of the line, as many as were kept: its `id` is looked for there.
  package func answerTooLong(_ limit: Int, number: Int, head: [UInt8] = [], into out: inout [UInt8]) {
    var writer = JSONWriter(capacity: 256)
    ReportRecord(line: number, error: RecordError(.lineTooLong, offset: limit, id: reader.leadingID(head))).write(to: &writer)
    writer.endLine()
    writer.append(to: &out)
  }

  private func write(_ request: RequestRecord, _ value: JSONValue, to writer: inout JSONWriter) {
    let tag = request.language.flatMap { LanguageTag($0) } ?? language
    let document: Document
    if let turns = request.turns {
      document = Document(
        conversation: turns.map { Document.Utterance(speaker: $0.speaker, role: .other, text: $0.text) }, language: tag)
    } else {
      document = Document(validated: request.text ?? [], language: tag, genre: .unspecified, author: .subject)
    }
    let texts = redactor.redact(document, subject: request.subject ?? "", names: request.turns?.map(\.speaker) ?? [])
    let bearers = Self.bearers(texts, document)
    let redactions = RedactionRecord.of(texts, document, unit: .scalar)
    writer.beginObject()
    for member in value.members ?? [] {
      switch member.key {
      case "redactions", "warnings": continue
      case "text":
        writer.key("text")
        writer.string(utf8: texts.first?.bytes ?? [])
      case "turns":
        writer.key("turns")
        write(turns: member.value, texts, bearers, redactions, to: &writer)
      default:
        writer.key(member.key)
        writer.value(member.value)
      }
    }
    writer.key("redactions")
    writer.beginArray()
    for redaction in redactions { redaction.write(to: &writer) }
    writer.endArray()
    if let warning = redactor.vocabulary.warning(for: document.language) {
      writer.key("warnings")
      writer.beginArray()
      warning.write(to: &writer)
      writer.endArray()
    }
    writer.endObject()
  }

  /// The surrogate of each word of a name that was found.
  private static func bearers(_ texts: [RedactedText], _ document: Document) -> [String: String] {
    var bearers: [String: String] = [:]
    for (text, turn) in zip(texts, document.turns) {
      for redaction in text.redactions where redaction.type == .name {
        let name = document.text(in: TextSpan(turn.span.start + redaction.span.start, turn.span.start + redaction.span.end))
        for word in words(name) where bearers[word] == nil { bearers[word] = redaction.surrogate }
      }
    }
    return bearers
  }

  private static func words(_ name: String) -> [String] {
    name.split { !$0.isLetter }.filter { $0.unicodeScalars.count > 1 }.map { WordKey.fold($0) }
  }

  private func write(
    turns: JSONValue, _ texts: [RedactedText], _ bearers: [String: String], _ redactions: [RedactionRecord], to writer: inout JSONWriter
  ) {
    let byTurn = Dictionary(grouping: redactions) { $0.turn ?? 0 }
    writer.beginArray()
    for (index, turn) in (turns.array ?? []).enumerated() {
      writer.beginObject()
      for member in turn.members ?? [] {
        writer.key(member.key)
        if member.key == "text", index < texts.count {
          writer.string(utf8: texts[index].bytes)
        } else if member.key == "speaker", let name = Self.words(member.value.string ?? "").lazy.compactMap({ bearers[$0] }).first {
          writer.string(name)
        } else if member.key == "marks" {
          writer.value(MarkPlaces(byTurn[index] ?? []).moved(member.value))
        } else if member.key == "pieces" {
          writer.value(MarkPlaces(byTurn[index] ?? []).moved(pieces: member.value))
        } else {
          writer.value(member.value)
        }
      }
      writer.endObject()
    }
    writer.endArray()
  }
}
