import Semeia
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring

/// The findings of a record, one after another: what was found, how it was read and by which cue, which row of content matched, what it adds,
/// and a box to take it out.
struct FindingDetails {
  let entry: PageEntry
  let place: Int
  let model: PageModel
  let words: PageWords

  func write(to page: inout Markup) {
    let findings = entry.record.findings ?? []
    page.element("p", [("class", "dim")], words(.findingsHow))
    if findings.isEmpty { page.element("p", words(.findingsNone)) }
    for (index, finding) in findings.enumerated() { write(index, finding, to: &page) }
    page.element("p", [("class", "tools")]) { page in
      page.element("button", [("type", "button"), ("class", "plain reset"), ("disabled", "")], words(.findingsBack))
      page.text(" ")
      page.element("span", [("class", "now"), ("role", "status")], "")
    }
  }

  private func write(_ index: Int, _ finding: FindingRecord, to page: inout Markup) {
    let kind = FindingKind(index, of: entry.record)
    let counts = (entry.report?.findings[index].strength ?? 0) > 0
    page.element("div", [("class", "detail \(kind.rawValue)"), ("id", "r\(place)f\(index)")]) { page in
      if counts {
        page.element("label") { page in
          page.open("input", [("type", "checkbox"), ("checked", ""), ("data-f", "\(index)")])
          page.text(" " + words(.findingKeep, ["number": "\(index + 1)"]))
        }
      }
      page.element("div", [("class", "what")]) { page in
        page.element("p") { page in
          page.element("strong", "\(kind.letter)\(index + 1) · \(words.concept(finding.concept))")
          page.text(" (\(words(kind.word))) ")
          let said = entry.words(finding.span)
          if !said.isEmpty { quote(said, to: &page) }
        }
        page.element("dl") { page in
          row(.findingReading, to: &page) { $0.text(reading(finding)) }
          row(.findingCues, to: &page) { page in
            if finding.cues.isEmpty { page.text(words(.findingNoCues)) }
            for (place, cue) in finding.cues.enumerated() {
              page.text((place > 0 ? "; " : "") + "\(words.code("\(cue.effect)")) ")
              quote(entry.words(SpanRecord(turn: cue.turn ?? finding.span.turn, start: cue.start, end: cue.end)), to: &page)
              page.text(" [")
              page.element("bdi", cue.entry)
              page.text("]")
            }
          }
          row(.findingEntry, to: &page) { $0.element("bdi", finding.entry) }
          row(.findingAdds, to: &page) { $0.text(contribution(index, finding)) }
          if counts { row(.findingWithout, to: &page) { $0.text(without(index)) } }
        }
      }
    }
  }

  private func row(_ name: PageWord, to page: inout Markup, _ value: (inout Markup) -> Void) {
    page.element("dt", words(name))
    page.element("dd", [], value)
  }

  private func quote(_ said: String, to page: inout Markup) {
    Quotation(words: said, language: entry.record.language?.tag).write(to: &page)
  }

  private func reading(_ finding: FindingRecord) -> String {
    [
      words.code(finding.polarity), words(.findingOf, ["experiencer": words.code(finding.experiencer)]), words.code(finding.time),
      words.code(finding.modality), words(.findingSource, ["source": words.code(finding.source)]),
      words(.findingIntensity, ["value": "\(finding.intensity)"]), words(.findingStrength, ["value": "\(finding.strength)"]),
    ].joined(separator: words.comma)
  }

  private func contribution(_ index: Int, _ finding: FindingRecord) -> String {
    if finding.strength == .zero { return words(.findingNotCounted) }
    let parts = (entry.record.scores ?? []).compactMap { score -> String? in
      guard let value = score.content?.value,
        let part = score.content?.contributions.first(where: { $0.findings.contains(index) })
      else { return nil }
      let others = part.findings.filter { $0 != index }.map { "\($0 + 1)" }
      let amount = words(
        .findingPart, ["dimension": words.dimension(score.dimension), "amount": "\(part.amount)", "value": "\(value)"])
      return amount + (others.isEmpty ? "" : " (\(words(.findingShared, ["numbers": others.joined(separator: ", ")])))")
    }
    if !parts.isEmpty { return parts.joined(separator: "; ") }
    let isScored = (entry.record.scores ?? []).contains { $0.content?.value != nil }
    return words(isScored ? .findingWeaker : .findingNoScore)
  }

  private func without(_ index: Int) -> String {
    guard let values = model.records[place], let left = values.without.first(where: { $0.finding == index }) else {
      return words(.findingNoScore)
    }
    let changes = zip(entry.report?.scores ?? [], zip(values.values, left.values)).compactMap { score, pair -> String? in
      guard let before = pair.0, pair.0 != pair.1 else { return nil }
      return words(
        .findingInstead,
        [
          "dimension": words.dimension(score.dimension.description), "after": pair.1.map(\.description) ?? words(.findingScoreGone),
          "before": "\(before)",
        ])
    }
    return changes.isEmpty ? words(.findingNoChange) : changes.joined(separator: "; ")
  }
}
