import SemeiaRecords

/// What is asked of one fact: the leaf of a condition.
public struct FactTest: Hashable, Sendable {
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case equal = "==", notEqual = "!=", less = "<", atMost = "<=", greater = ">", atLeast = ">="

    /// The comparison that holds exactly where this one does not, for values that are known.
    var inverse: Comparison {
      switch self {
      case .equal: .notEqual
      case .notEqual: .equal
      case .less: .atLeast
      case .atMost: .greater
      case .greater: .atMost
      case .atLeast: .less
      }
    }
  }

  package enum Requirement: Hashable, Sendable {
    case compare(Comparison, Fact.Value)
    /// The value is one of these.
    case isOneOf([Fact.Value])
    /// The fact is known, or is not. The only test that is itself never unknown.
    case exists(Bool)
  }

  /// The fact that is asked.
  public var name: FactName
  package var requirement: Requirement

  package init(_ name: FactName, _ requirement: Requirement) {
    self.name = name
    self.requirement = requirement
  }

  /// Whether a value passes. Unknown where the value is, and where it is of another kind than what it is compared with.
  package func truth(of value: Fact.Value) -> Truth {
    var isKnown = true
    if case .unknown = value { isKnown = false }
    if case .exists(let shouldExist) = requirement { return Truth(isKnown == shouldExist) }
    guard isKnown else { return .unknown }
    switch requirement {
    case .compare(let comparison, let expected): return Self.compare(value, comparison, expected)
    case .isOneOf(let expected): return .any(expected.map { Self.compare(value, .equal, $0) })
    case .exists: return .unknown
    }
  }

  /// As traces print it: `>= 2`, `== true`, `in ["message","narrative"]`, `exists`, `exists not`. Values are JSON.
  public var description: String {
    switch requirement {
    case .compare(let comparison, let expected): "\(comparison.rawValue) \(expected.json.compact)"
    case .isOneOf(let expected): "in \(JSONValue.array(expected.map(\.json)).compact)"
    case .exists(let shouldExist): shouldExist ? "exists" : "exists not"
    }
  }

  /// The values that it names.
  var expected: [Fact.Value] {
    switch requirement {
    case .compare(_, let value): [value]
    case .isOneOf(let values): values
    case .exists: []
    }
  }

  static func compare(_ value: Fact.Value, _ comparison: Comparison, _ expected: Fact.Value) -> Truth {
    switch (value, expected) {
    case (.number(let left), .number(let right)):
      switch comparison {
      case .equal: Truth(left == right)
      case .notEqual: Truth(left != right)
      case .less: Truth(left < right)
      case .atMost: Truth(left <= right)
      case .greater: Truth(left > right)
      case .atLeast: Truth(left >= right)
      }
    case (.bool(let left), .bool(let right)): same(left == right, comparison)
    case (.text(let left), .text(let right)): same(left.utf8.elementsEqual(right.utf8), comparison)
    default: .unknown
    }
  }

  private static func same(_ isSame: Bool, _ comparison: Comparison) -> Truth {
    switch comparison {
    case .equal: Truth(isSame)
    case .notEqual: Truth(!isSame)
    case .less, .atMost, .greater, .atLeast: .unknown
    }
  }
}
