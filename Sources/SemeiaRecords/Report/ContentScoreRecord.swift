/// The stated content of a dimension: `scores[].content`.
public struct ContentScoreRecord: Sendable, Hashable {
  /// What one concept adds.
  public struct Contribution: Sendable, Hashable {
    /// The concept that was stated.
    public var concept: String
    /// What its findings add, above 0.
    public var amount: Millionths
    /// Indices into the report's `findings`.
    public var findings: [Int]
    /// What each of the findings gives, in their order: together exactly `amount`. Empty where nobody said.
    public var amounts: [Millionths]

    /// A contribution as given; nothing is checked.
    public init(concept: String, amount: Millionths, findings: [Int], amounts: [Millionths] = []) {
      self.concept = concept
      self.amount = amount
      self.findings = findings
      self.amounts = amounts
    }
  }

  /// The strength of what is mentioned, 0–1: exactly the sum of the contributions. Nil when there is none to give.
  public var value: Millionths?

  /// What is left of the value where findings are wrong as often as they may be, to what would be there had none been missed. Nil without a
  /// value.
  public var interval: ScoreRecord.Interval?

  /// What the value is made of.
  public var contributions: [Contribution]

  /// How many components the text speaks of; nil without a value.
  public var coverage: ScoreRecord.Coverage?

  /// Where it differs from that of the score.
  public var status: ScoreRecord.Status?

  /// A code for why there is no value.
  public var reason: String?

  /// A channel as given. For a report that can be verified `value` must be the sum of the contributions.
  public init(
    value: Millionths? = nil, interval: ScoreRecord.Interval? = nil, contributions: [Contribution] = [],
    coverage: ScoreRecord.Coverage? = nil, status: ScoreRecord.Status? = nil, reason: String? = nil
  ) {
    self.value = value
    self.interval = interval
    self.contributions = contributions
    self.coverage = coverage
    self.status = status
    self.reason = reason
  }

  init(_ value: RecordValue) throws(RecordError) {
    self.value = try value.decimal(ifPresent: "value")
    interval = try value.member(ifPresent: "interval", ScoreRecord.Interval.init)
    contributions = try value.array("contributions") { item throws(RecordError) in
      Contribution(
        concept: try item.string("concept"), amount: try item.decimal("amount"),
        findings: try item.array("findings") { index throws(RecordError) in try index.int() },
        amounts: try item.array(ifPresent: "amounts") { amount throws(RecordError) in try amount.decimal() } ?? [])
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
    writer.field("contributions", contributions) { item, writer in
      writer.beginObject()
      writer.field("concept", item.concept)
      writer.field("amount", item.amount)
      writer.field("findings", item.findings) { index, writer in writer.int(index) }
      if !item.amounts.isEmpty { writer.field("amounts", item.amounts) { amount, writer in writer.number(amount) } }
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
