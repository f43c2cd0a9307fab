@_spi(Loops) import SemeiaText

/// Compares patterns around the atoms that occur, to both sides, with a bit set of the positions that can be reached.
struct Search: ~Copyable {
  /// Where everything lies that a search reads. Not to be copied, so that passing it on costs nothing.
  struct Ground: ~Copyable {
    let tables: AutomatonTables
    let traits: UnsafePointer<WordClasses.Traits>
    let elements: UnsafePointer<Int32>
    let elementBits: UnsafePointer<UInt64>
    let wholes: UnsafePointer<Int32>
    let candidates: UnsafePointer<Automaton.Candidate>
    let classes: UnsafePointer<Int32>
    let units: UnsafePointer<Occurrences.Unit>
    let sequences: UnsafePointer<Occurrences.Sequence>
    let count: Int
    /// Nil where units are words.
    let continuesWord: UnsafePointer<Bool>?

    /// Whether a list in order holds an element.
    @inline(__always)
    static func holds(_ list: UnsafePointer<Int32>, _ first: Int32, _ end: Int32, _ element: Int32) -> Bool {
      var low = Int(first)
      var count = Int(end) &- low
      while count > 4 {
        let half = count &>> 1
        let isAfter = list[low &+ half] <= element
        low = isAfter ? low &+ half : low
        count = isAfter ? count &- half : half
      }
      while count > 0 {
        if list[low] == element { return true }
        low &+= 1
        count &-= 1
      }
      return false
    }

    /// Whether the word at a unit is of an element.
    @inline(__always)
    func isWord(_ unit: Int, of element: Int32) -> Bool {
      let trait = traits + Int(classes[unit])
      let bits = trait.pointee.bits
      if bits >= 0 {
        return elementBits[Int(bits &+ element &>> 6)] &>> UInt64(truncatingIfNeeded: element & 63) & 1 != 0
      }
      return Self.holds(elements, trait.pointee.elements, trait.pointee.elementsEnd, element)
    }

    /// Whether a sequence of words is of an element.
    @inline(__always)
    func isAtom(_ atom: Int32, of element: Int32) -> Bool {
      Self.holds(tables.elements, tables.elementStarts[Int(atom)], tables.elementStarts[Int(atom) &+ 1], element)
    }
  }

  /// Start, length and pattern of each match in one number, which is smaller where the match comes first.
  private(set) var found = Scratch<UInt64>()
  /// What stands to the right and to the left of an occurrence, by how many units one looks at; of none, everything. Filled as far as it was asked for.
  private var right = Scratch<Signature>()
  private var left = Scratch<Signature>()
  /// The patterns around an occurrence whose neighbors may stand there.
  private var passing = Scratch<UnsafePointer<Automaton.Candidate>>()

  init() {
    right.resize(to: Automaton.Candidate.windows)
    left.resize(to: Automaton.Candidate.windows)
    right[Int(Automaton.Candidate.nothing)] = .all
    left[Int(Automaton.Candidate.nothing)] = .all
  }

  mutating func trim(to most: Int) { found.trim(to: most) }

  /// Finds all matches, in order, some of them perhaps more than once.
  mutating func run(_ ground: borrowing Ground) {
    found.removeAll()
    for unit in 0..<ground.count {
      let trait = ground.traits[Int(ground.classes[unit])]
      if trait.wholes < trait.wholesEnd, Self.isWhole(ground, unit, unit &+ 1) {
        for index in Int(trait.wholes)..<Int(trait.wholesEnd) { found.append(Self.packed(unit, unit &+ 1, ground.wholes[index])) }
      }
      if trait.anchored < trait.anchoredEnd {
        tryAnchors(ground, ground.candidates + Int(trait.anchored), ground.candidates + Int(trait.anchoredEnd), unit, unit &+ 1)
      }
      var index = Int(ground.units[unit].sequences)
      let last = Int(ground.units[unit &+ 1].sequences)
      while index < last {
        let sequence = ground.sequences[index]
        if sequence.anchored < sequence.anchoredEnd {
          let candidates = ground.tables.candidates
          tryAnchors(
            ground, candidates + Int(sequence.anchored), candidates + Int(sequence.anchoredEnd), unit, unit &+ Int(sequence.length))
        }
        index &+= 1
      }
    }
    sort()
  }

  /// Looks for patterns around an atom that spans `start..<end`.
  ///
  /// Of half of them the signatures say that a neighbor is not there, without any order: they are asked without a branch.
  @inline(__always)
  private mutating func tryAnchors(
    _ ground: borrowing Ground, _ first: UnsafePointer<Automaton.Candidate>, _ last: UnsafePointer<Automaton.Candidate>, _ start: Int,
    _ end: Int
  ) {
    let (right, left, passing) = (right.base, left.base, passing.resize(to: last - first))
    let (segmentStart, segmentEnd) = (Int(ground.units[start].segmentStart), Int(ground.units[start].segmentEnd))
    var (rightFilled, leftFilled) = (1, 1)
    var (rightBits, leftBits) = (Signature(), Signature())
    var count = 0
    var candidate = first
    while candidate < last {
      let (reach, back) = (Int(candidate.pointee.rightReach), Int(candidate.pointee.leftReach))
      while rightFilled <= reach {
        let unit = end &+ rightFilled &- 1
        if unit < segmentEnd { rightBits.formUnion(ground.units[unit].startSignature) }
        right[rightFilled] = rightBits
        rightFilled &+= 1
      }
      while leftFilled <= back {
        let unit = start &- leftFilled
        if unit >= segmentStart { leftBits.formUnion(ground.units[unit].endSignature) }
        left[leftFilled] = leftBits
        leftFilled &+= 1
      }
      passing[count] = candidate
      let isRight = candidate.pointee.right.shared(with: right[reach]) != 0 ? 1 : 0
      let isLeft = candidate.pointee.left.shared(with: left[back]) != 0 ? 1 : 0
      count &+= isRight & isLeft
      candidate += 1
    }
    for index in 0..<count { look(ground, passing[index], start, end, segmentStart..<start, end..<max(end, segmentEnd)) }
  }

  /// Adds the match of a pattern whose neighbors may stand beside an anchor.
  @inline(__always)
  private mutating func look(
    _ ground: borrowing Ground, _ candidate: UnsafePointer<Automaton.Candidate>, _ start: Int, _ end: Int, _ left: Range<Int>,
    _ right: Range<Int>
  ) {
    guard Self.hasNeighbors(ground, candidate, left, right) else { return }
    if candidate.pointee.extent == 0 { return compare(ground, candidate, start, end) }
    // Right beside it: zero or one on either side. A forged pattern may say more, and then its match does not lie in the text.
    var (first, last) = (start, end)
    if candidate.pointee.extent == Automaton.Candidate.withNeighbors {
      first = max(start &- Int(candidate.pointee.leftReach), left.lowerBound)
      last = min(end &+ Int(candidate.pointee.rightReach), right.upperBound)
    }
    if Self.isWhole(ground, first, last) { found.append(Self.packed(first, last, candidate.pointee.pattern)) }
  }

  /// Whether the elements that must stand beside an anchor do stand there. Two of three that their signatures let pass do not.
  ///
  /// - Parameters:
  ///   - left: what lies before the anchor in its segment.
  ///   - right: what lies behind it there.
  @inline(__always)
  private static func hasNeighbors(
    _ ground: borrowing Ground, _ candidate: UnsafePointer<Automaton.Candidate>, _ left: Range<Int>, _ right: Range<Int>
  ) -> Bool {
    if candidate.pointee.rightReach != Automaton.Candidate.nothing {
      let end = min(right.lowerBound &+ Int(candidate.pointee.rightReach), right.upperBound)
      var unit = right.lowerBound
      while true {
        if unit >= end { return false }
        if ground.units[unit].startSignature.meets(candidate.pointee.right),
          endsOfElement(ground, candidate.pointee.rightElement, at: unit) != 0
        {
          break
        }
        unit &+= 1
      }
    }
    if candidate.pointee.leftReach != Automaton.Candidate.nothing {
      let first = max(left.upperBound &- Int(candidate.pointee.leftReach), left.lowerBound)
      var unit = left.upperBound &- 1
      while true {
        if unit < first { return false }
        if ground.units[unit].endSignature.meets(candidate.pointee.left),
          startsOfElement(ground, candidate.pointee.leftElement, endingWith: unit) != 0
        {
          break
        }
        unit &-= 1
      }
    }
    return true
  }

  /// Whether a stretch begins and ends with whole words, and lies within one segment.
  @inline(__always)
  private static func isWhole(_ ground: borrowing Ground, _ start: Int, _ end: Int) -> Bool {
    if Int(ground.units[start].segmentEnd) < end { return false }
    guard let continues = ground.continuesWord else { return true }
    if continues[start] { return false }
    return end >= ground.count ? true : !continues[end]
  }

  /// Adds the shortest match of a pattern near an anchor that spans `start..<end`.
  @inline(never)
  private mutating func compare(_ ground: borrowing Ground, _ candidate: UnsafePointer<Automaton.Candidate>, _ start: Int, _ end: Int) {
    let pattern = ground.tables.patterns + Int(candidate.pointee.pattern)
    let steps = ground.tables.steps + Int(pattern.pointee.first)
    let (anchor, count) = (Int(pattern.pointee.anchor), Int(pattern.pointee.count))
    let (segmentStart, segmentEnd) = (Int(ground.units[start].segmentStart), Int(ground.units[start].segmentEnd))
    guard segmentEnd >= end else { return }
    let last = Self.forward(ground, steps, anchor &+ 1, count, from: end, limit: segmentEnd)
    if last < 0 { return }
    let first = Self.backward(ground, steps, anchor, from: start, limit: segmentStart)
    guard first >= 0 else { return }
    if pattern.pointee.isFixed {
      if Self.isWhole(ground, first, last) { found.append(Self.packed(first, last, candidate.pointee.pattern)) }
      return
    }
    // The nearest end from where it begins, the nearest beginning from there: the same match, whichever step it was looked for around.
    let end = Self.forward(ground, steps, 0, count, from: first, limit: segmentEnd)
    let begin = end < 0 ? first : Self.backward(ground, steps, count, from: end, limit: segmentStart)
    let units = end < 0 || begin < 0 ? first..<last : begin..<end
    guard !units.isEmpty, Self.isWhole(ground, units.lowerBound, units.upperBound) else { return }
    found.append(Self.packed(units.lowerBound, units.upperBound, candidate.pointee.pattern))
  }

  /// Where the steps after an anchor end, or −1. Bit k of a mask: the position k units after `from` can be reached.
  @inline(__always)
  private static func forward(
    _ ground: borrowing Ground, _ steps: UnsafePointer<Automaton.Step>, _ first: Int, _ end: Int, from: Int, limit: Int
  ) -> Int {
    var mask: UInt64 = 1
    let allowed: UInt64 = limit &- from >= 63 ? .max : (1 &<< UInt64(limit &- from &+ 1)) &- 1
    var index = first
    while index < end {
      let step = steps + index
      if step.pointee.kind == .gap {
        mask = widen(mask, step.pointee.low, step.pointee.high) & allowed
      } else {
        var reached: UInt64 = step.pointee.kind == .optional ? mask : 0
        let signature = step.pointee.signature
        var open = mask
        while open != 0 {
          let offset = open.trailingZeroBitCount
          open &= open &- 1
          let unit = from &+ offset
          if unit >= limit || !ground.units[unit].startSignature.meets(signature) { continue }
          let ends = endsOfElement(ground, step.pointee.element, at: unit) << UInt64(offset) & allowed
          // At the end of the pattern the nearest place decides, and there the longest alternative.
          if ends != 0, index == end &- 1 { return from &+ 63 &- ends.leadingZeroBitCount }
          reached |= ends
        }
        mask = reached & allowed
      }
      if mask == 0 { return -1 }
      index &+= 1
    }
    return from &+ mask.trailingZeroBitCount
  }

  /// Bit k: the element spans k units from `unit` on.
  @inline(__always)
  static func endsOfElement(_ ground: borrowing Ground, _ element: Int32, at unit: Int) -> UInt64 {
    var ends: UInt64 = ground.isWord(unit, of: element) ? 2 : 0
    for index in Int(ground.units[unit].sequences)..<Int(ground.units[unit &+ 1].sequences) {
      let sequence = ground.sequences[index]
      if ground.isAtom(sequence.atom, of: element) { ends |= 1 << UInt64(sequence.length) }
    }
    return ends
  }

  /// Where the steps before an anchor begin, or −1. Bit k of a mask: the position k units before `from` can be reached.
  @inline(__always)
  private static func backward(
    _ ground: borrowing Ground, _ steps: UnsafePointer<Automaton.Step>, _ end: Int, from: Int, limit: Int
  ) -> Int {
    var mask: UInt64 = 1
    let allowed: UInt64 = from &- limit >= 63 ? .max : (1 &<< UInt64(from &- limit &+ 1)) &- 1
    var index = end &- 1
    while index >= 0 {
      let step = steps + index
      if step.pointee.kind == .gap {
        mask = widen(mask, step.pointee.low, step.pointee.high) & allowed
      } else {
        var reached: UInt64 = step.pointee.kind == .optional ? mask : 0
        let signature = step.pointee.signature
        var open = mask
        while open != 0 {
          let offset = open.trailingZeroBitCount
          open &= open &- 1
          let unit = from &- offset &- 1
          if unit < limit || !ground.units[unit].endSignature.meets(signature) { continue }
          let starts = startsOfElement(ground, step.pointee.element, endingWith: unit) << UInt64(offset) & allowed
          if starts != 0, index == 0 { return from &- 63 &+ starts.leadingZeroBitCount }
          reached |= starts
        }
        mask = reached & allowed
      }
      if mask == 0 { return -1 }
      index &-= 1
    }
    return from &- mask.trailingZeroBitCount
  }

  /// Bit k: the element spans k units and ends with `unit`.
  @inline(__always)
  private static func startsOfElement(_ ground: borrowing Ground, _ element: Int32, endingWith unit: Int) -> UInt64 {
    var starts: UInt64 = ground.isWord(unit, of: element) ? 2 : 0
    var index = ground.units[unit].lastByEnd
    while index >= 0 {
      let sequence = ground.sequences[Int(index)]
      if ground.isAtom(sequence.atom, of: element) { starts |= 1 << UInt64(sequence.length) }
      index = sequence.nextByEnd
    }
    return starts
  }

  @inline(__always)
  private static func widen(_ mask: UInt64, _ low: Int8, _ high: Int8) -> UInt64 {
    var wide: UInt64 = 0
    var gap = UInt64(truncatingIfNeeded: low)
    while gap <= UInt64(truncatingIfNeeded: high) {
      wide |= mask << gap
      gap &+= 1
    }
    return wide
  }
}

extension Search {
  @inline(__always)
  fileprivate static func packed(_ start: Int, _ end: Int, _ pattern: Int32) -> UInt64 {
    UInt64(truncatingIfNeeded: start) &<< 32 | UInt64(truncatingIfNeeded: end &- start) &<< 24 | UInt64(UInt32(bitPattern: pattern))
  }

  /// The match that a number stands for: starts below 2³², lengths below 2⁸, patterns below 2²⁴.
  @inline(__always)
  static func unpacked(_ match: UInt64, _ ground: borrowing Ground) -> PatternMatch {
    let start = Int(match >> 32)
    let pattern = Int(match & 0xFF_FFFF)
    let units = start..<(start &+ Int(match >> 24 & 0xFF))
    return PatternMatch(pattern: pattern, units: units, loose: ground.tables.patterns[pattern].hasGap ? loose(ground, pattern, units) : 0)
  }

  /// The units of a match that no element of the pattern can have matched.
  private static func loose(_ ground: borrowing Ground, _ pattern: Int, _ units: Range<Int>) -> UInt64 {
    var owned: UInt64 = 0
    let ready = ground.tables.patterns[pattern]
    for index in Int(ready.first)..<(Int(ready.first) + Int(ready.count)) where ground.tables.steps[index].kind != .gap {
      let step = ground.tables.steps + index
      for unit in units where ground.units[unit].startSignature.meets(step.pointee.signature) {
        let ends = endsOfElement(ground, step.pointee.element, at: unit)
        if ends == 0 { continue }
        let longest = 63 - ends.leadingZeroBitCount
        for offset in 0..<longest where unit - units.lowerBound + offset < 64 { owned |= 1 << UInt64(unit - units.lowerBound + offset) }
      }
    }
    return units.count >= 64 ? 0 : ~owned & ((1 << UInt64(units.count)) &- 1)
  }

  /// Matches come nearly in order: each moves to its place past the few that come after it. Where it would be many, all are sorted.
  fileprivate mutating func sort() {
    let numbers = found.base
    let count = found.count
    var moves = 0
    var index = 1
    while index < count {
      let number = numbers[index]
      var place = index
      while place > 0, numbers[place &- 1] > number {
        numbers[place] = numbers[place &- 1]
        place &-= 1
      }
      numbers[place] = number
      moves &+= index &- place
      index &+= 1
      if moves > 64 &* count {
        var all = UnsafeMutableBufferPointer(start: numbers, count: count)
        all.sort()
        return
      }
    }
  }
}
