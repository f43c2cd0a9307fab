package import SemeiaRecords

/// A number that a report gives for a text: what is evaluated, audited or fitted.
///
/// Written as `content.distress`, `style.distress`, `marker.negation` (its rate), `z.negation` (its standing), `count.negation`,
/// `concept.insomnia` (findings that count), `flag.suicide` (its level, or 1), `concepts` (how many different concepts count)
/// and `words`.
package enum Measure: Hashable, Sendable, CustomStringConvertible {
  case content(String)
  case style(String)
  case markerRate(String)
  case markerStanding(String)
  case markerCount(String)
  case concept(String)
  case flag(String)
  case concepts
  case words

  private static let topics: [(name: String, make: @Sendable (String) -> Measure)] = [
    ("content", { .content($0) }), ("style", { .style($0) }), ("marker", { .markerRate($0) }), ("z", { .markerStanding($0) }),
    ("count", { .markerCount($0) }), ("concept", { .concept($0) }), ("flag", { .flag($0) }),
  ]

  /// - Returns: nil where the name is of no such form. Whether reports have it shows when they are read.
  package init?(_ name: String) {
    switch name {
    case "words": self = .words
    case "concepts": self = .concepts
    default:
      guard let dot = name.firstIndex(of: "."), let topic = Self.topics.first(where: { $0.name == name[..<dot] }) else { return nil }
      let rest = String(name[name.index(after: dot)...])
      if rest.isEmpty { return nil }
      self = topic.make(rest)
    }
  }

  package var description: String {
    switch self {
    case .content(let name): "content.\(name)"
    case .style(let name): "style.\(name)"
    case .markerRate(let name): "marker.\(name)"
    case .markerStanding(let name): "z.\(name)"
    case .markerCount(let name): "count.\(name)"
    case .concept(let name): "concept.\(name)"
    case .flag(let name): "flag.\(name)"
    case .concepts: "concepts"
    case .words: "words"
    }
  }

  /// What a report has of it; nil where it says nothing, which is never 0.
  ///
  /// A concept, a flag and the content of a dimension that nobody mentions are 0 in a report that looked for them.
  package func value(in record: ReportRecord) -> Double? {
    guard record.status == .ok else { return nil }
    switch self {
    case .content(let name): return record.scores?.first { $0.dimension == name }?.content?.value?.double
    case .style(let name): return record.scores?.first { $0.dimension == name }?.style?.value?.double
    case .markerRate(let name): return marker(name, record)?.rate?.double
    case .markerStanding(let name): return marker(name, record)?.z?.double
    case .markerCount(let name): return marker(name, record)?.count.map(Double.init)
    case .concept(let name): return record.findings.map { Double($0.count { $0.counted && $0.concept == name }) }
    case .flag(let name):
      guard let flags = record.flags else { return nil }
      return Double(flags.first { $0.flag == name }.map { $0.level ?? 1 } ?? 0)
    case .concepts: return record.findings.map { Double(Set($0.filter(\.counted).map(\.concept)).count) }
    case .words: return record.size.map { Double($0.words) }
    }
  }

  private func marker(_ name: String, _ record: ReportRecord) -> MarkerRecord? { record.markers?.first { $0.marker == name } }

  /// Every measure that some report has, in the order of the reports: scores, then markers, concepts, flags.
  package static func all(in records: [ReportRecord]) -> [Measure] {
    var seen: Set<Measure> = []
    var found: [Measure] = []
    func add(_ measure: Measure) { if seen.insert(measure).inserted { found.append(measure) } }
    for record in records {
      for score in record.scores ?? [] where score.content?.value != nil { add(.content(score.dimension)) }
      for score in record.scores ?? [] where score.style?.value != nil { add(.style(score.dimension)) }
    }
    for record in records { for marker in record.markers ?? [] where marker.rate != nil { add(.markerRate(marker.marker)) } }
    for record in records { for finding in record.findings ?? [] where finding.counted { add(.concept(finding.concept)) } }
    for record in records { for flag in record.flags ?? [] { add(.flag(flag.flag)) } }
    return found
  }
}
