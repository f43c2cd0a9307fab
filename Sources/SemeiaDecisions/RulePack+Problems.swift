extension RulePack {
  /// What is wrong with the rules, given what exists, in the order of the rules. Reading has reported what the pack alone
  /// can tell.
  ///
  /// | code | what |
  /// |---|---|
  /// | `unknown-fact` | no such flag, concept, dimension, marker or warning |
  /// | `type` | a value of another kind, or an order where there is none |
  /// | `unsatisfiable` | no report can make the rule hold: `all` of `>= 4` and `< 2`, a level of 7, a rate above 1, a concept that never counts |
  /// | `tautology` | it holds wherever it is known, so no text keeps it silent |
  /// | `masked` | under `unique` and `priority`: wherever it holds, another rule speaks instead or as well |
  /// | `overlap` | under `unique`: two rules can hold together |
  /// | `disagreement` | under `any`: two rules can hold together and do not say the same |
  /// | `no-rationale` | no reason is given |
  /// | `long-summary` | more than 139 UTF-16 units, which CDS Hooks 2.0 does not carry |
  /// | `unreachable` `redundant` `same-condition` `gap` `missing-translation` | see `RulePack+Reach.swift` |
  ///
  /// What can hold, and together with what, is told by boxes of values with one side for each fact. Facts are taken to be
  /// independent, and nothing is said of conditions that come to more than 256 boxes.
  package func problems(_ catalog: FactCatalog) -> [PackProblem] {
    var catalog = catalog
    catalog.context = context
    var problems: [PackProblem] = []
    var boxes: [[Box]?] = []
    for (index, rule) in rules.enumerated() {
      let path = "rules[\(index)]"
      rule.when.check(catalog, "\(path).when", &problems)
      let holds = rule.when.boxes(catalog.kind)
      boxes.append(holds)
      if let holds, holds.isEmpty {
        problems.append(
          PackProblem(
            "\(path).when", "unsatisfiable", "`\(rule.id)` can never hold",
            rule.when.hintAtStated(catalog) ?? "its tests contradict each other or the range of a fact"))
      } else if let fails = rule.when.boxes(catalog.kind, negated: true), fails.isEmpty {
        problems.append(
          PackProblem(
            "\(path).when", "tautology", "`\(rule.id)` holds wherever it is known", "say what keeps it silent", severity: .warning
          ))
      }
      rule.checkTexts(path, &problems)
    }
    for later in rules.indices {
      for earlier in rules.indices where earlier < later { compare(earlier, later, boxes, &problems) }
    }
    return problems + reachProblems(catalog)
  }

  /// What the policy does not allow between two rules.
  private func compare(_ earlier: Int, _ later: Int, _ boxes: [[Box]?], _ problems: inout [PackProblem]) {
    guard policy != .collect, let first = boxes[earlier], let second = boxes[later], !first.isEmpty, !second.isEmpty else {
      return
    }
    // The rule that gives way where both hold.
    let isSecondLess = policy != .priority || rules[earlier].urgency <= rules[later].urgency
    let (hidden, hiding) = isSecondLess ? (later, earlier) : (earlier, later)
    let (inner, outer) = isSecondLess ? (second, first) : (first, second)
    let names = "`\(rules[hidden].id)` and `\(rules[hiding].id)`"
    if policy == .any {
      guard !rules[earlier].saysTheSame(as: rules[later]), Self.overlap(first, second) else { return }
      problems.append(
        PackProblem(
          "rules[\(later)]", "disagreement", "\(names) can hold together and say different things", "let them exclude each other")
      )
    } else if inner.allSatisfy({ box in outer.contains { box.isSubset(of: $0) } }) {
      problems.append(
        PackProblem(
          "rules[\(hidden)].when", "masked", "wherever `\(rules[hidden].id)` holds, `\(rules[hiding].id)` does",
          policy == .unique ? "take its cases out of the other rule" : "it never speaks: make it more urgent or leave it out"))
    } else if policy == .unique, Self.overlap(first, second) {
      problems.append(
        PackProblem(
          "rules[\(later)].when", "overlap", "\(names) can hold together", "let them exclude each other, or collect",
          severity: .warning))
    }
  }

  private static func overlap(_ first: [Box], _ second: [Box]) -> Bool {
    first.contains { one in second.contains { one.intersection($0) != nil } }
  }
}

extension Rule {
  /// Whether two rules make the same decision.
  fileprivate func saysTheSame(as other: Rule) -> Bool {
    urgency == other.urgency && summary == other.summary && options == other.options && requires == other.requires
  }

  fileprivate func checkTexts(_ path: String, _ problems: inout [PackProblem]) {
    if rationale.isEmpty {
      problems.append(
        PackProblem(
          "\(path).rationale", "no-rationale", "`\(id)` gives no reason", "say why there is such a rule", severity: .warning))
    }
    for language in summary.keys.sorted() where (summary[language]?.utf16.count ?? 0) > 139 {
      problems.append(
        PackProblem(
          "\(path).summary.\(language)", "long-summary", "the summary is longer than 139 UTF-16 units", "shorten it",
          severity: .warning))
    }
  }
}

extension Condition {
  /// What to ask in place of a count that is always 0; nil where no test asks for one.
  fileprivate func hintAtStated(_ catalog: FactCatalog) -> String? {
    tests.lazy.compactMap { test in
      guard case .finding(let concept, .counted) = test.name.topic, catalog.uncounted.contains(concept) else { return nil }
      return "`\(concept)` never counts: ask `finding.\(concept).stated`"
    }.first
  }

  /// Whether facts exist and are compared with values of their kind.
  fileprivate func check(_ catalog: FactCatalog, _ path: String, _ problems: inout [PackProblem]) {
    switch self {
    case .fact(let test): test.check(catalog, path, &problems)
    case .all(let parts): Self.check(parts, catalog, "\(path).all", &problems)
    case .any(let parts): Self.check(parts, catalog, "\(path).any", &problems)
    case .count(_, let parts): Self.check(parts, catalog, "\(path).of", &problems)
    case .not(let part): part.check(catalog, "\(path).not", &problems)
    case .within(_, _, let part): part.check(catalog, "\(path).of", &problems)
    }
  }

  private static func check(_ parts: [Condition], _ catalog: FactCatalog, _ path: String, _ problems: inout [PackProblem]) {
    for (index, part) in parts.enumerated() { part.check(catalog, "\(path)[\(index)]", &problems) }
  }
}

extension FactTest {
  fileprivate func check(_ catalog: FactCatalog, _ path: String, _ problems: inout [PackProblem]) {
    guard let kind = catalog.kind(of: name) else {
      problems.append(PackProblem("\(path).fact", "unknown-fact", "there is no `\(name)`", catalog.hint(for: name)))
      return
    }
    for value in expected where !kind.accepts(value) {
      problems.append(PackProblem(path, "type", "`\(name)` is \(kind.label)", "compare it with such a value"))
    }
    if case .compare(let comparison, _) = requirement, comparison != .equal, comparison != .notEqual, !kind.isOrdered {
      problems.append(PackProblem(path, "type", "`\(name)` has no order", "use ==, != or in"))
    }
  }
}
