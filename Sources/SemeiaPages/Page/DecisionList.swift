import Semeia
import SemeiaRecords

/// What the rules say, each with the conditions that decided it, and why the others say nothing.
struct DecisionList {
  let entry: PageEntry
  let analyzer: Analyzer
  let words: PageWords

  func write(to page: inout Markup) {
    guard entry.allowsDecisions, let decisions = entry.record.decisions?.filter({ $0.heldBy == nil }) else {
      page.element("p", [("class", "note")], words(.decisionsHidden))
      return
    }
    if decisions.isEmpty { page.element("p", words(.decisionsNone)) }
    for decision in decisions {
      page.element("div", [("class", "detail")]) { page in
        page.element("p") { page in
          page.element("strong", "[\(words.code("\(decision.urgency)"))] ")
          page.element("span", [("dir", "auto")], decision.summary)
        }
        page.element("ul", [("dir", "auto")]) { page in
          for option in decision.options { page.element("li", option) }
        }
        page.element(
          "p", [("class", "dim")],
          words(.decisionRequires, ["what": words.code("\(decision.requires)"), "rule": "\(decision.rule)", "pack": "\(decision.pack)"]))
        page.element("details", [("class", "trace")]) { page in
          page.element("summary", words(.decisionWhy, ["rule": "\(decision.rule)"]))
          trace(decision.trace, to: &page)
          flip(decision.flip, .decisionSilentIf, to: &page)
        }
      }
    }
    writeOthers(to: &page)
  }

  /// The rules that do not hold, or of which it is not known.
  private func writeOthers(to page: inout Markup) {
    guard let report = entry.report else { return }
    let said = Set((entry.record.decisions ?? []).filter { $0.heldBy == nil }.map(\.rule))
    let others = analyzer.outcomes(report).filter { !said.contains($0.rule) }
    if others.isEmpty { return }
    page.element("details", [("class", "trace")]) { page in
      page.element("summary", words(.decisionWhyNot, ["count": "\(others.count)"]))
      for outcome in others {
        page.element("details", [("class", "detail")]) { page in
          let state =
            switch outcome.truth {
            case .holds: words(.decisionOutranked)
            case .fails: words(.decisionFails)
            case .unknown: words(.decisionUnknown, ["reasons": outcome.reasons.map(words.code).joined(separator: "; ")])
            }
          page.element("summary", "\(outcome.rule) (\(outcome.pack)): \(state)")
          page.element("p", [("class", "dim"), ("dir", "auto")], words(.decisionWouldSay, ["summary": outcome.summary]))
          trace(outcome.trace, to: &page)
          if outcome.truth == .fails { flip(outcome.flip, .decisionSpeaksIf, to: &page) }
        }
      }
    }
  }

  private func trace(_ json: JSONValue, to page: inout Markup) {
    page.element("ul") { item(json, to: &$0) }
  }

  private func item(_ json: JSONValue, to page: inout Markup) {
    page.element("li") { page in
      if let parts = json["all"]?.array {
        group(words(.conditionAll), parts, to: &page)
      } else if let parts = json["any"]?.array {
        group(words(.conditionAny), parts, to: &page)
      } else if let part = json["not"] {
        group(words(.conditionNot), [part], to: &page)
      } else if let least = json["atLeast"]?.int, let parts = json["of"]?.array {
        let window = json["withinDays"]?.int.map { words(.conditionWindow, ["count": "\(least)", "days": "\($0)"]) }
        group(window ?? words(.conditionAtLeast, ["count": "\(least)"]), parts, to: &page)
      } else {
        fact(json, to: &page)
      }
    }
  }

  /// How little would have to be otherwise.
  private func flip(_ json: JSONValue?, _ title: PageWord, to page: inout Markup) {
    guard let changes = json?.array, !changes.isEmpty else { return }
    page.element("p", [("class", "dim")], "\(words(title)):")
    page.element("ul") { page in
      for change in changes {
        let name = "\(change["fact"]?.string ?? "") (\(change["test"]?.string ?? ""))"
        let would = change["margin"]?.number?.millionths.map { words(.conditionWouldBe, ["fact": name, "change": self.change($0)]) }
        page.element("li", would ?? words(.conditionOtherwise, ["fact": name]))
      }
    }
  }

  /// `2 more`, `0.25 less`.
  private func change(_ margin: Millionths) -> String {
    let amount = JSONValue.decimal(margin < .zero ? .zero - margin : margin).compact
    return words(margin < .zero ? .conditionLess : .conditionMore, ["amount": amount])
  }

  private func group(_ name: String, _ parts: [JSONValue], to page: inout Markup) {
    page.text(name)
    page.element("ul") { page in
      for part in parts { item(part, to: &page) }
    }
  }

  private func fact(_ json: JSONValue, to page: inout Markup) {
    let truth = json["truth"]?.bool
    page.element(
      "span", [("class", "truth")],
      truth == true ? "✓ \(words(.conditionTrue)): " : truth == false ? "✗ \(words(.conditionFalse)): " : "? \(words(.conditionUnknown)): ")
    let value = json["value"].flatMap { $0.isNull ? nil : $0.string ?? $0.compact } ?? words(.conditionNoValue)
    page.text(words(.conditionFact, ["fact": json["fact"]?.string ?? "", "value": value, "test": json["test"]?.string ?? ""]))
    if let reason = json["reason"]?.string { page.text(" (\(words.code(reason)))") }
    if let days = json["daysAgo"]?.int {
      page.text(words.comma + (days == 0 ? words(.conditionSameDay) : words(.conditionDaysBefore, ["days": "\(days)"])))
    }
    if let margin = json["margin"]?.number?.millionths { page.text("; " + words(.conditionTurns, ["change": change(margin)])) }
    if json["decisive"]?.bool == false { page.text(" – " + words(.conditionNotDecisive)) }
  }
}
