import SemeiaText

/// Addresses whose street has no word for its kind, by what stands beside it: a flat (`1200 Broadway, Apt 5`), words that announce an
/// address (`lives at 18 Rua do Arenque`), a postcode with its place and country (`28041 Ávila (España)`); and the name above them.
enum AnchoredAddress {
  static func find(in reading: inout PieceText) {
    for cue in reading.cues where !reading.isTaken[cue.start] && reading.isLongest(cue) {
      switch cue.kind {
      case .unit where cue.value == "flat": beforeUnit(cue, &reading)
      case .addressField: announced(cue, &reading)
      default: break
      }
    }
    for index in reading.pieces.indices where reading.pieces[index].kind == .digits && !reading.isTaken[index] { place(index, &reading) }
    for cue in reading.cues where cue.kind == .country && !reading.isTaken[cue.start] { beforeCountry(cue, &reading) }
  }

  /// `Sara Roe`, alone on the line above an address.
  static func names(in reading: inout PieceText) {
    for find in reading.finds where find.type == .address {
      guard var at = reading.index(ofPieceAt: find.span.start), at > 1 else { continue }
      at -= 1
      var lines = 0
      while at >= 0, lines < 3, reading.pieces[at].isBlank {
        if reading.pieces[at].kind == .lineEnd { lines += 1 }
        at -= 1
      }
      guard lines > 0, at >= 0 else { continue }
      let end = at + 1
      var words = 0
      while at >= 0, end - at <= 9, reading.pieces[at].kind != .lineEnd { at -= 1 }
      var start = at + 1
      guard start < end, at < 0 || reading.pieces[at].kind == .lineEnd else { continue }
      start = reading.skippingSpace(start)
      if let title = reading.cue(.title, at: start) {
        start = reading.skippingSpace(title.takesPoint && reading[title.end]?.isMark(".") == true ? title.end + 1 : title.end)
      }
      let run = NameRun(start, reading)
      words = run.words
      if run.range.upperBound == end, (2...4).contains(words) { reading.take(run.range, .name) }
    }
  }

  // MARK: Anchors

  /// Capitals and numbers before `Apt. 5`, on its line or the one above; one of them must be a number.
  private static func beforeUnit(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    guard reading.pieces[cue.start].isCapitalized, let end = AddressPattern.part(cue.start, reading) else { return }
    var at = cue.start - 1
    var start = cue.start
    var (numbers, words, lines) = (0, 0, 0)
    while at >= 0, cue.start - at < 18, !reading.isTaken[at] {
      let piece = reading.pieces[at]
      if piece.kind == .digits, piece.count <= 6 {
        numbers += 1
        start = at
      } else if piece.kind == .word, piece.isCapitalized, !reading.has(.notName, at: at) {
        words += 1
        start = at
      } else if piece.kind == .word, reading.has(.particle, at: at) {
        // It belongs to the name only where a capital comes before.
      } else if piece.kind == .lineEnd {
        lines += 1
        if lines > 1 || start < cue.start { break }
      } else if piece.kind != .space && !piece.isMark(",") && !piece.isMark(".") && !piece.isMark("-") {
        break
      }
      at -= 1
    }
    guard numbers > 0, words > 0 else { return }
    take(start, end, &reading)
  }

  /// `lives at 18 Rua do Arenque 4`: a number must come first where no colon says that an address follows.
  private static func announced(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    let (start, _) = FieldPattern.afterLinks(cue.end, reading)
    guard let number = reading[start], number.kind == .digits, number.count <= 6, !reading.isTaken[start],
      reading[start + 1]?.kind == .space
    else { return }
    let name = AddressPattern.nameEnd(start + 2, reading)
    guard name > start + 2 else { return }
    take(start, AddressPattern.houseNumber(name, reading) ?? name, &reading)
  }

  /// `28935 Ávila (España)`, `E-28935 Ávila, España`: five digits and a place; a country or a bracket must follow.
  private static func place(_ index: Int, _ reading: inout PieceText) {
    guard reading.pieces[index].count == 5, reading[index + 1]?.kind == .space || reading[index + 1]?.isMark(".") == true else { return }
    var start = index
    if reading[index - 1]?.isMark("-") == true, let prefix = reading[index - 2], prefix.kind == .word, prefix.letterCase != .lower,
      prefix.count <= 2
    {
      start = index - 2
    }
    if reading.isJoinedLeft(start) { return }
    var end = AddressPattern.placeWords(skippingPoint(index + 1, reading), reading)
    guard end > index + 2 else { return }
    // An address before it, or a mail address behind it, says that the number is a postcode.
    var isSure = start < index || isTaken(before: start, reading)
    for _ in 0..<3 {
      var at = reading.skippingSpace(end)
      if reading[at]?.isMark("-") == true, reading[at + 1]?.kind == .space { at += 1 } else { at = skippingPoint(end, reading) }
      at = reading.skippingSpace(at)
      if reading[at]?.isMark("(") == true {
        let inner = AddressPattern.placeWords(at + 1, reading)
        guard inner > at + 1, reading[inner]?.isMark(")") == true else { break }
        end = inner + 1
        isSure = true
      } else if let country = reading.cue(.country, at: at), reading.pieces[at].isCapitalized {
        end = country.end
        isSure = true
        break
      } else {
        // A province may stand between the place and the country.
        let next = AddressPattern.placeWords(at, reading)
        guard next > at, at > end else { break }
        let after = reading.skippingSpace(skippingPoint(next, reading))
        guard reading[after]?.isMark("(") == true || reading.has(.country, at: after) else { break }
        end = next
      }
    }
    let after = skippingPoint(end, reading)
    if reading[after] != nil, reading.isTaken[after] || reading.has(.phoneField, at: after) { isSure = true }
    if isSure { reading.take(start..<end, .address) }
  }

  /// `Ávila (España)`: a place that a country in brackets follows.
  private static func beforeCountry(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    guard reading.pieces[cue.start].isCapitalized, reading[cue.start - 1]?.isMark("(") == true, reading[cue.end]?.isMark(")") == true else {
      return
    }
    var at = cue.start - 2
    while at >= 0, cue.start - at < 5, reading.pieces[at].kind == .space || reading.pieces[at].isMark(".") { at -= 1 }
    var start = at + 1
    var words = 0
    while at >= 0, words < 3, reading.pieces[at].kind == .word, !reading.isTaken[at], !reading.has(.notName, at: at) {
      guard reading.pieces[at].isCapitalized || (words > 0 && reading.has(.particle, at: at)) else { break }
      if reading.pieces[at].isCapitalized { start = at }
      words += 1
      guard reading[at - 1]?.kind == .space else { break }
      at -= 2
    }
    if words > 0 { reading.take(start..<cue.end + 1, .address) }
  }

  /// Whether what stands before a piece, signs and spaces aside, is known already.
  private static func isTaken(before start: Int, _ reading: PieceText) -> Bool {
    var at = start - 1
    while at >= 0, start - at < 4, reading.pieces[at].kind == .space || reading.pieces[at].kind == .mark, !reading.isTaken[at] { at -= 1 }
    return at >= 0 && reading.isTaken[at]
  }

  private static func skippingPoint(_ index: Int, _ reading: PieceText) -> Int {
    let at = reading[index]?.isMark(".") == true || reading[index]?.isMark(",") == true ? index + 1 : index
    return reading.skippingSpace(at)
  }

  private static func take(_ start: Int, _ end: Int, _ reading: inout PieceText) {
    let whole = AddressPattern.continued(end, reading)
    if !reading.take(start..<whole, .address) { reading.take(start..<end, .address) }
  }
}
