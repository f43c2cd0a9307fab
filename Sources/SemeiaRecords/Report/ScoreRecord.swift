/// What is said about one dimension: an element of `scores`.
///
/// Stated content and style are two channels that are never added up.
public struct ScoreRecord: Sendable, Hashable {
  /// How far a score, or one of its channels, may be relied on.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Measured well enough to be shown; for inspection only; too little text.
    case reported, exploratory, insufficient
    /// There is no norm for the language, or none that holds.
    case noNorm = "no-norm"
    /// The language, the author or the text cannot be scored; the reason says which.
    case unsupported
  }

  /// The dimension's name, such as `distress`.
  public var dimension: String

  /// Its place in the tree: `general`, `superspectrum`, `spectrum`, `subfactor` or what the tree names.
  public var level: String

  /// How far the whole may be relied on: as far as the weaker of its channels.
  public var status: Status

  /// A code for why there is no value, or why it is not `reported`.
  public var reason: String?

  /// Nil where the dimension has no concepts.
  public var content: ContentScoreRecord?

  /// Nil where the dimension has no markers.
  public var style: StyleScoreRecord?

  /// A score as given; nothing is checked.
  public init(
    dimension: String, level: String, status: Status, reason: String? = nil, content: ContentScoreRecord? = nil,
    style: StyleScoreRecord? = nil
  ) {
    self.dimension = dimension
    self.level = level
    self.status = status
    self.reason = reason
    self.content = content
    self.style = style
  }

  init(_ value: RecordValue) throws(RecordError) {
    dimension = try value.string("dimension")
    level = try value.string("level")
    status = try value.member("status") { status throws(RecordError) in try status.word() }
    reason = try value.string(ifPresent: "reason")
    content = try value.member(ifPresent: "content", ContentScoreRecord.init)
    style = try value.member(ifPresent: "style", StyleScoreRecord.init)
  }

  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("dimension", dimension)
    writer.field("level", level)
    writer.field("status", status.rawValue)
    writer.field("reason", reason)
    if let content {
      writer.key("content")
      content.write(to: &writer)
    }
    if let style {
      writer.key("style")
      style.write(to: &writer)
    }
    writer.endObject()
  }
}

extension ScoreRecord {
  /// A range that the value lies in, written as `[low, high]`.
  public struct Interval: Sendable, Hashable {
    /// The lower end.
    public var low: Millionths
    /// The upper end; not below `low` in reports of this program.
    public var high: Millionths

    /// A range as given; the order of the ends is not checked.
    public init(low: Millionths, high: Millionths) {
      self.low = low
      self.high = high
    }

    init(_ value: RecordValue) throws(RecordError) {
      let ends = try value.array { end throws(RecordError) in try end.decimal() }
      guard ends.count == 2 else { throw value.invalid() }
      self.init(low: ends[0], high: ends[1])
    }

    func write(to writer: inout JSONWriter) {
      writer.beginArray()
      writer.number(low)
      writer.number(high)
      writer.endArray()
    }
  }

  /// How much of a dimension the text speaks of.
  public struct Coverage: Sendable, Hashable {
    /// How many of its parts are mentioned.
    public var mentioned: Int
    /// How many parts it has.
    public var of: Int

    /// Counts as given; nothing is checked.
    public init(mentioned: Int, of: Int) {
      self.mentioned = mentioned
      self.of = of
    }

    init(_ value: RecordValue) throws(RecordError) {
      self.init(mentioned: try value.int("mentioned"), of: try value.int("of"))
    }

    func write(to writer: inout JSONWriter) {
      writer.beginObject()
      writer.field("mentioned", mentioned)
      writer.field("of", of)
      writer.endObject()
    }
  }
}
