import SemeiaRecords

/// Reads a rule pack from JSON and gathers what is wrong in it, so far as the pack alone can tell.
struct RulePackReader {
  private(set) var problems: [PackProblem] = []

  private static let packFields: Set<String> = [
    "id", "version", "title", "policy", "card", "rules", "languages", "covers", "context", "validUntil",
  ]
  private static let ruleFields: Set<String> = [
    "id", "version", "urgency", "when", "summary", "patient", "options", "repeat", "validUntil", "requires", "rationale", "references",
    "examples",
  ]

  mutating func read(_ json: JSONValue) -> RulePack {
    let id = json["id"]?.string ?? ""
    let version = json["version"]?.int ?? 0
    if !Self.isName(id) || version < 1 {
      report("", "bad-pack", "`id` or `version` is missing", "a name in small letters, and a number from 1")
    }
    var policy = HitPolicy.collect
    if let name = json["policy"] {
      if let known = name.string.flatMap(HitPolicy.init(rawValue:)) {
        policy = known
      } else {
        report(
          "policy", "bad-policy", "there is no such policy", "unique, any, priority or collect; collect where it is left out")
      }
    }
    unknownFields(json, Self.packFields, "")
    let rows = json["rules"]?.array ?? []
    if rows.isEmpty { report("rules", "no-rules", "the pack has no rules", "write at least one") }
    var rules: [Rule] = []
    for (index, row) in rows.enumerated() {
      guard let rule = rule(row, "rules[\(index)]") else { continue }
      if rules.contains(where: { $0.id == rule.id }) {
        report("rules[\(index)].id", "duplicate-id", "`\(rule.id)` is defined twice", "keep one, or give it another name")
      } else {
        rules.append(rule)
      }
    }
    var pack = RulePack(id: id, version: version, title: json["title"]?.string ?? "", policy: policy, rules: rules)
    pack.languages = (json["languages"]?.array ?? []).compactMap(\.string)
    pack.covers = covers(json["covers"])
    pack.context = context(json["context"])
    pack.validUntil = date(json["validUntil"], "validUntil")
    return pack
  }

  private mutating func covers(_ json: JSONValue?) -> [Condition] {
    (json?.array ?? []).enumerated().compactMap { index, condition in
      var reader = ConditionReader()
      let read = reader.read(condition, at: "covers[\(index)]")
      problems += reader.problems
      return read
    }
  }

  /// Names of what callers may say of the occasion, each with its kind: `bool`, `whole`, `number`, `text`, or a list of texts.
  private mutating func context(_ json: JSONValue?) -> [String: FactKind] {
    var kinds: [String: FactKind] = [:]
    for member in json?.members ?? [] {
      let texts = member.value.array?.compactMap(\.string) ?? []
      let kind: FactKind? =
        switch member.value.string {
        case "bool": .bool
        case "whole": .whole(upTo: nil)
        case "number": .decimal(from: nil, to: nil)
        case "text": .text(nil)
        default: texts.isEmpty || texts.count != member.value.array?.count ? nil : .text(texts)
        }
      if let kind, FactName("context.\(member.key)") != nil {
        kinds[member.key] = kind
      } else {
        report(
          "context.\(member.key)", "bad-context", "a name or kind of the context is none", "bool, whole, number, text, or a list of texts")
      }
    }
    return kinds
  }

  private mutating func date(_ json: JSONValue?, _ path: String) -> CalendarDate? {
    guard let json else { return nil }
    let date = json.string.flatMap { CalendarDate($0) }
    if date == nil { report(path, "bad-date", "this is no day", "such as 2027-05-31") }
    return date
  }

  /// When the rule speaks again.
  private mutating func repeats(_ row: JSONValue, _ urgency: Rule.Urgency, _ path: String) -> Repeat? {
    guard let json = row["repeat"] else { return nil }
    guard let days = json["days"]?.int, days >= 1, days <= 366 else {
      report("\(path).repeat.days", "bad-repeat", "`days` is no number of days", "a whole number from 1 to 366")
      return nil
    }
    unknownFields(json, ["days", "unlessMore"], "\(path).repeat")
    if urgency == .now {
      report("\(path).repeat", "repeat-of-urgent", "a rule that is urgent now must speak each time", "leave `repeat` out")
      return nil
    }
    return Repeat(days: days, unlessMore: json["unlessMore"]?.bool ?? true)
  }

  private mutating func report(
    _ path: String, _ code: String, _ message: String, _ hint: String, severity: PackProblem.Severity = .error
  ) {
    problems.append(PackProblem(path, code, message, hint, severity: severity))
  }

  private mutating func rule(_ row: JSONValue, _ path: String) -> Rule? {
    guard let id = row["id"]?.string, Self.isName(id), let version = row["version"]?.int, version >= 1 else {
      report(path, "bad-rule", "`id` or `version` is missing", "a name in small letters, and a number from 1")
      return nil
    }
    unknownFields(row, Self.ruleFields, path)
    guard let urgency = row["urgency"]?.string.flatMap(Rule.Urgency.init(rawValue:)) else {
      report("\(path).urgency", "bad-rule", "the urgency is missing or unknown", "now, today, soon, routine or info")
      return nil
    }
    guard let condition = row["when"] else {
      report(path, "no-condition", "`when` is missing", "say when the rule holds")
      return nil
    }
    var reader = ConditionReader()
    let when = reader.read(condition, at: "\(path).when")
    problems += reader.problems
    guard let when else { return nil }
    let (summary, options) = texts(row, path)
    if let requires = row["requires"]?.string, requires != "human-review" {
      report("\(path).requires", "bad-requires", "only a person can be required", "human-review")
    }
    var rule = Rule(
      id: id, version: version, when: when, urgency: urgency, summary: summary, options: options,
      requires: row["requires"]?.string ?? "human-review", rationale: row["rationale"]?.string ?? "",
      references: (row["references"]?.array ?? []).compactMap(\.string), examples: examples(row, when, path))
    for member in row["patient"]?.members ?? [] { rule.patient[member.key] = member.value.string }
    rule.repeats = repeats(row, urgency, path)
    rule.validUntil = date(row["validUntil"], "\(path).validUntil")
    return rule
  }

  /// What a rule says, by language.
  private mutating func texts(_ row: JSONValue, _ path: String) -> (summary: [String: String], options: [String: [String]]) {
    var summary: [String: String] = [:]
    for member in row["summary"]?.members ?? [] { summary[member.key] = member.value.string }
    var options: [String: [String]] = [:]
    for member in row["options"]?.members ?? [] { options[member.key] = (member.value.array ?? []).compactMap(\.string) }
    if summary["en"] == nil {
      report(
        "\(path).summary", "missing-translation", "there is no English summary", "it is what other languages fall back to",
        severity: .warning)
    }
    if (options["en"]?.count ?? 0) < 2 {
      report("\(path).options", "one-option", "fewer than two options", "offer choices, never one order", severity: .warning)
    }
    for language in Set(summary.keys).union(options.keys).sorted()
    where summary[language] == nil || options[language]?.count != options["en"]?.count {
      report(
        path, "missing-translation", "summary and options in `\(language)` do not match the English ones", "translate each",
        severity: .warning)
    }
    return (summary, options)
  }

  private mutating func examples(_ row: JSONValue, _ when: Condition, _ path: String) -> [Rule.Example] {
    var examples: [Rule.Example] = []
    for (index, example) in (row["examples"]?.array ?? []).enumerated() {
      if let text = example["text"]?.string,
        let outcome = example["outcome"]?.string.flatMap(Rule.Example.Outcome.init(rawValue:))
      {
        examples.append(
          Rule.Example(text: text, language: example["language"]?.string, outcome: outcome, occasion: Occasion(example)))
      } else {
        report("\(path).examples[\(index)]", "bad-example", "`text` or `outcome` is missing", "fires, silent or unknown")
      }
    }
    // A rule over what every report has cannot be unknown.
    let needed = Rule.Example.Outcome.allCases.filter { $0 != .unknown || when.mayBeUnknown }
    for outcome in needed where !examples.contains(where: { $0.outcome == outcome }) {
      report(
        "\(path).examples", "missing-example", "no example that is `\(outcome.rawValue)`",
        "each rule shows when it fires, when it is silent and when it cannot be told", severity: .warning)
    }
    return examples
  }

  /// Fields that begin with `x_` are the author's own.
  private mutating func unknownFields(_ json: JSONValue, _ known: Set<String>, _ path: String) {
    for member in json.members ?? [] where !known.contains(member.key) && !member.key.hasPrefix("x_") {
      let place = path.isEmpty ? member.key : "\(path).\(member.key)"
      report(place, "unknown-field", "there is no such field", "\(known.sorted().joined(separator: ", ")), or x_ and a name")
    }
  }

  /// Small letters, digits and hyphens, a letter first.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return false }
    return text.utf8.allSatisfy { byte in
      byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        || byte == UInt8(ascii: "-")
    }
  }
}
