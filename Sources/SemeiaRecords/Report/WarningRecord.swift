/// Something about the input or the program that the reader of a report should know: an element of `warnings`.
public struct WarningRecord: Sendable, Hashable {
  /// A stable code, such as `unknown-fields` or `no-safety-content`.
  public var code: String

  /// One sentence in English without any value of the line.
  public var message: String

  /// How many there are, where that says something.
  public var count: Int?

  /// The lines of a file that it is about, where there is one; of very many the first.
  public var lines: [Int]?

  /// A warning as given. The message must not repeat a value of the line.
  public init(code: String, message: String, count: Int? = nil, lines: [Int]? = nil) {
    self.code = code
    self.message = message
    self.count = count
    self.lines = lines
  }

  init(_ value: RecordValue) throws(RecordError) {
    code = try value.string("code")
    message = try value.string("message")
    count = try value.int(ifPresent: "count")
    lines = try value.array(ifPresent: "lines") { line throws(RecordError) in try line.int() }
  }

  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("code", code)
    writer.field("message", message)
    writer.field("count", count)
    writer.field("lines", lines) { line, writer in writer.int(line) }
    writer.endObject()
  }
}
