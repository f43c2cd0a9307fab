import SemeiaRecords

/// The values of one fact that a condition leaves possible.
///
/// Numbers are whole millionths, so that `> 2` is the closed range from 2.000001 on, and every range has a first and a last
/// number.
enum ValueSet: Hashable {
  /// These values and no others, each once.
  case points([Fact.Value])
  /// The multiples of `step` from `low` to `high`, in millionths, without the holes. `low` and `high` are multiples themselves.
  case range(low: Int, high: Int, step: Int, holes: Set<Int>)
  /// Every text but these.
  case texts(without: Set<String>)

  static let empty = ValueSet.points([])

  /// Every value of a kind.
  init(_ kind: FactKind) {
    switch kind {
    case .bool: self = .points([.bool(false), .bool(true)])
    case .whole(let limit): self = .numbers(0, limit.map { $0 * Self.one } ?? .max, step: Self.one)
    case .decimal(let low, let high): self = .numbers(low?.count ?? .min, high?.count ?? .max)
    case .text(.some(let values)): self = .points(values.map(Fact.Value.text))
    case .text(nil): self = .texts(without: [])
    }
  }

  private static let one = 1_000_000

  private static func numbers(_ low: Int, _ high: Int, step: Int = 1, holes: Set<Int> = []) -> ValueSet {
    // Rounds inwards. A step of more than 1 comes with ranges that begin at 0 or above.
    var (low, high) = (low, high)
    if low > high { return .empty }
    let rest = low % step
    if rest != 0 {
      let (next, overflow) = low.addingReportingOverflow(step - rest)
      if overflow { return .empty }
      low = next
    }
    high -= high % step
    while low <= high, holes.contains(low), low <= .max - step { low += step }
    while low <= high, holes.contains(high), high >= .min + step { high -= step }
    return low > high ? .empty : .range(low: low, high: high, step: step, holes: holes.filter { $0 > low && $0 < high })
  }

  var isEmpty: Bool { self == .empty }

  func contains(_ value: Fact.Value) -> Bool {
    switch (self, value) {
    case (.points(let values), _): values.contains(value)
    case (.range(let low, let high, let step, let holes), .number(let number)):
      number.count >= low && number.count <= high && number.count % step == 0 && !holes.contains(number.count)
    case (.texts(let excluded), .text(let text)): !excluded.contains(text)
    default: false
    }
  }

  /// The values that pass a comparison.
  func passing(_ comparison: FactTest.Comparison, _ expected: Fact.Value) -> ValueSet {
    switch self {
    case .points(let values): return .points(values.filter { FactTest.compare($0, comparison, expected) == .`true` })
    case .texts(let excluded):
      guard case .text(let text) = expected else { return .empty }
      switch comparison {
      case .equal: return excluded.contains(text) ? .empty : .points([expected])
      case .notEqual: return .texts(without: excluded.union([text]))
      case .less, .atMost, .greater, .atLeast: return .empty
      }
    case .range(let low, let high, let step, let holes):
      guard case .number(let number) = expected else { return .empty }
      let count = number.count
      switch comparison {
      case .equal: return contains(expected) ? .points([expected]) : .empty
      case .notEqual: return .numbers(low, high, step: step, holes: holes.union([count]))
      case .less: return count == .min ? .empty : .numbers(low, min(high, count - 1), step: step, holes: holes)
      case .atMost: return .numbers(low, min(high, count), step: step, holes: holes)
      case .greater: return count == .max ? .empty : .numbers(max(low, count + 1), high, step: step, holes: holes)
      case .atLeast: return .numbers(max(low, count), high, step: step, holes: holes)
      }
    }
  }

  /// The values that are one of the expected ones.
  func among(_ expected: [Fact.Value]) -> ValueSet {
    var values: [Fact.Value] = []
    for value in expected where contains(value) && !values.contains(value) { values.append(value) }
    return .points(values)
  }

  /// What both leave possible. Both are sets of one fact.
  func intersection(_ other: ValueSet) -> ValueSet {
    switch (self, other) {
    case (.points(let values), _): return .points(values.filter(other.contains))
    case (_, .points(let values)): return .points(values.filter(contains))
    case (.range(let low, let high, let step, let holes), .range(let otherLow, let otherHigh, _, let otherHoles)):
      return .numbers(max(low, otherLow), min(high, otherHigh), step: step, holes: holes.union(otherHoles))
    case (.texts(let excluded), .texts(let otherExcluded)): return .texts(without: excluded.union(otherExcluded))
    default: return .empty
    }
  }

  /// Whether the other set has all of these values.
  func isSubset(of other: ValueSet) -> Bool {
    switch (self, other) {
    case (.points(let values), _): return values.allSatisfy(other.contains)
    case (.texts(let excluded), .texts(let otherExcluded)): return otherExcluded.isSubset(of: excluded)
    case (.range(let low, let high, _, let holes), .range(let otherLow, let otherHigh, _, let otherHoles)):
      return low >= otherLow && high <= otherHigh && otherHoles.allSatisfy { $0 < low || $0 > high || holes.contains($0) }
    case (.range(let low, let high, let step, let holes), .points):
      // A short range may be a list of points.
      guard high.subtractingReportingOverflow(low).overflow == false, (high - low) / step < 64 else { return false }
      return stride(from: low, through: high, by: step).allSatisfy {
        holes.contains($0) || other.contains(.number(Millionths(count: $0)))
      }
    default: return false
    }
  }
}
