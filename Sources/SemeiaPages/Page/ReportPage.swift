package import Semeia
import SemeiaRecords

/// One HTML page of one or more reports, for people who would rather look.
///
/// The page stands alone: its policy forbids every connection, script and style but the two that it carries, named by their hashes. All words
/// of documents are escaped. Values are printed as the report has them, to the last digit.
package struct ReportPage: Sendable {
  private let entries: [PageEntry]
  private let model: PageModel
  private let isBlindFirst: Bool

  /// - Parameters:
  ///   - entries: the records, in the order of the page.
  ///   - analyzer: the analyzer that made their reports.
  ///   - isBlindFirst: whether scores, findings and decisions stay hidden until the reader has written an impression. Flags are always shown.
  package init(_ entries: [PageEntry], analyzer: Analyzer, isBlindFirst: Bool = false) {
    self.entries = entries
    self.isBlindFirst = isBlindFirst
    model = PageModel(analyzer, entries)
  }

  /// The page, a line feed at its end.
  package var html: String {
    var page = Markup()
    page.raw("<!DOCTYPE html>")
    page.open("html", [("lang", "en"), ("dir", "ltr")])
    page.element("head", [], head)
    page.element("body", isBlindFirst ? [("class", "blind")] : [], body)
    page.close("html")
    return page.html + "\n"
  }

  private func head(_ page: inout Markup) {
    page.raw("<meta charset=\"utf-8\">")
    let policy =
      "default-src 'none'; script-src '\(ProgramHash.source(PageScript.code))'; style-src '\(ProgramHash.source(PageStyle.css))'; "
      + "base-uri 'none'; form-action 'none'"
    page.open("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">")
    page.element("title", entries.count == 1 ? "Semeia report" : "Semeia report, \(entries.count) records")
    page.program("style", PageStyle.css)
  }

  private func body(_ page: inout Markup) {
    page.element("a", [("class", "skip"), ("href", "#main")], "Skip to the reports")
    page.element("header") { page in
      page.element("h1", "Semeia report")
      page.element(
        "p", [("class", "note")],
        "This supports a clinician's judgement; it does not diagnose. The absence of a flag is not evidence of safety. "
          + "This page holds the words of a person: keep it as you keep a record.")
    }
    if entries.count > 1 { contents(&page) }
    if isBlindFirst { blindForm(&page) }
    page.element("main", [("id", "main")]) { page in
      for (place, entry) in entries.enumerated() { article(place, entry, to: &page) }
      let change = ChangeTable(entries)
      if !change.isEmpty {
        page.element("section", later("change", "change-title")) { page in
          page.element("h2", [("id", "change-title")], "Change over time")
          change.write(to: &page)
        }
      }
    }
    page.element("footer", [("class", "dim")]) { page in
      page.element("p", [("id", "check"), ("class", "later")] + (isBlindFirst ? [("hidden", "")] : []), "")
      for hash in Set(entries.compactMap(\.record.provenance)).sorted() { page.element("p", "Made by \(hash)") }
    }
    page.data("model", model.json(entries).compact)
    page.program("script", PageScript.code)
  }

  private func contents(_ page: inout Markup) {
    page.element("nav", [("aria-label", "Records")]) { page in
      page.element("ol") { page in
        for (place, entry) in entries.enumerated() {
          page.element("li") { $0.element("a", [("href", "#r\(place)"), ("dir", "auto")], entry.title) }
        }
      }
    }
  }

  private func blindForm(_ page: inout Markup) {
    page.element("section", [("id", "blind"), ("aria-labelledby", "blind-title")]) { page in
      page.element("h2", [("id", "blind-title")], "Your impression first")
      page.element(
        "p", [("id", "blind-why")],
        "Read the text below and write what you see before you see what was measured. Flags are shown all the same. Your words stay in this page and are printed with it."
      )
      page.element("textarea", [("aria-labelledby", "blind-title"), ("aria-describedby", "blind-why"), ("dir", "auto")], "")
      page.element("p") { $0.element("button", [("type", "button"), ("class", "plain"), ("disabled", "")], "Show what was measured") }
    }
  }

  /// The attributes of a section that waits for the impression.
  private func later(_ name: String, _ label: String) -> [(StaticString, String)] {
    [("class", "later \(name)"), ("aria-labelledby", label)] + (isBlindFirst ? [("hidden", "")] : [])
  }

  private func article(_ place: Int, _ entry: PageEntry, to page: inout Markup) {
    page.element("article", [("id", "r\(place)"), ("data-record", "\(place)"), ("aria-labelledby", "r\(place)t")]) { page in
      page.element("h2", [("id", "r\(place)t"), ("dir", "auto")], entry.title)
      page.element("p", [("class", "dim")], Self.facts(entry))
      let record = entry.record
      if let error = record.error { return page.element("p", [("class", "note")], "This line could not be read: \(error.code.rawValue).") }
      if record.status == .withheld { return page.element("p", [("class", "note")], "Withheld: there is no consent to analyze.") }
      FlagList(record: record, words: entry.words).write(to: &page)
      ContactList(contacts: record.contacts ?? []).write(to: &page)
      page.element("section", [("aria-labelledby", "r\(place)a")]) { page in
        page.element("h3", [("id", "r\(place)a")], "Text")
        legend(&page)
        MarkedText(entry: entry, place: place).write(to: &page)
        page.element(
          "div", [("class", "panel"), ("id", "panel\(place)"), ("role", "status"), ("aria-label", "The finding that you point at")]
        ) {
          $0.element("p", [("class", "dim")], "Point at a mark, or move to it with the Tab key, to see what it is.")
        }
      }
      section(place, "Profile", "b", to: &page) { ProfileTable(entry: entry, place: place, model: model).write(to: &$0) }
      section(place, "Findings", "c", to: &page) { FindingDetails(entry: entry, place: place, model: model).write(to: &$0) }
      section(place, "What the values are made of", "d", to: &page) {
        ProfileTable(entry: entry, place: place, model: model).writeContributions(to: &$0)
      }
      section(place, "For review by a person", "e", to: &page) { DecisionList(entry: entry, analyzer: model.analyzer).write(to: &$0) }
      section(place, "Not measured", "f", to: &page) { UnmeasuredList(record: record).write(to: &$0) }
    }
  }

  private func section(_ place: Int, _ title: String, _ key: String, to page: inout Markup, _ write: (inout Markup) -> Void) {
    page.element("section", later("part", "r\(place)\(key)")) { page in
      page.element("h3", [("id", "r\(place)\(key)")], title)
      write(&page)
    }
  }

  private func legend(_ page: inout Markup) {
    page.element("ul", [("class", "legend")]) { page in
      for kind in [FindingKind.counted, .left, .flag] {
        page.element("li") { page in
          page.element("mark", [("class", kind.rawValue), ("data-f", "")], kind.words)
          page.text(" \(kind.letter)")
        }
      }
    }
  }

  private static func facts(_ entry: PageEntry) -> String {
    let record = entry.record
    var facts: [String] = []
    if let subject = entry.subject { facts.append("subject \(subject)") }
    if let date = entry.date { facts.append(date) }
    if let language = record.language { facts.append("language \(language.tag) (\(language.source))") }
    if let genre = record.genre { facts.append("genre \(genre)") }
    if let size = record.size { facts.append("\(size.words) words") }
    if record.status == .abstained { facts.append("abstained: \(record.reason ?? "")") }
    return facts.joined(separator: " · ")
  }
}
