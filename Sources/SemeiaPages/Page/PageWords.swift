package import Semeia
import SemeiaLexicon
import SemeiaScoring
package import SemeiaText

/// The words of a page in the language of its reader, which need not be that of the text.
///
/// They are content: `pages/<tag>.tsv` holds `key ⇥ text`. A key is a ``PageWord``, or `code.…` for a code of a report, `concept.…`,
/// `dimension.…` or `marker.…` for a name. What a language does not say stands in English.
package struct PageWords: Sendable {
  /// The language that the page is in; English where there are no words for the one that was asked for.
  package let tag: LanguageTag
  private let isRightToLeft: Bool
  private let own: [String: String]
  private let english: [String: String]
  private let names: [String: String]

  /// - Parameter language: the reader's language. A regional one uses the words of the language that it extends.
  package init(_ analyzer: Analyzer, language: LanguageTag) {
    let content = analyzer.content
    english = Self.read(content, PageWords.english) ?? [:]
    let candidates = [language, content.overlays[language], LanguageTag(language.language)].compactMap { $0 }
    let found = candidates.lazy.compactMap { tag in Self.read(content, tag).map { (tag, $0) } }.first
    tag = found?.0 ?? PageWords.english
    own = found?.1 ?? [:]
    names = Self.names(analyzer)
    isRightToLeft = ReadingDirection(tag: tag.description) == .rightToLeft
  }

  static let english = LanguageTag("en").unsafelyUnwrapped

  private static func read(_ content: ContentLibrary, _ tag: LanguageTag) -> [String: String]? {
    let path = "pages/\(tag).tsv"
    guard let bytes = content.folder.file(path) else { return nil }
    var ignored: [ContentProblem] = []
    let table = Table.read(bytes, file: path, header: ["key", "text"], isStrict: false, problems: &ignored)
    return Dictionary(table.rows.map { ($0.text(0), $0.text(1)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The English names of the content.
  private static func names(_ analyzer: Analyzer) -> [String: String] {
    var names: [String: String] = [:]
    for concept in analyzer.content.catalog.concepts { names["concept.\(concept.id)"] = concept.name }
    for marker in analyzer.content.catalog.markers { names["marker.\(marker.id)"] = marker.name }
    for dimension in analyzer.tree.dimensions { names["dimension.\(dimension.id)"] = dimension.name }
    return names
  }

  /// A word with its places filled in. What is filled in is not looked through again.
  func callAsFunction(_ word: PageWord, _ values: KeyValuePairs<String, String> = [:]) -> String {
    filled(template(word), values)
  }

  /// A word with its places as they are, for the page's script.
  func template(_ word: PageWord) -> String { own[word.rawValue] ?? english[word.rawValue] ?? word.rawValue }

  /// What parts things on a line; the wide signs bring their own room.
  var comma: String {
    let sign = template(.comma)
    return sign.unicodeScalars.first.map { $0.value > 0x3000 } == true ? sign : sign + " "
  }

  /// A value that keeps its own direction on a page that runs from the right: a date would else be turned round.
  func isolated(_ value: String) -> String { isRightToLeft ? "\u{2068}\(value)\u{2069}" : value }

  /// A code of a report as words: `too-few-words` is "too few words".
  func code(_ code: String) -> String {
    own["code.\(code)"] ?? english["code.\(code)"] ?? String(code.map { $0 == "-" ? " " : $0 })
  }

  func concept(_ id: String) -> String { name("concept.\(id)") ?? id }
  func dimension(_ id: String) -> String { name("dimension.\(id)") ?? id }
  func marker(_ id: String) -> String { name("marker.\(id)") ?? id }

  private func name(_ key: String) -> String? { own[key] ?? names[key] }

  private func filled(_ template: String, _ values: KeyValuePairs<String, String>) -> String {
    if values.isEmpty { return template }
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      text += values.first { $0.key == name }.map { isolated($0.value) } ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
