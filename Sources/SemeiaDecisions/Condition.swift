/// A condition of a rule. It always ends, calls nothing, and asks for facts by name only.
public indirect enum Condition: Hashable, Sendable {
  case fact(FactTest)
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case count(atLeast: Int, of: [Condition])

  /// The tests of facts that it is made of, in order.
  public var tests: [FactTest] {
    switch self {
    case .fact(let test): [test]
    case .all(let parts), .any(let parts), .count(_, let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    }
  }

  /// Whether a report can leave it open: some fact may be missing and the test on it does not ask just that.
  public var mayBeUnknown: Bool {
    tests.contains { test in
      if case .exists = test.requirement { return false }
      return test.name.mayBeUnknown
    }
  }

  /// How it comes out, without what led to it. The same as the truth of ``evaluate(_:)``, which costs more.
  public func truth(_ source: some FactSource) -> Truth {
    switch self {
    case .fact(let test): return test.truth(of: source.value(test.name) ?? .unknown("no-such-fact"))
    case .all(let parts):
      var truth = Truth.`true`
      for part in parts {
        switch part.truth(source) {
        case .`false`: return .`false`
        case .unknown: truth = .unknown
        case .`true`: continue
        }
      }
      return truth
    case .any(let parts):
      var truth = Truth.`false`
      for part in parts {
        switch part.truth(source) {
        case .`true`: return .`true`
        case .unknown: truth = .unknown
        case .`false`: continue
        }
      }
      return truth
    case .not(let part): return !part.truth(source)
    case .count(let least, let parts): return .atLeast(least, of: parts.map { $0.truth(source) })
    }
  }

  /// Evaluates all of it, in order and without short cuts, and keeps how it came to its truth.
  public func evaluate(_ source: some FactSource) -> Trace {
    var trace = trace(source)
    trace.markDecisive()
    return trace
  }

  private func trace(_ source: some FactSource) -> Trace {
    switch self {
    case .fact(let test):
      let fact = source.fact(test.name) ?? Fact(.unknown("no-such-fact"))
      return Trace(node: .fact(test, fact), truth: test.truth(of: fact.value), parts: [])
    case .all(let parts):
      let traces = parts.map { $0.trace(source) }
      return Trace(node: .all, truth: .all(traces.map(\.truth)), parts: traces)
    case .any(let parts):
      let traces = parts.map { $0.trace(source) }
      return Trace(node: .any, truth: .any(traces.map(\.truth)), parts: traces)
    case .not(let part):
      let trace = part.trace(source)
      return Trace(node: .not, truth: !trace.truth, parts: [trace])
    case .count(let least, let parts):
      let traces = parts.map { $0.trace(source) }
      return Trace(node: .count(least), truth: .atLeast(least, of: traces.map(\.truth)), parts: traces)
    }
  }
}
