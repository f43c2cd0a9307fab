/// Safety content that was stated: an element of `flags`.
///
/// A flag says what was said, not how great a risk is. It does not depend on scores or on the length of the text.
public struct FlagRecord: Sendable, Hashable {
  /// Suicidal behavior that was stated.
  public struct Behavior: Sendable, Hashable {
    /// `B1`–`B4`.
    public var code: String
    /// `current` or `past`.
    public var time: String

    /// A behavior as given; nothing is checked.
    public init(code: String, time: String) {
      self.code = code
      self.time = time
    }
  }

  /// The kind, such as `suicide` or `self-harm`.
  public var flag: String

  /// For `suicide` 0–5; 0 occurs only when a behavior is stated. Nil for other kinds.
  public var level: Int?

  /// The level or kind in words.
  public var label: String?

  /// Behavior that was stated, for `suicide`; nil for other kinds.
  public var behaviors: [Behavior]?

  /// Where it was said.
  public var spans: [SpanRecord]

  /// Indices into the report's `findings`.
  public var findings: [Int]

  /// Whether this may be hyperbole or meant otherwise; the flag stands all the same.
  public var ambiguous: Bool

  /// A flag as given; nothing is checked.
  public init(
    flag: String, level: Int? = nil, label: String? = nil, behaviors: [Behavior]? = nil, spans: [SpanRecord],
    findings: [Int], ambiguous: Bool = false
  ) {
    self.flag = flag
    self.level = level
    self.label = label
    self.behaviors = behaviors
    self.spans = spans
    self.findings = findings
    self.ambiguous = ambiguous
  }

  init(_ value: RecordValue) throws(RecordError) {
    flag = try value.string("flag")
    level = try value.int(ifPresent: "level")
    label = try value.string(ifPresent: "label")
    behaviors = try value.array(ifPresent: "behaviors") { behavior throws(RecordError) in
      Behavior(code: try behavior.string("code"), time: try behavior.string("time"))
    }
    spans = try value.array("spans", SpanRecord.init)
    findings = try value.array("findings") { index throws(RecordError) in try index.int() }
    ambiguous = try value.bool("ambiguous")
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("flag", flag)
    writer.field("level", level)
    writer.field("label", label)
    writer.field("behaviors", behaviors) { behavior, writer in
      writer.beginObject()
      writer.field("code", behavior.code)
      writer.field("time", behavior.time)
      writer.endObject()
    }
    writer.field("spans", spans)
    writer.field("findings", findings) { index, writer in writer.int(index) }
    writer.field("ambiguous", ambiguous)
    writer.endObject()
  }
}
