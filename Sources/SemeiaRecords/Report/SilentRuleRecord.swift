/// Why a rule says nothing: an element of `silent`.
public struct SilentRuleRecord: Sendable, Hashable {
  /// What keeps the rule from speaking.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It does not hold.
    case silent
    /// What it asks for is not known.
    case unknown
    /// It holds, and the policy of its pack lets another rule speak.
    case held
  }

  /// The rule and its version.
  public var rule: String
  /// The pack and its version.
  public var pack: String
  /// The urgency that it would have: `now`, `today`, `soon`, `routine` or `info`.
  public var urgency: String
  /// What keeps it from speaking.
  public var state: State
  /// For `unknown`: each fact that is missing and why, such as `score.distress.content: too-few-words`.
  public var reasons: [String]?
  /// For `silent`: the fewest facts that would have to come out otherwise so that it speaks, as in ``DecisionRecord/flip``.
  public var flip: JSONValue?

  /// A silent rule as given; nothing is checked.
  public init(rule: String, pack: String, urgency: String, state: State, reasons: [String]? = nil, flip: JSONValue? = nil) {
    self.rule = rule
    self.pack = pack
    self.urgency = urgency
    self.state = state
    self.reasons = reasons
    self.flip = flip
  }

  init(_ value: RecordValue) throws(RecordError) {
    rule = try value.string("rule")
    pack = try value.string("pack")
    urgency = try value.string("urgency")
    state = try value.member("state") { state throws(RecordError) in try state.word() }
    reasons = try value.array(ifPresent: "reasons") { reason throws(RecordError) in try reason.string() }
    flip = try value.member(ifPresent: "flip") { flip in flip.json }
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("rule", rule)
    writer.field("pack", pack)
    writer.field("urgency", urgency)
    writer.field("state", state.rawValue)
    writer.field("reasons", reasons) { reason, writer in writer.string(reason) }
    if let flip {
      writer.key("flip")
      writer.value(flip)
    }
    writer.endObject()
  }
}
