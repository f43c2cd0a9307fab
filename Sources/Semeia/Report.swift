public import SemeiaDecisions
public import SemeiaLexicon
public import SemeiaMarkers
public import SemeiaScoring
public import SemeiaText

/// Something a caller should know that is no error.
public struct ReportWarning: Hashable, Sendable {
  /// `no-safety-content`, `unknown-fields`, `language-mismatch` …
  public var code: String
  /// A sentence in English, without any word of the text.
  public var message: String
  /// How many there are of what is counted; nil where nothing is.
  public var count: Int?
  /// The lines of a file that it is about; of very many the first. Nil where there is no file.
  public var lines: [Int]?

  /// What the analysis of a text warns of before rules are asked: the warnings that a rule can ask for.
  package static let ofAnalysis: Set<String> = [
    "broken-language", "content-problems", "language-mismatch", "mixed-languages", "no-safety-content", "speakers-left-out",
    "no-subject", "uncertain-language",
  ]
  /// What is added when all rules have been asked.
  package static let ofFilter: Set<String> = [
    "blind-first", "byte-order-mark", "no-redaction-content", "no-utterances", "norm-outdated", "plain-table", "several-subjects",
    "subject-concluded", "transcript-problems", "uncertain-labels", "unknown-fields", "unknown-speaker", "unnamed-turns",
  ]

  /// A warning of the caller's own. Codes are small letters and hyphens; the message must not repeat the text.
  public init(code: String, message: String, count: Int? = nil, lines: [Int]? = nil) {
    self.code = code
    self.message = message
    self.count = count
    self.lines = lines
  }
}

/// Everything that Semeia says of one document.
public struct Report: Sendable {
  /// Whether anything may be said.
  public enum Status: Hashable, Sendable {
    /// The text was read in its language.
    case ok
    /// Nothing may be said of findings and scores; safety content ran all the same.
    case abstained(Reason)
    /// The subject did not consent; nothing was read.
    case withheld
  }

  /// Why nothing may be said; the raw values stand in reports as `reason`.
  public enum Reason: String, Hashable, Sendable {
    /// The text has nothing but spaces and control characters.
    case emptyText = "empty-text"
    /// The declared language has no content.
    case unsupportedLanguage = "unsupported-language"
    /// No language was declared, and none was found in the text.
    case unidentifiedLanguage = "unidentified-language"
    /// The language has content, but none for the script that the tag names.
    case unsupportedScript = "unsupported-script"

    /// All of them, in the order in which they are declared.
    package static let all: [Reason] = [.emptyText, .unsupportedLanguage, .unidentifiedLanguage, .unsupportedScript]
  }

  /// The language that was used, and how it came to be.
  public struct Language: Hashable, Sendable {
    /// Whether the caller named the language or it was found in the text.
    public enum Source: String, Hashable, Sendable {
      /// Named by the caller; found in the text.
      case declared, detected
    }

    /// The language whose content was used; the declared one where there is none.
    public var tag: LanguageTag
    /// How the tag came to be.
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
    /// The language of the stretch.
    public var tag: LanguageTag
    /// UTF-8 offsets into the document.
    public var span: TextSpan
  }

  /// How much was read, of all speakers. 0 where nothing was.
  public struct Size: Hashable, Sendable {
    /// Unicode scalars of all turns, without the line feeds between them.
    public var scalars = 0
    /// Tokens that are words (``TokenKind/isWord``).
    public var words = 0
    /// Sentences as ICU cuts them.
    public var sentences = 0
    /// Turns; 1 for a document of one piece.
    public var turns = 0
  }

  /// The text that all offsets of the report point into.
  public var document: Document
  /// Whether anything may be said, and else why not.
  public var status: Status
  /// What the caller said of the record besides its text.
  public var occasion = Occasion()
  /// Nil where no language was found or nothing was read.
  public var language: Language?
  /// How much was read.
  public var size = Size()
  /// Safety content, whatever the length and status of the text; empty says that nothing was found, not that there is no danger.
  public var flags: [Flag] = []
  /// Every concept that was found, counted or not, by place and then by concept.
  public var findings: [Finding] = []
  /// Markers of style in the order of the catalog, then those of code that it does not describe; those that could not be measured are
  /// among them, with their reason.
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
  /// One for each dimension of the tree, in its order; empty where the report abstains.
  public var scores: [Score] = []
  /// What the rules that hold say, pack by pack in the order in which they were named. Rules that cannot be told say nothing; one that gives way to
  /// another of its pack is marked (``SemeiaDecisions/Decision/heldBy``).
  public var decisions: [Decision] = []
  /// What a reader should know, in the order in which it came up.
  public var warnings: [ReportWarning] = []
  /// The languages whose content was read: the main one first, then those of stretches in another language, or all where the language was
  /// a guess. Empty where nothing was read.
  public var contents: [LanguageTag] = []
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
