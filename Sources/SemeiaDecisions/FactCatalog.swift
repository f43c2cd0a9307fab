import SemeiaRecords

/// The flags, concepts, dimensions and markers that exist, so that a rule asking for another is found before it runs.
package struct FactCatalog: Hashable, Sendable {
  package var flags: Set<String>
  package var concepts: Set<String>
  package var dimensions: Set<String>
  package var markers: Set<String>
  /// The codes of the warnings that are there when rules are asked; nil accepts any.
  package var warnings: Set<String>?
  /// The reasons why a report abstains, in their order; nil accepts any.
  package var reasons: [String]?
  /// The concepts that never count: their `finding.<concept>` is always 0.
  package var uncounted: Set<String> = []
  /// How many components each dimension has, where that is known.
  package var components: [String: Int] = [:]
  /// The markers of which no word or sentence can have more than one hit, so that no rate is above 1.
  package var shares: Set<String> = []
  /// What packs declare of the occasion, by name.
  package var context: [String: FactKind] = [:]

  package init(
    flags: Set<String>, concepts: Set<String>, dimensions: Set<String>, markers: Set<String>, warnings: Set<String>? = nil
  ) {
    self.flags = flags
    self.concepts = concepts
    self.dimensions = dimensions
    self.markers = markers
    self.warnings = warnings
  }

  /// The kind of a fact; nil where there is no such fact.
  package func kind(of name: FactName) -> FactKind? {
    switch name.topic {
    case .flag(let flag), .flagIsAmbiguous(let flag): flags.contains(flag) ? .bool : nil
    case .suicideLevel: flags.contains("suicide") ? .whole(upTo: 5) : nil
    case .suicideBehavior: flags.contains("suicide") ? .bool : nil
    case .finding(let concept, let aspect):
      concepts.contains(concept) ? .whole(upTo: aspect == .counted && uncounted.contains(concept) ? 0 : nil) : nil
    case .findings: .whole(upTo: nil)
    case .score(let dimension, .content): dimensions.contains(dimension) ? .decimal(from: .zero, to: .one) : nil
    case .score(let dimension, .style): dimensions.contains(dimension) ? .decimal(from: nil, to: nil) : nil
    case .score(let dimension, .band):
      dimensions.contains(dimension) ? .text(["low", "typical", "elevated", "indeterminate"]) : nil
    case .markerRate(let marker): markers.contains(marker) ? .decimal(from: .zero, to: shares.contains(marker) ? .one : nil) : nil
    case .warning(let code): warnings.map { $0.contains(code) } ?? true ? .bool : nil
    case .words: .whole(upTo: nil)
    case .languageTag: .text(nil)
    // A report that does not abstain has the empty text.
    case .statusReason: .text(reasons.map { $0 + [""] })
    case .languageSource: .text(["declared", "detected"])
    case .genre: .text(["narrative", "conversation", "interview", "social-media", "message", "clinical-note", "unspecified"])
    case .author: .text(["subject", "clinician", "other"])
    case .status: .text(["ok", "abstained"])
    case .safetyContent: .bool
    case .coverage(let dimension, _): dimensions.contains(dimension) ? .whole(upTo: components[dimension]) : nil
    case .consent, .record(.subject), .record(.date): .bool
    case .record(.country): .text(nil)
    case .record(.turns), .record(.history): .whole(upTo: nil)
    case .context(let name): context[name]
    case .earlier(let name): kind(of: name)
    }
  }

  /// The known name that is nearest to an unknown one, for a hint; nil where none is near.
  func nearest(to name: FactName) -> String? {
    switch name.topic {
    case .flag(let id), .flagIsAmbiguous(let id): Self.nearest(id, flags)
    case .finding(let id, _): Self.nearest(id, concepts)
    case .score(let id, _), .coverage(let id, _): Self.nearest(id, dimensions)
    case .context(let id): Self.nearest(id, Set(context.keys))
    case .markerRate(let id): Self.nearest(id, markers)
    case .warning(let id): Self.nearest(id, warnings ?? [])
    default: nil
    }
  }

  /// What to do about a name that nothing has.
  func hint(for name: FactName) -> String {
    if let known = nearest(to: name) { return "did you mean `\(known)`?" }
    if case .context = name.topic { return "declare it: `context` of the pack has names and kinds" }
    if case .warning = name.topic, let warnings { return "rules see the warnings " + warnings.sorted().joined(separator: ", ") }
    return "see the names that `semeia capabilities` lists"
  }

  /// At most three edits away; of several equally near ones the first in order.
  private static func nearest(_ id: String, _ known: Set<String>) -> String? {
    known.map { (edits(id, $0), $0) }.filter { $0.0 <= 3 }.min { $0 < $1 }?.1
  }

  /// Levenshtein's distance, in bytes.
  private static func edits(_ one: String, _ other: String) -> Int {
    let target = Array(other.utf8)
    var row = Array(0...target.count)
    for (index, byte) in one.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in target.indices {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (byte == target[column] ? 0 : 1))
        diagonal = above
      }
    }
    return row[target.count]
  }
}
