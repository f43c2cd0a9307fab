/// How many columns of a terminal text takes: two for wide characters of East Asia and emoji, none for marks that combine.
enum DisplayWidth {
  static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  private static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The end of a text, as much of it as fits.
  static func suffix(_ text: String, _ width: Int) -> String {
    var taken = 0
    return String(
      text.reversed().prefix { character in
        taken += of(character)
        return taken <= width
      }.reversed())
  }

  /// The start of a text, as much of it as fits.
  static func prefix(_ text: String, _ width: Int) -> String {
    var taken = 0
    return String(
      text.prefix { character in
        taken += of(character)
        return taken <= width
      })
  }

  /// Spaces that fill a text up to a width.
  static func padding(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - of(text))) }
}

extension ConcordanceLine {
  /// One line with the match in a column of its own: `12 d7   … I lie there and ⟦can't sleep⟧ at all … counted`.
  ///
  /// Where the words may not be shown, their offsets stand instead. Each of the three parts is isolated (U+2068, U+2069) where it has letters that run from right to left, so that the columns stay.
  package func aligned(width: Int) -> String {
    let place = "\(line)" + (id.map { " \($0)" } ?? "") + (turn.map { " [\($0)]" } ?? "")
    let head = DisplayWidth.prefix(place, 16)
    if match.isEmpty { return head + DisplayWidth.padding(head, 16) + "  \(start)–\(end)  " + reading }
    return head + DisplayWidth.padding(head, 16) + "  " + DisplayWidth.padding(before, width) + Self.isolated(before) + "⟦"
      + Self.isolated(match) + "⟧"
      + Self.isolated(after) + DisplayWidth.padding(after, width) + "  " + reading
  }

  private static func isolated(_ text: String) -> String {
    text.unicodeScalars.contains { 0x590...0x8FF ~= $0.value || 0xFB1D...0xFEFC ~= $0.value } ? "\u{2068}\(text)\u{2069}" : text
  }

  /// The names of the fields.
  package static let fieldNames = ["line", "id", "turn", "start", "end", "reading", "before", "match", "after", "entry"]

  /// The fields for a table; what may not be shown is empty.
  package var fields: [String?] {
    ["\(line)", id, turn.map { "\($0)" }, "\(start)", "\(end)", reading]
      + [before, match, after].map { match.isEmpty ? nil : $0 } + [entry]
  }
}
