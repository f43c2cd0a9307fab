/// One way in which a condition can hold: for each fact that it rests on, the values it may have.
///
/// Facts are taken to be independent of each other, so a box that is not empty may still never occur; an empty one never does.
struct Box: Hashable {
  /// What is asked of one fact.
  enum Side: Hashable {
    /// It is known, and one of these.
    case known(ValueSet)
    /// It is not known.
    case missing
  }

  private(set) var sides: [FactName: Side] = [:]

  static let everything = Box()

  init() {}

  init(_ name: FactName, _ side: Side) {
    sides = [name: side]
  }

  var isEmpty: Bool {
    sides.values.contains { side in
      if case .known(let values) = side { values.isEmpty } else { false }
    }
  }

  /// What lies in both; nil where nothing does.
  func intersection(_ other: Box) -> Box? {
    var result = self
    for (name, side) in other.sides {
      switch (sides[name], side) {
      case (nil, _): result.sides[name] = side
      case (.missing, .missing): break
      case (.known(let values), .known(let otherValues)):
        let both = values.intersection(otherValues)
        if both.isEmpty { return nil }
        result.sides[name] = .known(both)
      case (.missing, .known), (.known, .missing): return nil
      }
    }
    return result.isEmpty ? nil : result
  }

  /// Whether everything in this box is in the other.
  func isSubset(of other: Box) -> Bool {
    other.sides.allSatisfy { name, side in
      switch (sides[name], side) {
      case (.missing, .missing): true
      case (.known(let values), .known(let otherValues)): values.isSubset(of: otherValues)
      default: false
      }
    }
  }
}

extension Condition {
  /// The boxes in which the condition is true (or, negated, false). None: it never is. Nil: there are too many to say.
  ///
  /// In Kleene's logic a condition is true only where enough facts are known, and negation goes down to the single tests.
  ///
  /// What earlier records say is independent of what this one says, and of what the same records say in another window.
  func boxes(_ kinds: (FactName) -> FactKind?, negated: Bool = false, limit: Int = 256) -> [Box]? {
    switch self {
    case .within(let days, let least, let part):
      let window = "\(days) \(least) " + part.tests.map { "\($0.name) \($0.description)" }.joined(separator: " ")
      return part.earlier(window).boxes(kinds, negated: negated, limit: limit)
    case .fact(let test): return test.boxes(kinds(test.name), negated: negated)
    case .not(let part): return part.boxes(kinds, negated: !negated, limit: limit)
    case .all(let parts): return negated ? Self.sum(parts, kinds, true, limit) : Self.product(parts, kinds, false, limit)
    case .any(let parts): return negated ? Self.product(parts, kinds, true, limit) : Self.sum(parts, kinds, false, limit)
    case .count(let least, let parts):
      // At least n of k do not hold at all where at least k − n + 1 fail.
      return Self.choice(negated ? parts.count - least + 1 : least, parts, kinds, negated, limit)
    }
  }

  /// The condition with its facts taken from earlier records.
  private func earlier(_ window: String) -> Condition {
    switch self {
    case .fact(let test): .fact(FactTest(test.name.earlier(window), test.requirement))
    case .all(let parts): .all(parts.map { $0.earlier(window) })
    case .any(let parts): .any(parts.map { $0.earlier(window) })
    case .not(let part): .not(part.earlier(window))
    case .count(let least, let parts): .count(atLeast: least, of: parts.map { $0.earlier(window) })
    case .within: self
    }
  }

  private static func sum(_ parts: [Condition], _ kinds: (FactName) -> FactKind?, _ negated: Bool, _ limit: Int) -> [Box]? {
    var result: [Box] = []
    for part in parts {
      guard let boxes = part.boxes(kinds, negated: negated, limit: limit) else { return nil }
      for box in boxes where !result.contains(box) { result.append(box) }
      if result.count > limit { return nil }
    }
    return result
  }

  private static func product(_ parts: [Condition], _ kinds: (FactName) -> FactKind?, _ negated: Bool, _ limit: Int) -> [Box]? {
    var result = [Box.everything]
    for part in parts {
      guard let boxes = part.boxes(kinds, negated: negated, limit: limit) else { return nil }
      var next: [Box] = []
      for one in result {
        for other in boxes {
          if let both = one.intersection(other), !next.contains(both) { next.append(both) }
        }
        if next.count > limit { return nil }
      }
      result = next
    }
    return result
  }

  /// At least `least` of the parts: all choices of just so many.
  private static func choice(
    _ least: Int, _ parts: [Condition], _ kinds: (FactName) -> FactKind?, _ negated: Bool, _ limit: Int
  ) -> [Box]? {
    guard least > 0 else { return [.everything] }
    guard parts.count >= least else { return [] }
    guard parts.count <= 12 else { return nil }
    var result: [Box] = []
    for mask in 0..<(1 << parts.count) where mask.nonzeroBitCount == least {
      let chosen = parts.indices.filter { mask & (1 << $0) != 0 }.map { parts[$0] }
      guard let boxes = product(chosen, kinds, negated, limit) else { return nil }
      for box in boxes where !result.contains(box) { result.append(box) }
      if result.count > limit { return nil }
    }
    return result
  }
}

extension FactTest {
  /// The box in which the test is true (or, negated, false); none where it never is.
  func boxes(_ kind: FactKind?, negated: Bool) -> [Box] {
    let all = ValueSet(kind ?? likelyKind)
    switch requirement {
    case .exists(let shouldExist): return [Box(name, shouldExist != negated ? .known(all) : .missing)]
    case .compare(let comparison, let value): return box(all.passing(negated ? comparison.inverse : comparison, value))
    case .isOneOf(let values):
      return box(negated ? values.reduce(all) { $0.passing(.notEqual, $1) } : all.among(values))
    }
  }

  private func box(_ values: ValueSet) -> [Box] { values.isEmpty ? [] : [Box(name, .known(values))] }

  /// The kind of a fact that no catalog knows, by what it is compared with.
  private var likelyKind: FactKind {
    switch expected.first {
    case .bool: .bool
    case .text: .text(nil)
    case .number, .unknown, nil: .decimal(from: nil, to: nil)
    }
  }
}
