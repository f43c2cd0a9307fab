import SemeiaText

/// Names by what stands beside them: titles, introductions, fields, salutations and signatures. No list of given names is used.
enum NamePattern {
  static func find(in reading: inout PieceText) {
    for cue in reading.cues where reading.isLongest(cue) {
      switch cue.kind {
      case .title: afterTitle(cue, &reading)
      case .titleAfter: beforeTitle(cue, &reading)
      case .introduction: introduced(cue, &reading)
      case .nameField: labelled(cue, &reading)
      case .closing: signed(cue, &reading)
      default: break
      }
    }
    for index in reading.pieces.indices where !reading.isTaken[index] && reading.pieces[index].kind == .word {
      byEnding(index, &reading)
      byInitials(index, &reading)
    }
  }

  private static func take(_ run: NameRun, _ reading: inout PieceText) {
    guard !run.range.isEmpty else { return }
    let first = run.range.lowerBound
    if let end = koreanEnd(first, reading) {
      reading.take(first..<first + 1, .init(reading.pieces[first].start, end), .name)
      return
    }
    var end = run.range.upperBound
    // The point of a sentence is not the point of an initial.
    if end - first > 1, reading[end - 1]?.isMark(".") == true, reading[end]?.kind != .space {
      end -= reading.pieces[end - 2].count > 1 ? 1 : 0
    }
    reading.take(first..<end, .name)
  }

  // MARK: Cues before the name

  private static func afterTitle(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    if reading.isJoinedLeft(cue.start), reading.pieces[cue.start].kind == .word { return }
    if NameRun.isInitials(cue.start, reading) { return }
    if cue.value == "surname" {
      if let name = EastAsianName.surnamed(reading.skippingSpace(cue.end), reading) { reading.take(name, .name) }
      return
    }
    take(NameRun(afterTitles(cue, reading), reading, takesSecond: true), &reading)
  }

  /// Skips the point and the space after a title, and more titles: `Prof. Dr. med.`
  private static func afterTitles(_ first: PieceText.FoundCue, _ reading: PieceText) -> Int {
    var title = first
    var at = title.end
    for _ in 0..<5 {
      if reading[at]?.isMark(".") == true, title.takesPoint { at += 1 }
      if reading[at]?.isMark("/") == true, let other = reading.cue(.title, at: at + 1) {
        title = other
        at = other.end
        continue
      }
      at = reading.skippingSpace(at)
      guard let next = reading.cue(.title, at: at) else { break }
      title = next
      at = next.end
    }
    return at
  }

  private static func introduced(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    var at = reading.skippingSpace(cue.end)
    if reading[at]?.isMark(":") == true || reading[at]?.isMark("：") == true { at = reading.skippingSpace(at + 1) }
    if let title = reading.cue(.title, at: at) { at = afterTitles(title, reading) }
    let run = NameRun(at, reading, takesSmall: cue.value != "two")
    if cue.value == "two", run.words < 2 { return }
    takeBoth(run, &reading)
  }

  private static func labelled(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    var at = reading.skippingSpace(cue.end)
    // `Name (first, last):` has no more than a few pieces before its colon.
    guard reading[at]?.isMark(":") == true || reading[at]?.isMark("：") == true || reading[at]?.isMark("=") == true else {
      // `医師　羽田野 徹`: a wide space instead, and nothing but the name in the line.
      if let name = EastAsianName.line(cue.end, reading) { reading.take(name, .name) }
      return
    }
    at = reading.skippingSpace(at + 1)
    if let title = reading.cue(.title, at: at) { at = afterTitles(title, reading) }
    let run = NameRun(at, reading, takesSmall: cue.value != "two", takesComma: true, takesSecond: true)
    if cue.value == "two", run.words < 2, reading[at]?.kind == .word, reading[at]?.letterCase != Piece.LetterCase.none { return }
    takeBoth(run, &reading)
  }

  /// A name in characters with what stands behind its space.
  private static func takeBoth(_ run: NameRun, _ reading: inout PieceText) {
    guard !run.range.isEmpty, reading.pieces[run.range.lowerBound].kind == .character,
      let end = EastAsianName.second(run.range.upperBound, reading)
    else { return take(run, &reading) }
    reading.take(run.range.lowerBound..<end, .name)
  }

  /// `Kind regards,` and a line that is nothing but a name.
  private static func signed(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    var at = reading.skippingSpace(cue.end)
    if reading[at]?.isMark(",") == true || reading[at]?.isMark("!") == true || reading[at]?.isMark("،") == true {
      at = reading.skippingSpace(at + 1)
    }
    var lines = 0
    while lines < 4, reading[at]?.kind == .lineEnd {
      lines += 1
      at = reading.skippingSpace(at + 1)
    }
    guard lines > 0 else { return }
    if let title = reading.cue(.title, at: at) { at = afterTitles(title, reading) }
    let run = NameRun(at, reading)
    let after = reading.skippingSpace(run.range.upperBound)
    if reading[after] == nil || reading[after]?.kind == .lineEnd || reading[after]?.isMark(",") == true
      || reading[after]?.isMark(".") == true
    {
      take(run, &reading)
    }
  }

  // MARK: Cues after the name

  private static func beforeTitle(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    if reading.pieces[cue.start].kind == .word, reading[cue.start - 1]?.kind != .character {
      let at = reading[cue.start - 1]?.kind == .space ? cue.start - 2 : cue.start - 1
      guard let word = reading[at], word.kind == .word, word.isCapitalized || isKorean(at, reading), !reading.has(.notName, at: at) else {
        return
      }
      var start = at
      if reading[at - 1]?.kind == .space, let before = reading[at - 2], before.kind == .word, before.isCapitalized,
        !reading.has(.notName, at: at - 2)
      {
        start = at - 2
      }
      reading.take(start..<at + 1, .name)
      return
    }
    var start = cue.start
    if reading[start - 1]?.kind == .space, cue.value == "run" { start -= 1 }
    let end = start
    guard let last = reading[end - 1], last.kind == .character else { return }
    let isHan = NameRun.isHan(last)
    let most = cue.value == "run" ? (isHan ? 4 : 10) : 4
    var found: Int?
    while end - start < most, start > 0, let piece = reading[start - 1], piece.kind == .character, NameRun.isHan(piece) == isHan,
      !reading.isTaken[start - 1]
    {
      if isHan ? false : (0x3040...0x309F).contains(piece.scalar) { break }
      if endsWithNoName(start, reading) { break }
      start -= 1
      // The nearest surname begins the name.
      if found == nil, reading.vocabulary.isSurname(reading.text(start..<start + 1), reading.languages) { found = start }
      if end - start >= 2, reading.vocabulary.isSurname(reading.text(start..<start + 2), reading.languages) { found = start }
    }
    if cue.value == "run", found == nil { found = start }
    if let found, found < end, !coversNoName(found, end, reading) { reading.take(found..<end, .name) }
  }

  private static func endsWithNoName(_ end: Int, _ reading: PieceText) -> Bool {
    (1...4).contains { back in reading.cue(.notName, at: end - back).map { $0.end == end } ?? false }
  }

  private static func coversNoName(_ start: Int, _ end: Int, _ reading: PieceText) -> Bool {
    (start..<end).contains { reading.cue(.notName, at: $0).map { $0.end <= end } ?? false }
  }

  // MARK: Endings

  /// Patronymics (`Ивановна`) and honorifics that are written as one word with the name (`김철수님`).
  private static func byEnding(_ index: Int, _ reading: inout PieceText) {
    let piece = reading.pieces[index]
    guard piece.count >= 3, piece.letterCase != .lower, piece.end - piece.start > piece.count else { return }
    if piece.letterCase == .none {
      guard piece.count <= 12, isKorean(index, reading) else { return }
      let key = Array(reading.bytes[piece.start..<piece.end])
      guard let ending = reading.vocabulary.suffix(.honorific, of: key, reading.languages), key.count - ending >= 6 else { return }
      reading.take(index..<index + 1, .init(piece.start, piece.end - ending), .name)
      return
    }
    guard reading.vocabulary.suffix(.nameSuffix, of: Array(reading.key(index).utf8), reading.languages) != nil else { return }
    func isName(_ at: Int) -> Bool {
      guard let word = reading[at] else { return false }
      return word.kind == .word && word.isCapitalized && word.count > 1 && !reading.isTaken[at] && !reading.has(.notName, at: at)
    }
    var (start, end) = (index, index + 1)
    if reading[start - 1]?.kind == .space, isName(start - 2) { start -= 2 }
    if start < index, reading[start - 1]?.kind == .space, isName(start - 2) { start -= 2 }
    if reading[end]?.kind == .space, isName(end + 1) { end += 2 }
    reading.take(start..<end, .name)
  }

  /// `Имранова П.С.`, `О. І. Ковальчук`: in Cyrillic a family name beside two initials is nothing else.
  private static func byInitials(_ index: Int, _ reading: inout PieceText) {
    func isCyrillic(_ at: Int) -> Bool {
      guard let word = reading[at], word.kind == .word, word.isCapitalized, !reading.isTaken[at] else { return false }
      return word.end - word.start == 2 * word.count && (0xD0...0xD3).contains(reading.bytes[word.start])
    }
    /// The end of two initials; nil where there are none.
    func initials(_ start: Int) -> Int? {
      guard isCyrillic(start), reading[start]?.count == 1, reading[start + 1]?.isMark(".") == true else { return nil }
      let second = reading.skippingSpace(start + 2)
      guard isCyrillic(second), reading[second]?.count == 1, reading[second + 1]?.isMark(".") == true else { return nil }
      return second + 2
    }
    func isFamily(_ at: Int) -> Bool { isCyrillic(at) && reading[at]?.count ?? 0 >= 3 && !reading.has(.notName, at: at) }
    if isFamily(index), reading[index + 1]?.kind == .space, let end = initials(index + 2) {
      reading.take(index..<end, .name)
    } else if let end = initials(index), isFamily(reading.skippingSpace(end)) {
      reading.take(index..<reading.skippingSpace(end) + 1, .name)
    }
  }

  /// Whether a word begins with a Korean family name, and has one to three syllables after it or more.
  private static func isKorean(_ index: Int, _ reading: PieceText) -> Bool {
    guard let piece = reading[index], piece.kind == .word, piece.letterCase == .none, piece.end - piece.start >= 3,
      reading.bytes[piece.start] >= 0xEA
    else { return false }
    let first = String(decoding: reading.bytes[piece.start..<piece.start + 3], as: UTF8.self)
    return reading.vocabulary.isSurname(first, reading.languages)
  }

  /// Where the name within a Korean word ends: a family name and two syllables, what follows being particles.
  private static func koreanEnd(_ index: Int, _ reading: PieceText) -> Int? {
    guard isKorean(index, reading), let piece = reading[index], piece.count > 3 else { return nil }
    return piece.start + 9
  }
}
