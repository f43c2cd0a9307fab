import SemeiaScoring

/// The evidence behind a scoring model as a page: each weight with its study, and what was looked for and not found.
package struct EvidenceTable: Sendable {
  private let model: ScoringModel

  /// - Parameter analyzer: one that scores with the model.
  package init(_ analyzer: Analyzer) { model = analyzer.interpreter.scorer.model }

  /// The page in Markdown.
  package var markdown: String {
    (head + ["", "## Weights", ""] + weights + ["", "## Notes on the weights", ""] + notes + ["", "## Nulls", ""] + Self.aboutNulls + nulls)
      .joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    [
      "# Evidence", "",
      "The style weights of the model `\(model.name)` \(model.version) on the tree `\(model.tree)`, as `semeia capabilities --evidence` prints them from the model file. How a coefficient",
      "became a weight stands in [Scoring.md](../Methods/Scoring.md#22-weights). N counts persons, or what the effect says. Transfer is the share of a weight that holds in a language,",
      "times \(model.style.genreTransfer) in genres other than \(model.style.sameGenres.joined(separator: ", ")).",
    ]
  }

  private var weights: [String] {
    [
      row(["dimension", "marker", "weight", "se", "r", "study", "N", "effect", "grade", "row", "transfer"]),
      row(["---", "---", "--:", "--:", "--:", "---", "--:", "---", "---", "---", "---"]),
    ]
      + model.styleWeights.map { weight in
        row([
          "\(weight.dimension)", "`\(weight.marker)`", signed(weight.weight), "\(weight.error)", weight.r.map(signed) ?? "–", weight.study,
          weight.n.map { "\($0)" } ?? "–", weight.effect, weight.grade.rawValue, weight.evidence,
          weight.transfers.map { "\($0.language) \($0.factor)" }.joined(separator: ", "),
        ])
      }
  }

  private var notes: [String] {
    model.styleWeights.filter { !$0.note.isEmpty }.map { "- \($0.dimension), `\($0.marker)`: \($0.note)" }
  }

  private static let aboutNulls = [
    "*Held by* says what keeps the null a null. **refused**: a model that gives the weight is not loaded, nor is one beside a catalog in which the concept feeds a component.",
    "**no weight there**: the dimension has no style weight, and a model that gives one must take it from its list of those. **no such place**: weights belong to dimensions, and",
    "none to a component. **nothing**: no marker measures it, so that nothing can be checked; the row stands here as a warning to whoever adds one.",
    "",
  ]

  private var nulls: [String] {
    [
      row(["what", "with", "study", "N", "grade", "row", "held by", "note"]),
      row(["---", "---", "---", "--:", "---", "---", "---", "---"]),
    ]
      + model.nulls.map { null in
        let what = null.feature ?? null.marker.map { "`\($0)`" } ?? null.concept.map { "`\($0)`" } ?? "–"
        let with = null.dimension?.description ?? null.component?.description ?? "–"
        return row([
          what, with, null.study, null.n.map { "\($0)" } ?? "–", null.grade, null.evidence, model.hold(on: null).rawValue, null.note,
        ])
      }
  }

  private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + "\(value)" }

  private func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}
