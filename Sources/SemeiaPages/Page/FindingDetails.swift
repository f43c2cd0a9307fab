import Semeia
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring
@_spi(Loops) import SemeiaText

/// The findings of a record, one after another: what was found, how it was read and by which cue, which row of content matched, what it adds,
/// and a box to take it out.
struct FindingDetails {
  let entry: PageEntry
  let place: Int
  let model: PageModel
  let words: PageWords
  private let kinds: FindingKinds
  /// By finding: the amounts that it is a part of, with the score.
  private let parts: [Int: [(score: ScoreRecord, part: ContentScoreRecord.Contribution)]]

  init(entry: PageEntry, place: Int, model: PageModel, words: PageWords) {
    self.entry = entry
    self.place = place
    self.model = model
    self.words = words
    kinds = FindingKinds(entry.record)
    var parts: [Int: [(score: ScoreRecord, part: ContentScoreRecord.Contribution)]] = [:]
    for score in entry.record.scores ?? [] where score.content?.value != nil {
      var seen: Set<Int> = []
      for part in score.content?.contributions ?? [] {
        for finding in part.findings where seen.insert(finding).inserted { parts[finding, default: []].append((score, part)) }
      }
    }
    self.parts = parts
  }

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
    let kind = kinds[index]
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
          if counts, let left = without(index) { row(.findingWithout, to: &page) { $0.text(left) } }
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
    let parts = (parts[index] ?? []).map { score, part in
      let amount = words(
        .findingPart,
        [
          "dimension": words.dimension(score.dimension), "amount": "\(own(index, part) ?? part.amount)",
          "value": "\(score.content?.value ?? .zero)",
        ])
      if own(index, part) != nil { return amount }
      let others = others(than: index, of: part.findings)
      return amount + (others.isEmpty ? "" : " (\(words(.findingShared, ["numbers": others])))")
    }
    if !parts.isEmpty { return parts.joined(separator: "; ") }
    let isScored = (entry.record.scores ?? []).contains { $0.content?.value != nil }
    return words(isScored ? .findingWeaker : .findingNoScore)
  }

  /// What of an amount a finding gives by itself; nil in reports that do not say.
  private func own(_ index: Int, _ part: ContentScoreRecord.Contribution) -> Millionths? {
    let place = part.findings.firstIndexOnward { $0 >= index }
    return place < part.amounts.count ? part.amounts[place] : nil
  }

  /// The numbers of the other findings of an amount: all of a few, of many the nearest and how many more there are.
  private func others(than index: Int, of findings: [Int]) -> String {
    guard findings.count - 1 > Self.mostOthers else {
      return findings.filter { $0 != index }.map { "\($0 + 1)" }.joined(separator: ", ")
    }
    let place = findings.firstIndexOnward { $0 >= index }
    let first = max(0, min(place - Self.mostOthers / 2, findings.count - Self.mostOthers - 1))
    let near = findings[first...(first + Self.mostOthers)].filter { $0 != index }
    return near.map { "\($0 + 1)" }.joined(separator: ", ") + ", … (+\(findings.count - 1 - near.count))"
  }

  private static let mostOthers = 20

  /// What would change without a finding; nil where a record has so many that nobody worked it out for this one.
  private func without(_ index: Int) -> String? {
    guard let values = model.records[place], !values.without.isEmpty else { return words(.findingNoScore) }
    guard let left = values.left(without: index) else { return nil }
    let changes = zip(entry.report?.scores ?? [], zip(values.values, left)).compactMap { score, pair -> String? in
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
