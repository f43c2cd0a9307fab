import SemeiaLexicon
import SemeiaText

/// How many patterns each language has for each concept, as a page: a missing cell is visible.
package struct CoverageTable: Sendable {
  private let content: ContentLibrary
  private let languages: [LanguageTag]

  /// - Parameter content: the content; regional overlays are left out, for they hold only what differs from their language.
  package init(_ content: ContentLibrary) {
    self.content = content
    languages = content.languages.filter { content.overlays[$0] == nil }
  }

  /// The table in Markdown, a section a family.
  ///
  /// - Throws: ``ContentError`` where a language is broken.
  package func markdown() throws(ContentError) -> String {
    var counts: [[String: Int]] = []
    for tag in languages { counts.append(try count(tag)) }
    var lines = Self.head
    var family = ""
    for concept in content.catalog.concepts {
      if concept.family != family {
        family = concept.family
        lines += heading(family, of: "concept")
      }
      lines.append(patterns("\(concept.id)", counts))
    }
    lines += heading("hints", of: "hint")
    for hint in content.catalog.hints { lines.append(patterns("\(hint.id)", counts)) }
    lines += ["", "## All", "", row(["", "patterns"]), row(["---", "--:"])]
    for (tag, count) in zip(languages, counts) { lines.append(row(["\(tag)", "\(count.values.reduce(0, +))"])) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many patterns a language has, by concept and hint.
  private func count(_ tag: LanguageTag) throws(ContentError) -> [String: Int] {
    guard let entries = try content.lexicon(tag)?.entries else { return [:] }
    let rows = entries.indices.filter { entries.kind(of: $0) == .concept || entries.kind(of: $0) == .hint }
    return Dictionary(rows.map { (entries.subject(of: $0), 1) }, uniquingKeysWith: +)
  }

  private func heading(_ name: String, of kind: String) -> [String] {
    ["", "## \(name)", "", row([kind] + languages.map(\.description)), row(["---"] + languages.map { _ in "--:" })]
  }

  private func patterns(_ id: String, _ counts: [[String: Int]]) -> String {
    row(["`\(id)`"] + counts.map { $0[id].map(String.init) ?? "**–**" })
  }

  private static let head = [
    "# Coverage", "",
    "Patterns by concept and language, as `semeia capabilities --coverage` prints them. One pattern may stand for hundreds of sentences, or for one: the",
    "number says that something is there, not how much is reached. **–** is a concept that the language says nothing about: its reports neither find nor",
    "deny it, and `semeia capabilities` gives `no-content`. Cultural concepts of distress belong to languages, so most of their cells are empty by nature.",
  ]

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
