/// What a rule says and why: an element of `decisions`.
public struct DecisionRecord: Sendable, Hashable {
  /// The rule and its version, such as `suicide-active-thoughts@1`.
  public var rule: String

  /// The pack and its version, such as `safety@1`.
  public var pack: String

  /// `now`, `today`, `soon`, `routine` or `info`.
  public var urgency: String

  /// What was stated, for a clinician; at most 139 UTF-16 units.
  public var summary: String

  /// What can be said to the person who wrote the text; nil where nothing should be without a clinician.
  public var patient: String?

  /// What can be done, for a person to choose from.
  public var options: [String]

  /// Who must look at it before anything happens, such as `human-review`.
  public var requires: String

  /// The places of the facts that decided, in the order of the text.
  public var spans: [SpanRecord]

  /// The conditions of the rule with the facts and their truth, as the rule pack's format describes.
  public var trace: JSONValue

  /// The fewest facts that would have to come out otherwise so that the rule falls silent, each with its `margin` where it is a number; nil in reports of
  /// older versions, and where nothing that can change would do it.
  public var flip: JSONValue?

  /// Whether the same was decided before about the same person; nil where nobody asked.
  public var repetition: RepetitionRecord?

  /// The rule of its pack that speaks in its place, where the pack's policy lets one speak for several; nil where it speaks itself. One that is held is
  /// there to be looked up, and is no prompt of its own.
  public var heldBy: String?

  /// A decision as given; nothing is checked, and ``repetition`` and ``heldBy`` are nil.
  public init(
    rule: String, pack: String, urgency: String, summary: String, patient: String? = nil, options: [String], requires: String,
    spans: [SpanRecord], trace: JSONValue, flip: JSONValue? = nil
  ) {
    self.rule = rule
    self.pack = pack
    self.urgency = urgency
    self.summary = summary
    self.patient = patient
    self.options = options
    self.requires = requires
    self.spans = spans
    self.trace = trace
    self.flip = flip
  }

  init(_ value: RecordValue) throws(RecordError) {
    rule = try value.string("rule")
    pack = try value.string("pack")
    urgency = try value.string("urgency")
    summary = try value.string("summary")
    patient = try value.string(ifPresent: "patient")
    heldBy = try value.string(ifPresent: "heldBy")
    repetition = try value.member(ifPresent: "repetition", RepetitionRecord.init)
    options = try value.array("options") { option throws(RecordError) in try option.string() }
    requires = try value.string("requires")
    spans = try value.array("spans", SpanRecord.init)
    trace = try value.member("trace") { trace in trace.json }
    flip = try value.member(ifPresent: "flip") { flip in flip.json }
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("rule", rule)
    writer.field("pack", pack)
    writer.field("urgency", urgency)
    writer.field("summary", summary)
    writer.field("patient", patient)
    writer.field("options", options) { option, writer in writer.string(option) }
    writer.field("requires", requires)
    writer.field("spans", spans)
    writer.key("trace")
    writer.value(trace)
    if let flip {
      writer.key("flip")
      writer.value(flip)
    }
    writer.field("heldBy", heldBy)
    if let repetition {
      writer.key("repetition")
      repetition.write(to: &writer)
    }
    writer.endObject()
  }
}
