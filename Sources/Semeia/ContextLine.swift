import SemeiaMarkers
import SemeiaRecords
public import SemeiaText

/// A line of `semeia context`: a text and a target in, the axes out.
package enum ContextLine {
  /// The answer, with its line feed, and whether it is one.
  package static func answer(_ line: [UInt8], _ number: Int, _ analyzer: Analyzer) -> (bytes: [UInt8], isAnswer: Bool) {
    var writer = JSONWriter(capacity: 256)
    do throws(ContextLineError) {
      let (document, target) = try read(line)
      guard let assertion = try assertion(target, document, analyzer) else { throw ContextLineError(code: "no-target", field: "start") }
      write(assertion, document, to: &writer)
      writer.endLine()
      return (writer.bytes, true)
    } catch {
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
      return (writer.bytes, false)
    }
  }

  private struct ContextLineError: Error {
    var code: String
    var field: String?
  }

  private static func read(_ line: [UInt8]) throws(ContextLineError) -> (Document, TextSpan) {
    let json: JSONValue
    do throws(JSONError) { json = try JSONReader().read(line) } catch { throw ContextLineError(code: error.code.rawValue, field: nil) }
    guard json.members != nil else { throw ContextLineError(code: "not-an-object", field: nil) }
    guard let text = json["text"]?.string else { throw ContextLineError(code: "missing-text", field: "text") }
    guard let start = json["start"]?.int else { throw ContextLineError(code: "wrong-type", field: "start") }
    guard let end = json["end"]?.int else { throw ContextLineError(code: "wrong-type", field: "end") }
    guard let span = TextSpan(scalars: start, end, in: text) else { throw ContextLineError(code: "invalid-field", field: "end") }
    let genre = json["genre"]?.string.map { Genre(rawValue: $0) } ?? .unspecified
    let author = json["author"]?.string.map { Author(rawValue: $0) } ?? .subject
    guard let genre else { throw ContextLineError(code: "invalid-field", field: "genre") }
    guard let author else { throw ContextLineError(code: "invalid-field", field: "author") }
    return (Document(text, language: json["language"]?.string.flatMap { LanguageTag($0) }, genre: genre, author: author), span)
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
      writer.key("span")
      writer.beginArray()
      writer.int(map(cue.span.start))
      writer.int(map(cue.span.end))
      writer.endArray()
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
