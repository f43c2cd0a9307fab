import SemeiaDecisions
package import SemeiaLexicon
package import SemeiaRecords

/// Counts what rules decided over a backlog of reports: how often each speaks, in which languages and lengths, which speak together, and how
/// many decisions a reader would get. It sees no text.
package struct RuleReplay: Sendable {
  /// Upper ends of the classes of length, in words of the document.
  static let lengths = [(0, "0"), (9, "1-9"), (49, "10-49"), (149, "50-149"), (399, "150-399"), (Int.max, "400+")]
  private static let urgencies = ["now", "today", "soon", "routine", "info"]

  private struct Tally {
    var urgency = ""
    var texts = 0
    /// In how many texts it held and gave way to another rule of its pack.
    var held = 0
    var languages: [String: Int] = [:]
    var lengths: [String: Int] = [:]
    var groups: [String: Int] = [:]
  }

  private let group: String?
  private var texts = 0
  private var statuses: [String: Int] = [:]
  private var languages: [String: Int] = [:]
  private var lengths: [String: Int] = [:]
  private var groups: [String: Int] = [:]
  private var rules: [String: Tally] = [:]
  private var pairs: [[String]: Int] = [:]
  /// Texts by the most urgent decision that they have.
  private var urgent: [String: Int] = [:]
  /// Decisions, and those of them that are marked as repeated, by urgency.
  private var decisions: [String: (all: Int, repeated: Int)] = [:]
  private var undecided = 0
  /// The packs that the reports were made with, as they name them.
  private var packs: Set<String> = []

  /// - Parameter group: an `x_…` field of the requests that the reports echo: rules are also counted by its value.
  package init(group: String? = nil) { self.group = group }

  /// Takes one report. Errors and withheld records count as texts without decisions.
  package mutating func add(_ record: ReportRecord) {
    texts += 1
    statuses[record.status.rawValue, default: 0] += 1
    let language = record.language?.tag ?? "und"
    let length = Self.lengths.first { (record.size?.words ?? 0) <= $0.0 }?.1 ?? ""
    let value = group.map { name in record.echo?.first { $0.name == name }.flatMap(Self.text) ?? "" }
    languages[language, default: 0] += 1
    lengths[length, default: 0] += 1
    if let value { groups[value, default: 0] += 1 }
    packs.formUnion(record.origin?.packs ?? [])
    guard let found = record.decisions else {
      undecided += 1
      return
    }
    for decision in found where decision.heldBy != nil {
      var tally = rules[decision.rule] ?? Tally()
      tally.urgency = decision.urgency
      tally.held += 1
      rules[decision.rule] = tally
    }
    let spoken = found.filter { $0.heldBy == nil }
    var names: [String] = []
    for decision in spoken where !names.contains(decision.rule) {
      names.append(decision.rule)
      var tally = rules[decision.rule] ?? Tally()
      tally.urgency = decision.urgency
      tally.texts += 1
      tally.languages[language, default: 0] += 1
      tally.lengths[length, default: 0] += 1
      if let value { tally.groups[value, default: 0] += 1 }
      rules[decision.rule] = tally
      let count = decisions[decision.urgency] ?? (0, 0)
      decisions[decision.urgency] = (count.all + 1, count.repeated + (decision.repetition?.status == .repeated ? 1 : 0))
    }
    names.sort()
    for (index, first) in names.enumerated() {
      for second in names[(index + 1)...] { pairs[[first, second], default: 0] += 1 }
    }
    if let most = Self.urgencies.first(where: { urgency in spoken.contains { $0.urgency == urgency } }) { urgent[most, default: 0] += 1 }
  }

  private static func text(_ field: ExtensionField) -> String? { (try? JSONReader().read(field.json))?.string }

  /// Takes the rules of packs, so that those that never spoke are counted too: 0 times.
  ///
  /// - Parameters:
  ///   - names: the packs, as `--rules` names them; nil for those that the reports were made with.
  ///   - folder: the content.
  /// - Returns: the packs that are not in the content.
  package mutating func addRules(of names: [String]? = nil, in folder: any ContentFolder) -> [String] {
    var missing: [String] = []
    // A rule that spoke in another version is not one that never spoke.
    let known = Set(rules.keys.map { $0.prefix { $0 != "@" } })
    for name in names ?? packs.sorted() {
      var ignored: [ContentProblem] = []
      guard !name.contains("/"), let pack = RulePack.load(name, folder, messages: [], &ignored) else {
        missing.append(name)
        continue
      }
      for rule in pack.rules where !known.contains(rule.id[...]) { rules[rule.name] = Tally(urgency: rule.urgency.rawValue) }
    }
    return missing
  }

  /// The result, one JSON object a line: `texts`, then one `rule` each, `overlap`, and `alerts`.
  ///
  /// - Parameter budget: how many decisions for each 100 texts a reader can look at; nil leaves the comparison out.
  package func lines(budget: Int? = nil) -> [JSONValue] {
    var lines = [
      JSONValue.object(
        [
          .init("texts", .int(texts)), .init("statuses", Self.counts(statuses)), .init("languages", Self.counts(languages)),
          .init("lengths", byLength(lengths)),
        ] + (group == nil ? [] : [.init("groups", Self.counts(groups))]) + (undecided == 0 ? [] : [.init("undecided", .int(undecided))]))
    ]
    for (name, tally) in rules.sorted(by: { ($1.value.texts, $0.key) < ($0.value.texts, $1.key) }) {
      lines.append(
        .object(
          [
            .init("rule", .string(name)), .init("urgency", .string(tally.urgency)), .init("texts", .int(tally.texts)),
            .init("per1000", Self.rate(tally.texts, 1000, texts)), .init("languages", Self.rates(tally.languages, languages)),
            .init("lengths", Self.rates(tally.lengths, lengths, order: Self.lengths.map(\.1))),
          ] + (tally.held == 0 ? [] : [.init("held", .int(tally.held))])
            + (group == nil ? [] : [.init("groups", Self.rates(tally.groups, groups))])))
    }
    for (pair, count) in pairs.sorted(by: { ($1.value, $0.key[0], $0.key[1]) < ($0.value, $1.key[0], $1.key[1]) }) {
      lines.append(.object([.init("overlap", .array(pair.map(JSONValue.string))), .init("texts", .int(count))]))
    }
    return lines + alerts(budget)
  }

  /// What a reader gets who looks at decisions of this urgency and of all that are more urgent.
  private func alerts(_ budget: Int?) -> [JSONValue] {
    var all = 0, repeated = 0, readers = 0
    return Self.urgencies.map { urgency in
      all += decisions[urgency]?.all ?? 0
      repeated += decisions[urgency]?.repeated ?? 0
      readers += urgent[urgency] ?? 0
      var members: [JSONValue.Member] = [
        .init("alerts", .string(urgency)), .init("decisions", .int(all)), .init("repeated", .int(repeated)), .init("texts", .int(readers)),
        .init("per100", Self.rate(all, 100, texts)), .init("per100WithoutRepeated", Self.rate(all - repeated, 100, texts)),
      ]
      if let budget {
        members.append(.init("budget", .int(budget)))
        members.append(.init("within", .bool(Double(all) * 100 <= Double(budget) * Double(texts))))
      }
      return .object(members)
    }
  }

  private func byLength(_ counts: [String: Int]) -> JSONValue {
    .object(Self.lengths.compactMap { _, name in counts[name].map { .init(name, .int($0)) } })
  }

  private static func counts(_ counts: [String: Int]) -> JSONValue {
    .object(counts.sorted { $0.key < $1.key }.map { .init($0.key, .int($0.value)) })
  }

  /// How many of each thousand, of every class that has any texts: 0 says that the rule never spoke there.
  private static func rates(_ counts: [String: Int], _ totals: [String: Int], order: [String]? = nil) -> JSONValue {
    .object((order ?? totals.keys.sorted()).compactMap { name in totals[name].map { .init(name, rate(counts[name] ?? 0, 1000, $0)) } })
  }

  /// `count` for each `per` of `total`, rounded down to a hundredth; 0 of nothing.
  private static func rate(_ count: Int, _ per: Int, _ total: Int) -> JSONValue {
    total == 0 ? .int(0) : .decimal(Millionths(count: count * per * 100 / total * 10_000))
  }
}
