package import Semeia
package import SemeiaLexicon
import SemeiaMarkers
import SemeiaScoring
import SemeiaText

/// A concept or marker of the content, with what it means, where it is used and in which languages.
package struct CatalogEntry: Hashable, Sendable {
  /// `concept`, `marker` or `measure`.
  package var kind: String
  package var id: String
  package var name: String
  /// The family of a concept.
  package var family: String
  package var definition: String
  /// The component that a concept feeds and the dimensions above it, or the dimensions that a marker has a weight in; the flag that it raises.
  package var use: String
  /// What is known of how far it may be trusted.
  package var evidence: String
  /// Where it is described.
  package var references: [String]
  /// The languages that have content for it, sorted.
  package var languages: [String]

  package static let fieldNames = ["kind", "id", "name", "family", "definition", "use", "evidence", "references", "languages"]

  package var fields: [String?] {
    [kind, id, name, family, definition, use, evidence, references.joined(separator: "; "), languages.joined(separator: " ")]
      .map { $0.isEmpty ? nil : $0 }
  }

  /// A few lines for a reader.
  package var text: String {
    var lines = [
      "\(id)  (\(kind)\(family.isEmpty ? "" : ", \(family)"))  \(name)", "    \(definition)", "    used: \(use)",
      "    evidence: \(evidence)",
    ]
    if !references.isEmpty { lines.append("    references: \(references.joined(separator: "; "))") }
    lines.append("    languages: \(languages.isEmpty ? "none" : "\(languages.count): \(languages.joined(separator: " "))")")
    return lines.joined(separator: "\n")
  }
}

/// All concepts and markers, to be searched.
package struct CatalogSearch: Sendable {
  private let analyzer: Analyzer

  package init(_ analyzer: Analyzer) { self.analyzer = analyzer }

  /// The entries whose id, name, family, definition or use has every word of the query, in the order of the content; all for an empty query.
  ///
  /// A word that is exactly an id finds that entry alone. Languages are read only where something is found.
  package func entries(_ query: String) -> [CatalogEntry] {
    let words = query.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    var found = all
    if words.count == 1, let exact = found.first(where: { $0.id == words[0] }) {
      found = [exact]
    } else {
      found = found.filter { entry in
        let text = [entry.id, entry.name, entry.family, entry.definition, entry.use].joined(separator: "\n").lowercased()
        return words.allSatisfy { text.contains($0) }
      }
    }
    if found.isEmpty { return [] }
    let subjects = analyzer.content.languages.map { tag in
      (tag.description, self.subjects(of: tag))
    }
    let support =
      found.contains { $0.kind == "measure" }
      ? analyzer.content.languages.map { (tag: $0.description, support: analyzer.content.speechSupport($0)) } : []
    for index in found.indices {
      if found[index].kind == "measure" {
        let measure = SpeechMeasure.named(MarkerID(unchecked: found[index].id))
        found[index].languages = support.filter { language in measure.map { language.support.obstacle($0) == nil } ?? false }.map(\.tag)
        continue
      }
      let names = found[index].kind == "concept" ? [found[index].id] : rows(of: found[index].id)
      let isComputed = analyzer.content.catalog.markers.contains { $0.id.description == found[index].id && $0.computed != nil }
      found[index].languages = subjects.filter { _, known in isComputed && !known.isEmpty || names.contains(where: known.contains) }.map(
        \.0)
    }
    return found
  }

  /// The first cells of all rows of a language, and of the language that it extends: what it has content for, without reading its patterns.
  private func subjects(of tag: LanguageTag) -> Set<String> {
    let home = analyzer.content.overlays[tag].map { [$0.description] } ?? []
    var subjects: Set<String> = []
    for folder in home + [tag.description] {
      let dictionaries = analyzer.content.folder.names(in: "languages/\(folder)").filter(LexiconReader.isDictionary)
      for file in LexiconReader.subjectFiles + dictionaries {
        let rows = (analyzer.content.folder.file("languages/\(folder)/\(file)") ?? []).split(separator: 0x0A).dropFirst()
        var last: ArraySlice<UInt8> = []
        for row in rows {
          let cell = row.prefix { $0 != 0x09 }
          if cell.elementsEqual(last) { continue }
          last = cell
          subjects.insert(String(decoding: cell, as: UTF8.self))
        }
      }
    }
    return subjects
  }

  /// Whether there is a concept or marker of that id.
  package static func knows(_ id: String, _ catalog: ConceptCatalog) -> Bool {
    catalog.concepts.contains { $0.id.description == id } || catalog.markers.contains { $0.id.description == id }
  }

  /// What an id is the name of; ids of concepts come before flags of the same name.
  package enum Kind: Sendable { case entry, measure, flag }

  /// Nil where there is nothing of that id.
  package func kind(of id: String) -> Kind? {
    if Self.knows(id, analyzer.content.catalog) { return .entry }
    if SpeechMeasure.named(MarkerID(unchecked: id)) != nil { return .measure }
    return flags.contains(id) ? .flag : nil
  }

  private var flags: [String] {
    analyzer.content.catalog.concepts.compactMap(\.flag?.name) + analyzer.content.derivedFlags.map(\.flag)
  }

  /// The id that somebody may have meant: the nearest, up to two letters away, one in a word of up to five; of two that are as near the first
  /// in the order of the alphabet. Nil where there is none.
  package func idNear(_ word: String) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard wanted.count > 2, wanted.count <= 64 else { return nil }
    let most = wanted.count > 5 ? 2 : 1
    let ids = Set(
      analyzer.content.catalog.concepts.map(\.id.description) + analyzer.content.catalog.markers.map(\.id.description)
        + SpeechMeasure.all.map(\.id.description) + flags)
    return ids.map { (distance: Self.distance(wanted, Array($0.unicodeScalars)), id: $0) }.filter { $0.distance <= most }.min {
      ($0.distance, $0.id) < ($1.distance, $1.id)
    }?.id
  }

  /// How many letters must be put in, left out, replaced, or exchanged with the next one (Damerau 1964, in the restricted form).
  private static func distance(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar]) -> Int {
    if abs(one.count - two.count) > 2 { return 3 }
    var (before, last) = ([Int](), Array(0...two.count))
    for row in one.indices {
      var next = [row + 1]
      for column in two.indices {
        var least = min(last[column + 1] + 1, next[column] + 1, last[column] + (one[row] == two[column] ? 0 : 1))
        if row > 0, column > 0, one[row] == two[column - 1], one[row - 1] == two[column] { least = min(least, before[column - 1] + 1) }
        next.append(least)
      }
      (before, last) = (last, next)
    }
    return last[two.count]
  }

  private func rows(of marker: String) -> [String] {
    analyzer.content.catalog.markers.filter { $0.id.description == marker }.flatMap { [$0.id] + $0.includes }.map(\.description)
  }

  private var all: [CatalogEntry] {
    let catalog = analyzer.content.catalog
    return catalog.concepts.map(entry) + catalog.markers.map(entry) + SpeechMeasure.all.map(entry)
  }

  private func entry(_ concept: Concept) -> CatalogEntry {
    var use: [String] = []
    if let component = concept.component {
      let dimensions = analyzer.tree.dimensions.map(\.id).filter { analyzer.tree.weight(of: component, in: $0) > 0 }
      use.append("component \(component) of \(dimensions.map(\.description).joined(separator: ", "))")
    }
    if let flag = concept.flag {
      use.append("flag \(flag.name)" + (flag.level.map { " level \($0)" } ?? "") + (flag.behavior.map { " behavior \($0)" } ?? ""))
    }
    if !concept.isCounted { use.append("never scored") }
    return CatalogEntry(
      kind: "concept", id: concept.id.description, name: concept.name, family: concept.family, definition: concept.definition,
      use: use.isEmpty ? "shown as a finding" : use.joined(separator: "; "), evidence: "rows of content; precision not measured",
      references: concept.references, languages: [])
  }

  private func entry(_ measure: SpeechMeasure) -> CatalogEntry {
    CatalogEntry(
      kind: "measure", id: measure.id.description, name: measure.name, family: "speech", definition: measure.definition,
      use:
        "\(measure.unit.hasPrefix("per ") ? "" : "in ")\(measure.unit), from \(measure.minimum) \(measure.minimumUnit.rawValue); with --include speech; shown, not scored",
      evidence: measure.evidence,
      references: [measure.reference], languages: [])
  }

  private func entry(_ marker: MarkerDefinition) -> CatalogEntry {
    let weights = analyzer.model.styleWeights.filter { $0.marker == marker.id && $0.weight != 0 }
    return CatalogEntry(
      kind: "marker", id: marker.id.description, name: marker.name, family: "", definition: marker.definition,
      use: "per \(marker.per), from \(marker.minimumWords) words"
        + (weights.isEmpty
          ? "; shown, not scored" : "; style of " + weights.map { "\($0.dimension) \($0.weight)" }.joined(separator: ", ")),
      evidence: weights.isEmpty
        ? "no weight in the model"
        : weights.map { "\($0.dimension): grade \($0.grade.rawValue), \($0.study), \($0.effect)" }.joined(separator: "; "),
      references: marker.references, languages: [])
  }
}
