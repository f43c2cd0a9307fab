import SemeiaLexicon
import SemeiaRecords
import SemeiaText

extension Analyzer {
  /// The long form of what `provenance` stands for, as JSON: software, ICU, Unicode, concepts, tree, model, rule packs, and for each
  /// language its hash, its files, its norms and the `provenance` that its reports carry.
  ///
  /// - Parameter hasLanguages: whether `languages` is part of it; to read and hash the files of all languages takes its time.
  /// - Returns: JSON text of one line. Hashes are SHA-256 in hexadecimal.
  public func manifest(hasLanguages: Bool = true) -> String { manifest(hasLanguages: hasLanguages, requiresConsent: nil) }

  /// The same with `consent`, the policy of a filter: what becomes of a record that says nothing of consent.
  ///
  /// - Parameter requiresConsent: whether it is withheld; nil to leave the policy out.
  package func manifest(hasLanguages: Bool = true, requiresConsent: Bool?) -> String {
    let folder = content.folder
    func hash(_ path: String) -> JSONValue {
      guard let bytes = folder.file(path) else { return .null }
      var hash = SHA256()
      hash.update(bytes)
      return .string("sha256:" + hash.finish())
    }
    func files(_ directory: String) -> JSONValue {
      .object(
        folder.names(in: directory).compactMap { folder.file("\(directory)/\($0)") == nil ? nil : .init($0, hash("\(directory)/\($0)")) })
    }
    let languages = (hasLanguages ? content.languages : []).map { tag in
      JSONValue.Member(
        tag.description,
        .object([
          .init("provenance", .string(interpreter.provenance(language: tag))),
          .init("hash", .string("sha256:" + (((try? content.digest(tag)) ?? nil) ?? ""))),
          .init("extends", content.overlays[tag].map { .string($0.description) } ?? .null),
          .init("files", files("languages/\(tag)")), .init("norms", files("norms/\(tag)")),
        ]))
    }
    let policy: [JSONValue.Member] = requiresConsent.map { [.init("consent", .string(ConsentStamp.policy(isRequired: $0)))] } ?? []
    return JSONValue.object(
      [
        .init("tool", "semeia"), .init("version", .string(Version.number)), .init("icu", .string(UnicodeVersion.icu)),
        .init("unicode", .string(UnicodeVersion.unicode)), .init("concepts", files("concepts")), .init("tree", hash("hitop/tree.json")),
        .init("model", .object([.init(interpreter.modelName, hash("hitop/models/\(interpreter.modelName).json"))])),
        .init("packs", .object(interpreter.packNames.map { .init($0, hash("rules/\($0)/pack.json")) })),
      ] + policy + [.init("languages", .object(languages))]
    ).compact
  }
}
