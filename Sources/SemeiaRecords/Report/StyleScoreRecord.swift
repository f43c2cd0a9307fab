/// The style of a dimension, relative to a norm: `scores[].style`.
public struct StyleScoreRecord: Sendable, Hashable {
  /// What one marker adds.
  public struct Contribution: Sendable, Hashable {
    /// The marker that was measured.
    public var marker: String
    /// What its hits add, in standard deviations; below 0 where they take away.
    public var amount: Millionths
    /// The places that made the amount.
    public var spans: [SpanRecord]
    /// Standard deviations of the marker's rate from the norm before the pull to the norm; nil where nobody said.
    public var raw: Millionths?
    /// What the pull to the norm takes from it: `raw` − `pull` is the marker's `z`.
    public var pull: Millionths?

    /// A contribution as given; nothing is checked.
    public init(marker: String, amount: Millionths, spans: [SpanRecord], raw: Millionths? = nil, pull: Millionths? = nil) {
      self.marker = marker
      self.amount = amount
      self.spans = spans
      self.raw = raw
      self.pull = pull
    }
  }

  /// Standard deviations from the norm: exactly `baseline` and the sum of the contributions. Nil when there is none to give.
  public var value: Millionths?

  /// The 90% interval of the value; nil without a value.
  public var interval: ScoreRecord.Interval?

  /// `low`, `typical`, `elevated` or `indeterminate`: a place in the norm, never a clinical cut-off.
  public var band: String?

  /// The norm, such as `es/narrative`.
  public var norm: String?

  /// How far the value would agree with a second text of this length, 0–1.
  public var reliability: Millionths?

  /// What the value is before any contribution; nil counts as zero.
  public var baseline: Millionths?

  /// What the value is made of besides the baseline.
  public var contributions: [Contribution]

  /// How many of the dimension's markers were measured and have a norm; nil without a value.
  public var coverage: ScoreRecord.Coverage?

  /// Where it differs from that of the score.
  public var status: ScoreRecord.Status?

  /// A code for why there is no value.
  public var reason: String?

  /// A channel as given. For a report that can be verified `value` must be `baseline` and the sum of the contributions.
  public init(
    value: Millionths? = nil, interval: ScoreRecord.Interval? = nil, band: String? = nil, norm: String? = nil,
    reliability: Millionths? = nil, baseline: Millionths? = nil, contributions: [Contribution] = [],
    coverage: ScoreRecord.Coverage? = nil, status: ScoreRecord.Status? = nil, reason: String? = nil
  ) {
    self.value = value
    self.interval = interval
    self.band = band
    self.norm = norm
    self.reliability = reliability
    self.baseline = baseline
    self.contributions = contributions
    self.coverage = coverage
    self.status = status
    self.reason = reason
  }

  init(_ value: RecordValue) throws(RecordError) {
    self.value = try value.decimal(ifPresent: "value")
    interval = try value.member(ifPresent: "interval", ScoreRecord.Interval.init)
    band = try value.string(ifPresent: "band")
    norm = try value.string(ifPresent: "norm")
    reliability = try value.decimal(ifPresent: "reliability")
    baseline = try value.decimal(ifPresent: "baseline")
    contributions = try value.array("contributions") { item throws(RecordError) in
      Contribution(
        marker: try item.string("marker"), amount: try item.decimal("amount"),
        spans: try item.array("spans", SpanRecord.init), raw: try item.decimal(ifPresent: "raw"), pull: try item.decimal(ifPresent: "pull"))
    }
    coverage = try value.member(ifPresent: "coverage", ScoreRecord.Coverage.init)
    status = try value.member(ifPresent: "status") { status throws(RecordError) in try status.word() }
    reason = try value.string(ifPresent: "reason")
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("value", value)
    if let interval {
      writer.key("interval")
      interval.write(to: &writer)
    }
    writer.field("band", band)
    writer.field("norm", norm)
    writer.field("reliability", reliability)
    writer.field("baseline", baseline)
    writer.field("contributions", contributions) { item, writer in
      writer.beginObject()
      writer.field("marker", item.marker)
      writer.field("amount", item.amount)
      writer.field("raw", item.raw)
      writer.field("pull", item.pull)
      writer.field("spans", item.spans)
      writer.endObject()
    }
    if let coverage {
      writer.key("coverage")
      coverage.write(to: &writer)
    }
    writer.field("status", status?.rawValue)
    writer.field("reason", reason)
    writer.endObject()
  }
}
