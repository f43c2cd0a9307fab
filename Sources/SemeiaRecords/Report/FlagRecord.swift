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

  /// Those of ``findings`` that set the level or the behavior; empty for kinds that know neither.
  public var raisedBy: [Int] = []

  /// What else is said beside it: by `method`, `means`, `intent`, `plan`, `preparation`, `farewell` and `substance` the findings that say it.
  public var modifiers: [String: [Int]] = [:]

  /// Findings that speak against it. They lower nothing.
  public var against: [Int] = []

  /// For each span the line of the file; nil where the request names no pieces.
  public var lines: [Int]?

  /// For each span when it was said, in seconds: start and end, or what is known of them.
  public var seconds: [[Millionths]]?

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
    raisedBy = try value.array(ifPresent: "raisedBy") { index throws(RecordError) in try index.int() } ?? []
    let said = try value.member(ifPresent: "modifiers") { value throws(RecordError) in
      try value.members { findings throws(RecordError) in try findings.array { index throws(RecordError) in try index.int() } }
    }
    for (kind, indices) in said ?? [] { modifiers[kind] = indices }
    against = try value.array(ifPresent: "against") { index throws(RecordError) in try index.int() } ?? []
    lines = try value.array(ifPresent: "lines") { line throws(RecordError) in try line.int() }
    seconds = try value.array(ifPresent: "seconds") { times throws(RecordError) in try times.decimals() }
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
    if !raisedBy.isEmpty { writer.field("raisedBy", raisedBy) { index, writer in writer.int(index) } }
    if !modifiers.isEmpty {
      writer.key("modifiers")
      writer.beginObject()
      for (kind, indices) in modifiers.sorted(by: { $0.key < $1.key }) {
        writer.key(kind)
        writer.beginArray()
        for index in indices { writer.int(index) }
        writer.endArray()
      }
      writer.endObject()
    }
    if !against.isEmpty { writer.field("against", against) { index, writer in writer.int(index) } }
    writer.field("lines", lines) { line, writer in writer.int(line) }
    writer.field("seconds", seconds) { times, writer in writer.numbers(times) }
    writer.endObject()
  }
}
