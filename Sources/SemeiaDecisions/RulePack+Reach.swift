package import SemeiaRecords

/// Checks that look at parts of conditions, at what no rule holds for, and at dates.
extension RulePack {
  /// | code | what |
  /// |---|---|
  /// | `unreachable` | a part of `any` that changes nothing: where it holds, the rule does without it, or never can |
  /// | `redundant` | a part of `all` that changes nothing: where the others hold, it does (a warning) |
  /// | `same-condition` | under `collect`: two rules hold in just the same cases (a warning) |
  /// | `gap` | what `covers` names can occur without any rule that holds |
  /// | `missing-translation` | a language of `languages` in which something is not said (a warning) |
  func reachProblems(_ catalog: FactCatalog) -> [PackProblem] {
    var problems: [PackProblem] = []
    for (index, rule) in rules.enumerated() {
      guard let whole = rule.when.boxes(catalog.kind), !whole.isEmpty else { continue }
      for variant in rule.when.withoutOnePart() {
        guard let other = variant.condition.boxes(catalog.kind) else { continue }
        let path = "rules[\(index)].when\(variant.path)"
        if variant.isAlternative, Self.covered(whole, by: other) {
          problems.append(
            PackProblem(
              path, "unreachable", "this part changes nothing: the rule holds without it or never by it", "leave it out, or mend it"))
        } else if !variant.isAlternative, Self.covered(other, by: whole) {
          problems.append(
            PackProblem(
              path, "redundant", "this part changes nothing: it holds wherever the others do", "leave it out, or mend it",
              severity: .warning))
        }
      }
    }
    if policy == .collect { problems += sameConditions(catalog) }
    for (index, condition) in covers.enumerated() {
      let uncovered = Condition.all([condition] + rules.map { .not($0.when) })
      guard let boxes = uncovered.boxes(catalog.kind, limit: 1024), let example = boxes.first else { continue }
      problems.append(
        PackProblem("covers[\(index)]", "gap", "no rule holds where \(example.description)", "add a rule, or widen one"))
    }
    return problems + untranslated()
  }

  private static func covered(_ inner: [Box], by outer: [Box]) -> Bool {
    inner.allSatisfy { box in outer.contains { box.isSubset(of: $0) } }
  }

  private func sameConditions(_ catalog: FactCatalog) -> [PackProblem] {
    var problems: [PackProblem] = []
    for later in rules.indices {
      for earlier in rules.indices where earlier < later {
        guard let first = rules[earlier].when.boxes(catalog.kind), let second = rules[later].when.boxes(catalog.kind), !first.isEmpty,
          Self.covered(first, by: second), Self.covered(second, by: first)
        else { continue }
        problems.append(
          PackProblem(
            "rules[\(later)].when", "same-condition", "`\(rules[later].id)` holds in just the cases of `\(rules[earlier].id)`",
            "let one rule say both", severity: .warning))
      }
    }
    return problems
  }

  /// `expired`: the pack or a rule is past its date.
  package func expired(today: CalendarDate) -> [PackProblem] {
    var problems: [PackProblem] = []
    func check(_ date: CalendarDate?, _ path: String, _ name: String) {
      guard let date, date < today else { return }
      problems.append(PackProblem(path, "expired", "`\(name)` is past its date", "look at it anew, then set a later day"))
    }
    check(validUntil, "validUntil", id)
    for (index, rule) in rules.enumerated() { check(rule.validUntil, "rules[\(index)].validUntil", rule.id) }
    return problems
  }
}

extension Condition {
  /// The condition with one part left out.
  struct Variant {
    var condition: Condition
    /// Where the part stands: `.any[1]`.
    var path: String
    /// Whether it was one of several ways to hold.
    var isAlternative: Bool
  }

  /// Every way to leave one part of an `any` or `all` out.
  ///
  /// Below `not` the roles are exchanged: there a part of `any` is one of several things that must fail.
  func withoutOnePart(_ path: String = "", isNegated: Bool = false) -> [Variant] {
    switch self {
    case .fact: return []
    case .not(let part):
      return part.withoutOnePart("\(path).not", isNegated: !isNegated).map {
        Variant(condition: .not($0.condition), path: $0.path, isAlternative: $0.isAlternative)
      }
    case .within(let days, let least, let part):
      return part.withoutOnePart("\(path).of", isNegated: isNegated).map {
        Variant(condition: .within(days: days, atLeast: least, $0.condition), path: $0.path, isAlternative: $0.isAlternative)
      }
    case .all(let parts): return Self.without(parts, "\(path).all", isNegated, isAlternative: isNegated) { .all($0) }
    case .any(let parts): return Self.without(parts, "\(path).any", isNegated, isAlternative: !isNegated) { .any($0) }
    case .count(let least, let parts):
      return parts.indices.flatMap { index in
        parts[index].withoutOnePart("\(path).of[\(index)]", isNegated: isNegated).map { variant in
          var changed = parts
          changed[index] = variant.condition
          return Variant(condition: .count(atLeast: least, of: changed), path: variant.path, isAlternative: variant.isAlternative)
        }
      }
    }
  }

  private static func without(
    _ parts: [Condition], _ path: String, _ isNegated: Bool, isAlternative: Bool, _ make: ([Condition]) -> Condition
  ) -> [Variant] {
    var variants: [Variant] = []
    for index in parts.indices {
      var others = parts
      others.remove(at: index)
      if !others.isEmpty { variants.append(Variant(condition: make(others), path: "\(path)[\(index)]", isAlternative: isAlternative)) }
      variants += parts[index].withoutOnePart("\(path)[\(index)]", isNegated: isNegated).map { variant in
        var changed = parts
        changed[index] = variant.condition
        return Variant(condition: make(changed), path: variant.path, isAlternative: variant.isAlternative)
      }
    }
    return variants
  }
}

extension Box {
  /// One case of it in words: `flag.suicide.level is 3`, for a problem's message.
  var description: String {
    let words = sides.sorted { $0.key < $1.key }.map { name, side in
      switch side {
      case .missing: "\(name) is unknown"
      case .known(let values): "\(name) is \(values.example)"
      }
    }
    return words.isEmpty ? "anything is" : words.joined(separator: " and ")
  }
}

extension ValueSet {
  /// One value of it, as JSON.
  fileprivate var example: String {
    switch self {
    case .points(let values): values.first?.json.compact ?? "nothing"
    case .range(let low, let high, _, _): low == .min ? "at most \(high / 1_000_000)" : JSONValue.decimal(Millionths(count: low)).compact
    case .texts: "another text"
    }
  }
}
