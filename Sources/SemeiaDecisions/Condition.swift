public import SemeiaRecords

/// A condition of a rule.
public indirect enum Condition: Hashable, Sendable {
  public enum Comparison: String, Hashable, Sendable, CaseIterable {
    case equal = "==", notEqual = "!=", less = "<", atMost = "<=", greater = ">", atLeast = ">="
  }

  case fact(String, Comparison, Fact.Value)
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case count(atLeast: Int, of: [Condition])

  /// The facts that it asks for, in order.
  public var facts: [String] {
    switch self {
    case .fact(let name, _, _): [name]
    case .all(let parts), .any(let parts), .count(_, let parts): parts.flatMap(\.facts)
    case .not(let part): part.facts
    }
  }

  /// Evaluates it, keeping the trace.
  public func evaluate(_ source: some FactSource) -> Trace {
    switch self {
    case .fact(let name, let comparison, let expected):
      let fact = source.fact(name) ?? Fact(.unknown("no-such-fact"))
      return Trace(node: .fact(name, fact, comparison, expected), truth: Self.compare(fact.value, comparison, expected), parts: [])
    case .all(let parts):
      let traces = parts.map { $0.evaluate(source) }
      return Trace(node: .all, truth: .all(traces.map(\.truth)), parts: traces)
    case .any(let parts):
      let traces = parts.map { $0.evaluate(source) }
      return Trace(node: .any, truth: .any(traces.map(\.truth)), parts: traces)
    case .not(let part):
      let trace = part.evaluate(source)
      return Trace(node: .not, truth: !trace.truth, parts: [trace])
    case .count(let least, let parts):
      let traces = parts.map { $0.evaluate(source) }
      return Trace(node: .count(least), truth: .atLeast(least, of: traces.map(\.truth)), parts: traces)
    }
  }

  private static func compare(_ value: Fact.Value, _ comparison: Comparison, _ expected: Fact.Value) -> Truth {
    switch (value, expected) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.number(let left), .number(let right)):
      switch comparison {
      case .equal: return Truth(left == right)
      case .notEqual: return Truth(left != right)
      case .less: return Truth(left < right)
      case .atMost: return Truth(left <= right)
      case .greater: return Truth(left > right)
      case .atLeast: return Truth(left >= right)
      }
    case (.bool(let left), .bool(let right)): return comparison == .notEqual ? Truth(left != right) : Truth(left == right)
    case (.text(let left), .text(let right)): return comparison == .notEqual ? Truth(left != right) : Truth(left == right)
    default: return .unknown
    }
  }
}

/// How a condition came to its truth: the same tree, with the facts that decided it.
public struct Trace: Hashable, Sendable {
  public enum Node: Hashable, Sendable {
    case fact(String, Fact, Condition.Comparison, Fact.Value)
    case all, any, not
    case count(Int)
  }

  public var node: Node
  public var truth: Truth
  public var parts: [Trace]

  /// The places of the facts that hold.
  public var places: [Fact.Place] {
    if case .fact(_, let fact, _, _) = node { return truth == .`true` ? fact.places : [] }
    if case .not = node { return [] }
    return parts.filter { $0.truth == .`true` }.flatMap(\.places)
  }

  /// Why it is unknown: the reasons of the unknown facts, each once.
  public var reasons: [String] {
    if case .fact(let name, let fact, _, _) = node {
      if case .unknown(let reason) = fact.value { return ["\(name): \(reason)"] }
      return []
    }
    return parts.filter { $0.truth == .unknown }.flatMap(\.reasons)
  }

  /// As the contract prints it.
  public var json: JSONValue {
    let truthValue: JSONValue = truth == .unknown ? .null : .bool(truth == .`true`)
    switch node {
    case .fact(let name, let fact, let comparison, let expected):
      var members: [JSONValue.Member] = [
        .init("fact", .string(name)), .init("value", fact.json),
        .init("test", .string("\(comparison.rawValue) \(Fact(expected).json.compact)")), .init("truth", truthValue),
      ]
      if case .unknown(let reason) = fact.value { members.append(.init("reason", .string(reason))) }
      return .object(members)
    case .all: return .object([.init("all", .array(parts.map(\.json)))])
    case .any: return .object([.init("any", .array(parts.map(\.json)))])
    case .not: return .object([.init("not", parts.first?.json ?? .null)])
    case .count(let least): return .object([.init("atLeast", .int(least)), .init("of", .array(parts.map(\.json)))])
    }
  }
}
