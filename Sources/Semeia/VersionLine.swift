import SemeiaLexicon
import SemeiaRecords
import SemeiaText

/// What `semeia --version` prints.
package enum VersionLine {
  /// One line of JSON: tool, ICU, Unicode, and a hash for the concepts and for each language.
  package static func text(_ content: ContentLibrary) -> String {
    func hash(_ root: String) -> JSONValue {
      var hash = SHA256()
      for name in content.folder.names(in: root) {
        hash.update(Array(name.utf8) + [0])
        hash.update(content.folder.file("\(root)/\(name)") ?? [])
      }
      return .string("sha256:" + hash.finish())
    }
    let languages = content.languages.map { JSONValue.Member($0.description, hash("languages/\($0)")) }
    return JSONValue.object([
      .init("tool", .string("semeia")), .init("version", .string(Version.number)), .init("icu", .string(UnicodeVersion.icu)),
      .init("unicode", .string(UnicodeVersion.unicode)), .init("concepts", hash("concepts")), .init("languages", .object(languages)),
    ]).compact
  }
}
