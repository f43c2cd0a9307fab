public import SemeiaRecords

/// A versioned set of rules, `Lexicons/rules/<pack>/pack.json`.
public struct RulePack: Hashable, Sendable {
  /// `safety` of `safety@1`: small letters, digits and hyphens.
  public var id: String
  /// From 1; raised with every change of what the pack says.
  public var version: Int
  /// What it is for, in English, for a reader.
  public var title: String
  package var policy: HitPolicy
  /// In the order of the file, which is the order of decisions.
  public var rules: [Rule]
  /// The languages that it says it speaks wholly.
  public var languages: [String] = []
  /// Conditions under which at least one rule must hold.
  package var covers: [Condition] = []
  /// What callers may say of the occasion (`context.<name>`), with its kind.
  package var context: [String: FactKind] = [:]
  /// The last day on which it may be used without being looked at again.
  public var validUntil: CalendarDate?

  /// `safety@1`.
  public var name: String { "\(id)@\(version)" }

  /// Reads a pack.
  ///
  /// - Returns: the pack with the rules that are sound, and every problem found. What needs to know which flags and concepts
  ///   exist is left to ``problems(_:)``.
  package static func read(_ json: JSONValue) -> (pack: RulePack, problems: [PackProblem]) {
    var reader = RulePackReader()
    let pack = reader.read(json)
    return (pack, reader.problems)
  }

  /// The decisions of the rules that hold, in the order of the pack; those that the policy does not let speak are marked (``Decision/heldBy``).
  ///
  /// A rule that is unknown says nothing; ``traces(_:)`` says why.
  ///
  /// - Parameter language: the report's language. What a rule does not say in `pt-BR` it says in `pt`, and else in English.
  package func decisions(_ source: some FactSource, language: String) -> [Decision] {
    holding(source).map { decision($0, source, language: language) }
  }

  /// The rules that hold, each with the one that the policy lets speak in its place.
  ///
  /// - Parameter places: the rules that are asked, in order; nil for all. The others do not hold.
  package func holding(_ source: some FactSource, among places: [Int]? = nil) -> [HitPolicy.Choice] {
    let holding = (places ?? Array(rules.indices)).filter { rules[$0].when.truth(source) == .`true` }
    return holding.isEmpty ? [] : policy.choose(holding, of: rules)
  }

  /// What a rule that holds says.
  package func decision(_ choice: HitPolicy.Choice, _ source: some FactSource, language: String) -> Decision {
    let rule = rules[choice.rule]
    let trace = rule.when.evaluate(source)
    return Decision(
      rule: rule.name, pack: name, urgency: rule.urgency, summary: Self.translation(rule.summary, language) ?? "",
      patient: Self.translation(rule.patient, language), options: Self.translation(rule.options, language) ?? [], requires: rule.requires,
      places: trace.places, heldBy: choice.heldBy.map { rules[$0].name }, trace: trace)
  }

  /// Every rule with its trace: why one holds, another does not, and a third cannot be told. The policy has no part in it.
  package func traces(_ source: some FactSource) -> [(rule: Rule, trace: Trace)] {
    rules.map { ($0, $0.when.evaluate(source)) }
  }

  /// The value for a language tag, or for the tag without its last parts, or for English.
  private static func translation<Value>(_ values: [String: Value], _ language: String) -> Value? {
    var tag = language[...]
    while true {
      if let value = values[String(tag)] { return value }
      guard let hyphen = tag.lastIndex(of: "-") else { return values["en"] }
      tag = tag[..<hyphen]
    }
  }
}
