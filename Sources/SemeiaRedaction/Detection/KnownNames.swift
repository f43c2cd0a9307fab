@_spi(Loops) import SemeiaText

/// Names that were found by their cues, found again where they stand without one: `Mrs Okafor … Okafor said`.
///
/// A word is found again only with a capital, and only if the text never has it in small letters: then it may be a word like any other.
enum KnownNames {
  static func find(in reading: inout PieceText, _ known: [String]) {
    var words: Set<String> = []
    var rows: Set<String> = []
    for find in reading.finds where find.type == .name { collect(find.span.start..<find.span.end, reading, &words, &rows) }
    for name in known {
      for word in name.split(whereSeparator: { !$0.isLetter }) where word.count >= 3 && word.first?.isUppercase == true {
        words.insert(WordKey.fold(word))
      }
    }
    if words.isEmpty, rows.isEmpty { return }
    var small: Set<String> = []
    for index in reading.pieces.indices where reading.pieces[index].letterCase == .lower && reading.pieces[index].count <= 40 {
      let key = reading.key(index)
      if words.contains(key) { small.insert(key) }
    }
    words.subtract(small)
    var index = 0
    while index < reading.pieces.count {
      let end = end(of: index, reading, words, rows)
      if end > index { reading.take(index..<end, .name) }
      index = max(end, index + 1)
    }
  }

  /// What of a found name may stand alone: its words of three letters and more, or the whole in scripts without spaces.
  private static func collect(_ span: Range<Int>, _ reading: PieceText, _ words: inout Set<String>, _ rows: inout Set<String>) {
    var low = reading.pieces.firstIndexOnward { $0.end > span.lowerBound }
    var row = ""
    while low < reading.pieces.count, reading.pieces[low].start < span.upperBound {
      let piece = reading.pieces[low]
      if piece.kind == .word, piece.count >= 3, piece.isCapitalized || (piece.letterCase == .none && piece.end <= span.upperBound),
        !reading.has(.particle, at: low)
      {
        words.insert(reading.key(low))
      } else if piece.kind == .character {
        row += reading.text(low..<low + 1)
      }
      low += 1
    }
    if (2...6).contains(row.unicodeScalars.count) { rows.insert(row) }
  }

  private static func end(of start: Int, _ reading: PieceText, _ words: Set<String>, _ rows: Set<String>) -> Int {
    let piece = reading.pieces[start]
    if reading.isTaken[start] { return start }
    if piece.kind == .character, !rows.isEmpty {
      var end = start
      var best = start
      var row = ""
      while end - start < 6, let next = reading[end], next.kind == .character, !reading.isTaken[end] {
        row += reading.text(end..<end + 1)
        end += 1
        if rows.contains(row) { best = end }
      }
      return best
    }
    var end = start
    var at = start
    while at - start < 12, let word = reading[at], word.kind == .word, word.letterCase != .lower, (3...40).contains(word.count),
      !reading.isTaken[at], words.contains(reading.key(at))
    {
      end = at + 1
      guard let sign = reading[end], sign.kind == .space || sign.isMark("-") else { break }
      at = end + 1
    }
    return end
  }
}
