package import SemeiaText

/// An occurrence of a pattern: its number, and the units it spans.
package struct PatternMatch: Hashable, Sendable {
  package var pattern: Int
  package var units: Range<Int>
}

/// Finds all patterns of an automaton in a row of units. Keeps its buffers; not thread-safe: one per worker.
package final class Matcher {
  private var predicates: [Int32] = []
  private var predicateStarts: [Int32] = []
  private var occurrences: [(atom: Int32, length: Int32)] = []
  private var occurrenceStarts: [Int32] = []
  /// By unit: the first and the last unit that a match containing it may reach.
  private var segmentStarts: [Int32] = []
  private var segmentEnds: [Int32] = []
  private var reversed: [UInt8] = []

  package init() {}

  /// All matches, ordered by start, end, pattern; each pattern once for each stretch of units.
  package func matches(_ automaton: Automaton, in units: Units, clitics: Clitics) -> [PatternMatch] {
    guard units.count > 0 else { return [] }
    readPredicates(automaton, units, clitics)
    readOccurrences(automaton, units)
    readSegments(units)
    var found: [PatternMatch] = []
    for unit in 0..<units.count {
      for index in Int(occurrenceStarts[unit])..<Int(occurrenceStarts[unit + 1]) {
        let (atom, length) = occurrences[index]
        for anchor in automaton.anchors(of: atom) {
          let span = unit..<(unit + Int(length))
          guard let units = extend(automaton, Int(anchor.pattern), Int(anchor.step), span, units) else { continue }
          found.append(PatternMatch(pattern: Int(anchor.pattern), units: units))
        }
      }
    }
    found.sort {
      ($0.units.lowerBound, $0.units.upperBound, $0.pattern) < ($1.units.lowerBound, $1.units.upperBound, $1.pattern)
    }
    var previous: PatternMatch?
    found.removeAll { match in
      defer { previous = match }
      return match == previous
    }
    return found
  }

  private func readPredicates(_ automaton: Automaton, _ units: Units, _ clitics: Clitics) {
    predicates.removeAll(keepingCapacity: true)
    predicateStarts.removeAll(keepingCapacity: true)
    units.keys.withUnsafeBufferPointer { keys in
      var start = 0
      for unit in 0..<units.count {
        let end = Int(units.keyEnds[unit])
        let first = predicates.count
        predicateStarts.append(Int32(first))
        if start < end {
          automaton.words.append(keys, start..<end, to: &predicates)
          if automaton.hasEndings {
            reversed.removeAll(keepingCapacity: true)
            reversed.append(contentsOf: keys[start..<end].reversed())
            reversed.withUnsafeBufferPointer { automaton.endings.append($0, 0..<$0.count, to: &predicates) }
          }
          clitics.forEachStripped(keys, start..<end) { range in
            let before = predicates.count
            automaton.words.append(keys, range, to: &predicates)
            removeRepeated(from: first, new: before)
          }
        }
        start = end
      }
    }
    predicateStarts.append(Int32(predicates.count))
  }

  private func removeRepeated(from first: Int, new: Int) {
    var kept = new
    for index in new..<predicates.count where !predicates[first..<kept].contains(predicates[index]) {
      predicates[kept] = predicates[index]
      kept += 1
    }
    predicates.removeSubrange(kept...)
  }

  private func readOccurrences(_ automaton: Automaton, _ units: Units) {
    occurrences.removeAll(keepingCapacity: true)
    occurrenceStarts.removeAll(keepingCapacity: true)
    for unit in 0..<units.count {
      occurrenceStarts.append(Int32(occurrences.count))
      for index in Int(predicateStarts[unit])..<Int(predicateStarts[unit + 1]) {
        let predicate = predicates[index]
        occurrences.append((predicate, 1))
        if automaton.opensSequence(predicate), let node = automaton.sequenceNode(after: 0, predicate) {
          followSequence(automaton, units, node, at: unit, length: 1)
        }
      }
    }
    occurrenceStarts.append(Int32(occurrences.count))
  }

  private func followSequence(_ automaton: Automaton, _ units: Units, _ node: Int32, at unit: Int, length: Int) {
    let next = unit + length
    guard next < units.count, units.gaps[next].level < .comma else { return }
    for index in Int(predicateStarts[next])..<Int(predicateStarts[next + 1]) {
      guard let child = automaton.sequenceNode(after: node, predicates[index]) else { continue }
      let atom = automaton.sequenceAtom(at: child)
      if atom >= 0 { occurrences.append((atom, Int32(length + 1))) }
      followSequence(automaton, units, child, at: unit, length: length + 1)
    }
  }

  private func readSegments(_ units: Units) {
    segmentStarts = Array(repeating: 0, count: units.count)
    segmentEnds = Array(repeating: Int32(units.count), count: units.count)
    for unit in 1..<max(1, units.count) {
      segmentStarts[unit] = units.gaps[unit].level >= .clause ? Int32(unit) : segmentStarts[unit - 1]
    }
    for unit in stride(from: units.count - 2, through: 0, by: -1) {
      segmentEnds[unit] = units.gaps[unit + 1].level >= .clause ? Int32(unit + 1) : segmentEnds[unit + 1]
    }
  }

  /// The shortest match of a pattern whose step `anchor` spans `span`.
  private func extend(_ automaton: Automaton, _ pattern: Int, _ anchor: Int, _ span: Range<Int>, _ units: Units) -> Range<Int>? {
    let steps = automaton.patterns[pattern]
    guard Int(segmentEnds[span.lowerBound]) >= span.upperBound,
      let end = forward(automaton, (anchor + 1)..<steps.upperBound, from: span.upperBound, limit: Int(segmentEnds[span.lowerBound])),
      let start = backward(automaton, steps.lowerBound..<anchor, from: span.lowerBound, limit: Int(segmentStarts[span.lowerBound]))
    else { return nil }
    if !units.continuesWord.isEmpty, units.continuesWord[start] || (end < units.count && units.continuesWord[end]) { return nil }
    return start..<end
  }

  /// Bit k of a mask: the position k units after `from` can be reached.
  private func forward(_ automaton: Automaton, _ steps: Range<Int>, from: Int, limit: Int) -> Int? {
    var mask: UInt64 = 1
    let allowed: UInt64 = limit - from >= 63 ? .max : (1 << UInt64(limit - from + 1)) &- 1
    for index in steps {
      let step = automaton.steps[index]
      if step.kind == .gap {
        mask = Self.widen(mask, step) & allowed
      } else {
        var reached: UInt64 = step.kind == .optional ? mask : 0
        var open = mask
        while open != 0 {
          let offset = open.trailingZeroBitCount
          open &= open - 1
          let unit = from + offset
          guard unit < limit else { continue }
          for place in Int(occurrenceStarts[unit])..<Int(occurrenceStarts[unit + 1]) {
            let (atom, length) = occurrences[place]
            if automaton.element(step.element, contains: atom) { reached |= 1 << UInt64(offset + Int(length)) }
          }
        }
        mask = reached & allowed
      }
      if mask == 0 { return nil }
    }
    return from + mask.trailingZeroBitCount
  }

  /// Bit k of a mask: the position k units before `from` can be reached.
  private func backward(_ automaton: Automaton, _ steps: Range<Int>, from: Int, limit: Int) -> Int? {
    var mask: UInt64 = 1
    let allowed: UInt64 = from - limit >= 63 ? .max : (1 << UInt64(from - limit + 1)) &- 1
    for index in steps.reversed() {
      let step = automaton.steps[index]
      if step.kind == .gap {
        mask = Self.widen(mask, step) & allowed
      } else {
        var reached: UInt64 = step.kind == .optional ? mask : 0
        var open = mask
        while open != 0 {
          let offset = open.trailingZeroBitCount
          open &= open - 1
          let end = from - offset
          for length in 1...automaton.longestSequence where end - length >= limit {
            let unit = end - length
            for place in Int(occurrenceStarts[unit])..<Int(occurrenceStarts[unit + 1]) {
              let found = occurrences[place]
              if Int(found.length) == length, automaton.element(step.element, contains: found.atom) {
                reached |= 1 << UInt64(offset + length)
              }
            }
          }
        }
        mask = reached & allowed
      }
      if mask == 0 { return nil }
    }
    return from - mask.trailingZeroBitCount
  }

  private static func widen(_ mask: UInt64, _ step: Automaton.Step) -> UInt64 {
    var wide: UInt64 = 0
    for gap in UInt64(step.low)...UInt64(step.high) { wide |= mask << gap }
    return wide
  }
}

/// Prefixes and endings that a language glues to its words.
package struct Clitics: Sendable {
  package var before: [[UInt8]] = []
  package var after: [[UInt8]] = []
  package init(before: [[UInt8]] = [], after: [[UInt8]] = []) {
    self.before = before
    self.after = after
  }

  /// Calls `body` for the key without each prefix and ending that it has; at least two bytes of the word must be left.
  func forEachStripped(_ keys: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    if before.isEmpty, after.isEmpty { return }
    var heads = [range.lowerBound]
    for clitic in before where range.count >= clitic.count + 2 && keys[range.lowerBound..<(range.lowerBound + clitic.count)].elementsEqual(clitic) {
      heads.append(range.lowerBound + clitic.count)
    }
    var tails = [range.upperBound]
    for clitic in after where range.count >= clitic.count + 2 && keys[(range.upperBound - clitic.count)..<range.upperBound].elementsEqual(clitic) {
      tails.append(range.upperBound - clitic.count)
    }
    for head in heads {
      for tail in tails where head + 2 <= tail && (head, tail) != (range.lowerBound, range.upperBound) { body(head..<tail) }
    }
  }
}
