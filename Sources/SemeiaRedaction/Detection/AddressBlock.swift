import SemeiaText

/// What goes on from an address: its further lines, and the places behind its commas.
///
/// A line or a part between commas belongs to the address before it where it has nothing but words with capitals and numbers, five at most.
enum AddressBlock {
  static func find(in reading: inout PieceText) {
    for find in reading.finds where find.type == .address || find.type == .postcode {
      guard var at = piece(endingAt: find.span.end, reading) else { continue }
      for _ in 0..<5 {
        guard let next = part(after: at, reading), reading.take(next, .address) else { break }
        at = next.upperBound
      }
    }
  }

  /// The index behind the piece that ends at a byte; nil where none does.
  private static func piece(endingAt offset: Int, _ reading: PieceText) -> Int? {
    if let next = reading.index(ofPieceAt: offset) { return next }
    return reading.pieces.last?.end == offset ? reading.pieces.count : nil
  }

  /// The next line or the part behind a comma, where it is one of an address.
  private static func part(after end: Int, _ reading: PieceText) -> Range<Int>? {
    var at = end
    if reading[at]?.isMark(",") == true { at += 1 }
    at = reading.skippingSpace(at)
    if reading[at]?.kind == .lineEnd { at = reading.skippingSpace(at + 1) }
    let start = at
    guard start > end, reading[start - 1]?.kind == .lineEnd || reading[end]?.isMark(",") == true || reading[start - 2]?.kind == .lineEnd
    else { return nil }
    var words = 0
    var hasPlace = false
    while let piece = reading[at], !reading.isTaken[at], words < 5 {
      switch piece.kind {
      case .word where piece.isCapitalized && !reading.has(.notName, at: at) && !reading.has(.title, at: at):
        hasPlace = hasPlace || piece.count > 1
      case .digits where (3...6).contains(piece.count): hasPlace = hasPlace || words > 0
      default: return nil
      }
      words += 1
      at += 1
      while let joint = reading[at], joint.isMark("-") || joint.isMark("'") || joint.isMark("’"), let next = reading[at + 1],
        next.kind == .word || next.kind == .digits
      { at += 2 }
      if reading[at]?.kind == .space, reading[at + 1]?.kind != .lineEnd { at += 1 } else { break }
    }
    let isLine = reading[start - 1]?.kind == .lineEnd || reading[start - 2]?.kind == .lineEnd
    guard hasPlace, at > start, let last = reading[at - 1], last.kind != .space else { return nil }
    let after = reading[at]
    let isClosed =
      after == nil || after?.kind == .lineEnd || after?.isMark(",") == true || after?.isMark(".") == true || after?.isMark(";") == true
      || after?.isMark("?") == true
    if !isClosed { return nil }
    return isFieldName(start, reading) || (isLine && words == 1 && reading.has(.closing, at: start)) ? nil : start..<at
  }

  /// Whether a cue of another kind begins there: `Tel`, `Patient`.
  private static func isFieldName(_ at: Int, _ reading: PieceText) -> Bool {
    [CueKind.nameField, .phoneField, .recordField, .nationalField, .accountField, .closing].contains { reading.has($0, at: at) }
  }
}
