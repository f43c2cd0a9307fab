/// Rows of digits with at most one sign between two of them: `4454 7945 1139 0933`, `555-123-4567`.
struct NumberGroup {
  /// The index of each row of digits.
  var rows: [Int] = []
  /// The sign before each row but the first: a space as U+0020, nothing as 0.
  var signs: [UInt32] = []
  /// How many digits each row has.
  var counts: [Int] = []
  var digits: [UInt8] = []

  private static let longest = 8
  private static let mostDigits = 36

  /// The longest group that starts at a row of digits.
  init(_ start: Int, _ reading: PieceText) {
    var at = start
    while rows.count < Self.longest, let piece = reading[at], piece.kind == .digits, !reading.isTaken[at],
      digits.count + piece.count <= Self.mostDigits
    {
      rows.append(at)
      counts.append(piece.count)
      digits += reading.digits(at)
      guard let sign = reading[at + 1] else { break }
      var next = at + 2
      switch sign.kind {
      case .space: signs.append(0x20)
      case .mark where "-./+‑–".unicodeScalars.contains { $0.value == sign.scalar }:
        signs.append(sign.scalar == 0x2013 ? 0x2D : sign.scalar)
      default: return
      }
      // A space after a hyphen or before it: `123 - 456`.
      if sign.kind == .space, let mark = reading[next], mark.isMark("-"), reading[next + 1]?.kind == .space {
        signs[signs.count - 1] = 0x2D
        next += 2
      }
      at = next
    }
    if signs.count >= rows.count, !rows.isEmpty { signs.removeLast(signs.count - rows.count + 1) }
  }

  var isEmpty: Bool { rows.isEmpty }

  /// The first rows of the group; the pieces they cover end at `end`.
  func prefix(_ count: Int) -> (counts: ArraySlice<Int>, signs: ArraySlice<UInt32>, digits: ArraySlice<UInt8>, end: Int) {
    let length = counts[..<count].reduce(0, +)
    return (counts[..<count], signs[..<(count - 1)], digits[..<length], rows[count - 1] + 1)
  }

  /// Whether the digits of the first rows have one of the given groupings, with none but the given signs between them.
  func fits(_ count: Int, _ groups: [[Int]], _ allowed: String) -> Bool {
    let (counts, signs, _, _) = prefix(count)
    return groups.contains { $0.elementsEqual(counts) } && signs.allSatisfy { sign in allowed.unicodeScalars.contains { $0.value == sign } }
  }
}
