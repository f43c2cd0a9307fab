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

  func write(to page: inout Markup) {
    let findings = entry.record.findings ?? []
    page.element("p", [("class", "dim")], "Found, and how each was read. Clear a box to see the scores as if it had not been said.")
    if findings.isEmpty { page.element("p", "Nothing was found. That is no evidence of health.") }
    for (index, finding) in findings.enumerated() { write(index, finding, to: &page) }
    page.element("p", [("class", "tools")]) { page in
      page.element("button", [("type", "button"), ("class", "plain reset"), ("disabled", "")], "Put all findings back")
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
          page.text(" keep finding \(index + 1)")
        }
      }
      page.element("div", [("class", "what")]) { page in
        page.element("p") { page in
          page.element("strong", "\(kind.letter)\(index + 1) · \(name(finding.concept))")
          page.text(" (\(kind.words)) ")
          let words = entry.words(finding.span)
          if !words.isEmpty { quote(words, to: &page) }
        }
        page.element("dl") { page in
          row("reading", to: &page) { $0.text(reading(finding)) }
          row("cues", to: &page) { page in
            if finding.cues.isEmpty { page.text("none") }
            for (place, cue) in finding.cues.enumerated() {
              page.text((place > 0 ? "; " : "") + "\(cue.effect) ")
              quote(entry.words(SpanRecord(turn: cue.turn ?? finding.span.turn, start: cue.start, end: cue.end)), to: &page)
              page.text(" [\(cue.entry)]")
            }
          }
          row("entry", to: &page) { $0.text(finding.entry) }
          row("adds", to: &page) { $0.text(contribution(index, finding)) }
          if counts { row("without it", to: &page) { $0.text(without(index)) } }
        }
      }
    }
  }

  private func row(_ name: String, to page: inout Markup, _ value: (inout Markup) -> Void) {
    page.element("dt", name)
    page.element("dd", [], value)
  }

  private func quote(_ words: String, to page: inout Markup) {
    Quotation(words: words, language: entry.record.language?.tag).write(to: &page)
  }

  private func name(_ concept: String) -> String {
    model.analyzer.content.catalog.concepts.first { $0.id.description == concept }?.name ?? concept
  }

  private func reading(_ finding: FindingRecord) -> String {
    [
      finding.polarity, "of \(finding.experiencer)", finding.time, finding.modality, "\(finding.source) words",
      "intensity \(finding.intensity)",
      "strength \(finding.strength)",
    ].joined(separator: ", ")
  }

  private func contribution(_ index: Int, _ finding: FindingRecord) -> String {
    if finding.strength == .zero { return "nothing: it does not count" }
    let parts = (entry.record.scores ?? []).compactMap { score -> String? in
      guard let value = score.content?.value,
        let part = score.content?.contributions.first(where: { $0.findings.contains(index) })
      else { return nil }
      let others = part.findings.filter { $0 != index }.map { "\($0 + 1)" }
      return "\(score.dimension): \(part.amount) of \(value)"
        + (others.isEmpty ? "" : " (shared with finding \(others.joined(separator: ", ")))")
    }
    if !parts.isEmpty { return parts.joined(separator: "; ") }
    let isScored = (entry.record.scores ?? []).contains { $0.content?.value != nil }
    return isScored
      ? "nothing: another finding in its sentence is stronger, or its concept feeds no dimension" : "no content score for this text"
  }

  private func without(_ index: Int) -> String {
    guard let values = model.records[place], let left = values.without.first(where: { $0.finding == index }) else {
      return "no content score for this text"
    }
    let changes = zip(entry.report?.scores ?? [], zip(values.values, left.values)).compactMap { score, pair -> String? in
      guard let before = pair.0, pair.0 != pair.1 else { return nil }
      return "\(score.dimension) \(pair.1.map(\.description) ?? "no score") instead of \(before)"
    }
    return changes.isEmpty ? "no value changes" : changes.joined(separator: "; ")
  }
}
