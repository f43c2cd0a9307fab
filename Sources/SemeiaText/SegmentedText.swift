/// What kind of thing a token is.
public enum TokenKind: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// Letters of an alphabet or syllabary that ICU finds by rule.
  case word
  /// A number.
  case number
  /// A word of kana, found by dictionary.
  case kana
  /// A word of ideographs (or of Thai, Lao, Khmer and Burmese letters), found by dictionary.
  case ideograph
  /// An emoji, with its modifiers and joined parts.
  case emoji
  /// A web address.
  case link
  /// An e-mail address.
  case email
  /// A name with `@` before it.
  case mention
  /// What stands for an identifier in a redacted text: `[NAME-1]`.
  case placeholder

  /// Whether the token counts as a word of the text: rates are per word.
  @inlinable public var isWord: Bool { rawValue <= TokenKind.ideograph.rawValue }

  /// Whether patterns can be about the token: not about addresses, names and what stands for them.
  @_spi(Loops) @inlinable public var hasKey: Bool { rawValue <= TokenKind.emoji.rawValue }
}

/// A token: a stretch of text and its kind.
public struct Token: Hashable, Sendable, BitwiseCopyable {
  /// Where it stands, in UTF-8 offsets of the document.
  public var span: TextSpan
  /// What it is.
  public var kind: TokenKind
}

/// How strongly the text between two units parts them.
@_spi(Loops) public struct BreakLevel: Sendable, Hashable, BitwiseCopyable, Comparable {
  public let rawValue: UInt8
  @inlinable init(_ rawValue: UInt8) { self.rawValue = rawValue }

  /// Nothing but spaces, hyphens, quotation marks.
  @inlinable public static var none: BreakLevel { BreakLevel(0) }
  /// A comma, a bracket around a word or two, a trailing ellipsis.
  @inlinable public static var comma: BreakLevel { BreakLevel(1) }
  /// A bracket around more: no pattern reaches across it, what a cue says does.
  @inlinable public static var bracket: BreakLevel { BreakLevel(2) }
  /// A semicolon, a colon, a dash, a full stop that ends no sentence by ICU's rules.
  @inlinable public static var clause: BreakLevel { BreakLevel(3) }
  /// The end of a sentence or of a line.
  @inlinable public static var sentence: BreakLevel { BreakLevel(4) }
  /// A blank line.
  @inlinable public static var paragraph: BreakLevel { BreakLevel(5) }
  /// Another turn begins.
  @inlinable public static var turn: BreakLevel { BreakLevel(6) }

  @inlinable public static func < (lhs: BreakLevel, rhs: BreakLevel) -> Bool { lhs.rawValue < rhs.rawValue }
  @inlinable public static func >= (lhs: BreakLevel, rhs: BreakLevel) -> Bool { lhs.rawValue >= rhs.rawValue }
  @inlinable public static func == (lhs: BreakLevel, rhs: BreakLevel) -> Bool { lhs.rawValue == rhs.rawValue }
}

/// What stands between two units.
@_spi(Loops) public struct Gap: Sendable, Equatable, BitwiseCopyable {
  public struct Marks: OptionSet, Sendable, BitwiseCopyable {
    public var rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    @inlinable public static var comma: Marks { Marks(rawValue: 1) }
    @inlinable public static var question: Marks { Marks(rawValue: 2) }
    @inlinable public static var opensQuote: Marks { Marks(rawValue: 4) }
    @inlinable public static var closesQuote: Marks { Marks(rawValue: 8) }
    @inlinable public static var colon: Marks { Marks(rawValue: 16) }
    /// A short line ends here without a stop, and a small letter begins the next: the words may go on, what a cue says does not.
    @inlinable public static var shortLine: Marks { Marks(rawValue: 32) }
    /// A sign of absence stands here, behind what it is about ("SI (-)") or before it ("(-) SI").
    @inlinable public static var minus: Marks { Marks(rawValue: 64) }
    /// A sign of presence: "AVH (+)", "anxiety++".
    @inlinable public static var plus: Marks { Marks(rawValue: 128) }
    /// The sign is about what follows it: it begins a line or an item, as signs of this line do.
    @inlinable public static var leads: Marks { Marks(rawValue: 256) }
    /// A colon as behind a heading, and no part of an emoticon: "Mood: low"; a dash for "is": "Жизнь — боль".
    @inlinable public static var heads: Marks { Marks(rawValue: 512) }

    /// Whether a mark is there.
    @inlinable @inline(__always)
    package func has(_ mark: Marks) -> Bool { rawValue & mark.rawValue != 0 }
  }

  public var level: BreakLevel = .none
  public var marks: Marks = []
  @inlinable public init() {}

  /// Whether what stands before may be the heading of what follows in its line, and nobody begins to be quoted.
  package var endsHeading: Bool { level == .clause && marks.has(.heads) && !marks.has(.opensQuote) }
}

/// A document cut into tokens and sentences.
public struct SegmentedText: Sendable {
  /// The text that was cut.
  public let document: Document
  /// Words, numbers, emoji, addresses, in order, disjoint. Spaces and punctuation are no tokens.
  public let tokens: [Token]
  /// ICU's sentences; they tile the text: each begins where the one before it ends.
  public let sentences: [TextSpan]
  /// What stands before each token, and after the last.
  package let gaps: [Gap]

  /// The number of words, see ``TokenKind/isWord``.
  public var wordCount: Int { tokens.reduce(0) { $0 + ($1.kind.isWord ? 1 : 0) } }

  /// Whether the text at an offset is the subject's own: everything of a text that is no conversation, and of one the subject's turns.
  ///
  /// - Parameter offset: of UTF-8, within the text.
  @inlinable public func isSubject(at offset: Int) -> Bool { !document.isConversation || isSubjectsTurn(at: offset) }

  @usableFromInline func isSubjectsTurn(at offset: Int) -> Bool { document.turns[document.turn(at: offset)].role == .subject }
}

/// The units that patterns are matched over: words, or characters in a language written without spaces.
@_spi(Loops) public struct Units {
  /// The text that the units are stretches of.
  public let bytes: [UInt8]
  /// What folds their keys.
  package let folder: KeyFolder
  /// Start and end offset of each unit.
  public var starts: [Int32] = []
  public var ends: [Int32] = []
  /// What stands before each unit, and after the last: one more than units.
  public var gaps: [Gap] = []
  /// Whether a unit continues the Latin (or other spaced) word of the unit before it; empty where units are words.
  public var continuesWord: [Bool] = []
  /// Whether a unit has a key: addresses, names with `@` and placeholders have none. Empty where all have.
  public var hasKey: [Bool] = []
  /// What is read in place of the placeholders of dates and of hidden words, by unit, in order.
  package var standIns: [StandIn] = []

  /// The key of a unit that is not read by its own letters.
  package struct StandIn: Hashable, Sendable {
    package var unit: Int
    package var key: [UInt8]
    /// Whether it stands for a date that was taken out.
    package var isDate: Bool
  }

  package init(_ bytes: [UInt8], _ folder: KeyFolder) {
    self.bytes = bytes
    self.folder = folder
  }

  @inlinable public var count: Int { starts.count }

  /// The bytes of the units `range`.
  @inlinable public func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(Int(starts[range.lowerBound]), Int(ends[range.upperBound - 1]))
  }

  /// The folded key of a unit.
  package func key(of unit: Int) -> [UInt8] {
    var key: [UInt8] = []
    appendKey(of: unit, to: &key)
    return key
  }

  /// Appends the folded key of a unit, where it has one.
  package func appendKey(of unit: Int, to key: inout [UInt8]) {
    guard hasKey.isEmpty || hasKey[unit] else { return }
    bytes.withUnsafeBufferPointer { folder.fold($0, Int(starts[unit]), Int(ends[unit]), into: &key) }
  }
}
