import Semeia
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring
@_spi(Loops) import SemeiaText

/// What the page computes with: numbers and places in lists, never a word of a document.
///
/// Beside what the formula needs it holds, for the first ``mostWithout`` findings that count, the values that the library computed without
/// each. The page checks its own arithmetic against them.
struct PageModel {
  /// The content of one record, by dimension in the tree's order.
  struct Values {
    /// The concepts of the findings, each once, in the order in which they first occur.
    var concepts: [ConceptID] = []
    /// Nil where the dimension has no content score.
    var values: [Millionths?] = []
    /// By finding that counts, in order: the values without it.
    var without: [(finding: Int, values: [Millionths?])] = []

    /// The values without a finding; nil where it is not among ``without``.
    func left(without finding: Int) -> [Millionths?]? {
      let place = without.firstIndexOnward { $0.finding >= finding }
      return place < without.count && without[place].finding == finding ? without[place].values : nil
    }
  }

  /// The values without a finding are a whole score each: for all findings of a long text that would cost the square of it.
  static let mostWithout = 200

  let analyzer: Analyzer
  private(set) var records: [Int: Values] = [:]

  init(_ analyzer: Analyzer, _ entries: [PageEntry]) {
    self.analyzer = analyzer
    for (place, entry) in entries.enumerated() {
      guard let report = entry.report, !report.scores.isEmpty else { continue }
      var values = Values()
      var seen: Set<ConceptID> = []
      for finding in report.findings where seen.insert(finding.concept).inserted { values.concepts.append(finding.concept) }
      values.values = report.scores.map { $0.content?.value }
      if values.values.contains(where: { $0 != nil }) {
        for index in report.findings.indices.lazy.filter({ report.findings[$0].strength > 0 }).prefix(Self.mostWithout) {
          values.without.append((index, analyzer.content(of: report, without: [index]).map { $0.content?.value }))
        }
      }
      records[place] = values
    }
  }

  /// The whole model as JSON.
  func json(_ entries: [PageEntry], _ words: PageWords) -> JSONValue {
    let tree = analyzer.tree
    let rules = analyzer.model.content
    let dimensions = tree.dimensions.map { dimension in
      JSONValue.object([
        .init("id", .string(dimension.id.description)), .init("level", .string(dimension.level.rawValue)),
        .init("members", .array(tree.components(of: dimension.id).map { .array([.int($0.index), number($0.weight)]) })),
      ])
    }
    return .object([
      .init(
        "rules",
        .object([
          .init("rate", number(rules.rate)), .init("strongest", number(rules.strongest)), .init("topMean", number(rules.topMean)),
          .init("top", .int(rules.top)), .init("minimumSpectra", .int(rules.minimumSpectra)),
        ])),
      .init("components", .array(tree.components.map { .string($0.id.description) })),
      .init("dimensions", .array(dimensions)),
      .init("records", .array(entries.enumerated().compactMap { record($0, $1) })),
      .init("words", .object(Self.scriptWords.map { .init($0.rawValue, .string(words.template($0))) })),
    ])
  }

  /// What the script says.
  private static let scriptWords: [PageWord] = [.checkEqual, .checkDiffer, .takenNone, .takenSome, .takenNoChange, .findingScoreGone]

  private func record(_ place: Int, _ entry: PageEntry) -> JSONValue? {
    guard let report = entry.report, let values = records[place] else { return nil }
    let concepts = Dictionary(values.concepts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let findings = report.findings.map { finding in
      let component = analyzer.content.catalog[finding.concept]?.component.flatMap { analyzer.tree.index(of: $0) }
      return JSONValue.object([
        .init("component", .int(component ?? -1)), .init("strength", number(finding.strength)), .init("sentence", .int(finding.sentence)),
        .init("concept", .int(concepts[finding.concept] ?? -1)),
      ])
    }
    return .object([
      .init("record", .int(place)), .init("findings", .array(findings)), .init("values", counts(values.values)),
      .init("without", .array(values.without.map { .array([.int($0.finding), counts($0.values)]) })),
    ])
  }

  /// Whole millionths, null where there is no value.
  private func counts(_ values: [Millionths?]) -> JSONValue { .array(values.map { $0.map { .int($0.count) } ?? .null }) }

  /// The shortest decimal that reads back as the same double.
  private func number(_ value: Double) -> JSONValue { JSONNumber(text: value.description).map { .number($0) } ?? .null }
}
