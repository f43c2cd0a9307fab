import SemeiaLexicon
import SemeiaScoring
import SemeiaText

extension ContentChecker {
  /// Checks `pages/<tag>.tsv`: that its keys are known, that every place `{…}` of the English words is filled in, and what is missing.
  mutating func checkPages(_ tag: LanguageTag) {
    // A regional overlay uses the words of the language that it extends.
    if library.overlays[tag] != nil { return }
    let template = pageWords("pages/en.tsv", isStrict: false)
    let path = "pages/\(tag).tsv"
    guard folder.file(path) != nil else {
      if template.isEmpty { return }
      problems.append(
        ContentProblem(
          .warning, file: path, code: "missing-file", message: "there are no words for pages", hint: "pages speak English to this reader"))
      return
    }
    let rows = pageWords(path, isStrict: true)
    let english = Dictionary(template.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    let names = pageNames()
    for row in rows {
      guard let model = english[row.key] else {
        if names.contains(row.key) { continue }
        problems.append(
          ContentProblem(
            file: path, line: row.line, column: 1, code: "unknown-key", message: "`\(row.key)` is no key of pages/en.tsv and no name",
            hint: "or concept.…, dimension.…, marker.… with an id of the content"))
        continue
      }
      if Self.places(model) != Self.places(row.text) {
        problems.append(
          ContentProblem(
            file: path, line: row.line, column: 1, code: "wrong-places",
            message: "`\(row.key)` does not fill in " + Self.places(model).sorted().joined(separator: " "),
            hint: "the same places in braces as in pages/en.tsv"))
      }
    }
    let known = Set(rows.map(\.key))
    let missing = (Array(english.keys) + (tag.description == "en" ? [] : names)).filter { !known.contains($0) }.sorted()
    if missing.isEmpty { return }
    problems.append(
      ContentProblem(
        .warning, file: path, code: "missing-words", message: "\(missing.count) words stand in English: " + missing.joined(separator: " "),
        hint: "see pages/en.tsv"))
  }

  private mutating func pageWords(_ path: String, isStrict: Bool) -> [(key: String, text: String, line: Int)] {
    guard let bytes = folder.file(path) else { return [] }
    var found: [ContentProblem] = []
    let table = Table.read(bytes, file: path, header: ["key", "text"], isStrict: isStrict, problems: &found)
    if isStrict { problems += found }
    return table.rows.map { ($0.text(0), $0.text(1), $0.line) }
  }

  /// The keys under which names of the content can stand: symptoms, safety and context by concept, dimensions, style by marker.
  private func pageNames() -> Set<String> {
    var names = Set(library.catalog.concepts.map { "concept.\($0.id)" })
    names.formUnion(library.catalog.markers.filter { $0.computed == nil }.map { "marker.\($0.id)" })
    var ignored: [ContentProblem] = []
    if let json = JSONContent.read("hitop/tree.json", folder, problems: &ignored),
      let tree = DimensionTree(json, file: "hitop/tree.json", problems: &ignored)
    {
      names.formUnion(tree.dimensions.map { "dimension.\($0.id)" })
    }
    return names
  }

  /// The names in braces.
  private static func places(_ text: String) -> Set<String> {
    var places: Set<String> = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      places.insert(String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    return places
  }
}
