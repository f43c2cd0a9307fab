/// What comes out for one line that went in.
///
/// A field that is nil is not written; an empty array is written as `[]`. So `flags: nil` says that flags were not asked
/// for or not looked for, and `flags: []` that there are none.
public struct ReportRecord: Sendable, Hashable {
  /// Whether anything is said about the document.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// The text was read, and what was asked for is there.
    case ok
    /// Nothing may be said; the reason says why.
    case abstained
    /// There is no consent to analyze.
    case withheld
    /// The line could not be read; the error says why.
    case error
  }

  /// The language of the document and how it is known.
  public struct Language: Sendable, Hashable {
    /// The language of the content that was used.
    public var tag: String
    /// `declared` or `detected`.
    public var source: String
    /// The tag that the record named, where it is another one.
    public var requested: String?
    /// For a detected language: from 0.5, a guess between two, to 1.
    public var confidence: Millionths?
    /// Stretches that were read in another language, where a text that declares none mixes them.
    public var parts: [Part]?

    /// A language as given; nothing is checked.
    public init(tag: String, source: String, requested: String? = nil, confidence: Millionths? = nil, parts: [Part]? = nil) {
      self.tag = tag
      self.source = source
      self.requested = requested
      self.confidence = confidence
      self.parts = parts
    }

    /// A stretch in another language.
    public struct Part: Sendable, Hashable {
      /// The language of the stretch.
      public var tag: String
      /// Where it lies.
      public var span: SpanRecord

      /// A stretch as given; nothing is checked.
      public init(tag: String, span: SpanRecord) {
        self.tag = tag
        self.span = span
      }
    }
  }

  /// How long the document is.
  public struct Size: Sendable, Hashable {
    /// Unicode scalars.
    public var scalars: Int
    /// Words of all speakers.
    public var words: Int
    /// Sentences of all speakers.
    public var sentences: Int
    /// 1 for a document without turns.
    public var turns: Int

    /// Counts as given; nothing is checked.
    public init(scalars: Int, words: Int, sentences: Int, turns: Int) {
      self.scalars = scalars
      self.words = words
      self.sentences = sentences
      self.turns = turns
    }
  }

  /// The text of the document, as it was read.
  public enum Text: Sendable, Hashable {
    /// Valid UTF-8; written as a string.
    case document([UInt8])
    /// Valid UTF-8 for each turn; written as an array of strings.
    case turns([[UInt8]])
  }

  /// The version of this format: 1.
  public static let version = 1

  /// The physical line of the input, counted from 1, blank lines included.
  public var line: Int

  /// The record's own, where it could be read.
  public var id: String?

  /// How the line was answered.
  public var status: Status

  /// A code such as `empty-text`, for `abstained` and `withheld`.
  public var reason: String?

  /// For `error`. On reading back, its `id` is that of the report.
  public var error: RecordError?

  /// Nil where no language is known, and where nothing was read.
  public var language: Language?
  /// The genre that was used, `unspecified` where nobody said; nil where nothing was read.
  public var genre: String?
  /// Nil where nothing was read.
  public var size: Size?
  /// Safety content, whatever the length of the text; empty says that none was found.
  public var flags: [FlagRecord]?
  /// Stated concepts, counted or not, in the order of the text.
  public var findings: [FindingRecord]?
  /// Markers of style, and computed measures after them, each with its status.
  public var markers: [MarkerRecord]?
  /// One for each dimension, in the order of the tree.
  public var scores: [ScoreRecord]?
  /// What rules say; empty says that none holds, not that there is nothing to find.
  public var decisions: [DecisionRecord]?
  /// Why the other rules say nothing; nil where nobody asked.
  public var silent: [SilentRuleRecord]?

  /// What the reader of the report should know.
  public var warnings: [WarningRecord]?

  /// A hash of everything that the report depends on besides the line, such as `sha256:…`.
  public var provenance: String?

  /// What the report was made with; nil where nothing was made.
  public var origin: OriginRecord?

  /// The `x_…` fields of the record, as they were written.
  public var echo: [ExtensionField]?

  /// Where the tokens are, addresses and emoji included.
  public var tokens: [SpanRecord]?

  /// The text or what redaction left of it; nil unless it was asked for and may be given.
  public var text: Text?

  /// Crisis contacts of the country, where a flag was raised; nil where none was, or no country is known.
  public var contacts: [ContactRecord]?

  /// Where the text was redacted by patterns; nil where nobody asked for it.
  public var redactions: [RedactionRecord]?

  /// Computed measures of each speaker by itself; nil where they were not asked for.
  public var speakers: [SpeakerRecord]?

  /// A report as given. What is not named here is set afterwards; nothing is checked.
  public init(
    line: Int, id: String? = nil, status: Status, reason: String? = nil, error: RecordError? = nil,
    language: Language? = nil, genre: String? = nil, size: Size? = nil, flags: [FlagRecord]? = nil,
    findings: [FindingRecord]? = nil, markers: [MarkerRecord]? = nil, scores: [ScoreRecord]? = nil,
    decisions: [DecisionRecord]? = nil, warnings: [WarningRecord]? = nil, provenance: String? = nil,
    echo: [ExtensionField]? = nil, tokens: [SpanRecord]? = nil, text: Text? = nil,
    redactions: [RedactionRecord]? = nil, contacts: [ContactRecord]? = nil
  ) {
    self.line = line
    self.id = id
    self.status = status
    self.reason = reason
    self.error = error
    self.language = language
    self.genre = genre
    self.size = size
    self.flags = flags
    self.findings = findings
    self.markers = markers
    self.scores = scores
    self.decisions = decisions
    self.warnings = warnings
    self.provenance = provenance
    self.echo = echo
    self.tokens = tokens
    self.text = text
    self.redactions = redactions
    self.contacts = contacts
  }

  /// The report of a line that could not be read.
  public init(line: Int, error: RecordError) {
    self.init(line: line, id: error.id, status: .error, error: error)
  }
}
