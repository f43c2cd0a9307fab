/// A linguistic marker and where it was seen: an element of `markers`.
public struct MarkerRecord: Sendable, Hashable {
  /// Whether the marker has a value.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// It was measured.
    case ok
    /// There is too little text.
    case insufficient
    /// This language has no such marker; the reason says why.
    case unsupported
  }

  /// What was measured, such as `first-person-singular`.
  public var marker: String
  /// Whether there is a value.
  public var status: Status

  /// A code for why there is no value; nil when there is one.
  public var reason: String?

  /// How often it was seen.
  public var count: Int?

  /// What the rate is relative to, such as `words`.
  public var per: String?

  /// `count` relative to the number of what `per` names.
  public var rate: Millionths?

  /// The value of a computed measure, in `unit`; nil for markers that are counted.
  public var value: Millionths?

  /// What `value` counts, such as `seconds`.
  public var unit: String?

  /// How many words, sentences or turns `value` rests on.
  public var base: Int?

  /// Standard deviations from the norm of the genre; nil without a norm.
  public var z: Millionths?

  /// How far the value would agree with a second text of this length, 0–1.
  public var reliability: Millionths?

  /// Where it was seen; nil when the marker is not made of places in the text.
  public var spans: [SpanRecord]?

  /// For each span the line of the file, where the request names lines.
  public var lines: [Int]?

  /// What a computed measure was counted from, where there is a choice: `marks` of the transcript, `words`, or `both`.
  public var from: String?

  /// A counted marker as given. The fields of computed measures are set afterwards.
  public init(
    marker: String, status: Status, reason: String? = nil, count: Int? = nil, per: String? = nil,
    rate: Millionths? = nil, z: Millionths? = nil, reliability: Millionths? = nil, spans: [SpanRecord]? = nil
  ) {
    self.marker = marker
    self.status = status
    self.reason = reason
    self.count = count
    self.per = per
    self.rate = rate
    self.z = z
    self.reliability = reliability
    self.spans = spans
  }

  init(_ value: RecordValue) throws(RecordError) {
    marker = try value.string("marker")
    status = try value.member("status") { status throws(RecordError) in try status.word() }
    reason = try value.string(ifPresent: "reason")
    count = try value.int(ifPresent: "count")
    per = try value.string(ifPresent: "per")
    rate = try value.decimal(ifPresent: "rate")
    self.value = try value.decimal(ifPresent: "value")
    unit = try value.string(ifPresent: "unit")
    base = try value.int(ifPresent: "base")
    z = try value.decimal(ifPresent: "z")
    reliability = try value.decimal(ifPresent: "reliability")
    spans = try value.array(ifPresent: "spans", SpanRecord.init)
    lines = try value.array(ifPresent: "lines") { line throws(RecordError) in try line.int() }
    from = try value.string(ifPresent: "from")
  }

  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("marker", marker)
    writer.field("status", status.rawValue)
    writer.field("reason", reason)
    writer.field("count", count)
    writer.field("per", per)
    writer.field("rate", rate)
    writer.field("value", value)
    writer.field("unit", unit)
    writer.field("base", base)
    writer.field("z", z)
    writer.field("reliability", reliability)
    writer.field("spans", spans)
    writer.field("lines", lines) { line, writer in writer.int(line) }
    writer.field("from", from)
    writer.endObject()
  }
}
