import Semeia
import SemeiaLexicon
import SemeiaRecords
import SemeiaScoring

/// The profile along the dimensions, and what each value is made of.
struct ProfileTable {
  let entry: PageEntry
  let place: Int
  let model: PageModel
  let words: PageWords

  private var scores: [(index: Int, score: ScoreRecord)] { (entry.record.scores ?? []).enumerated().map { ($0, $1) } }

  func write(to page: inout Markup) {
    if scores.isEmpty {
      page.element(
        "p", [("class", "note")], words(.profileNone, ["reason": words.code(entry.record.reason ?? entry.record.status.rawValue)]))
      return
    }
    page.element("div", [("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", words(.profileLabel))]) { page in
      page.element("table") { page in
        page.element("caption", words(.profileCaption))
        page.element("thead") { page in
          page.element("tr") { page in
            for word in Self.columns { page.element("th", [("scope", "col")], words(word)) }
          }
        }
        page.element("tbody") { page in
          for (index, depth) in order { row(index, scores[index].score, depth, to: &page) }
        }
      }
    }
  }

  private static let columns: [PageWord] = [
    .columnDimension, .columnContent, .columnBar, .columnParts, .columnTakenOut, .columnStyle, .columnStatus,
  ]

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
        page.text(words.dimension(score.dimension))
      }
      if score.content?.value == .zero, score.content?.coverage?.mentioned == 0 {
        page.element("td", [("colspan", "2"), ("class", "dim")], words(.scoreNothing))
        page.element("td", [("class", "number")], parts(score.content?.coverage))
        page.element("td", "")
      } else if let content = score.content, let value = content.value {
        page.element("td", [("class", "number")], "\(value)\(interval(content.interval))")
        page.element("td") { ContributionBar(low: 0, high: 1_000_000).write(from: .zero, to: value, interval: content.interval, page: &$0) }
        page.element("td", [("class", "number")], parts(content.coverage))
        page.element("td", [("class", "number"), ("data-d", "\(index)"), ("data-name", words.dimension(score.dimension))], "")
      } else {
        page.element(
          "td", [("colspan", "4"), ("class", "dim")],
          words(.scoreNoValue, ["reason": words.code(score.content?.reason ?? score.reason ?? score.status.rawValue)]))
      }
      page.element("td", score.style?.value == nil ? [] : [("class", "style")]) { style(score, to: &$0) }
      page.element("td", status(score))
    }
  }

  private func style(_ score: ScoreRecord, to page: inout Markup) {
    guard let style = score.style else {
      page.element("span", [("class", "dim")], words(.styleNoMarkers))
      return
    }
    guard let value = style.value else {
      page.element(
        "span", [("class", "dim")], words(.scoreNoValue, ["reason": words.code(style.reason ?? (style.status ?? score.status).rawValue)]))
      return
    }
    page.element("span", [("class", "number")], "\(value)\(interval(style.interval))")
    let facts = [
      style.band.map(words.code) ?? "", words(.styleNorm, ["norm": style.norm ?? "–"]),
      words(.styleReliability, ["value": style.reliability.map(\.description) ?? "–"]),
    ]
    page.text(" " + facts.joined(separator: words.comma))
  }

  /// The status, with its reason where no cell of the row has said it.
  private func status(_ score: ScoreRecord) -> String {
    guard let code = score.reason, score.content?.value != nil else { return words.code(score.status.rawValue) }
    return "\(words.code(score.status.rawValue)) (\(words.code(code)))"
  }

  private func parts(_ coverage: ScoreRecord.Coverage?) -> String {
    coverage.map { words(.scoreParts, ["mentioned": "\($0.mentioned)", "of": "\($0.of)"]) } ?? "–"
  }

  private func interval(_ interval: ScoreRecord.Interval?) -> String { interval.map { " [\($0.low), \($0.high)]" } ?? "" }

  // MARK: What values are made of

  /// For each value its parts, one bar beginning where the one before it ends.
  func writeContributions(to page: inout Markup) {
    var isEmpty = true
    for (index, score) in scores {
      if let content = score.content, let value = content.value, !content.contributions.isEmpty {
        isEmpty = false
        contributions(
          words(.contentOf, ["dimension": words.dimension(score.dimension)]), total: value, baseline: nil,
          content.contributions.map { part in
            (
              words.concept(part.concept), part.amount,
              words(.madeOfFindings, ["numbers": numbers(part)]),
              conceptPlace(part.concept)
            )
          }, dimension: index, to: &page)
      }
      if let style = score.style, let value = style.value {
        isEmpty = false
        contributions(
          words(.styleOf, ["dimension": words.dimension(score.dimension)]), total: value, baseline: style.baseline ?? .zero,
          style.contributions.map { (words.marker("\($0.marker)"), $0.amount, words(.madeOfHits, ["count": "\($0.spans.count)"]), nil) },
          dimension: nil, to: &page)
      }
    }
    if isEmpty { page.element("p", words(.madeOfNone)) }
  }

  /// The findings of an amount by their numbers, each with what it gives.
  private func numbers(_ part: ContentScoreRecord.Contribution) -> String {
    let isTold = part.amounts.count == part.findings.count && part.findings.count > 1
    return part.findings.enumerated().map { "\($1 + 1)" + (isTold ? " (\(part.amounts[$0]))" : "") }.joined(separator: ", ")
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
        page.element("caption", words(.madeOfCaption, ["name": title]))
        page.element("thead") { page in
          page.element("tr") { page in
            for word in [PageWord.columnPart, .columnAmount, .columnBar, .columnFrom] {
              page.element("th", [("scope", "col")], words(word))
            }
            if dimension != nil { page.element("th", [("scope", "col")], words(.columnTakenOut)) }
          }
        }
        page.element("tbody") { page in
          var at = Millionths.zero
          if let baseline {
            row((words(.madeOfBaseline), baseline, words(.madeOfWithoutHits), nil), from: at, bar, nil, to: &page)
            at = baseline
          }
          for part in parts {
            row(part, from: at, bar, dimension, to: &page)
            at = at + part.amount
          }
          page.element("tr") { page in
            page.element("th", [("scope", "row")], words(.madeOfValue))
            page.element("td", [("class", "number")], "\(total)")
            page.element("td") { bar.write(from: .zero, to: total, isTotal: true, page: &$0) }
            page.element("td", words(.madeOfSum))
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
