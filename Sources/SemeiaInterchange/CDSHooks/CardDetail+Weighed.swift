import SemeiaRecords

/// What a reader of a card has to weigh: what makes a flag graver, what speaks against it, and what was found and does not count.
extension CardDetail {
  /// Nil where there is nothing. In the documents of this card all of it, in the others what the rule's flags are raised by.
  func weighed(_ group: CardGroup) -> String? {
    let flags = Set(
      TraceWords.decisiveFacts(group.first.trace).compactMap { fact -> String? in
        let parts = fact.split(separator: ".")
        return parts.count > 1 && parts[0] == "flag" ? String(parts[1]) : nil
      })
    let raising = Set(flags.flatMap(settings.terminology.conceptsRaising))
    let lines = documents.flatMap { document in
      let isOfCard = group.cases.contains { $0.document.name == document.name && $0.document.report.line == document.report.line }
      let shown = isOfCard ? (document.report.flags ?? []).filter { flags.contains($0.flag) } : []
      return
        (shown.flatMap { beside($0, document) } + [discounted(document, isOfCard ? nil : raising, shown)].compactMap(\.self)
        + (isOfCard ? doubts(document) : [])).map { "- `\(Self.code(document.name))`: \($0)" }
    }
    return lines.isEmpty ? nil : "**What to weigh**\n" + lines.joined(separator: "\n")
  }

  /// What a flag says besides its level, with its places. What speaks against it lowers nothing.
  private func beside(_ flag: FlagRecord, _ document: AnsweredDocument) -> [String] {
    let raised = Set(flag.raisedBy)
    let modifiers = Set(flag.modifiers.values.joined()).subtracting(raised).sorted()
    let groups = [
      (title: "said beside it", findings: modifiers), (title: "speaks against it, and lowers no level", findings: flag.against),
    ]
    return groups.compactMap { title, indices -> String? in
      let said = indices.compactMap { index -> String? in
        guard let findings = document.report.findings, findings.indices.contains(index) else { return nil }
        let finding = findings[index]
        let words = settings.terminology.words(finding.concept, in: .concepts)
        let denied = finding.polarity == "negated" ? ", denied" : ""
        return "\(words)\(denied) (\(Self.place(finding.span.turn, finding.span.start, finding.span.end)))"
      }
      return said.isEmpty ? nil : "\(title): \(said.joined(separator: "; "))"
    }
  }

  /// What was found and does not count.
  ///
  /// - Parameters:
  ///   - concepts: those to look at; nil for all.
  ///   - shown: flags beside which findings are named already.
  private func discounted(_ document: AnsweredDocument, _ concepts: Set<String>?, _ shown: [FlagRecord]) -> String? {
    let named = Set(shown.flatMap { $0.against + $0.modifiers.values.joined() })
    let discounted = (document.report.findings ?? []).enumerated().filter { index, finding in
      !finding.counted && !named.contains(index) && concepts?.contains(finding.concept) != false
    }
    if discounted.isEmpty { return nil }
    var names: [String] = []
    for (_, finding) in discounted {
      let name = settings.terminology.words(finding.concept, in: .concepts)
      if !names.contains(name) { names.append(name) }
    }
    return "\(discounted.count) found and not counted (denied, past, of another person, supposed, asked, quoted or context): "
      + names.joined(separator: ", ")
  }

  /// Flags whose words may be hyperbole.
  private func doubts(_ document: AnsweredDocument) -> [String] {
    (document.report.flags ?? []).filter(\.ambiguous).map {
      "“\(settings.terminology.words($0.flag, in: .flags))” may be hyperbole or meant otherwise"
    }
  }
}
