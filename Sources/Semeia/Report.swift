public import SemeiaDecisions
public import SemeiaLexicon
public import SemeiaMarkers
public import SemeiaScoring
public import SemeiaText

/// Something a caller should know that is no error.
public struct ReportWarning: Hashable, Sendable {
  /// `no-safety-content`, `unknown-fields`, `language-mismatch` …
  public var code: String
  public var message: String
  public var count: Int?

  public init(code: String, message: String, count: Int? = nil) {
    self.code = code
    self.message = message
    self.count = count
  }
}

/// Everything that Semeia says of one document.
public struct Report: Sendable {
  /// Whether anything may be said.
  public enum Status: Hashable, Sendable {
    case ok
    /// Nothing may be said of findings and scores; safety content ran all the same.
    case abstained(Reason)
    /// The subject did not consent; nothing was read.
    case withheld
  }

  public enum Reason: String, Hashable, Sendable {
    case emptyText = "empty-text"
    case unsupportedLanguage = "unsupported-language"
    case unidentifiedLanguage = "unidentified-language"
  }

  /// The language that was used, and how it came to be.
  public struct Language: Hashable, Sendable {
    public enum Source: String, Hashable, Sendable { case declared, detected }
    /// The language whose content was used; the declared one where there is none.
    public var tag: LanguageTag
    public var source: Source
    /// What was declared, where something else was used.
    public var requested: LanguageTag?
    /// For a detected language, 0.5 to 1.
    public var confidence: Double?
    /// Stretches that were read in another language, in the order of the text.
    public var parts: [Part] = []
  }

  /// A stretch of a text that mixes languages.
  public struct Part: Hashable, Sendable {
    public var tag: LanguageTag
    public var span: TextSpan
  }

  public struct Size: Hashable, Sendable {
    public var scalars = 0
    public var words = 0
    public var sentences = 0
    public var turns = 0
  }

  public var document: Document
  public var status: Status
  /// What the caller said of the record besides its text.
  public var occasion = Occasion()
  public var language: Language?
  public var size = Size()
  public var flags: [Flag] = []
  public var findings: [Finding] = []
  public var markers: [MarkerValue] = []
  /// Computed measures of speech, conversation and structure, in the order of ``SpeechMeasure/all``; nil where they were not asked for.
  public var speech: [SpeechValue]?
  /// The same of each speaker by itself, in the order in which they are first heard; nil where they were not asked for.
  public var speakers: [SpeakerSpeech]?
  /// Where markers stand against the norm, for those that have one.
  public var standings: [MarkerID: MarkerStanding] {
    var standings: [MarkerID: MarkerStanding] = [:]
    for (marker, standing) in zip(markers, markerStandings) { standings[marker.marker] = standing }
    return standings
  }
  /// The same in the order of ``markers``; empty where nothing was compared.
  package var markerStandings: [MarkerStanding?] = []
  public var scores: [Score] = []
  public var decisions: [Decision] = []
  public var warnings: [ReportWarning] = []
  /// `sha256:…` of the versions of all that made the report.
  public var provenance = ""
  /// All tokens, with addresses and emoji.
  public var tokens: [TextSpan] = []
  /// The sentences.
  public var sentences: [TextSpan] = []
  /// The words of the subject, which rates and length rules are about.
  public var subjectWords = 0
  /// How much of the subject's words is quoted, or of another script.
  package var shares = WordShares()

  /// The score of a dimension, if the model has it.
  public subscript(dimension: DimensionID) -> Score? {
    scores.first { $0.dimension == dimension }
  }
}
