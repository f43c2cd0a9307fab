/// Something that a transcriber wrote besides the words: a pause, a laugh, a repair, a code.
///
/// A marker is never text of its own, and no code leaves a text without leaving one.
public struct TranscriptMarker: Sendable, Hashable {
  /// The raw values are the names under which markers are counted, and never change.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A silent pause, `(.)`, `(1.5)`, or a silence in a tier of its own.
    case pause
    /// A filled pause, `&-uh`.
    case filler
    /// A word that was begun, `&+fr`.
    case fragment
    /// Sounds that are no word, `&~baba`.
    case nonword
    /// Something done or heard, `&=laughs`.
    case event
    /// A word of somebody else inside the utterance, `&*INV:mhm`.
    case interposed
    /// Words said again as they were, `[/]`, `[x 3]`.
    case repetition
    /// Words said again otherwise, `[//]`.
    case revision
    /// The whole utterance begun anew, `[///]`.
    case reformulation
    /// A start that was given up, `[/-]`.
    case falseStart = "false-start"
    /// Words that the transcriber leaves out of counts, `[e]`.
    case exclusion
    /// What the transcriber puts in place of what was said, `[: target]`.
    case replacement
    /// What the transcriber takes for an error, `[*]`.
    case error
    /// A word that the transcriber misses, `0is`.
    case omission
    /// Words that could not be understood, `xxx`.
    case unintelligible
    /// A best guess, `[?]`.
    case uncertain
    /// Said while somebody else speaks, `[>]`.
    case overlap
    /// Lengthening, stress, pitch, tempo, voice.
    case prosody
    /// Said with force, `[!]`.
    case stress
    /// A part of a word that was not said, `(be)cause`.
    case shortening
    /// The kind of a word, `@f`.
    case form
    /// The part of speech that the transcriber gives a word, `dog$n`.
    case partOfSpeech = "part-of-speech"
    /// Parts that the transcriber joined to one word, `ice+cream`, `you_know`, `give~me`; the code is the sign.
    case compound
    /// A prefix set off from its stem, `un#do`; the code is the prefix.
    case prefix
    /// Another language, `@s:spa`, `[- spa]`.
    case language
    /// How an utterance joins the one before it, `++`.
    case linker
    /// The utterance trails off, `+...`.
    case trailingOff = "trailing-off"
    /// Broken off by somebody else, `+/.`.
    case interruption
    /// Broken off by the speaker, `+//.`.
    case selfInterruption = "self-interruption"
    /// A terminator of another kind, such as `+".` before a quotation.
    case terminator
    /// How it was said, `[=! whispers]`.
    case manner
    /// A remark of the transcriber, `[% …]`.
    case comment
    /// A code of the transcriber's own, `[^ …]`.
    case freecode
    /// A code of the whole utterance, `[+ …]`.
    case postcode
    /// A stretch set off by signs, `‹ ›`, or long features, `&{l=X`.
    case scope
    /// A time inside an utterance.
    case time
    /// A tag of captions that changes the look of words.
    case markup
    /// A point of time with a label.
    case point
    /// Anything else that is no word.
    case other
  }

  /// What was marked.
  public var kind: Kind
  /// The turn it belongs to, an index of ``Transcript/turns``; nil where it stands in none.
  public var turn: Int?
  /// UTF-8 offsets in that turn's text: the words it is about, or an empty range where it happened.
  public var span: Range<Int>
  /// Where it stands in the file.
  public var place: SourcePlace
  /// The code as it stands, without brackets and signs: `laughs`, `s:r`, a count; empty where the kind says all.
  public var code: String
  /// How long it lasted; nil where the file does not say, as for `(.)`.
  public var seconds: Double?
  /// How many words it stands for that are not in the text: those that were left out, or said again and again (`[x 3]`: two times what
  /// stands there). Nil where `span` holds its words, or it has none.
  public var words: Int?

  package init(
    _ kind: Kind, turn: Int?, span: Range<Int>, place: SourcePlace, code: String = "", seconds: Double? = nil, words: Int? = nil
  ) {
    self.kind = kind
    self.turn = turn
    self.span = span
    self.place = place
    self.code = code
    self.seconds = seconds
    self.words = words
  }
}
