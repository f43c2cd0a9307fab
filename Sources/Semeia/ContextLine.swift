import SemeiaMarkers
import SemeiaRecords
public import SemeiaText

/// A line of `semeia context`: a text and a target in, the axes out.
package enum ContextLine {
  /// The answer, with its line feed, and whether it is none of an error. Of a language without content it is an abstention.
  ///
  /// - Parameters:
  ///   - language: for lines that name none.
  ///   - genre: for lines that name none.
  package static func answer(
    _ line: [UInt8], _ number: Int, _ analyzer: Analyzer, language: LanguageTag? = nil, genre: Genre = .unspecified
  ) -> (bytes: [UInt8], isAnswer: Bool) {
    var writer = JSONWriter(capacity: 256)
    do throws(ContextLineError) {
      let (document, target) = try read(line, language, genre)
      if let reason = analyzer.abstention(of: document) {
        writeAbstention(reason, number, to: &writer)
      } else {
        guard let assertion = try assertion(target, document, analyzer) else { throw ContextLineError(code: "no-target", field: "start") }
        write(assertion, document, to: &writer)
      }
      writer.endLine()
      return (writer.bytes, true)
    } catch {
      return (self.error(error, number), false)
    }
  }

  /// The answer to a line that was too long to keep.
  package static func tooLong(_ number: Int) -> [UInt8] { error(ContextLineError(code: RecordError.Code.lineTooLong.rawValue), number) }

  private static func writeAbstention(_ reason: Report.Reason, _ number: Int, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("status")
    writer.string("abstained")
    writer.key("line")
    writer.int(number)
    writer.key("reason")
    writer.string(reason.rawValue)
    writer.endObject()
  }

  private static func error(_ error: ContextLineError, _ number: Int) -> [UInt8] {
    var writer = JSONWriter(capacity: 128)
    writer.beginObject()
    writer.key("status")
    writer.string("error")
    writer.key("line")
    writer.int(number)
    writer.key("error")
    writer.beginObject()
    writer.key("code")
    writer.string(error.code)
    if let field = error.field {
      writer.key("field")
      writer.string(field)
    }
    writer.endObject()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private struct ContextLineError: Error {
    var code: String
    var field: String?

    init(code: String, field: String? = nil) {
      self.code = code
      self.field = field
    }
  }

  private static func read(
    _ line: [UInt8], _ language: LanguageTag?, _ genre: Genre
  ) throws(ContextLineError) -> (Document, TextSpan) {
    let json: JSONValue
    do throws(JSONError) { json = try JSONReader().read(line) } catch { throw ContextLineError(code: error.code.rawValue, field: nil) }
    guard json.members != nil else { throw ContextLineError(code: "not-an-object", field: nil) }
    guard let text = try string("text", json) else { throw ContextLineError(code: "missing-text", field: "text") }
    guard let start = json["start"]?.int else { throw ContextLineError(code: "wrong-type", field: "start") }
    guard let end = json["end"]?.int else { throw ContextLineError(code: "wrong-type", field: "end") }
    guard let span = TextSpan(scalars: start, end, in: text) else { throw ContextLineError(code: "invalid-field", field: "end") }
    let genre = try string("genre", json).map { Genre(rawValue: $0) } ?? genre
    let author = try string("author", json).map { Author(rawValue: $0) } ?? .subject
    guard let genre else { throw ContextLineError(code: "invalid-field", field: "genre") }
    guard let author else { throw ContextLineError(code: "invalid-field", field: "author") }
    let named = try string("language", json)
    if let named, !LanguageTagSyntax.isWellFormed(named) { throw ContextLineError(code: "invalid-field", field: "language") }
    // A tag that names no language (`i-default`, `x-…`) is none of ours, and never that of the options.
    let tag = named.map { LanguageTag($0) ?? .undetermined } ?? language
    return (Document(text, language: tag, genre: genre, author: author), span)
  }

  /// A member that is a text; nil where it is missing or null.
  private static func string(_ key: String, _ json: JSONValue) throws(ContextLineError) -> String? {
    guard let value = json[key], !value.isNull else { return nil }
    guard let text = value.string else { throw ContextLineError(code: "wrong-type", field: key) }
    return text
  }

  private static func assertion(_ span: TextSpan, _ document: Document, _ analyzer: Analyzer) throws(ContextLineError) -> Assertion? {
    do throws(AnalysisError) { return try analyzer.assertion(of: span, in: document) } catch {
      throw ContextLineError(code: "internal", field: nil)
    }
  }

  private static func write(_ assertion: Assertion, _ document: Document, to writer: inout JSONWriter) {
    let map = OffsetMap(document.bytes, range: 0..<document.bytes.count, unit: .scalar)
    writer.beginObject()
    let axes: [(String, String)] = [
      ("polarity", assertion.polarity.rawValue), ("experiencer", assertion.experiencer.rawValue), ("time", assertion.time.rawValue),
      ("modality", assertion.modality.rawValue), ("source", assertion.source.rawValue),
    ]
    for (name, value) in axes {
      writer.key(name)
      writer.string(value)
    }
    writer.key("intensity")
    writer.number(Millionths(rounding: assertion.intensity) ?? .zero)
    writer.key("cues")
    writer.beginArray()
    for cue in assertion.cues {
      writer.beginObject()
      writer.key("effect")
      writer.string(cue.effect)
      writer.key("start")
      writer.int(map(cue.span.start))
      writer.key("end")
      writer.int(map(cue.span.end))
      writer.key("entry")
      writer.string(cue.entry)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}

extension TextSpan {
  /// The span of a text that reaches from one scalar offset to another.
  ///
  /// - Returns: nil where they are out of order or beyond the text.
  public init?(scalars start: Int, _ end: Int, in text: String) {
    guard start >= 0, start <= end else { return nil }
    var offsets: [Int] = []
    var count = 0
    var byte = 0
    for scalar in text.unicodeScalars {
      if count == start || count == end { offsets.append(byte) }
      count += 1
      byte += UTF8.width(scalar)
    }
    if count == start { offsets.append(byte) }
    if count == end, start != end { offsets.append(byte) }
    guard let first = offsets.first, let last = offsets.last, end <= count else { return nil }
    self.init(first, last)
  }
}
