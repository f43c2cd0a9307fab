/// What kind of thing a token is.
public enum TokenKind: UInt8, Hashable, Sendable {
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

  /// Whether the token counts as a word of the text: rates are per word.
  public var isWord: Bool { rawValue <= TokenKind.ideograph.rawValue }
}

/// A token: a stretch of text and its kind.
public struct Token: Hashable, Sendable {
  public var span: TextSpan
  public var kind: TokenKind
}

/// How strongly the text between two units parts them.
package enum BreakLevel: UInt8, Sendable, Comparable {
  /// Nothing but spaces, hyphens, quotation marks.
  case none
  /// A comma, a bracket, a trailing ellipsis.
  case comma
  /// A semicolon, a colon, a dash, a full stop that ends no sentence by ICU's rules.
  case clause
  /// The end of a sentence or of a line.
  case sentence
  /// A blank line.
  case paragraph
  /// Another turn begins.
  case turn

  package static func < (lhs: BreakLevel, rhs: BreakLevel) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// What stands between two units.
package struct Gap: Sendable, Equatable {
  package struct Marks: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let comma = Marks(rawValue: 1)
    package static let question = Marks(rawValue: 2)
    package static let opensQuote = Marks(rawValue: 4)
    package static let closesQuote = Marks(rawValue: 8)
    package static let colon = Marks(rawValue: 16)
    package static let exclamation = Marks(rawValue: 32)
    package static let lineBreak = Marks(rawValue: 64)
    package static let dash = Marks(rawValue: 128)
  }

  package var level: BreakLevel = .none
  package var marks: Marks = []
  package init() {}
}

/// A document cut into tokens and sentences.
public struct SegmentedText: Sendable {
  public let document: Document
  /// Words, numbers, emoji, addresses, in order, disjoint. Spaces and punctuation are no tokens.
  public let tokens: [Token]
  /// ICU's sentences; they tile the text: each begins where the one before it ends.
  public let sentences: [TextSpan]
  /// What stands before each token, and after the last.
  package let gaps: [Gap]

  /// The number of words, see ``TokenKind/isWord``.
  public var wordCount: Int { tokens.reduce(0) { $0 + ($1.kind.isWord ? 1 : 0) } }
}

/// The units that patterns are matched over: words, or characters in a language written without spaces.
package struct Units: Sendable {
  /// Start and end offset of each unit.
  package var starts: [Int32] = []
  package var ends: [Int32] = []
  /// The folded keys, one after the other; `keyEnds[i]` is where the key of unit i ends.
  package var keys: [UInt8] = []
  package var keyEnds: [Int32] = []
  /// What stands before each unit, and after the last: one more than units.
  package var gaps: [Gap] = []
  /// Whether a unit continues the Latin (or other spaced) word of the unit before it; always false for words.
  package var continuesWord: [Bool] = []

  package var count: Int { starts.count }

  /// The bytes of the units `range`.
  package func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(Int(starts[range.lowerBound]), Int(ends[range.upperBound - 1]))
  }
}
