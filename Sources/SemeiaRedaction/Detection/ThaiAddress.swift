/// Addresses as Thailand writes them: `219 ถนนนิมมานเหมินท์ ต.สุเทพ อ.เมือง จ.เชียงใหม่ 50200`. Each part begins with a word for its kind.
enum ThaiAddress {
  static func find(in reading: inout PieceText) {
    var floor = 0
    for cue in reading.cues where cue.start >= floor && isKind(cue, reading) {
      var end = cue.start
      var parts = 0
      while parts < 8, let next = part(parts == 0 ? end : afterSpace(end, reading), reading) {
        end = next
        parts += 1
      }
      let start = number(before: cue.start, reading)
      guard parts >= 2 || (parts == 1 && start != nil) else { continue }
      reading.take((start ?? cue.start)..<end, .address)
      floor = end
    }
  }

  private static func isKind(_ cue: PieceText.FoundCue, _ reading: PieceText) -> Bool {
    guard cue.kind == .streetBefore || cue.kind == .district, (0xE00...0xE7F).contains(reading.pieces[cue.start].scalar) else {
      return false
    }
    // Within a word it is a part of it.
    return !(reading[cue.start - 1].map { $0.kind == .character && (0xE00...0xE7F).contains($0.scalar) } ?? false)
  }

  private static func afterSpace(_ at: Int, _ reading: PieceText) -> Int { reading[at]?.kind == .space ? at + 1 : -1 }

  /// A kind with its name, its number or both; a province without a kind (`กทม.`) or a postcode behind them.
  private static func part(_ start: Int, _ reading: PieceText) -> Int? {
    guard start >= 0, let first = reading[start], !reading.isTaken[start] else { return nil }
    if first.kind == .digits { return first.count == 5 && !reading.isJoinedRight(start + 1) ? start + 1 : nil }
    if let place = reading.cue(.country, at: start) { return reading[place.end]?.isMark(".") == true ? place.end + 1 : place.end }
    guard let kind = reading.cue(.streetBefore, at: start) ?? reading.cue(.district, at: start) else { return nil }
    var at = kind.end
    if reading[at]?.isMark(".") == true { at += 1 }
    if reading[at]?.kind == .space, reading[at + 1]?.kind == .digits { at += 1 }
    let name = at
    while at - name < 24, let piece = reading[at], !reading.isTaken[at],
      piece.kind == .character || piece.kind == .digits || piece.isMark("/")
    { at += 1 }
    if at > name, reading[at]?.kind == .space, reading[at + 1]?.kind == .digits, reading[at + 1]?.count ?? 9 <= 3 { at += 2 }
    return at > name ? at : nil
  }

  /// `123 `, `9/44 `, `เลขที่ 219 `: where the number of the house begins.
  private static func number(before start: Int, _ reading: PieceText) -> Int? {
    var at = start - 1
    guard reading[at]?.kind == .space, reading[at - 1]?.kind == .digits, reading[at - 1]?.count ?? 9 <= 4 else { return nil }
    at -= 1
    if reading[at - 1]?.isMark("/") == true, reading[at - 2]?.kind == .digits { at -= 2 }
    return reading.isJoinedLeft(at) || reading.isTaken[at] ? nil : at
  }
}
