package import SemeiaLexicon
import SemeiaRecords
package import SemeiaText

/// Names content by its hash.
package enum ContentHash {
  /// `sha256:` of the rows of a language that markers are counted with. A norm that was counted with other rows is outdated.
  package static func language(_ tag: LanguageTag, _ content: ContentLibrary) -> String { language(tag, in: content.folder) }

  static func language(_ tag: LanguageTag, in folder: any ContentFolder) -> String {
    var hash = SHA256()
    for name in ["cues.tsv", "forms.tsv", "language.json", "style.tsv"] {
      hash.update(Array(name.utf8) + [0])
      hash.update(folder.file("languages/\(tag)/\(name)") ?? [])
    }
    if let spellings = folder.file("languages/\(tag)/spellings.tsv") { hash.update(Array("spellings.tsv".utf8) + [0] + spellings) }
    return "sha256:" + hash.finish()
  }

  /// The norms of a language in the order of their names, with whether they were counted with other rows than it has now. A norm that does not
  /// say with which counts as outdated.
  package static func norms(_ tag: LanguageTag, in folder: any ContentFolder) -> [(name: String, isOutdated: Bool)] {
    let names = folder.names(in: "norms/\(tag)").filter { $0.hasSuffix(".json") }
    if names.isEmpty { return [] }
    let now = language(tag, in: folder)
    return names.map { name in
      let json = folder.file("norms/\(tag)/\(name)").flatMap { try? JSONReader().read($0) }
      return (String(name.dropLast(5)), json?["content"]?.string != now)
    }
  }
}
