import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords

/// `concepts/flags.json`.
extension DerivedFlag {
  /// The flags that no concept raises by itself; none where the content has no such file.
  ///
  /// - Parameter problems: gets what names no concept and no flag: a flag of a mistyped concept would be silent for ever.
  static func load(_ folder: some ContentFolder, _ catalog: ConceptCatalog, problems: inout [ContentProblem]) -> [DerivedFlag] {
    let path = "concepts/flags.json"
    guard folder.file(path) != nil, let json = JSONContent.read(path, folder, problems: &problems) else { return [] }
    let flags = (json["flags"]?.array ?? []).compactMap(DerivedFlag.init(row:))
    let raised = Set(catalog.concepts.compactMap(\.flag?.name))
    for flag in flags {
      let strangers = (flag.groups.joined() + flag.severe).filter { catalog[$0] == nil }.map(\.description)
      for name in strangers + flag.ofOthers.filter({ !raised.contains($0) }) {
        problems.append(
          ContentProblem(
            file: path, code: "unknown-id", message: "the flag `\(flag.flag)` names `\(name)`, which is defined nowhere",
            hint: "`groups` and `severe` hold concepts, `ofOthers` flags that concepts raise"))
      }
    }
    return flags
  }

  private init?(row: JSONValue) {
    guard let name = row["flag"]?.string else { return nil }
    self.init(
      flag: name, groups: (row["groups"]?.array ?? []).map(Self.concepts), severe: Self.concepts(row["severe"]),
      ofOthers: (row["ofOthers"]?.array ?? []).compactMap(\.string))
  }

  private static func concepts(_ list: JSONValue?) -> [ConceptID] {
    (list?.array ?? []).compactMap { $0.string.map { ConceptID(unchecked: $0) } }
  }
}
