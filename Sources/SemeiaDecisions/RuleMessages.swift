/// What the rules of a pack say in one language, from `messages/<tag>.tsv`: `<rule>.summary`, `<rule>.patient`, `<rule>.option.1` ….
///
/// A file speaks for a language as a whole: what stands in the pack itself is replaced.
extension RulePack {
  /// Adds a language.
  ///
  /// | code | what |
  /// |---|---|
  /// | `unknown-message` | the key names no rule or no part of one |
  /// | `long-summary` | more than 139 UTF-16 units |
  package mutating func speak(_ language: String, _ rows: [(key: String, text: String)]) -> [PackProblem] {
    var problems: [PackProblem] = []
    var options: [Int: [(number: Int, text: String)]] = [:]
    var places: [String: Int] = [:]
    for index in rules.indices.reversed() { places[rules[index].id] = index }
    for row in rows {
      let parts = row.key.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard let index = places[parts[0]] else {
        problems.append(Self.unknown(row.key, "there is no rule `\(parts[0])`"))
        continue
      }
      switch (parts.count, parts.dropFirst().first) {
      case (2, "summary"): rules[index].summary[language] = row.text
      case (2, "patient"): rules[index].patient[language] = row.text
      case (3, "option"):
        if let number = Int(parts[2]), number >= 1 { options[index, default: []].append((number, row.text)) } else { fallthrough }
      default: problems.append(Self.unknown(row.key, "a rule has no such part"))
      }
      if parts.last == "summary", row.text.utf8.count > 139, row.text.utf16.count > 139 {
        problems.append(
          PackProblem(row.key, "long-summary", "the summary is longer than 139 UTF-16 units", "shorten it", severity: .warning))
      }
    }
    for (index, texts) in options { rules[index].options[language] = texts.sorted { $0.number < $1.number }.map(\.text) }
    return problems
  }

  private static func unknown(_ key: String, _ message: String) -> PackProblem {
    PackProblem(key, "unknown-message", message, "<rule>.summary, <rule>.patient or <rule>.option.<number>")
  }

  /// The languages that the pack says it speaks and in which something is not said, or not in as many options as in English.
  func untranslated() -> [PackProblem] {
    languages.compactMap { language in
      let missing = rules.filter { rule in
        rule.summary[language] == nil || rule.options[language]?.count != rule.options["en"]?.count
          || (!rule.patient.isEmpty && rule.patient[language] == nil)
      }
      guard !missing.isEmpty else { return nil }
      return PackProblem(
        "languages", "missing-translation",
        "in `\(language)` \(missing.count) of \(rules.count) rules are not wholly said: \(missing.map(\.id).joined(separator: " "))",
        "summary, patient and every option", severity: .warning)
    }
  }
}
