@_spi(Loops) package import SemeiaText

/// How the placeholder of a date is read: as a date acts on what stands beside it, and as nothing else.
///
/// Which date was taken out nobody knows. Dates in what people tell of themselves mostly lie behind them, so that a year of the past is read; the rows
/// of `cues.tsv` decide what it does, as they do with any year.
extension LanguageDescription {
  /// The folded keys of the units of a date: those of the language's description, else a year.
  package func dateKeys(_ folder: KeyFolder) -> [[UInt8]] {
    let words = dateStandIn ?? (matching == .words ? ["2015"] : ["2", "0", "1", "5", "年"])
    return words.map(folder.key(of:))
  }
}

extension Lexicon {
  /// Matches without those that take what stands for a date as a word of theirs, unless they are cues of time.
  ///
  /// - Parameter matches: all matches in the units; their order is kept.
  package func readingDates(_ matches: [PatternMatch], in units: Units) -> [PatternMatch] {
    let dates = units.standIns.filter(\.isDate)
    if dates.isEmpty { return matches }
    return matches.filter { match in
      let first = dates.firstIndexOnward { $0.unit >= match.units.lowerBound }
      for standIn in dates[first...] {
        if standIn.unit >= match.units.upperBound { break }
        if !match.isLoose(standIn.unit..<standIn.unit + 1) { return isTimeCue(match.pattern) }
      }
      return true
    }
  }

  /// Whether a row says when something is, or that words which could say so do not.
  private func isTimeCue(_ row: Int) -> Bool {
    guard entries.kind(of: row) == .cue, let effect = entries.reach(of: row)?.effect else { return false }
    return effect == .past || effect == .current || effect == .future || effect == .pseudo
  }
}
