/// A stretch of text that patterns see as one: a word, a row of digits, a space, a sign.
struct Piece {
  enum Kind: UInt8 {
    /// Letters with their marks, in a script that puts spaces between words.
    case word
    /// One character of a script that does not: Han, kana, Thai, Lao, Khmer, Burmese.
    case character
    /// A row of decimal digits of any script.
    case digits
    /// White space within a line.
    case space
    case lineEnd
    /// Any other single scalar.
    case mark
  }

  enum LetterCase: UInt8 {
    /// The script has no case, or the piece is no word.
    case none
    case lower
    /// The first letter is a capital: `Anna`.
    case capital
    /// All of two letters or more are capitals: `ANNA`.
    case upper
  }

  var kind: Kind
  var letterCase: LetterCase = .none
  /// Bytes of the text.
  var start: Int
  var end: Int
  /// How many scalars.
  var count: Int
  /// What a phrase looks up: for a word its number in the vocabulary (0 or more, −1 where no phrase has it), for a character or
  /// mark its scalar with the sign turned, minus one.
  var symbol: Int32

  /// The scalar of a mark or a character; 0 for others.
  var scalar: UInt32 { kind == .mark || kind == .character ? UInt32(bitPattern: -(symbol + 1)) : 0 }

  static func symbol(_ scalar: UInt32) -> Int32 { -Int32(bitPattern: scalar) - 1 }

  func isMark(_ sign: Unicode.Scalar) -> Bool { kind == .mark && scalar == sign.value }

  /// Whether it stands where only white space may.
  var isBlank: Bool { kind == .space || kind == .lineEnd }

  /// Whether a name may begin with it in a script that has case.
  var isCapitalized: Bool { letterCase == .capital || letterCase == .upper }
}
