/// A document to analyze: one line that goes in.
///
/// The reader guarantees what the fields' comments say. A record that is made by hand is not checked.
public struct RequestRecord: Sendable, Hashable {
  /// The kind of text, which decides which norms apply.
  public enum Genre: String, Sendable, Hashable, CaseIterable {
    /// A told story; people who talk with each other; questions and answers.
    case narrative, conversation, interview
    /// A post or comment that others can read.
    case socialMedia = "social-media"
    /// Written to one person or a few.
    case message
    /// Written by a clinician about the subject.
    case clinicalNote = "clinical-note"
    /// Said to be of no genre that there are norms for.
    case unspecified
  }

  /// Who wrote the text; decides whose experience it tells by default, and whether its style may be scored.
  public enum Author: String, Sendable, Hashable, CaseIterable {
    /// The person it is about; who treats that person; anybody else.
    case subject, clinician, other
  }

  /// The caller's name for the document, given back in the report.
  public var id: String?

  /// The document as valid UTF-8, its JSON escapes resolved and otherwise untouched; nil when there are turns.
  public var text: [UInt8]?

  /// The turns of a conversation; nil when there is a text. May be empty.
  public var turns: [TurnRecord]?

  /// The declared language, a well-formed BCP 47 tag as it was written; nil to have it detected.
  public var language: String?

  /// Nil when the record does not say, which is not the same as `unspecified` where the program has a default.
  public var genre: Genre?

  /// Who wrote the text; the subject where the record does not say.
  public var author: Author

  /// A pseudonym for the person, the same over time.
  public var subject: String?

  /// An ISO 8601 day or time, as it was written; see ``CalendarDate``.
  public var date: String?

  /// Where the person is: two capital letters, ISO 3166-1. Decides only which crisis contacts are shown with a flag.
  public var country: String?

  /// Nil when the record does not say, so that the program's own setting decides.
  public var consent: ConsentRecord?

  /// What the caller says of the occasion: an object of texts, numbers and truths by name. Rule packs declare what they ask for.
  public var context: JSONValue?

  /// What was found in earlier records of the same person: an array of `{"date","facts"}`, facts by name. Nil where nothing is said of it, which is
  /// not the same as none.
  public var history: JSONValue?

  /// The `x_…` fields in the order of the line.
  public var extensions: [ExtensionField]

  /// How many fields have a name that nobody knows, in the record, its turns and its consent.
  public var unknownFieldCount: Int

  /// The first sixteen different names of unknown fields, those inside as `turns.…` and `consent.…`.
  ///
  /// A name is chosen by the sender and may contain anything: do not print it without need.
  public var unknownFields: [String]

  /// A record as given; nothing is checked. Give either `text` or `turns`.
  public init(
    id: String? = nil, text: [UInt8]? = nil, turns: [TurnRecord]? = nil, language: String? = nil, genre: Genre? = nil,
    author: Author = .subject, subject: String? = nil, date: String? = nil, country: String? = nil,
    consent: ConsentRecord? = nil,
    extensions: [ExtensionField] = [], unknownFieldCount: Int = 0, unknownFields: [String] = []
  ) {
    self.id = id
    self.text = text
    self.turns = turns
    self.language = language
    self.genre = genre
    self.author = author
    self.subject = subject
    self.date = date
    self.country = country
    self.consent = consent
    self.extensions = extensions
    self.unknownFieldCount = unknownFieldCount
    self.unknownFields = unknownFields
  }

  /// The text as a string; it is copied at each call. Nil when there are turns.
  public var string: String? { text.map { String(decoding: $0, as: UTF8.self) } }
}
