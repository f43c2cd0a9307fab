extension RequestRecord {
  /// Writes the record as one object of the contract: only what it has, times with six decimals at most, and no author where it is the
  /// subject. Fields that nobody knows are lost.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    if let id {
      writer.key("id")
      writer.string(id)
    }
    if let text {
      writer.key("text")
      writer.string(utf8: text)
    }
    if let turns {
      writer.key("turns")
      writer.beginArray()
      for turn in turns { turn.write(to: &writer) }
      writer.endArray()
    }
    if let language {
      writer.key("language")
      writer.string(language)
    }
    if let genre {
      writer.key("genre")
      writer.string(genre.rawValue)
    }
    if author != .subject {
      writer.key("author")
      writer.string(author.rawValue)
    }
    writer.field("subject", subject)
    writer.field("date", date)
    writer.field("country", country)
    if let consent {
      writer.key("consent")
      writer.beginObject()
      writer.field("analysis", consent.analysis)
      writer.field("decisionSupport", consent.decisionSupport)
      writer.field("export", consent.export)
      writer.endObject()
    }
    for (name, value) in [("context", context), ("history", history)] {
      guard let value else { continue }
      writer.key(name)
      writer.value(value)
    }
    for field in extensions {
      writer.key(field.name)
      writer.raw(field.json)
    }
    writer.endObject()
  }
}

extension TurnRecord {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    if !speaker.isEmpty {
      writer.key("speaker")
      writer.string(speaker)
    }
    writer.key("role")
    writer.string(role.rawValue)
    writer.key("text")
    writer.string(utf8: text)
    if let start = start.flatMap({ Millionths(rounding: $0) }) {
      writer.key("start")
      writer.number(start)
    }
    if let end = end.flatMap({ Millionths(rounding: $0) }) {
      writer.key("end")
      writer.number(end)
    }
    writer.field("line", line)
    if !pieces.isEmpty { writer.field("pieces", pieces) { piece, writer in piece.write(to: &writer) } }
    if !marks.isEmpty { writer.field("marks", marks) { mark, writer in mark.write(to: &writer) } }
    writer.endObject()
  }
}
