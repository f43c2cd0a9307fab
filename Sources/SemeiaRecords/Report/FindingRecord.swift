/// A concept that was found in the text, counted or not: an element of `findings`.
///
/// The words of the fields belong to the stage that fills them and are listed in `Docs/Formats/Records.md`; this type
/// only carries them.
public struct FindingRecord: Sendable, Hashable {
  /// Words that decided how the finding is to be read.
  public struct Cue: Sendable, Hashable {
    /// What the cue does, such as `negated` or `other`.
    public var effect: String
    /// The turn it stands in, where that is not the finding's: a question that a short answer answers.
    public var turn: Int?
    /// Offsets in its turn, half open.
    public var start: Int
    /// The offset after the cue.
    public var end: Int
    /// The line of content that was matched.
    public var entry: String

    /// A cue as given; nothing is checked.
    public init(effect: String, turn: Int? = nil, start: Int, end: Int, entry: String) {
      self.effect = effect
      self.turn = turn
      self.start = start
      self.end = end
      self.entry = entry
    }
  }

  /// What was found, such as `insomnia`.
  public var concept: String

  /// Where it was found: the turn where there are turns, and offsets in it, half open.
  public var span: SpanRecord

  /// `affirmed`, `negated` or `uncertain`.
  public var polarity: String

  /// `self`, `other` or `generic`.
  public var experiencer: String

  /// `current`, `past` or `future`.
  public var time: String

  /// `actual`, `possible`, `hypothetical`, `question` or `desired`.
  public var modality: String

  /// `own`, `quoted` or `copied`.
  public var source: String

  /// How strong the words are: 0.5 mild or rare, 1 plain, 1.5 severe or constant.
  public var intensity: Millionths

  /// Whether the finding enters a score.
  public var counted: Bool

  /// What it contributes before weights.
  public var strength: Millionths

  /// What decided the reading, in the order of the text; empty when nothing did.
  public var cues: [Cue]

  /// The line of content that was matched, such as `es/insomnia/dormir-nada`.
  public var entry: String

  /// The line of the file that it begins on; nil where the request names no pieces.
  public var line: Int?

  /// When it was said, in seconds: start and end, or the start alone; nil where the request does not say.
  public var seconds: [Millionths]?

  /// A finding as given; nothing is checked.
  public init(
    concept: String, span: SpanRecord, polarity: String, experiencer: String, time: String, modality: String,
    source: String, intensity: Millionths, counted: Bool, strength: Millionths, cues: [Cue], entry: String, line: Int? = nil,
    seconds: [Millionths]? = nil
  ) {
    self.concept = concept
    self.span = span
    self.polarity = polarity
    self.experiencer = experiencer
    self.time = time
    self.modality = modality
    self.source = source
    self.intensity = intensity
    self.counted = counted
    self.strength = strength
    self.cues = cues
    self.entry = entry
    self.line = line
    self.seconds = seconds
  }

  init(_ value: RecordValue) throws(RecordError) {
    concept = try value.string("concept")
    span = SpanRecord(turn: try value.int(ifPresent: "turn"), start: try value.int("start"), end: try value.int("end"))
    polarity = try value.string("polarity")
    experiencer = try value.string("experiencer")
    time = try value.string("time")
    modality = try value.string("modality")
    source = try value.string("source")
    intensity = try value.decimal("intensity")
    counted = try value.bool("counted")
    strength = try value.decimal("strength")
    cues = try value.array("cues", Cue.init)
    entry = try value.string("entry")
    line = try value.int(ifPresent: "line")
    seconds = try value.member(ifPresent: "seconds") { times throws(RecordError) in try times.decimals() }
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("concept", concept)
    writer.field("turn", span.turn)
    writer.field("start", span.start)
    writer.field("end", span.end)
    writer.field("polarity", polarity)
    writer.field("experiencer", experiencer)
    writer.field("time", time)
    writer.field("modality", modality)
    writer.field("source", source)
    writer.field("intensity", intensity)
    writer.field("counted", counted)
    writer.field("strength", strength)
    writer.field("cues", cues) { cue, writer in cue.write(to: &writer) }
    writer.field("entry", entry)
    writer.field("line", line)
    if let seconds {
      writer.key("seconds")
      writer.numbers(seconds)
    }
    writer.endObject()
  }
}

extension FindingRecord.Cue {
  init(_ value: RecordValue) throws(RecordError) {
    effect = try value.string("effect")
    turn = try value.int(ifPresent: "turn")
    start = try value.int("start")
    end = try value.int("end")
    entry = try value.string("entry")
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("effect", effect)
    writer.field("turn", turn)
    writer.field("start", start)
    writer.field("end", end)
    writer.field("entry", entry)
    writer.endObject()
  }
}
