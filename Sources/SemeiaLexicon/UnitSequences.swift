/// What a group or class stands for: sequences of predicates, each a run of one array, because large classes have thousands.
struct UnitSequences {
  private var units: [Int32] = []
  private var ends: [Int] = []
  /// The units of the longest one.
  private(set) var longest = 0

  /// None.
  init() {}

  /// One.
  init(_ sequence: [Int32]) { append(sequence) }

  var count: Int { ends.count }

  subscript(index: Int) -> ArraySlice<Int32> { units[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  mutating func append(_ sequence: some Collection<Int32>) {
    units.append(contentsOf: sequence)
    ends.append(units.count)
    longest = max(longest, sequence.count)
  }

  mutating func append(contentsOf other: UnitSequences) {
    let offset = units.count
    units.append(contentsOf: other.units)
    ends.reserveCapacity(ends.count + other.ends.count)
    for end in other.ends { ends.append(end + offset) }
    longest = max(longest, other.longest)
  }

  /// Each of these before each of the others; where the others may be absent, also each alone, first.
  func followed(by tails: UnitSequences, isOptional: Bool) -> UnitSequences {
    var all = UnitSequences()
    for index in 0..<count {
      if isOptional { all.append(self[index]) }
      for tail in 0..<tails.count {
        all.units.append(contentsOf: self[index])
        all.append(tails[tail])
        all.longest = max(all.longest, self[index].count + tails[tail].count)
      }
    }
    return all
  }
}

/// A run of numbers as a key. Its hash is computed once and in one go: Swift's own takes an array element by element, which half of
/// the time of reading a language went to. Content is ours, so nobody chooses keys that collide.
struct RunKey<Element: FixedWidthInteger>: Hashable {
  let run: [Element]
  private let code: UInt64

  init(_ run: [Element]) {
    self.run = run
    var code: UInt64 = 0xCBF2_9CE4_8422_2325
    for element in run { code = (code ^ UInt64(truncatingIfNeeded: element)) &* 0x9E37_79B9_7F4A_7C15 ^ code >> 29 }
    self.code = code
  }

  func hash(into hasher: inout Hasher) { hasher.combine(code) }

  static func == (lhs: RunKey, rhs: RunKey) -> Bool { lhs.code == rhs.code && lhs.run == rhs.run }
}
