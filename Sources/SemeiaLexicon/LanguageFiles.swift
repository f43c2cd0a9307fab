package import SemeiaRecords

/// The files of a language: its own folder and, for a regional overlay, those of the language that it extends.
///
/// An overlay (`es-MX` with `"extends":"es"` in its `language.json`) holds only what differs: rows that are added, rows that stand in
/// the base with another intensity or note and so replace it, and `silenced.tsv`, which names rows of the base that are not used in
/// the region. Members of its `language.json` replace members of the base's; the rest is the base's.
package struct LanguageFiles: Sendable {
  /// The folder's name: the tag of the language.
  package let tag: String
  /// The tag of the language that this one extends, if it is an overlay.
  package let base: String?
  /// `language.json`, with what the base says where the overlay says nothing.
  package let description: JSONValue

  /// Finds the files.
  ///
  /// - Returns: nil where `language.json` cannot be read or extends what is not there; the reasons are in `problems`.
  package init?(_ tag: String, _ folder: some ContentFolder, problems: inout [ContentProblem]) {
    let path = "languages/\(tag)/language.json"
    guard let own = JSONContent.read(path, folder, problems: &problems) else { return nil }
    self.tag = tag
    base = own["extends"]?.string
    guard let base else {
      description = own
      return
    }
    var missing: [ContentProblem] = []
    guard let whole = JSONContent.read("languages/\(base)/language.json", folder, problems: &missing), whole["extends"] == nil else {
      problems.append(
        ContentProblem(
          file: path, code: "bad-extends", message: "`\(base)` is no language with a folder of its own",
          hint: "extend a language that extends nothing"))
      return nil
    }
    let replaced = Set((own.members ?? []).map(\.key))
    description = .object((own.members ?? []) + (whole.members ?? []).filter { !replaced.contains($0.key) })
  }

  /// The paths of a table, the base's first.
  package func paths(_ name: String) -> [String] {
    (base.map { ["languages/\($0)/\(name)"] } ?? []) + ["languages/\(tag)/\(name)"]
  }
}

/// Rows of a base that an overlay silences or replaces, by subject and pattern.
package struct SilencedRows {
  private struct Key: Hashable {
    var subject: String
    var pattern: [UInt8]
  }

  private var rows: [Key: (row: Table.Row, file: String, isUsed: Bool)] = [:]
  private var replaced: Set<Key> = []

  /// Notes a row of `silenced.tsv`: subject (a concept, a marker, `cue` or `idiom`), pattern, reason.
  package mutating func note(_ row: Table.Row, file: String) {
    rows[Key(subject: row.text(0), pattern: Array(row.cells[1]))] = (row, file, false)
  }

  /// Notes a row of the overlay, which replaces the same row of the base.
  package mutating func replace(subject: String, pattern: ArraySlice<UInt8>) {
    replaced.insert(Key(subject: subject, pattern: Array(pattern)))
  }

  /// Whether a row of the base is not read.
  package mutating func covers(subject: String, pattern: ArraySlice<UInt8>) -> Bool {
    let key = Key(subject: subject, pattern: Array(pattern))
    if rows[key] != nil {
      rows[key]?.isUsed = true
      return true
    }
    return replaced.contains(key)
  }

  /// Rows that silence nothing: the base has no such row, or no longer.
  package var idle: [ContentProblem] {
    rows.values.filter { !$0.isUsed }.map { known in
      ContentProblem(
        file: known.file, line: known.row.line, column: 1, code: "silences-nothing", message: "the base has no such row",
        hint: "copy subject and pattern as they stand in the base")
    }
  }
}
