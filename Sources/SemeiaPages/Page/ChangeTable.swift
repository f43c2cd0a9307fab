import Semeia
import SemeiaRecords

/// Several records of one subject, by date: change of language, never of illness.
///
/// A style change is `RC = (z₂ − z₁) / √(2(1 − R))` with the reliability `R` of the shorter text, for the same language and genre;
/// only |RC| > 1.96 is called a change (Jacobson & Truax 1991). Content is shown without a test: none is known for it.
struct ChangeTable {
  private let words: PageWords
  private let subjects: [(subject: String, entries: [PageEntry])]

  /// Takes the records that name a subject and a date, where a subject has at least two.
  init(_ entries: [PageEntry], _ words: PageWords) {
    self.words = words
    var subjects: [(subject: String, entries: [PageEntry])] = []
    for entry in entries where entry.record.status == .ok && entry.date != nil {
      guard let subject = entry.subject else { continue }
      if let place = subjects.firstIndex(where: { $0.subject == subject }) {
        subjects[place].entries.append(entry)
      } else {
        subjects.append((subject, [entry]))
      }
    }
    self.subjects = subjects.filter { $0.entries.count > 1 }.map { group in
      let sorted = group.entries.enumerated().sorted { ($0.element.date ?? "", $0.offset) < ($1.element.date ?? "", $1.offset) }
      return (group.subject, sorted.map(\.element))
    }
  }

  var isEmpty: Bool { subjects.isEmpty }

  func write(to page: inout Markup) {
    for (subject, entries) in subjects {
      page.element("div", [("class", "wide")]) { page in
        page.element("table") { page in
          page.element("caption") { page in
            page.element("bdi", words(.changeSubject, ["subject": subject]))
            page.text(". " + words(.changeCaption))
          }
          page.element("thead") { page in
            page.element("tr") { page in
              page.element("th", [("scope", "col")], words(.columnDimension))
              for entry in entries { page.element("th", [("scope", "col")], "\(entry.date ?? "") \(entry.title(words))") }
            }
          }
          page.element("tbody") { page in
            for place in (entries[0].record.scores ?? []).indices { rows(place, entries, to: &page) }
          }
        }
      }
    }
  }

  private func rows(_ place: Int, _ entries: [PageEntry], to page: inout Markup) {
    let scores = entries.map { entry in entry.record.scores.flatMap { $0.indices.contains(place) ? $0[place] : nil } }
    guard let name = scores.compactMap({ $0?.dimension }).first else { return }
    if scores.contains(where: { ($0?.content?.value ?? .zero) > .zero }) {
      page.element("tr") { page in
        page.element("th", [("scope", "row")], words(.contentOf, ["dimension": words.dimension(name)]))
        for score in scores {
          page.element(
            "td", [("class", "number")],
            score?.content?.value?.description ?? (score?.content?.reason ?? score?.reason).map(words.code) ?? words(.changeNoValue))
        }
      }
    }
    guard scores.contains(where: { $0?.style?.value != nil }) else { return }
    page.element("tr") { page in
      page.element("th", [("scope", "row")], words(.styleOf, ["dimension": words.dimension(name)]))
      for (index, score) in scores.enumerated() {
        var text = score?.style?.value?.description ?? score?.style?.reason.map(words.code) ?? words(.changeNoValue)
        if index > 0, let change = change(entries[index - 1], scores[index - 1], entries[index], score) { text += change }
        page.element("td", [("class", "number")], text)
      }
    }
  }

  private func change(_ first: PageEntry, _ before: ScoreRecord?, _ second: PageEntry, _ after: ScoreRecord?) -> String? {
    guard let dimension = after?.dimension, before != nil,
      let change = ScoreChange.all(from: first.record, to: second.record).first(where: { $0.dimension == dimension && $0.channel == .style }
      ),
      let index = change.index
    else { return nil }
    return " (RC \(index): \(words(change.verdict == .changed ? .changeChanged : .changeUnchanged)))"
  }
}
