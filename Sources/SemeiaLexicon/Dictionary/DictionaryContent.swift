import SemeiaRecords
package import SemeiaText

/// A dictionary as an extra content folder: its markers in `concepts/dictionary-NAME.json`, its words in
/// `languages/TAG/dictionary-NAME.tsv`.
package struct DictionaryContent: Sendable {
  package var markersPath: String
  package var markers: [UInt8]
  package var tablePath: String
  package var table: [UInt8]
  /// How many rows the table has.
  package var rows: Int
  /// The ids of the markers, in the order of the categories.
  package var ids: [String]
  package var omissions: [ImportedDictionary.Omission]

  /// What is known of the file.
  package struct Origin: Sendable {
    package var file: String
    package var sha256: String
    package var source: String
    package var license: String

    package init(file: String, sha256: String, source: String, license: String) {
      self.file = file
      self.sha256 = sha256
      self.source = source
      self.license = license
    }
  }

  /// - Parameters:
  ///   - name: small letters, digits and hyphens; the beginning of every marker's id.
  ///   - language: the language of the words.
  ///   - matching: how the language is matched.
  package init(_ dictionary: ImportedDictionary, name: String, language: String, matching: Matching, origin: Origin) {
    var ids: [String] = []
    for category in dictionary.categories {
      let plain = Self.slug(category)
      let stem = dictionary.categories == [name] || plain.isEmpty ? name : "\(name)-\(plain)"
      var id = stem
      var number = 2
      while ids.contains(id) {
        id = "\(stem)-\(number)"
        number += 1
      }
      ids.append(id)
    }
    omissions = dictionary.omissions
    var rows: Set<[UInt8]> = []
    for term in dictionary.terms {
      guard let pattern = Self.pattern(term.text, matching) else {
        omissions.append(.init(line: term.line, reason: .unreachable))
        continue
      }
      for category in term.categories { rows.insert(Array("\(ids[category.index])\t\(pattern)\t\(category.weight)".utf8)) }
    }
    let sorted = rows.sorted { $0.lexicographicallyPrecedes($1) }
    table = Array("marker\tpattern\tweight\n".utf8) + sorted.flatMap { $0 + [0x0A] }
    self.rows = sorted.count
    self.ids = ids
    omissions.sort { $0.line < $1.line }
    markersPath = "concepts/dictionary-\(name).json"
    tablePath = "languages/\(language)/dictionary-\(name).tsv"
    markers = Array((Self.description(dictionary, ids, name, origin).pretty + "\n").utf8)
  }

  private static func description(_ dictionary: ImportedDictionary, _ ids: [String], _ name: String, _ origin: Origin) -> JSONValue {
    let origin: JSONValue = [
      "file": .string(origin.file), "sha256": .string(origin.sha256), "source": .string(origin.source), "license": .string(origin.license),
    ]
    let markers = zip(ids, dictionary.categories).enumerated().map { index, pair -> JSONValue in
      let isWeighted = dictionary.terms.contains { $0.categories.contains { $0.index == index && $0.weight != "1" } }
      return [
        "id": .string(pair.0), "name": .string(pair.1),
        "definition": .string(
          "Category \(pair.1) of the imported dictionary \(name)" + (isWeighted ? ", weighted" : "") + ". Shown, never scored."),
        "per": "words", "unit": .string(isWeighted ? "weight" : "rate"), "ignoresDenied": .bool(false), "includes": .array([]),
        "computed": .null,
        "minimumWords": .int(50), "evidence": .array([]), "references": .array([.string("imported dictionary \(name)")]),
      ]
    }
    return ["family": .string("dictionary-\(name)"), "kind": "markers", "origin": origin, "markers": .array(markers)]
  }

  /// Small letters, digits, and hyphens between them.
  package static func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }

  /// A term as a pattern: hyphens part words, a star stays at an end, apostrophes stay.
  ///
  /// - Returns: nil where the term holds what is no part of a word, such as `:)`.
  static func pattern(_ term: String, _ matching: Matching) -> String? {
    var words: [String] = []
    for word in term.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "_" || $0 == "\t" }) {
      var stem = word
      let isOpen = stem.last == "*"
      while stem.last == "*" { stem.removeLast() }
      let isWord =
        stem.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        && stem.unicodeScalars.allSatisfy { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "'" || scalar == "’"
            || scalar.properties.canonicalCombiningClass.rawValue > 0
        }
      guard isWord, stem.first != "'", stem.first != "’" else { return nil }
      words.append(String(stem) + (isOpen && matching == .words ? "*" : ""))
    }
    return words.isEmpty ? nil : words.joined(separator: matching == .words ? " " : "")
  }
}
