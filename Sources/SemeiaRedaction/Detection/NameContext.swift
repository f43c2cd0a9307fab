/// Names by what stands around them: `Okafor said`, `I told Okafor`, and two or three words with capitals within a sentence.
///
/// The last finds any proper name, also of a place or a firm. It is used only for texts whose language is named and whose table has words of
/// the kind `name-verb`: where nouns have capitals, or nobody says which language it is, it would take too much.
enum NameContext {
  private static let mostWords = 3

  static func find(in reading: inout PieceText) {
    var small: Set<String>?
    for cue in reading.cues where cue.kind == .nameVerb && !reading.isTaken[cue.start] && reading.isLongest(cue) {
      if cue.value == "after" { after(cue, &reading, &small) } else { before(cue, &reading, &small) }
    }
    guard reading.vocabulary.readsCapitals(reading.language) else { return }
    var at = 0
    while at < reading.pieces.count {
      let end = isName(at, reading) ? runEnd(at, reading) : at
      if end > at + 1 { take(at, end, &reading, &small) }
      at = max(end, at + 1)
    }
  }

  /// `told Okafor`, `called Ada Okafor`.
  private static func after(_ cue: PieceText.FoundCue, _ reading: inout PieceText, _ small: inout Set<String>?) {
    guard reading[cue.end]?.kind == .space, isName(cue.end + 1, reading) else { return }
    let end = runEnd(cue.end + 1, reading)
    if isNew(cue.end + 1, end, reading, &small) { reading.take(cue.end + 1..<end, .name) }
  }

  /// `Okafor said`; a single word that begins a sentence may be any word.
  private static func before(_ cue: PieceText.FoundCue, _ reading: inout PieceText, _ small: inout Set<String>?) {
    guard reading[cue.start - 1]?.kind == .space, reading.pieces[cue.start].letterCase == .lower else { return }
    var start = cue.start - 2
    guard isName(start, reading) else { return }
    let end = start + 1
    while end - start < mostWords * 2 - 2, reading[start - 1]?.kind == .space, isName(start - 2, reading) { start -= 2 }
    if end - start == 1, beginsSentence(start, reading) { return }
    if isNew(start, end, reading, &small) { reading.take(start..<end, .name) }
  }

  /// Two or three words with capitals, within a sentence; with a number before them they are an address.
  private static func take(_ start: Int, _ end: Int, _ reading: inout PieceText, _ small: inout Set<String>?) {
    var words = 0
    for at in start..<end where reading.pieces[at].letterCase == .capital && reading.pieces[at].count > 1 { words += 1 }
    guard (2...mostWords).contains(words), isNew(start, end, reading, &small) else { return }
    if let number = reading[start - 2], reading[start - 1]?.kind == .space, number.kind == .digits, number.count <= 5,
      !reading.isTaken[start - 2],
      !reading.isJoinedLeft(start - 2), !beginsSentence(start - 2, reading)
    {
      let whole = AddressPattern.continued(end, reading)
      if !reading.take(start - 2..<whole, .address) { reading.take(start - 2..<end, .address) }
    } else if !isHeading(start, end, reading), !beginsSentence(start, reading) || goesOn(end, reading) {
      reading.take(start..<end, .name)
    }
  }

  /// Where a run of names ends: spaces, hyphens, initials and particles are within it.
  private static func runEnd(_ start: Int, _ reading: PieceText) -> Int {
    var end = start + 1
    var words = 1
    while words <= mostWords {
      var at = end
      // `Ada J. Okafor`
      if reading[at]?.isMark(".") == true, reading.pieces[at - 1].count == 1 { at += 1 }
      guard
        reading[at]?.kind == .space || reading[at]?.isMark("-") == true || reading[at]?.isMark("’") == true
          || reading[at]?.isMark("'") == true
      else { break }
      let isJoined = reading[at]?.kind != .space
      at += 1
      if !isJoined, let particle = reading.cue(.particle, at: at), reading[particle.end]?.kind == .space, isName(particle.end + 1, reading)
      {
        at = particle.end + 1
      }
      guard isName(at, reading) || isInitial(at, reading) else { break }
      end = at + 1
      if !isJoined { words += 1 }
    }
    return end
  }

  private static func isInitial(_ at: Int, _ reading: PieceText) -> Bool {
    guard let piece = reading[at] else { return false }
    return piece.kind == .word && piece.count == 1 && piece.isCapitalized && reading[at + 1]?.isMark(".") == true
      && reading[at + 2]?.kind == .space
  }

  /// A word with one capital, which no table calls another kind of word.
  private static func isName(_ at: Int, _ reading: PieceText) -> Bool {
    guard let piece = reading[at], piece.kind == .word, piece.letterCase == .capital, piece.count > 1, !reading.isTaken[at] else {
      return false
    }
    return !reading.has(.notName, at: at) && !reading.has(.month, at: at) && !reading.has(.weekday, at: at) && !reading.has(.title, at: at)
      && !reading.has(.plainCapital, at: at) && !reading.has(.country, at: at)
  }

  /// Whether nothing of its sentence stands before a piece, so that its capital says nothing.
  private static func beginsSentence(_ start: Int, _ reading: PieceText) -> Bool {
    var at = start - 1
    while let piece = reading[at],
      piece.kind == .space || piece.isMark("\"") || piece.isMark("“") || piece.isMark("'") || piece.isMark("‘") || piece.isMark("(")
    { at -= 1 }
    guard let piece = reading[at] else { return true }
    if piece.kind == .lineEnd { return true }
    return [".", "!", "?", ":", ";", "…", "-", "–", "—", "*", "•", "/"].contains { piece.isMark($0) }
  }

  /// Whether a sentence goes on in small letters behind a run that begins it: its second capital then says something.
  private static func goesOn(_ end: Int, _ reading: PieceText) -> Bool {
    reading[end]?.kind == .space && reading[end + 1]?.letterCase == .lower
  }

  /// A line in which most words have capitals: a heading, and no sentence.
  private static func isHeading(_ start: Int, _ end: Int, _ reading: PieceText) -> Bool {
    var low = start
    while low > 0, start - low < 24, reading.pieces[low - 1].kind != .lineEnd { low -= 1 }
    var high = end
    while high < reading.pieces.count, high - end < 24, reading.pieces[high].kind != .lineEnd { high += 1 }
    var small = 0
    for at in low..<high where reading.pieces[at].letterCase == .lower && reading.pieces[at].count > 1 { small += 1 }
    return small < 2
  }

  /// Whether no word of a run stands elsewhere in small letters: then it is a word like any other.
  private static func isNew(_ start: Int, _ end: Int, _ reading: PieceText, _ small: inout Set<String>?) -> Bool {
    if small == nil {
      var found: Set<String> = []
      for index in reading.pieces.indices where reading.pieces[index].letterCase == .lower && (2...40).contains(reading.pieces[index].count)
      {
        found.insert(reading.key(index))
      }
      small = found
    }
    return !(start..<end).contains { reading.pieces[$0].letterCase == .capital && small?.contains(reading.key($0)) == true }
  }
}
