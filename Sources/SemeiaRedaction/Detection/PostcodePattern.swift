/// Postcodes whose form is their own (UK, Canada, Brazil, Japan), or that have a state, a place or an address beside them.
enum PostcodePattern {
  static func find(in reading: inout PieceText) {
    for index in reading.pieces.indices where !reading.isTaken[index] {
      let piece = reading.pieces[index]
      if piece.isMark("〒") {
        if let end = group(reading.skippingSpace(index + 1), [3, 4], reading) { reading.take(index..<end, .postcode) }
      } else if piece.kind == .word, piece.letterCase == .upper || piece.count == 1, !reading.isJoinedLeft(index) {
        if let (name, end) = lettered(index, reading), name != "nl" {
          reading.take(index..<end, .postcode)
        } else {
          afterState(index, &reading)
        }
      } else if piece.kind == .digits, !reading.isJoinedLeft(index), reading[index - 1]?.isMark("-") != true {
        if let end = group(index, [5, 3], reading) { reading.take(index..<end, .postcode) }
      }
    }
  }

  /// `12345-678`: two rows of digits of these lengths with a hyphen between.
  static func group(_ start: Int, _ counts: [Int], _ reading: PieceText) -> Int? {
    guard reading[start]?.kind == .digits, reading[start]?.count == counts[0], reading[start + 1]?.isMark("-") == true,
      reading[start + 2]?.kind == .digits, reading[start + 2]?.count == counts[1], !reading.isJoinedRight(start + 3),
      reading[start + 3]?.isMark("-") != true
    else { return nil }
    return start + 3
  }

  /// `IL 62704`, `IL 62704-1234`.
  private static func afterState(_ start: Int, _ reading: inout PieceText) {
    guard let state = reading.cue(.state, at: start), reading.pieces[start].letterCase == .upper else { return }
    let at = reading.skippingSpace(reading[state.end]?.isMark(",") == true ? state.end + 1 : state.end)
    guard let zip = reading[at], zip.kind == .digits, (4...5).contains(zip.count) else { return }
    let end = group(at, [5, 4], reading) ?? at + 1
    if !reading.isJoinedRight(end) { reading.take(at..<end, .postcode) }
  }

  /// Postcodes of letters and digits: `SW1A 2AA` (UK), `K1A 0B1` (Canada), `1012 AB` (the Netherlands). Capitals only.
  ///
  /// - Returns: whose form it has, and the index after its end.
  static func lettered(_ start: Int, _ reading: PieceText) -> (String, Int)? {
    var form = ""
    var at = start
    var blank = 0
    while at - start < 8, form.utf8.count < 9, let piece = reading[at] {
      if piece.kind == .space {
        blank += 1
        if blank > 1 { break }
        form += " "
      } else if piece.kind == .digits || (piece.kind == .word && piece.letterCase != .lower), piece.end - piece.start == piece.count {
        form +=
          piece.kind == .digits
          ? String(repeating: "9", count: piece.count)
          : reading.text(at..<at + 1).allSatisfy(\.isUppercase) ? String(repeating: "A", count: piece.count) : "?"
      } else {
        break
      }
      at += 1
      guard !reading.isJoinedRight(at), form.contains(" ") else { continue }
      if ["A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA"].contains(form) { return ("uk", at) }
      if form == "A9A 9A9" { return ("ca", at) }
      if form == "9999 AA" { return ("nl", at) }
    }
    return nil
  }
}
