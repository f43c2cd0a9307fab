import Semeia
import SemeiaLexicon
import SemeiaRecords
import SemeiaScoring

/// The profile along the dimensions, and what each value is made of.
struct ProfileTable {
  let entry: PageEntry
  let place: Int
  let model: PageModel

  private var scores: [(index: Int, score: ScoreRecord)] { (entry.record.scores ?? []).enumerated().map { ($0, $1) } }

  func write(to page: inout Markup) {
    if scores.isEmpty {
      page.element("p", [("class", "note")], "No scores: \(entry.record.reason ?? entry.record.status.rawValue).")
      return
    }
    page.element("div", [("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Profile, scrolls sideways")]) { page in
      page.element("table") { page in
        page.element(
          "caption",
          "Stated content: 0 to 1, how strongly something is mentioned, never severity; the line is the interval. Style: standard deviations from a "
            + "norm of texts, with the 90% interval; a band is a place in that norm, never a clinical cut-off. The two are never blended. "
            + "Parts: how many are mentioned. Taken out: the value without the findings whose boxes are cleared.")
        page.element("thead") { page in
          page.element("tr") { page in
            for name in ["Dimension", "Stated content", "Bar", "Parts", "Taken out", "Style", "Status"] {
              page.element("th", [("scope", "col")], name)
            }
          }
        }
        page.element("tbody") { page in
          for (index, depth) in order { row(index, scores[index].score, depth, to: &page) }
        }
      }
    }
  }

  /// The scores as the tree has them, each below its first parent, and how deep it lies: read from above, a row belongs to the last one that is
  /// less deep. What has no parent here comes where the report has it.
  private var order: [(index: Int, depth: Int)] {
    let names = scores.map(\.score.dimension)
    let dimensions = model.analyzer.tree.dimensions
    let parents = names.map { name in
      dimensions.first { $0.id.description == name }?.parents.lazy.map(\.id.description).first { names.contains($0) && $0 != name }
    }
    var order: [(index: Int, depth: Int)] = []
    func add(below parent: String?, _ depth: Int) {
      for (index, name) in names.enumerated() where parents[index] == parent && depth < names.count {
        order.append((index, depth))
        add(below: name, depth + 1)
      }
    }
    add(below: nil, 0)
    return order
  }

  private func row(_ index: Int, _ score: ScoreRecord, _ depth: Int, to page: inout Markup) {
    let level = min(depth, 3)
    page.element("tr") { page in
      page.element("th", [("scope", "row"), ("class", "level\(level)")]) { page in
        page.text(model.analyzer.tree.dimensions.first { $0.id.description == score.dimension }?.name ?? score.dimension)
      }
      if score.content?.value == .zero, score.content?.coverage?.mentioned == 0 {
        page.element("td", [("colspan", "2"), ("class", "dim")], "0: nothing was stated, which is no information")
        page.element("td", [("class", "number")], score.content?.coverage.map { "0 of \($0.of)" } ?? "–")
        page.element("td", "")
      } else if let content = score.content, let value = content.value {
        page.element("td", [("class", "number")], "\(value)\(interval(content.interval))")
        page.element("td") { ContributionBar(low: 0, high: 1_000_000).write(from: .zero, to: value, interval: content.interval, page: &$0) }
        page.element("td", [("class", "number")], content.coverage.map { "\($0.mentioned) of \($0.of)" } ?? "–")
        page.element("td", [("class", "number"), ("data-d", "\(index)"), ("data-name", score.dimension)], "")
      } else {
        page.element(
          "td", [("colspan", "4"), ("class", "dim")], "no value: \(reason(score.content?.reason ?? score.reason, score.status))")
      }
      page.element("td", score.style?.value == nil ? [] : [("class", "style")]) { style(score, to: &$0) }
      page.element("td", status(score))
    }
  }

  private func style(_ score: ScoreRecord, to page: inout Markup) {
    guard let style = score.style else {
      page.element("span", [("class", "dim")], "no markers")
      return
    }
    guard let value = style.value else {
      page.element("span", [("class", "dim")], "no value: \(reason(style.reason, style.status ?? score.status))")
      return
    }
    page.element("span", [("class", "number")], "\(value)\(interval(style.interval))")
    page.text(" \(style.band ?? ""), norm \(style.norm ?? "–"), reliability \(style.reliability.map(\.description) ?? "–")")
  }

  /// The status, with its reason where no cell of the row has said it.
  private func status(_ score: ScoreRecord) -> String {
    guard let code = score.reason, score.content?.value != nil else { return score.status.rawValue }
    return "\(score.status.rawValue) (\(Self.plain(code)))"
  }

  /// A code as words: `too-few-words` is "too few words".
  private static func plain(_ code: String) -> String { String(code.map { $0 == "-" ? " " : $0 }) }

  private func interval(_ interval: ScoreRecord.Interval?) -> String { interval.map { " [\($0.low), \($0.high)]" } ?? "" }

  private func reason(_ code: String?, _ status: ScoreRecord.Status) -> String { Self.plain(code ?? status.rawValue) }

  // MARK: What values are made of

  /// For each value its parts, one bar beginning where the one before it ends.
  func writeContributions(to page: inout Markup) {
    var isEmpty = true
    for (index, score) in scores {
      if let content = score.content, let value = content.value, !content.contributions.isEmpty {
        isEmpty = false
        contributions(
          "\(score.dimension), stated content", total: value, baseline: nil,
          content.contributions.map { part in
            (
              part.concept, part.amount, "from finding " + part.findings.map { "\($0 + 1)" }.joined(separator: ", "),
              conceptPlace(part.concept)
            )
          }, dimension: index, to: &page)
      }
      if let style = score.style, let value = style.value {
        isEmpty = false
        contributions(
          "\(score.dimension), style", total: value, baseline: style.baseline ?? .zero,
          style.contributions.map { ($0.marker, $0.amount, "\($0.spans.count) hits", nil) }, dimension: nil, to: &page)
      }
    }
    if isEmpty { page.element("p", "No value has parts.") }
  }

  private func conceptPlace(_ concept: String) -> Int? { model.records[place]?.concepts.firstIndex { $0.description == concept } }

  private typealias Part = (name: String, amount: Millionths, from: String, concept: Int?)

  private func contributions(
    _ title: String, total: Millionths, baseline: Millionths?, _ parts: [Part], dimension: Int?, to page: inout Markup
  ) {
    var sums = [Millionths.zero]
    if let baseline { sums.append(baseline) }
    for part in parts { sums.append((sums.last ?? .zero) + part.amount) }
    let low = min(0, sums.map(\.count).min() ?? 0)
    let bar = ContributionBar(low: low, high: baseline == nil ? 1_000_000 : max(sums.map(\.count).max() ?? 0, low + 1_000_000))
    page.element("details", [("open", "")]) { page in
      page.element("summary", "\(title): \(total)")
      page.element("table") { page in
        page.element("caption", "Parts of \(title); they add up to the value, exactly.")
        page.element("thead") { page in
          page.element("tr") { page in
            for name in ["Part", "Amount", "Bar", "From"] { page.element("th", [("scope", "col")], name) }
            if dimension != nil { page.element("th", [("scope", "col")], "Taken out") }
          }
        }
        page.element("tbody") { page in
          var at = Millionths.zero
          if let baseline {
            row(("baseline", baseline, "what a text of this length would get without a hit", nil), from: at, bar, nil, to: &page)
            at = baseline
          }
          for part in parts {
            row(part, from: at, bar, dimension, to: &page)
            at = at + part.amount
          }
          page.element("tr") { page in
            page.element("th", [("scope", "row")], "value")
            page.element("td", [("class", "number")], "\(total)")
            page.element("td") { bar.write(from: .zero, to: total, isTotal: true, page: &$0) }
            page.element("td", "the sum")
            if let dimension { page.element("td", [("class", "number"), ("data-d", "\(dimension)")], "") }
          }
        }
      }
    }
  }

  private func row(_ part: Part, from start: Millionths, _ bar: ContributionBar, _ dimension: Int?, to page: inout Markup) {
    page.element("tr") { page in
      page.element("th", [("scope", "row")], part.name)
      page.element("td", [("class", "number amount")], "\(part.amount)")
      page.element("td") { bar.write(from: start, to: start + part.amount, page: &$0) }
      page.element("td", part.from)
      guard let dimension else { return }
      if let concept = part.concept {
        page.element(
          "td", [("class", "number"), ("data-d", "\(dimension)"), ("data-c", "\(concept)"), ("data-m", "\(part.amount.count)")], "")
      } else {
        page.element("td", "")
      }
    }
  }
}
