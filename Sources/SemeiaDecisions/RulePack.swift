public import SemeiaRecords

/// A rule: when it holds, something should be looked at by a person.
public struct Rule: Sendable {
  public enum Urgency: String, Sendable, Hashable, CaseIterable { case now, today, soon, routine, info }

  /// A text with what the rule does on it. Packs test themselves with their examples.
  public struct Example: Sendable {
    public enum Outcome: String, Sendable { case fires, silent, unknown }
    public var text: String
    public var language: String?
    public var outcome: Outcome
  }

  public var id: String
  public var version: Int
  public var when: Condition
  public var urgency: Urgency
  /// By language; `en` is always there.
  public var summary: [String: String]
  public var options: [String: [String]]
  public var requires: String
  public var rationale: String
  public var references: [String]
  public var examples: [Example]
}

/// What a rule that holds says.
public struct Decision: Hashable, Sendable {
  /// `suicide-active-thoughts@1`.
  public var rule: String
  public var pack: String
  public var urgency: Rule.Urgency
  public var summary: String
  public var options: [String]
  public var requires: String
  public var places: [Fact.Place]
  public var trace: Trace
}

/// A versioned set of rules, `Lexicons/rules/<pack>/pack.json`.
public struct RulePack: Sendable {
  public var id: String
  public var version: Int
  public var title: String
  public var rules: [Rule]

  /// `safety@1`.
  public var name: String { "\(id)@\(version)" }

  /// Reads a pack.
  ///
  /// - Returns: the pack with the rules that are sound, and every problem found.
  public static func read(_ json: JSONValue) -> (pack: RulePack, problems: [PackProblem]) {
    var problems: [PackProblem] = []
    var pack = RulePack(id: json["id"]?.string ?? "", version: json["version"]?.int ?? 0, title: json["title"]?.string ?? "", rules: [])
    if pack.id.isEmpty || pack.version < 1 {
      problems.append(PackProblem(path: "", code: "bad-pack", message: "`id` or `version` is missing", hint: "a name, and a number from 1"))
    }
    for (index, row) in (json["rules"]?.array ?? []).enumerated() {
      let path = "rules[\(index)]"
      if let rule = rule(row, path, &problems) {
        if pack.rules.contains(where: { $0.id == rule.id }) {
          problems.append(PackProblem(path: path, code: "duplicate-id", message: "`\(rule.id)` is defined twice", hint: "keep one"))
        } else {
          pack.rules.append(rule)
        }
      }
    }
    return (pack, problems)
  }

  private static func rule(_ row: JSONValue, _ path: String, _ problems: inout [PackProblem]) -> Rule? {
    func problem(_ code: String, _ message: String, _ hint: String) {
      problems.append(PackProblem(path: path, code: code, message: message, hint: hint))
    }
    guard let id = row["id"]?.string, let version = row["version"]?.int,
      let urgency = row["urgency"]?.string.flatMap(Rule.Urgency.init(rawValue:))
    else {
      problem("bad-rule", "`id`, `version` or `urgency` is missing or unknown", "now, today, soon, routine or info")
      return nil
    }
    var reader = ConditionReader()
    let when = row["when"].flatMap { reader.read($0, at: "\(path).when") }
    problems += reader.problems
    guard let when else {
      if row["when"] == nil { problem("no-condition", "`when` is missing", "say when the rule holds") }
      return nil
    }
    var summary: [String: String] = [:]
    for member in row["summary"]?.members ?? [] { summary[member.key] = member.value.string }
    var options: [String: [String]] = [:]
    for member in row["options"]?.members ?? [] { options[member.key] = (member.value.array ?? []).compactMap(\.string) }
    if summary["en"] == nil { problem("missing-translation", "there is no English summary", "`summary.en` is what other languages fall back to") }
    if (options["en"]?.count ?? 0) < 2 { problem("one-option", "fewer than two options", "offer choices, never one order") }
    for language in summary.keys.sorted() where options[language]?.count != options["en"]?.count {
      problem("missing-translation", "options in `\(language)` do not match the English ones", "translate each")
    }
    let examples = (row["examples"]?.array ?? []).compactMap { example in
      example["outcome"]?.string.flatMap(Rule.Example.Outcome.init(rawValue:)).map {
        Rule.Example(text: example["text"]?.string ?? "", language: example["language"]?.string, outcome: $0)
      }
    }
    for outcome in [Rule.Example.Outcome.fires, .silent] where !examples.contains(where: { $0.outcome == outcome }) {
      problem("missing-example", "no example that is `\(outcome.rawValue)`", "each rule shows when it fires and when it is silent")
    }
    return Rule(
      id: id, version: version, when: when, urgency: urgency, summary: summary, options: options,
      requires: row["requires"]?.string ?? "human-review", rationale: row["rationale"]?.string ?? "",
      references: (row["references"]?.array ?? []).compactMap(\.string), examples: examples)
  }

  /// The rules that hold, in the pack's order.
  ///
  /// - Parameter language: the primary subtag of the report's language; English where a rule is not translated.
  public func decisions(_ source: some FactSource, language: String) -> [Decision] {
    rules.compactMap { rule in
      let trace = rule.when.evaluate(source)
      guard trace.truth == .`true` else { return nil }
      var places: [Fact.Place] = []
      for place in trace.places where !places.contains(place) { places.append(place) }
      places.sort { ($0.start, $0.end) < ($1.start, $1.end) }
      return Decision(
        rule: "\(rule.id)@\(rule.version)", pack: name, urgency: rule.urgency, summary: rule.summary[language] ?? rule.summary["en"] ?? "",
        options: rule.options[language] ?? rule.options["en"] ?? [], requires: rule.requires, places: places, trace: trace)
    }
  }

  /// Every rule with its trace: why one holds, and why another does not.
  public func traces(_ source: some FactSource) -> [(rule: Rule, trace: Trace)] {
    rules.map { ($0, $0.when.evaluate(source)) }
  }
}
