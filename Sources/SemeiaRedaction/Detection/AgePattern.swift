/// Ages over 89: the number, where words beside it say that it is one. Younger ages are no identifying detail and stay.
enum AgePattern {
  static func find(in reading: inout PieceText) {
    for index in reading.pieces.indices where !reading.isTaken[index] && reading.pieces[index].kind == .digits {
      guard let number = reading.number(index), (90...130).contains(number), reading.pieces[index].count <= 3 else { continue }
      if isFraction(index, reading) { continue }
      if isBefore(index, reading) || isAfter(index, reading) { reading.take(index..<index + 1, .age, identity: String(number)) }
    }
  }

  private static func isFraction(_ index: Int, _ reading: PieceText) -> Bool {
    func isSign(_ at: Int) -> Bool { [".", ",", "/"].contains { reading[at]?.isMark($0) == true } }
    return (isSign(index - 1) && reading[index - 2]?.kind == .digits) || (isSign(index + 1) && reading[index + 2]?.kind == .digits)
  }

  /// `93 years old`, `93-year-old`, `93岁`.
  private static func isBefore(_ index: Int, _ reading: PieceText) -> Bool {
    var at = reading.skippingSpace(index + 1)
    if reading[at]?.isMark("-") == true || reading[at]?.isMark("‑") == true { at = reading.skippingSpace(at + 1) }
    guard let cue = reading.cue(.ageAfter, at: at) else { return false }
    return !reading.isJoinedRight(cue.end) || reading[cue.end - 1]?.kind == .character
  }

  /// `aged 93`, `Edad: 93`.
  private static func isAfter(_ index: Int, _ reading: PieceText) -> Bool {
    var at = index - 1
    var steps = 0
    while steps < 3, let piece = reading[at], piece.kind == .space || piece.isMark(":") || piece.isMark("：") || piece.isMark("=") {
      at -= 1
      steps += 1
    }
    for length in 0..<6 where at - length >= 0 {
      if let cue = reading.cue(.ageBefore, at: at - length), cue.end == at + 1 { return true }
    }
    return false
  }
}
