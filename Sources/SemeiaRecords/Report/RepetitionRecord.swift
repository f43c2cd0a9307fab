/// How a decision stands to the ones before about the same person: marked data, for a caller to show less loudly. Nothing is dropped.
public struct RepetitionRecord: Sendable, Hashable {
  /// Whether the decision says something new.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// It was not said within the days of the rule.
    case first
    /// It was, and there is more of it now.
    case grown
    /// It was, and there is no more of it.
    case repeated
  }

  /// Whether it says something new.
  public var status: Status
  /// Days since it was last shown as new; nil for `first` and `grown`.
  public var days: Int?
  /// How often it was repeated since, this time with it; nil for `first` and `grown`.
  public var times: Int?

  /// A mark as given; nothing is checked.
  public init(status: Status, days: Int? = nil, times: Int? = nil) {
    self.status = status
    self.days = days
    self.times = times
  }

  init(_ value: RecordValue) throws(RecordError) {
    status = try value.member("status") { status throws(RecordError) in try status.word() }
    days = try value.int(ifPresent: "days")
    times = try value.int(ifPresent: "times")
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("status", status.rawValue)
    writer.field("days", days)
    writer.field("times", times)
    writer.endObject()
  }
}
