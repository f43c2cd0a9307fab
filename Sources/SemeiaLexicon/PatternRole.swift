/// What a row's pattern is to those that are found around it.
package enum PatternRole: UInt8, Sendable, BitwiseCopyable {
  case usual
  /// Said in passing: others are found across it.
  case filler
  /// Looks like words of the context, is none: no filler is within it, and none parts it.
  case pseudo
  /// Taken as it stands there, and not found across fillers: markers are counted word by word, and of cues every word tells ("that happens" is
  /// of the past where "that happens every day" is not).
  case exact

  /// By row; empty where a language has no fillers.
  static func all(of lexicon: Lexicon) -> [PatternRole] {
    var hasFillers = false
    let roles = lexicon.entries.indices.map { row -> PatternRole in
      switch lexicon.entries.kind(of: row) {
      case .marker: return .exact
      case .cue:
        let effect = lexicon.entries.reach(of: row)?.effect
        if effect == .filler { hasFillers = true }
        return effect == .filler ? .filler : effect == .pseudo ? .pseudo : .exact
      default: return .usual
      }
    }
    return hasFillers ? roles : []
  }

  /// The units of fillers, in order, none within another.
  static func fillers(_ matches: [PatternMatch], _ roles: [PatternRole]) -> [Range<Int>] {
    if roles.isEmpty { return [] }
    var fillers: [Range<Int>] = []
    // Where the last words end that only look like some: what lies before that lies within them, because matches come by their beginnings.
    var pseudoEnd = 0
    for match in matches {
      switch roles[match.pattern] {
      case .pseudo:
        pseudoEnd = max(pseudoEnd, match.units.upperBound)
        if let last = fillers.last, last.lowerBound == match.units.lowerBound, last.upperBound <= pseudoEnd { fillers.removeLast() }
      case .filler where match.units.upperBound > pseudoEnd:
        if let last = fillers.last, match.units.lowerBound < last.upperBound {
          fillers[fillers.count - 1] = last.lowerBound..<max(last.upperBound, match.units.upperBound)
        } else {
          fillers.append(match.units)
        }
      default: continue
      }
    }
    return fillers
  }
}

extension [PatternMatch] {
  /// Of matches in order, each pattern once for each stretch.
  func withoutRepeats() -> [PatternMatch] {
    var kept: [PatternMatch] = []
    kept.reserveCapacity(count)
    for match in self where kept.last?.pattern != match.pattern || kept.last?.units != match.units { kept.append(match) }
    return kept
  }
}
