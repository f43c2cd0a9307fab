/// What was measured of one speaker of a conversation: an element of `speakers`.
public struct SpeakerRecord: Sendable, Hashable {
  /// In the order in which speakers are first heard, from 1.
  public var number: Int
  /// As the request has it; nil unless the report has its text.
  public var name: String?
  /// `subject`, `clinician` or `other`.
  public var role: String
  /// How many turns of the request are theirs.
  public var turns: Int
  /// The words that they say in all.
  public var words: Int
  /// The computed measures, each with its status.
  public var markers: [MarkerRecord]

  /// A speaker as given; nothing is checked.
  public init(number: Int, name: String? = nil, role: String, turns: Int, words: Int, markers: [MarkerRecord]) {
    self.number = number
    self.name = name
    self.role = role
    self.turns = turns
    self.words = words
    self.markers = markers
  }

  init(_ value: RecordValue) throws(RecordError) {
    number = try value.int("number")
    name = try value.string(ifPresent: "name")
    role = try value.string("role")
    turns = try value.int("turns")
    words = try value.int("words")
    markers = try value.array("markers", MarkerRecord.init)
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("number", number)
    writer.field("name", name)
    writer.field("role", role)
    writer.field("turns", turns)
    writer.field("words", words)
    writer.field("markers", markers) { marker, writer in marker.write(to: &writer) }
    writer.endObject()
  }
}
