package import Semeia
import SemeiaRecords
package import SemeiaText

/// One HTML page of one or more reports, for people who would rather look.
///
/// The page stands alone: its policy forbids every connection, script and style but the two that it carries, named by their hashes. All words
/// of documents are escaped. Values are printed as the report has them, to the last digit.
package struct ReportPage: Sendable {
  private let entries: [PageEntry]
  private let model: PageModel
  private let isBlindFirst: Bool
  private let words: PageWords

  /// - Parameters:
  ///   - entries: the records, in the order of the page.
  ///   - analyzer: the analyzer that made their reports.
  ///   - language: the reader's language; that of the texts, where they share one, by default.
  ///   - isBlindFirst: whether scores, findings and decisions stay hidden until the reader has written an impression. Flags are always shown.
  package init(_ entries: [PageEntry], analyzer: Analyzer, language: LanguageTag? = nil, isBlindFirst: Bool = false) {
    self.entries = entries
    self.isBlindFirst = isBlindFirst
    words = PageWords(analyzer, language: language ?? Self.sharedLanguage(entries))
    model = PageModel(analyzer, entries)
  }

  /// The language of all texts; English where they differ.
  private static func sharedLanguage(_ entries: [PageEntry]) -> LanguageTag {
    let tags = Set(entries.compactMap(\.record.language?.tag))
    return tags.count == 1 ? tags.first.flatMap { LanguageTag($0) } ?? PageWords.english : PageWords.english
  }

  /// The page, a line feed at its end.
  package var html: String {
    var page = Markup()
    page.raw("<!DOCTYPE html>")
    page.open("html", [("lang", words.tag.description), ("dir", ReadingDirection(tag: words.tag.description).rawValue)])
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
    page.element("title", entries.count == 1 ? words(.title) : words(.titleRecords, ["count": "\(entries.count)"]))
    page.program("style", PageStyle.css)
  }

  private func body(_ page: inout Markup) {
    page.element("a", [("class", "skip"), ("href", "#main")], words(.skip))
    page.element("header") { page in
      page.element("h1", words(.title))
      page.element("p", [("class", "note")], words(.note))
    }
    if entries.count > 1 { contents(&page) }
    if isBlindFirst { blindForm(&page) }
    page.element("main", [("id", "main")]) { page in
      for (place, entry) in entries.enumerated() { article(place, entry, to: &page) }
      let change = ChangeTable(entries, words)
      if !change.isEmpty {
        page.element("section", later("change", "change-title")) { page in
          page.element("h2", [("id", "change-title")], words(.changeTitle))
          change.write(to: &page)
        }
      }
    }
    page.element("footer", [("class", "dim")]) { page in
      page.element("p", [("id", "check"), ("class", "later")] + (isBlindFirst ? [("hidden", "")] : []), "")
      for hash in Set(entries.compactMap(\.record.provenance)).sorted() { page.element("p", words(.madeBy, ["program": hash])) }
    }
    page.data("model", model.json(entries, words).compact)
    page.program("script", PageScript.code)
  }

  private func contents(_ page: inout Markup) {
    page.element("nav", [("aria-label", words(.records))]) { page in
      page.element("ol") { page in
        for (place, entry) in entries.enumerated() {
          page.element("li") { $0.element("a", [("href", "#r\(place)"), ("dir", "auto")], entry.title(words)) }
        }
      }
    }
  }

  private func blindForm(_ page: inout Markup) {
    page.element("section", [("id", "blind"), ("aria-labelledby", "blind-title")]) { page in
      page.element("h2", [("id", "blind-title")], words(.blindTitle))
      page.element("p", [("id", "blind-why")], words(.blindWhy))
      page.element("textarea", [("aria-labelledby", "blind-title"), ("aria-describedby", "blind-why"), ("dir", "auto")], "")
      page.element("p") { $0.element("button", [("type", "button"), ("class", "plain"), ("disabled", "")], words(.blindShow)) }
    }
  }

  /// The attributes of a section that waits for the impression.
  private func later(_ name: String, _ label: String) -> [(StaticString, String)] {
    [("class", "later \(name)"), ("aria-labelledby", label)] + (isBlindFirst ? [("hidden", "")] : [])
  }

  private func article(_ place: Int, _ entry: PageEntry, to page: inout Markup) {
    page.element("article", [("id", "r\(place)"), ("data-record", "\(place)"), ("aria-labelledby", "r\(place)t")]) { page in
      page.element("h2", [("id", "r\(place)t"), ("dir", "auto")], entry.title(words))
      page.element("p", [("class", "dim")], facts(entry))
      let record = entry.record
      if let error = record.error { return page.element("p", [("class", "note")], words(.error, ["code": error.code.rawValue])) }
      if record.status == .withheld { return page.element("p", [("class", "note")], words(.withheld)) }
      FlagList(record: record, said: entry.words, words: words).write(to: &page)
      ContactList(contacts: record.contacts ?? [], words: words).write(to: &page)
      page.element("section", [("aria-labelledby", "r\(place)a")]) { page in
        page.element("h3", [("id", "r\(place)a")], words(.textTitle))
        legend(&page)
        // Without a script nothing can be taken out, and nobody is told so.
        page.element("p", [("class", "dim tools how"), ("hidden", "")], words(.textHow))
        RecordText(entry: entry, place: place, words: words).write(to: &page)
        page.element(
          "div", [("class", "panel"), ("id", "panel\(place)"), ("role", "status"), ("aria-label", words(.panelLabel))]
        ) {
          $0.element("p", [("class", "dim")], words(.panelEmpty))
        }
      }
      section(place, .profileTitle, "b", to: &page) { ProfileTable(entry: entry, place: place, model: model, words: words).write(to: &$0) }
      section(place, .findingsTitle, "c", to: &page) {
        FindingDetails(entry: entry, place: place, model: model, words: words).write(to: &$0)
      }
      section(place, .madeOfTitle, "d", to: &page) {
        ProfileTable(entry: entry, place: place, model: model, words: words).writeContributions(to: &$0)
      }
      section(place, .decisionsTitle, "e", to: &page) { DecisionList(entry: entry, analyzer: model.analyzer, words: words).write(to: &$0) }
      section(place, .unmeasuredTitle, "f", to: &page) { UnmeasuredList(record: record, words: words).write(to: &$0) }
    }
  }

  private func section(_ place: Int, _ title: PageWord, _ key: String, to page: inout Markup, _ write: (inout Markup) -> Void) {
    page.element("section", later("part", "r\(place)\(key)")) { page in
      page.element("h3", [("id", "r\(place)\(key)")], words(title))
      write(&page)
    }
  }

  private func legend(_ page: inout Markup) {
    page.element("ul", [("class", "legend")]) { page in
      for kind in [FindingKind.counted, .left, .flag] {
        page.element("li") { page in
          page.element("mark", [("class", kind.rawValue), ("data-f", "")], words(kind.word))
          page.text(" \(kind.letter)")
        }
      }
    }
  }

  private func facts(_ entry: PageEntry) -> String {
    let record = entry.record
    var facts: [String] = []
    if let subject = entry.subject { facts.append(words(.factSubject, ["subject": subject])) }
    if let date = entry.date { facts.append(words.isolated(date)) }
    if let language = record.language {
      facts.append(words(.factLanguage, ["language": language.tag, "source": words.code("\(language.source)")]))
    }
    if let genre = record.genre { facts.append(words(.factGenre, ["genre": words.code("\(genre)")])) }
    if let size = record.size { facts.append(words(.factWords, ["count": "\(size.words)"])) }
    if record.status == .abstained { facts.append(words(.factAbstained, ["reason": words.code(record.reason ?? "")])) }
    return facts.joined(separator: " · ")
  }
}
