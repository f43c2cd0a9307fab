/// How a condition came to its truth: the same tree, with the facts that decided it.
public struct Trace: Hashable, Sendable {
  package enum Node: Hashable, Sendable {
    case fact(FactTest, Fact)
    case all, any, not
    case count(Int)
    /// Parts are earlier records of so many days, of which so many must hold; or the one reason why they are not known.
    case within(days: Int, Int)
  }

  package let node: Node
  /// How this part came out.
  public let truth: Truth
  /// The parts of the condition in its order; those of a window are earlier records, the latest first. Empty for a fact.
  public private(set) var parts: [Trace]

  /// For an earlier record: how many days it was before this one.
  public internal(set) var daysAgo: Int?

  /// Whether the truth of the whole rests on this part.
  ///
  /// The whole is decisive. Below a decisive node, those parts are that have its truth: all parts of an `all` that holds,
  /// the false ones of an `all` that fails, the true ones of an `any` that holds, the unknown ones of what is unknown.
  /// Below `not` its part is.
  public private(set) var isDecisive = false

  init(node: Node, truth: Truth, parts: [Trace]) {
    self.node = node
    self.truth = truth
    self.parts = parts
  }

  mutating func markDecisive() {
    isDecisive = true
    for index in parts.indices where node == .not || parts[index].truth == truth { parts[index].markDecisive() }
  }

  /// The facts that decided, in order.
  public var decisive: [(test: FactTest, fact: Fact)] {
    guard isDecisive else { return [] }
    if case .fact(let test, let fact) = node { return [(test, fact)] }
    return parts.flatMap(\.decisive)
  }

  /// The places of the facts that decided: each once, by their place in the text. Rates of markers are of the text as a whole: their hits stand
  /// beside the fact alone.
  public var places: [Fact.Place] {
    Fact.Place.ordered(decisive.filter { !$0.test.name.isRate }.flatMap(\.fact.places))
  }

  /// Why it is unknown: name and reason of each decisive fact, each once, in order. Empty where it is not unknown.
  public var reasons: [String] {
    guard truth == .unknown else { return [] }
    var reasons: [String] = []
    for (test, fact) in decisive {
      let reason = "\(test.name): \(Self.reason(fact) ?? Self.wrongKind)"
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }

  /// The reason where a fact has a value that cannot be compared with what the rule asks for.
  static let wrongKind = "wrong-kind"

  static func reason(_ fact: Fact) -> String? {
    if case .unknown(let reason) = fact.value { reason } else { nil }
  }
}
