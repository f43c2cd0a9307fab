import SemeiaText

/// Compares patterns around the atoms that occur, to both sides, with a bit set of the positions that can be reached.
struct Search {
  let automaton: Automaton
  let classes: WordClasses
  let occurrences: Occurrences
  let units: Units
  /// Start, length and pattern of each match in one number, which is smaller where the match comes first.
  private(set) var found: [UInt64]

  init(automaton: Automaton, classes: WordClasses, occurrences: Occurrences, units: Units, found: [UInt64]) {
    self.automaton = automaton
    self.classes = classes
    self.occurrences = occurrences
    self.units = units
    self.found = found
  }

  @inline(__always)
  private static func packed(_ start: Int, _ end: Int, _ pattern: Int32) -> UInt64 {
    UInt64(truncatingIfNeeded: start) &<< 32 | UInt64(truncatingIfNeeded: end &- start) &<< 24 | UInt64(UInt32(bitPattern: pattern))
  }

  /// The match that a number stands for: starts below 2³², lengths below 2⁸, patterns below 2²⁴.
  func unpacked(_ match: UInt64) -> PatternMatch {
    let start = Int(match >> 32)
    let pattern = Int(match & 0xFF_FFFF)
    let units = start..<(start + Int(match >> 24 & 0xFF))
    return PatternMatch(pattern: pattern, units: units, loose: loose(pattern, units))
  }

  /// The units of a match that no element of the pattern can have matched.
  private func loose(_ pattern: Int, _ units: Range<Int>) -> UInt64 {
    let steps = automaton.steps[automaton.patterns[pattern]]
    guard steps.contains(where: { $0.kind == .gap }) else { return 0 }
    var owned: UInt64 = 0
    for step in steps where step.kind != .gap {
      let signature = automaton.signature(ofElement: step.element)
      for unit in units where occurrences.startSignatures[unit] & signature != 0 {
        let ends = endsOfElement(step.element, at: unit)
        if ends == 0 { continue }
        let longest = 63 - ends.leadingZeroBitCount
        for offset in 0..<longest where unit - units.lowerBound + offset < 64 { owned |= 1 << UInt64(unit - units.lowerBound + offset) }
      }
    }
    return units.count >= 64 ? 0 : ~owned & ((1 << UInt64(units.count)) &- 1)
  }

  mutating func run() {
    for unit in 0..<occurrences.classes.count {
      let traits = classes.traits[Int(occurrences.classes[unit])]
      if traits.hasAnchors {
        for index in Int(traits.first)..<Int(traits.end) { tryAnchors(of: classes.predicates[index], unit, 1) }
      }
      for index in Int(occurrences.sequenceStarts[unit])..<Int(occurrences.sequenceStarts[unit + 1]) {
        let sequence = occurrences.sequences[index]
        tryAnchors(of: sequence.atom, unit, Int(sequence.length))
      }
    }
  }

  @inline(__always)
  private mutating func tryAnchors(of atom: Int32, _ start: Int, _ length: Int) {
    let end = start &+ length
    let range = automaton.anchoredRange(of: atom)
    for place in range.start..<range.end {
      let pattern = automaton.anchored[place]
      let anchor = automaton.anchors[Int(pattern)]
      if anchor.isWhole {
        if isWhole(start, end) { found.append(Self.packed(start, end, pattern)) }
        continue
      }
      if anchor.right.signature != 0, !hasNeighborAfter(end, start, anchor.right) { continue }
      if anchor.left.signature != 0, !hasNeighborBefore(start, anchor.left) { continue }
      compare(pattern, Int(anchor.step), start, end)
    }
  }

  @inline(__always)
  private func hasNeighborAfter(_ end: Int, _ start: Int, _ neighbor: Automaton.Neighbor) -> Bool {
    let limit = min(Int(occurrences.segmentEnds[start]), end &+ Int(neighbor.high) &+ 1)
    var unit = end &+ Int(neighbor.low)
    while unit < limit {
      if occurrences.startSignatures[unit] & neighbor.signature != 0 { return true }
      unit &+= 1
    }
    return false
  }

  @inline(__always)
  private func hasNeighborBefore(_ start: Int, _ neighbor: Automaton.Neighbor) -> Bool {
    let limit = max(Int(occurrences.segmentStarts[start]), start &- 1 &- Int(neighbor.high))
    var unit = start &- 1 &- Int(neighbor.low)
    while unit >= limit {
      if occurrences.endSignatures[unit] & neighbor.signature != 0 { return true }
      unit &-= 1
    }
    return false
  }

  /// Whether a stretch begins and ends with whole words, and lies within one segment.
  @inline(__always)
  private func isWhole(_ start: Int, _ end: Int) -> Bool {
    if Int(occurrences.segmentEnds[start]) < end { return false }
    if units.continuesWord.isEmpty { return true }
    return !(units.continuesWord[start] || (end < units.count && units.continuesWord[end]))
  }

  /// Adds the shortest match of a pattern whose anchor spans `start..<end`.
  @inline(never)
  private mutating func compare(_ pattern: Int32, _ step: Int, _ start: Int, _ end: Int) {
    let steps = automaton.patterns[Int(pattern)]
    guard Int(occurrences.segmentEnds[start]) >= end,
      let last = forward((step + 1)..<steps.upperBound, from: end, limit: Int(occurrences.segmentEnds[start])),
      let first = backward(steps.lowerBound..<step, from: start, limit: Int(occurrences.segmentStarts[start])),
      isWhole(first, last)
    else { return }
    found.append(Self.packed(first, last, pattern))
  }

  /// Bit k of a mask: the position k units after `from` can be reached.
  private func forward(_ steps: Range<Int>, from: Int, limit: Int) -> Int? {
    var mask: UInt64 = 1
    let allowed: UInt64 = limit - from >= 63 ? .max : (1 << UInt64(limit - from + 1)) &- 1
    for index in steps {
      let step = automaton.steps[index]
      if step.kind == .gap {
        mask = Self.widen(mask, step) & allowed
      } else {
        var reached: UInt64 = step.kind == .optional ? mask : 0
        let signature = automaton.signature(ofElement: step.element)
        var open = mask
        while open != 0 {
          let offset = open.trailingZeroBitCount
          open &= open - 1
          let unit = from + offset
          guard unit < limit, occurrences.startSignatures[unit] & signature != 0 else { continue }
          let ends = endsOfElement(step.element, at: unit) << UInt64(offset) & allowed
          // At the end of the pattern the nearest place decides, and there the longest alternative.
          if ends != 0, index == steps.upperBound - 1 { return from + 63 - ends.leadingZeroBitCount }
          reached |= ends
        }
        mask = reached & allowed
      }
      if mask == 0 { return nil }
    }
    return from + mask.trailingZeroBitCount
  }

  /// Bit k: the element spans k units from `unit` on.
  @inline(__always)
  private func endsOfElement(_ element: Int32, at unit: Int) -> UInt64 {
    var ends: UInt64 = 0
    let traits = classes.traits[Int(occurrences.classes[unit])]
    for index in Int(traits.first)..<Int(traits.end) where automaton.element(element, contains: classes.predicates[index]) {
      ends = 2
      break
    }
    for index in Int(occurrences.sequenceStarts[unit])..<Int(occurrences.sequenceStarts[unit + 1]) {
      let sequence = occurrences.sequences[index]
      if automaton.element(element, contains: sequence.atom) { ends |= 1 << UInt64(sequence.length) }
    }
    return ends
  }

  /// Bit k of a mask: the position k units before `from` can be reached.
  private func backward(_ steps: Range<Int>, from: Int, limit: Int) -> Int? {
    var mask: UInt64 = 1
    let allowed: UInt64 = from - limit >= 63 ? .max : (1 << UInt64(from - limit + 1)) &- 1
    for index in steps.reversed() {
      let step = automaton.steps[index]
      if step.kind == .gap {
        mask = Self.widen(mask, step) & allowed
      } else {
        var reached: UInt64 = step.kind == .optional ? mask : 0
        let signature = automaton.signature(ofElement: step.element)
        var open = mask
        while open != 0 {
          let offset = open.trailingZeroBitCount
          open &= open - 1
          let unit = from - offset - 1
          guard unit >= limit, occurrences.endSignatures[unit] & signature != 0 else { continue }
          let starts = startsOfElement(step.element, endingWith: unit) << UInt64(offset) & allowed
          if starts != 0, index == steps.lowerBound { return from - 63 + starts.leadingZeroBitCount }
          reached |= starts
        }
        mask = reached & allowed
      }
      if mask == 0 { return nil }
    }
    return from - mask.trailingZeroBitCount
  }

  /// Bit k: the element spans k units and ends with `unit`.
  @inline(__always)
  private func startsOfElement(_ element: Int32, endingWith unit: Int) -> UInt64 {
    var starts: UInt64 = 0
    let traits = classes.traits[Int(occurrences.classes[unit])]
    for index in Int(traits.first)..<Int(traits.end) where automaton.element(element, contains: classes.predicates[index]) {
      starts = 2
      break
    }
    var index = occurrences.lastByEnd[unit]
    while index >= 0 {
      let sequence = occurrences.sequences[Int(index)]
      if automaton.element(element, contains: sequence.atom) { starts |= 1 << UInt64(sequence.length) }
      index = sequence.nextByEnd
    }
    return starts
  }

  private static func widen(_ mask: UInt64, _ step: Automaton.Step) -> UInt64 {
    var wide: UInt64 = 0
    for gap in UInt64(step.low)...UInt64(step.high) { wide |= mask << gap }
    return wide
  }
}
