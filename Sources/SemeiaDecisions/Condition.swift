/// A condition of a rule. It always ends, calls nothing, and asks for facts by name only.
public indirect enum Condition: Hashable, Sendable {
  /// The test of one fact.
  case fact(FactTest)
  /// All hold: false if any is false, else unknown if any is unknown.
  case all([Condition])
  /// At least one holds: true if any is true, else unknown if any is unknown.
  case any([Condition])
  /// It does not hold; unknown where it is unknown.
  case not(Condition)
  /// At least so many hold; unknown where those that are unknown would decide.
  case count(atLeast: Int, of: [Condition])
  /// In at least so many earlier records of the same person, of the so many days before this one, the condition holds. This record is not
  /// among them: `any` of it and of what it says now is "now or lately", `all` is "again".
  case within(days: Int, atLeast: Int, Condition)

  /// The tests of facts that it is made of, in order.
  public var tests: [FactTest] {
    switch self {
    case .fact(let test): [test]
    case .all(let parts), .any(let parts), .count(_, let parts): parts.flatMap(\.tests)
    case .not(let part), .within(_, _, let part): part.tests
    }
  }

  /// The facts that it asks of earlier records, in order.
  package var remembered: [FactName] {
    switch self {
    case .fact: []
    case .all(let parts), .any(let parts), .count(_, let parts): parts.flatMap(\.remembered)
    case .not(let part): part.remembered
    case .within(_, _, let part): part.tests.map(\.name)
    }
  }

  /// Whether a report can leave it open: some fact may be missing and the test on it does not ask just that.
  package var mayBeUnknown: Bool {
    switch self {
    case .fact(let test):
      if case .exists = test.requirement { return false }
      return test.name.mayBeUnknown
    case .all(let parts), .any(let parts), .count(_, let parts): return parts.contains(where: \.mayBeUnknown)
    case .not(let part): return part.mayBeUnknown
    case .within: return true
    }
  }

  /// How it comes out, without what led to it. The same as the truth of ``evaluate(_:)``, which costs more.
  package func truth(_ source: some FactSource) -> Truth {
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
    case .within(let days, let least, let part):
      switch source.earlier(days: days) {
      case .unknown: return .unknown
      case .records(let records): return .atLeast(least, of: records.map { part.truth($0) })
      }
    }
  }

  /// Evaluates all of it, in order and without short cuts, and keeps how it came to its truth.
  package func evaluate(_ source: some FactSource) -> Trace {
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
    case .within(let days, let least, let part):
      return Trace(days: days, least: least, source.earlier(days: days)) { part.trace($0) }
    }
  }
}
