import SemeiaLexicon
@_spi(Loops) public import SemeiaText

/// Whether a statement is made, denied or left open.
public enum Polarity: String, Hashable, Sendable, CaseIterable {
  /// Made, denied, left open.
  case affirmed, negated, uncertain
}

/// Whom a statement is about.
public enum Experiencer: String, Hashable, Sendable, CaseIterable {
  /// The subject: who speaks, or the patient a note is about.
  case `self`
  /// Somebody else.
  case other
  /// People in general: "one", "you".
  case generic
}

/// When it holds. Past means ended or distant; a plain past tense without an end is the telling's time, and current.
public enum Time: String, Hashable, Sendable, CaseIterable {
  /// Now or lately; over or long ago; not yet.
  case current, past, future
}

/// In what way it holds.
public enum Modality: String, Hashable, Sendable, CaseIterable {
  /// It is so; it may be; it would be under a condition; it is asked; it is wished for.
  case actual, possible, hypothetical, question, desired
}

/// Whose words they are.
public enum Source: String, Hashable, Sendable, CaseIterable {
  /// The author's own.
  case own
  /// Somebody else's, reported.
  case quoted
  /// Lyrics, questionnaire items, templates, fiction.
  case copied
}

/// A row of `cues.tsv` that decided something about a finding, and where it stands.
public struct Cue: Hashable, Sendable {
  /// The effect, as `cues.tsv` names it: `negated`, `other`, `past` …; `idiom` for an idiom that cancels, `hyperbole` for one that only doubts.
  public var effect: String
  /// Where the words of the cue stand, in UTF-8 offsets of the document.
  public var span: TextSpan
  /// The content row: `en/cue/dont`.
  public var entry: String

  /// A cue as given; nothing is checked.
  public init(effect: String, span: TextSpan, entry: String) {
    self.effect = effect
    self.span = span
    self.entry = entry
  }
}

/// What a text asserts of a finding, on ConText's axes and three more.
public struct Assertion: Hashable, Sendable {
  /// Whether it is stated, denied or left open.
  public var polarity: Polarity = .affirmed
  /// Whom it is about.
  public var experiencer: Experiencer = .`self`
  /// When it holds.
  public var time: Time = .current
  /// In what way it holds.
  public var modality: Modality = .actual
  /// Whose words they are.
  public var source: Source = .own
  /// Intensity: 0.5 mild or rare, 1 plain, 1.5 severe or constant.
  public var intensity: Double = 1
  /// The cues that decided it, by their place in the text.
  public var cues: [Cue] = []
  /// Whether an idiom, a question without an answer or the like cancels the finding altogether.
  public var isCancelled = false
  /// Whether an idiom says that it may be exaggerated ("this homework makes me want to die"). It does not count then, but raises its flag.
  public var isHyperbole = false
  /// Whether a cue was left out that might act on it, because it stands in another statement and has a finding of its own there.
  public var isScopeDoubtful = false
  /// Whether a note names it as the condition of an instruction: "return if suicidal thoughts". It says nothing of the patient, and raises no flag.
  public var isCondition = false

  /// What holds without any cue: affirmed, of the subject, current, actual, in own words, of plain intensity.
  public init() {}

  /// How the entry of a cue begins that is no row of a table, but the layout of the text: `layout/quoted-lines`.
  static let layoutEntry = "layout/"

  /// Adds a cue at its place in the text.
  mutating func add(_ cue: Cue) {
    cues.append(cue)
    cues.sort { $0.span < $1.span }
  }

  /// Adds a cue that is no row of a table, but the layout of the text.
  mutating func add(_ effect: CueRule.Effect, _ name: String, at span: TextSpan) {
    add(Cue(effect: effect.rawValue, span: span, entry: Self.layoutEntry + name))
  }

  /// Whether the layout of the text shows that it is copied.
  var isCopiedByLayout: Bool { cues.contains { $0.effect == CueRule.Effect.copied.rawValue && $0.entry.hasPrefix(Self.layoutEntry) } }

  /// Whether the assertion lets a finding count: affirmed or uncertain, of the subject, current, actual or possible, in own words, and
  /// neither cancelled nor perhaps exaggerated.
  public var counts: Bool {
    !isCancelled && !isHyperbole && polarity != .negated && experiencer == .`self` && time == .current
      && (modality == .actual || modality == .possible) && source == .own
  }
}
