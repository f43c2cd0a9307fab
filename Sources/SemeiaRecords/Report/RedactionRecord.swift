/// A stretch of the text that pattern redaction has replaced: an element of `redactions`.
public struct RedactionRecord: Sendable, Hashable {
  /// The turn, counted from 0; nil for a document without turns.
  public var turn: Int?
  /// `name`, `date`, `phone` … as `Docs/Guides/Redaction.md` lists them.
  public var type: String
  /// The likeliest scheme of a national identifier, such as `es-dni`.
  public var scheme: String?
  /// A half-open range of the original text, in the unit of the record.
  public var start: Int
  /// The offset after it.
  public var end: Int
  /// What stands there now.
  public var surrogate: String

  /// A redaction as given; nothing is checked.
  public init(turn: Int? = nil, type: String, scheme: String? = nil, start: Int, end: Int, surrogate: String) {
    self.turn = turn
    self.type = type
    self.scheme = scheme
    self.start = start
    self.end = end
    self.surrogate = surrogate
  }

  init(_ value: RecordValue) throws(RecordError) {
    turn = try value.int(ifPresent: "turn")
    type = try value.string("type")
    scheme = try value.string(ifPresent: "scheme")
    start = try value.int("start")
    end = try value.int("end")
    surrogate = try value.string("surrogate")
  }

  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("turn", turn)
    writer.field("type", type)
    writer.field("scheme", scheme)
    writer.field("start", start)
    writer.field("end", end)
    writer.field("surrogate", surrogate)
    writer.endObject()
  }
}
