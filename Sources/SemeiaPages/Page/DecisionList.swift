import Semeia
import SemeiaRecords

/// What the rules say, each with the conditions that decided it, and why the others say nothing.
struct DecisionList {
  let entry: PageEntry
  let analyzer: Analyzer

  func write(to page: inout Markup) {
    guard entry.allowsDecisions, let decisions = entry.record.decisions else {
      page.element("p", [("class", "note")], "Decisions are not shown: the consent of this record does not allow it.")
      return
    }
    if decisions.isEmpty { page.element("p", "No rule asks for anything. That is not evidence of safety.") }
    for decision in decisions {
      page.element("div", [("class", "detail")]) { page in
        page.element("p") { page in
          page.element("strong", "[\(decision.urgency)] ")
          page.element("span", [("dir", "auto")], decision.summary)
        }
        page.element("ul", [("dir", "auto")]) { page in
          for option in decision.options { page.element("li", option) }
        }
        page.element("p", [("class", "dim")], "Requires \(decision.requires). Rule \(decision.rule), pack \(decision.pack).")
        page.element("details", [("class", "trace")]) { page in
          page.element("summary", "Why: the conditions of \(decision.rule)")
          trace(decision.trace, to: &page)
          flip(decision.flip, "It falls silent if", to: &page)
        }
      }
    }
    writeOthers(to: &page)
  }

  /// The rules that do not hold, or of which it is not known.
  private func writeOthers(to page: inout Markup) {
    guard let report = entry.report else { return }
    let said = Set((entry.record.decisions ?? []).map(\.rule))
    let others = analyzer.outcomes(report).filter { !said.contains($0.rule) }
    if others.isEmpty { return }
    page.element("details", [("class", "trace")]) { page in
      page.element("summary", "Why not: \(others.count) rules that say nothing here")
      for outcome in others {
        page.element("details", [("class", "detail")]) { page in
          let state =
            switch outcome.truth {
            case .holds: "holds, and a rule of more urgency speaks for it"
            case .fails: "does not hold"
            case .unknown: "unknown: " + outcome.reasons.joined(separator: "; ")
            }
          page.element("summary", "\(outcome.rule) (\(outcome.pack)): \(state)")
          page.element("p", [("class", "dim"), ("dir", "auto")], "It would say: \(outcome.summary)")
          trace(outcome.trace, to: &page)
          if outcome.truth == .fails { flip(outcome.flip, "It would speak if", to: &page) }
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
        group("all of", parts, to: &page)
      } else if let parts = json["any"]?.array {
        group("any of", parts, to: &page)
      } else if let part = json["not"] {
        group("not", [part], to: &page)
      } else if let least = json["atLeast"]?.int, let parts = json["of"]?.array {
        let window = json["withinDays"]?.int.map { "at least \(least) of the earlier records of \($0) days" }
        group(window ?? "at least \(least) of", parts, to: &page)
      } else {
        fact(json, to: &page)
      }
    }
  }

  /// How little would have to be otherwise.
  private func flip(_ json: JSONValue?, _ words: String, to page: inout Markup) {
    guard let changes = json?.array, !changes.isEmpty else { return }
    page.element("p", [("class", "dim")], "\(words):")
    page.element("ul") { page in
      for change in changes {
        let name = "\(change["fact"]?.string ?? "") (\(change["test"]?.string ?? ""))"
        page.element("li", change["margin"]?.number?.millionths.map { "\(name) were \(Self.words($0))" } ?? "\(name) came out otherwise")
      }
    }
  }

  /// `2 more`, `0.25 less`.
  private static func words(_ margin: Millionths) -> String {
    "\(JSONValue.decimal(margin < .zero ? .zero - margin : margin).compact) \(margin < .zero ? "less" : "more")"
  }

  private func group(_ name: String, _ parts: [JSONValue], to page: inout Markup) {
    page.text(name)
    page.element("ul") { page in
      for part in parts { item(part, to: &page) }
    }
  }

  private func fact(_ json: JSONValue, to page: inout Markup) {
    let truth = json["truth"]?.bool
    page.element("span", [("class", "truth")], truth == true ? "✓ true: " : truth == false ? "✗ false: " : "? unknown: ")
    let value = json["value"].map { $0.isNull ? "not known" : $0.string ?? $0.compact } ?? "not known"
    page.text("\(json["fact"]?.string ?? "") is \(value), asked for \(json["test"]?.string ?? "")")
    if let reason = json["reason"]?.string { page.text(" (\(reason))") }
    if let days = json["daysAgo"]?.int { page.text(days == 0 ? ", the same day" : ", \(days) day\(days == 1 ? "" : "s") before") }
    if let margin = json["margin"]?.number?.millionths { page.text("; \(Self.words(margin)) turns it") }
    if json["decisive"]?.bool == false { page.text(" – not decisive") }
  }
}
