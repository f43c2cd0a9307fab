extension ReportRecord {
  /// Writes the report as one JSON object, without a line feed.
  public func write(to writer: inout JSONWriter) {
    write(to: &writer) { _, _ in false }
  }

  /// A long part of a report, which a caller may write by itself.
  package enum Part { case findings, markers, scores, tokens }

  /// Writes the report, some of its parts not from this record.
  ///
  /// - Parameter part: writes a part with its key, and says so; false where the record's own is to be written.
  package func write(to writer: inout JSONWriter, _ part: (Part, inout JSONWriter) -> Bool) {
    writer.beginObject()
    writer.field("v", Self.version)
    writer.field("line", line)
    writer.field("id", id)
    writer.field("status", status.rawValue)
    writer.field("reason", reason)
    if let error {
      writer.key("error")
      error.write(to: &writer)
    }
    if let language {
      writer.key("language")
      language.write(to: &writer)
    }
    writer.field("genre", genre)
    if let size {
      writer.key("size")
      size.write(to: &writer)
    }
    writer.field("flags", flags) { flag, writer in flag.write(to: &writer) }
    if !part(.findings, &writer) { writer.field("findings", findings) { finding, writer in finding.write(to: &writer) } }
    if !part(.markers, &writer) { writer.field("markers", markers) { marker, writer in marker.write(to: &writer) } }
    writer.field("speakers", speakers) { speaker, writer in speaker.write(to: &writer) }
    if !part(.scores, &writer) { writer.field("scores", scores) { score, writer in score.write(to: &writer) } }
    writer.field("decisions", decisions) { decision, writer in decision.write(to: &writer) }
    writer.field("silent", silent) { rule, writer in rule.write(to: &writer) }
    writer.field("contacts", contacts) { contact, writer in contact.write(to: &writer) }
    writer.field("warnings", warnings) { warning, writer in warning.write(to: &writer) }
    writer.field("provenance", provenance)
    if let origin {
      writer.key("origin")
      origin.write(to: &writer)
    }
    writeEcho(to: &writer)
    if !part(.tokens, &writer) { writer.field("tokens", tokens) }
    writeText(to: &writer)
    writer.field("redactions", redactions) { redaction, writer in redaction.write(to: &writer) }
    writer.endObject()
  }

  private func writeEcho(to writer: inout JSONWriter) {
    guard let echo else { return }
    writer.key("echo")
    writer.beginObject()
    for field in echo {
      writer.key(field.name)
      writer.raw(field.json)
    }
    writer.endObject()
  }

  private func writeText(to writer: inout JSONWriter) {
    switch text {
    case .document(let text):
      writer.key("text")
      writer.string(utf8: text)
    case .turns(let turns): writer.field("text", turns) { text, writer in writer.string(utf8: text) }
    case nil: return
    }
  }
}

extension ReportRecord.Language {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("tag", tag)
    writer.field("source", source)
    writer.field("requested", requested)
    writer.field("confidence", confidence)
    writer.field("parts", parts) { part, writer in part.write(to: &writer) }
    writer.endObject()
  }
}

extension ReportRecord.Language.Part {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("tag", tag)
    writer.key("span")
    span.write(to: &writer)
    writer.endObject()
  }
}

extension ReportRecord.Size {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("scalars", scalars)
    writer.field("words", words)
    writer.field("sentences", sentences)
    writer.field("turns", turns)
    writer.endObject()
  }
}

extension RecordError {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("code", code.rawValue)
    writer.field("message", message)
    writer.field("offset", offset)
    writer.field("field", field)
    writer.endObject()
  }
}
