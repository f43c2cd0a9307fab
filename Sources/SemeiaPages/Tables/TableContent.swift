package import Semeia
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring
import SemeiaText

/// What tables are about: the concepts, markers, dimensions and flags of the content, and which of them a language has.
package struct TableContent: Sendable {
  let analyzer: Analyzer

  package init(_ analyzer: Analyzer) { self.analyzer = analyzer }

  private var catalog: ConceptCatalog { analyzer.content.catalog }

  /// Whether the content of a language has rows for a concept; nil where there is no such language.
  func has(_ concept: String, language: String) -> Bool? {
    guard let tag = LanguageTag(language), let lexicon = try? analyzer.content.lexicon(tag) else { return nil }
    return lexicon.subjects.contains(concept)
  }

  static let absent = ["abstained", "withheld", "error", "unreadable", "not-included"]

  var flags: [TableTopic] {
    var names: [String] = []
    for name in catalog.concepts.compactMap(\.flag?.name) + analyzer.content.derivedFlags.map(\.flag) where !names.contains(name) {
      names.append(name)
    }
    return names.map { name in
      var measures: [(String, Column)] = [
        ("present", Column("", "\(name): stated", "Whether it was stated. False is no evidence of safety.", .boolean)),
        (
          "statements",
          Column("", "\(name): statements", "How many places of the text it rests on.", .integer, unit: "statements", minimum: .zero)
        ),
        ("ambiguous", Column("", "\(name): ambiguous", "Whether it may be hyperbole or meant otherwise.", .boolean)),
      ]
      if name == "suicide" {
        let level = "1 wish to be dead, 2 active thoughts, 3 with a method, 4 with some intent, 5 with a plan; 0 only with a behavior."
        measures.append(("level", Column("", "suicide: level", level, .integer, minimum: .zero, maximum: Millionths(count: 5_000_000))))
        measures.append(("behaviors", Column("", "suicide: behaviors", "Codes B1 to B4 with their time, spaces between.")))
      }
      for index in measures.indices { measures[index].1.source = "Docs/Formats/Records.md, flags" }
      return TableTopic("flag", name, title: "Flag \(name)", statuses: ["ok", "unseen", "unsupported"] + Self.absent, measures)
    }
  }

  var concepts: [TableTopic] {
    catalog.concepts.map { concept in
      func column(_ what: String, _ text: String) -> Column {
        Column(
          "", "\(concept.name): \(what)", "\(text) \(concept.definition)", .integer, unit: "findings", minimum: .zero,
          evidence: "rows of content; precision not measured",
          source: concept.references.isEmpty ? nil : concept.references.joined(separator: "; "))
      }
      return TableTopic(
        "concept", concept.id.description, title: concept.name, statuses: ["ok", "unseen", "unsupported"] + Self.absent,
        [
          ("counted", column("counted", "Findings that count.")),
          (
            "discounted",
            column(
              "not counted", "Findings that do not count: denied, of another person, past, hypothetical, asked or quoted; all of context.")
          ),
        ])
    }
  }

  /// - Parameter isWhole: whether rates and norms belong to it; turns have counts alone.
  func markers(isWhole: Bool) -> [TableTopic] {
    let weights = analyzer.model.styleWeights.filter { $0.weight != 0 }
    return catalog.markers.map { marker in
      let graded = weights.filter { $0.marker == marker.id }.map { "\($0.dimension): grade \($0.grade.rawValue) (\($0.study))" }
      let evidence = graded.isEmpty ? "no weight in the model" : graded.joined(separator: "; ")
      let source = marker.references.isEmpty ? nil : marker.references.joined(separator: "; ")
      func column(
        _ what: String, _ text: String, _ kind: Column.Kind, unit: String, minimum: Millionths? = nil, maximum: Millionths? = nil,
        norm: String? = nil
      ) -> Column {
        Column(
          "", "\(marker.name): \(what)", "\(text) \(marker.definition)", kind, unit: unit, minimum: minimum, maximum: maximum,
          evidence: evidence,
          norm: norm, source: source)
      }
      var measures = [("count", column("count", "How often.", .integer, unit: "hits", minimum: .zero))]
      if isWhole {
        measures.append(
          (
            "rate",
            column("rate", "Count relative to \(marker.per).", .number, unit: "per \(marker.per)", minimum: marker.isWeighted ? nil : .zero)
          ))
        if marker.isWeighted { measures.append(("mean", column("mean weight", "The mean weight of the hits.", .number, unit: "weight"))) }
        let norm = "the norm of the language and genre; see style_*_norm"
        measures.append(
          (
            "z",
            column(
              "z", "Distance from the norm, pulled toward it where the text is short.", .number, unit: "standard deviations", norm: norm)
          ))
        measures.append(
          (
            "reliability",
            column(
              "reliability", "How far a second text of this length would agree.", .number, unit: "share", minimum: .zero, maximum: .one,
              norm: norm)
          ))
      }
      let statuses = isWhole ? ["ok", "insufficient", "unsupported"] : ["ok", "insufficient", "unseen", "unsupported"]
      return TableTopic("marker", marker.id.description, title: marker.name, statuses: statuses + Self.absent, measures)
    }
  }

  var scores: [TableTopic] {
    analyzer.tree.dimensions.flatMap { dimension -> [TableTopic] in
      [content(dimension), style(dimension)]
    }
  }

  private static let statuses = ["reported", "exploratory", "insufficient", "no-norm", "unsupported"]

  private func content(_ dimension: Dimension) -> TableTopic {
    let parts = analyzer.tree.components(of: dimension.id).count
    let what = "How strongly content is mentioned, never severity; 0 is no information."
    func column(
      _ name: String, _ text: String, _ kind: Column.Kind = .number, unit: String = "mention strength", maximum: Millionths = .one
    ) -> Column {
      Column(
        "", "\(dimension.name), stated content: \(name)", "\(text) \(dimension.definition)", kind, unit: unit, minimum: .zero,
        maximum: maximum,
        evidence: "conventions, not estimates; precision not measured",
        source: "Docs/Methods/Scoring.md §1; model \(analyzer.model.version), tree \(analyzer.tree.version)")
    }
    return TableTopic(
      "content", dimension.id.description, title: "\(dimension.name), stated content", statuses: Self.statuses + Self.absent,
      [
        ("value", column("value", what)), ("low", column("lower end", "The lower end of the interval of the value.")),
        ("high", column("upper end", "The upper end of the interval of the value.")),
        (
          "mentioned",
          column(
            "mentioned", "How many parts are mentioned.", .integer, unit: "parts", maximum: Millionths(count: max(parts, 1) * 1_000_000))
        ),
        (
          "of", column("parts", "How many parts there are.", .integer, unit: "parts", maximum: Millionths(count: max(parts, 1) * 1_000_000))
        ),
      ])
  }

  private func style(_ dimension: Dimension) -> TableTopic {
    let weights = analyzer.model.weights(of: dimension.id)
    let evidence =
      weights.isEmpty
      ? "no usable evidence; the model has no weights, and there is never a value"
      : weights.map { "\($0.marker) \($0.weight) grade \($0.grade.rawValue) (\($0.study))" }.joined(separator: "; ")
    func column(
      _ name: String, _ text: String, _ kind: Column.Kind = .number, unit: String? = "standard deviations", minimum: Millionths? = nil,
      maximum: Millionths? = nil, words: [String]? = nil
    ) -> Column {
      Column(
        "", "\(dimension.name), style: \(name)", text, kind, unit: unit, minimum: minimum, maximum: maximum, words: words,
        evidence: evidence,
        norm: "named in style_\(Column.name(dimension.id.description))_norm",
        source: "Docs/Methods/Scoring.md §2; model \(analyzer.model.version)")
    }
    return TableTopic(
      "style", dimension.id.description, title: "\(dimension.name), style", statuses: Self.statuses + Self.absent,
      [
        ("value", column("value", "Weighted markers relative to a norm of texts.")),
        ("low", column("lower end", "The lower end of the 90% interval.")),
        ("high", column("upper end", "The upper end of the 90% interval.")),
        (
          "band",
          column(
            "band", "A place in the norm, never a clinical cut-off.", .string, unit: nil, words: StyleScore.Band.allCases.map(\.rawValue))
        ),
        ("norm", column("norm", "The norm that was used.", .string, unit: nil)),
        (
          "reliability",
          column("reliability", "How far a second text of this length would agree.", unit: "share", minimum: .zero, maximum: .one)
        ),
      ])
  }

  var decisions: TableTopic {
    TableTopic(
      "decision", "all", title: "Decisions", statuses: ["ok"] + Self.absent,
      [
        (
          "count",
          Column(
            "", "Decisions", "How many rules ask for attention.", .integer, unit: "rules", minimum: .zero, source: "the rule packs that ran"
          )
        ),
        ("urgency", Column("", "Greatest urgency", "Of the most urgent rule.", words: ["now", "today", "soon", "routine", "info"])),
        ("rules", Column("", "Rules", "Rules with versions, spaces between.")),
      ])
  }
}
