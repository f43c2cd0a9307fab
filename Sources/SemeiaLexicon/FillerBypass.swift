@_spi(Loops) import SemeiaText

/// A text without what is said in passing, around each place where something is: "I just can't, you know, sleep" is read as "I can't
/// sleep" as well. Rows are written without such words, which may stand nearly anywhere.
struct FillerBypass: ~Copyable {
  var occurrences = Occurrences()
  private(set) var gaps = Scratch<Gap>()
  private(set) var continuesWord = Scratch<Bool>()
  /// By unit that is left: its place in the text.
  private var places = Scratch<Int32>()

  /// So many units are read on either side of a filler; a pattern that reaches farther is not found across it.
  static let reach = 12

  var count: Int { places.count }

  /// Leaves fillers out.
  ///
  /// - Parameters:
  ///   - fillers: their units, in order, none within another.
  ///   - whole: what occurs in the text with them.
  mutating func read(without fillers: [Range<Int>], in units: Units, _ whole: borrowing Occurrences) {
    places.removeAll()
    gaps.removeAll()
    continuesWord.removeAll()
    occurrences.classes.removeAll()
    var filler = 0
    for window in Self.windows(around: fillers, whole) {
      var level = BreakLevel.paragraph
      for unit in window {
        while filler < fillers.count, fillers[filler].upperBound <= unit { filler += 1 }
        level = max(level, units.gaps[unit].level)
        if filler < fillers.count, fillers[filler].contains(unit) { continue }
        var gap = Gap()
        gap.level = level
        places.append(Int32(truncatingIfNeeded: unit))
        gaps.append(gap)
        occurrences.classes.append(whole.classes[unit])
        if !units.continuesWord.isEmpty { continuesWord.append(units.continuesWord[unit]) }
        level = .none
      }
    }
  }

  /// What is read anew: the words near fillers that stand amid a sentence. Nothing is found across what begins or ends one.
  private static func windows(around fillers: [Range<Int>], _ whole: borrowing Occurrences) -> [Range<Int>] {
    var windows: [Range<Int>] = []
    for filler in fillers {
      let start = Int(whole.units[filler.lowerBound].segmentStart)
      let end = Int(whole.units[filler.lowerBound].segmentEnd)
      if filler.lowerBound == start || filler.upperBound >= end { continue }
      let window = max(start, filler.lowerBound - reach)..<min(end, filler.upperBound + reach)
      if let last = windows.last, window.lowerBound < last.upperBound {
        windows[windows.count - 1] = last.lowerBound..<max(last.upperBound, window.upperBound)
      } else {
        windows.append(window)
      }
    }
    return windows
  }

  /// The match in the text; nil where it has no filler within, and so is found there anyway.
  ///
  /// Nil too where a filler lies in a gap of the pattern: a gap that is wide enough takes it in by itself, and no gap becomes wider by fillers.
  func inText(_ match: PatternMatch) -> PatternMatch? {
    let start = Int(places[match.units.lowerBound])
    let end = Int(places[match.units.upperBound - 1]) + 1
    if end - start == match.units.count { return nil }
    var owned: UInt64 = 0
    var wasLoose = false
    var next = start
    for unit in match.units {
      let isLoose = match.isLoose(unit..<unit + 1)
      let place = Int(places[unit])
      if place > next, isLoose || wasLoose { return nil }
      if !isLoose, place - start < 64 { owned |= 1 << UInt64(place - start) }
      wasLoose = isLoose
      next = place + 1
    }
    let loose = end - start >= 64 ? 0 : ~owned & ((1 << UInt64(end - start)) - 1)
    return PatternMatch(pattern: match.pattern, units: start..<end, loose: loose)
  }

  /// Gives memory back that only a very long document needs.
  mutating func trim(to most: Int) {
    occurrences.trim(to: most)
    gaps.trim(to: most)
    continuesWord.trim(to: most)
    places.trim(to: most)
  }
}
