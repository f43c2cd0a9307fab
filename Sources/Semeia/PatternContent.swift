package import SemeiaLexicon
import SemeiaRecords

/// Content with one more marker, whose only row in every language is a pattern that somebody looks for.
package struct PatternContent: ContentFolder {
  /// The id of the marker.
  package static let marker = "searched-pattern"

  private let base: any ContentFolder
  private let table: [UInt8]
  private static let markersFile = "dictionary-\(marker).json"
  private static let tableFile = "dictionary-\(marker).tsv"

  /// - Throws: ``PatternError`` where it is no pattern.
  package init(_ base: any ContentFolder, pattern: String) throws(PatternError) {
    _ = try PatternParser.parse(Array(pattern.utf8))
    self.base = base
    table = Array("marker\tpattern\tweight\n\(Self.marker)\t\(pattern)\t1\n".utf8)
  }

  package func file(_ path: String) -> [UInt8]? {
    if path == "concepts/\(Self.markersFile)" { return Self.markers }
    if path.hasPrefix("languages/"), path.hasSuffix("/\(Self.tableFile)") { return table }
    return base.file(path)
  }

  package func names(in directory: String) -> [String] {
    let names = base.names(in: directory)
    if directory == "concepts" { return (names + [Self.markersFile]).sorted() }
    if names.contains("language.json") { return (names + [Self.tableFile]).sorted() }
    return names
  }

  private static var markers: [UInt8] {
    let marker: JSONValue = [
      "id": .string(marker), "name": "Searched pattern", "definition": "A pattern that was looked for.", "per": "words", "unit": "rate",
      "ignoresDenied": .bool(false), "includes": .array([]), "computed": .null, "minimumWords": .int(1), "evidence": .array([]),
      "references": .array([]),
    ]
    let file: JSONValue = ["family": .string("dictionary-\(Self.marker)"), "kind": "markers", "markers": .array([marker])]
    return Array(file.compact.utf8)
  }
}
