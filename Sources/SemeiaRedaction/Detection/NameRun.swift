/// How far a name goes from where a cue says that one begins.
struct NameRun {
  /// Pieces of the name; empty where there is none.
  var range: Range<Int>
  var words = 0

  private static let mostWords = 6

  /// - Parameters:
  ///   - start: the first piece after the cue and its space.
  ///   - takesSmall: whether a name may be written in small letters.
  ///   - takesComma: whether `Lopez, Maria` is one name.
  ///   - takesSecond: whether, in Thai, what stands behind the next space belongs to the name.
  init(_ start: Int, _ reading: PieceText, takesSmall: Bool = false, takesComma: Bool = false, takesSecond: Bool = false) {
    range = start..<start
    guard let first = reading[start], !reading.isTaken[start] else { return }
    switch first.kind {
    case .character:
      var end = Self.characters(start, reading)
      // A Thai family name stands behind a space.
      if takesSecond, end > start, (0xE00...0xE7F).contains(first.scalar), reading[end]?.kind == .space,
        reading[end + 1]?.kind == .character
      {
        let second = Self.characters(end + 1, reading)
        if second > end + 2 { end = second }
      }
      range = start..<end
    case .word: readWords(start, reading, takesSmall, takesComma)
    default: return
    }
    if first.kind == .character, !range.isEmpty { words = 1 }
  }

  private mutating func readWords(_ start: Int, _ reading: PieceText, _ takesSmall: Bool, _ takesComma: Bool) {
    var at = start
    var mayTakeComma = takesComma
    let isCased = reading.pieces[start].letterCase != .none
    let isSmall = reading.pieces[start].letterCase == .lower && !reading.has(.particle, at: start)
    if isSmall, !takesSmall { return }
    // A field in a script without capitals holds nothing but the name, if a sign or the line ends it.
    let most = isCased && !isSmall || takesComma && Self.isClosedSoon(start, reading) ? Self.mostWords : 2
    while words < most, let piece = reading[at], piece.kind == .word, !reading.isTaken[at] {
      if let particle = reading.cue(.particle, at: at), let next = Self.afterParticle(particle.end, reading) {
        at = next
        continue
      }
      // `Trần Văn Nam`, `Phạm Quỳnh Anh`: Vietnamese given names are words of the language, and titles.
      let isGiven = words >= 2 && reading.language == "vi" && piece.isCapitalized
      // `محمد عبد الله السيد`: a title within a name that a sign closes is a part of it.
      let isTitle = words >= 2 && !isCased && most == Self.mostWords && reading.has(.title, at: at) && reading[at + 1]?.isMark(":") != true
      if !isGiven, !isTitle, Self.ends(at, reading) { break }
      if isCased, isSmall ? piece.letterCase != .lower : !piece.isCapitalized { break }
      if isSmall, words == 1, !Self.isClosed(at + 1, reading) { break }
      let end = Self.wordEnd(at, reading)
      guard end > at else { break }
      range = start..<end
      words += 1
      at = end
      if mayTakeComma, reading[at]?.isMark(",") == true, reading[at + 1]?.kind == .space {
        mayTakeComma = false
        at += 1
      }
      // `A.M. de Vries`, `Ковальчук О.І.`: initials without spaces.
      if reading[at - 1]?.isMark(".") == true, reading[at - 2]?.count == 1, let next = reading[at], next.kind == .word, next.isCapitalized {
        continue
      }
      guard reading[at]?.kind == .space else { break }
      at += 1
    }
    // `В отпуске`: a letter of Cyrillic without its point is a word.
    if range.count == 1, let letter = reading[start], letter.count == 1, (0xD0...0xD3).contains(reading.bytes[letter.start]) {
      range = start..<start
      words = 0
    }
  }

  /// Whether a sign, the end of the line or of the text comes after at most six words.
  private static func isClosedSoon(_ start: Int, _ reading: PieceText) -> Bool {
    var at = start
    for _ in 0..<mostWords {
      guard reading[at]?.kind == .word else { return false }
      at += 1
      if reading[at]?.kind != .space { return reading[at]?.kind != .digits }
      at += 1
    }
    return false
  }

  /// Where a name goes on behind `de la`, `van der`, `al-`; nil where no capital follows.
  private static func afterParticle(_ end: Int, _ reading: PieceText) -> Int? {
    var at = end
    if reading[at]?.isMark("-") == true || reading[at]?.isMark("'") == true || reading[at]?.isMark("’") == true { at += 1 }
    at = reading.skippingSpace(at)
    guard let next = reading[at], next.kind == .word, next.isCapitalized || next.letterCase == .none, !ends(at, reading) else { return nil }
    return at
  }

  /// Whether a word is none of a name, or begins something else: `Tel:`, `Dr`.
  private static func ends(_ at: Int, _ reading: PieceText) -> Bool {
    if reading.has(.notName, at: at) || reading.has(.title, at: at) && !isInitials(at, reading) { return true }
    for kind: CueKind in [
      .nameField, .recordField, .nationalField, .phoneField, .addressField, .placeField, .postcodeField, .accountField, .ageBefore,
    ] {
      guard let cue = reading.cue(kind, at: at) else { continue }
      if [":", ".", "："].contains(where: { reading[cue.end]?.isMark($0) == true }) || kind == .recordField { return true }
    }
    return false
  }

  /// `О.І.`: two initials, though the first may be a title (`о.`, a priest) elsewhere.
  static func isInitials(_ at: Int, _ reading: PieceText) -> Bool {
    reading[at]?.count == 1 && reading[at + 1]?.isMark(".") == true && reading[at + 2]?.count == 1 && reading[at + 2]?.isCapitalized == true
      && reading[at + 3]?.isMark(".") == true
  }

  /// Whether the name cannot go on here, or can only end.
  private static func isClosed(_ end: Int, _ reading: PieceText) -> Bool {
    let at = reading.skippingSpace(end)
    guard let next = reading[at] else { return true }
    return next.kind != .word || reading.has(.notName, at: at)
  }

  /// The end of one word of a name with its hyphens, apostrophes and points: `J.`, `O'Neil`, `García-Lorca`.
  private static func wordEnd(_ start: Int, _ reading: PieceText) -> Int {
    var end = start + 1
    var parts = 1
    if reading.pieces[start].count == 1, reading.pieces[start].isCapitalized {
      if reading[end]?.isMark(".") == true { return end + 1 }
      if let next = reading[end], next.kind == .mark, !next.isMark("'"), !next.isMark("’"), !next.isMark("-"), !next.isMark(",") {
        return start
      }
    }
    while parts < 5, let sign = reading[end], let next = reading[end + 1], next.kind == .word,
      sign.isMark("-") || sign.isMark("'") || sign.isMark("’") || sign.isMark("‑") || sign.isMark("·")
    {
      // A possessive is no part of the name: `Maria's`.
      if next.count == 1, next.letterCase == .lower { break }
      end += 2
      parts += 1
    }
    return end
  }

  /// Names in scripts without spaces: to the next sign, space or word that ends them.
  private static func characters(_ start: Int, _ reading: PieceText) -> Int {
    let isHan = isHan(reading.pieces[start])
    let most = isHan ? 4 : 24
    var end = start
    while end - start < most, let piece = reading[end], !reading.isTaken[end] {
      if reading.has(.notName, at: end) { break }
      if piece.isMark("·") || piece.isMark("・") {
        if reading[end + 1]?.kind != .character { break }
      } else if piece.kind != .character || isHan != Self.isHan(piece) {
        break
      }
      end += 1
    }
    return end
  }

  static func isHan(_ piece: Piece) -> Bool { piece.kind == .character && (piece.scalar >= 0x3400 || piece.scalar == 0x3005) }
}
