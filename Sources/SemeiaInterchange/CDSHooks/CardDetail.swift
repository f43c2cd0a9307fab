import SemeiaRecords

/// The text of a card, in GitHub's Markdown: why, where, what speaks against it, what was not assessed, what can be done, what it is not.
///
/// It never has words of the text, only places in it.
struct CardDetail {
  let settings: InterchangeSettings
  /// All documents of the response, those without this card among them.
  let documents: [AnsweredDocument]

  func text(_ group: CardGroup, further: [CardGroup]) -> String {
    var blocks = [why(group), places(group)]
    blocks += [weighed(group), notAssessed(group), contacts(group), options(group.first)].compactMap(\.self)
    if !further.isEmpty {
      let lines = further.map { "- \($0.first.summary) (\($0.first.urgency), `\(Self.code($0.first.rule))`)" }
      blocks.append("**Further rules that held**\n" + lines.joined(separator: "\n"))
    }
    blocks.append(
      "**Limits.** This says what was written or said, as rules over words read it; read the marked places in their context. It is no diagnosis "
        + "and no probability, and the absence of a flag is not evidence of safety.")
    return blocks.joined(separator: "\n\n")
  }

  private func why(_ group: CardGroup) -> String {
    let words = TraceWords(settings.terminology)
    let head = "**Why.** Rule `\(Self.code(group.first.rule))` of pack `\(Self.code(group.first.pack))` held:"
    let lines = group.cases.flatMap { found in
      words.lines(found.decision.trace).map { group.cases.count > 1 ? "- \(Self.document(found)): \($0)" : "- \($0)" }
    }
    return ([head] + lines).joined(separator: "\n")
  }

  private func places(_ group: CardGroup) -> String {
    let lines = group.cases.map { found in
      let spans = found.decision.spans.map { Self.place($0.turn, $0.start, $0.end) }
      return "- \(Self.document(found)): \(spans.isEmpty ? "the text as a whole" : spans.joined(separator: "; "))"
    }
    return "**Where** (\(settings.unitName), counted from 0, end not included)\n" + lines.joined(separator: "\n")
  }

  /// Dimensions without a value, by reason, and warnings.
  private func notAssessed(_ group: CardGroup) -> String? {
    var lines: [String] = []
    for found in group.cases {
      var counts: [(reason: String, count: Int)] = []
      for score in found.document.report.scores ?? [] where score.content?.value == nil && score.style?.value == nil {
        let reason = score.reason ?? score.status.rawValue
        if let index = counts.firstIndex(where: { $0.reason == reason }) {
          counts[index].count += 1
        } else {
          counts.append((reason, 1))
        }
      }
      lines += counts.map { "- \(Self.document(found)): \($0.count) dimension\($0.count == 1 ? "" : "s"), `\(Self.code($0.reason))`" }
      lines += (found.document.report.warnings ?? []).map { "- \(Self.document(found)): \($0.message)" }
    }
    return lines.isEmpty ? nil : "**Not assessed**\n" + lines.joined(separator: "\n")
  }

  /// The crisis contacts of the documents' countries, each once. What is past its date, or has none, says so.
  private func contacts(_ group: CardGroup) -> String? {
    var shown: [ContactRecord] = []
    for contact in group.cases.flatMap({ $0.document.report.contacts ?? [] }) where !shown.contains(contact) { shown.append(contact) }
    guard !shown.isEmpty else { return nil }
    let lines = shown.map { contact in
      let languages = contact.languages.isEmpty ? "" : ", \(contact.languages.joined(separator: " "))"
      let status =
        contact.status == .sourced
        ? "source read on \(contact.verified ?? "")"
        : "**unverified**: \(ContactRecord.words(contact.reason, validUntil: contact.validUntil))"
      return
        "- `\(Self.code(contact.contact))` \(contact.name) (\(contact.kind), \(contact.hours)\(languages)), \(contact.country): \(status)"
    }
    return "**Crisis contacts** (nobody called them; check them before you pass them on)\n" + lines.joined(separator: "\n")
  }

  private func options(_ decision: DecisionRecord) -> String? {
    guard !decision.options.isEmpty else { return nil }
    return "**Options to choose from**\n" + decision.options.map { "- \($0)" }.joined(separator: "\n")
  }

  static func document(_ found: CardGroup.Case) -> String { "`\(code(found.document.name))`" }

  /// A name inside a code span, which nothing can close.
  static func code(_ text: String) -> String { String(text.map { $0 == "`" || $0.isNewline ? "'" : $0 }) }

  static func place(_ turn: Int?, _ start: Int, _ end: Int) -> String { (turn.map { "turn \($0 + 1), " } ?? "") + "\(start)–\(end)" }
}
