/// Something about the input or the program that the reader of a report should know: an element of `warnings`.
public struct WarningRecord: Sendable, Hashable {
  /// A stable code, such as `unknown-fields` or `no-safety-content`.
  public var code: String

  /// One sentence in English without any value of the line.
  public var message: String

  /// How many there are, where that says something.
  public var count: Int?

  /// A warning as given. The message must not repeat a value of the line.
  public init(code: String, message: String, count: Int? = nil) {
    self.code = code
    self.message = message
    self.count = count
  }

  init(_ value: RecordValue) throws(RecordError) {
    code = try value.string("code")
    message = try value.string("message")
    count = try value.int(ifPresent: "count")
  }

  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("code", code)
    writer.field("message", message)
    writer.field("count", count)
    writer.endObject()
  }
}
