/// The one sentence of a card: fewer than 140 characters, as CDS Hooks 2.0 asks.
package enum CardSummary {
  /// Counted in UTF-16 units, which are never fewer than characters, so that clients of every kind agree.
  package static let limit = 139

  /// The text where it fits; otherwise cut behind a word, with an ellipsis.
  package static func text(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard line.utf16.count > limit else { return line }
    var kept = ""
    var count = 0
    for character in line {
      count += character.utf16.count
      if count > limit - 1 { break }
      kept.append(character)
    }
    // A script without spaces is cut where it is; one with them not within a word, unless the word is very long.
    if let space = kept.lastIndex(of: " "), kept.distance(from: space, to: kept.endIndex) < 40 { kept = String(kept[..<space]) }
    return kept + "…"
  }
}
