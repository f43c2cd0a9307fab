import SemeiaLexicon
import SemeiaRecords
package import SemeiaText

/// Names content by its hash.
package enum ContentHash {
  /// `sha256:` of the rows of a language that markers are counted with.
  package static func language(_ tag: LanguageTag, _ content: ContentLibrary) -> String {
    var hash = SHA256()
    for name in ["cues.tsv", "forms.tsv", "language.json", "style.tsv"] {
      hash.update(Array(name.utf8) + [0])
      hash.update(content.folder.file("languages/\(tag)/\(name)") ?? [])
    }
    return "sha256:" + hash.finish()
  }
}
