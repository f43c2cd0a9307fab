public import SemeiaLexicon
public import SemeiaMarkers
public import SemeiaRecords

/// A part of a value: values are added up from such parts and not explained afterwards.
public protocol Contribution: Hashable, Sendable {
  /// What it adds.
  var amount: Millionths { get }
}

extension Sequence where Element: Contribution {
  /// The exact sum of all amounts.
  public func sum() -> Millionths { reduce(.zero) { $0 + $1.amount } }

  /// Those that add most or take most, the largest first; among equal ones, the earlier first.
  public func largest(_ count: Int) -> [Element] {
    let ranked = enumerated().sorted { one, two in
      let (left, right) = (one.element.amount.count.magnitude, two.element.amount.count.magnitude)
      return left == right ? one.offset < two.offset : left > right
    }
    return ranked.prefix(Swift.max(count, 0)).map(\.element)
  }
}

/// What stated content adds to a dimension: a concept, its amount, and the findings that made it.
public struct ContentContribution: Contribution {
  /// The concept that was stated.
  public var concept: ConceptID
  /// Above 0.
  public var amount: Millionths
  /// Indices into the report's findings: those that carry the amount. A finding that a stronger one in its sentence outdoes is
  /// not among them.
  public var findings: [Int]
  /// What each of these findings gives, in their order; together exactly ``amount``.
  public var amounts: [Millionths]
}

/// The content channel of a score. `value` is the sum of its contributions, exactly.
public struct ContentScore: Hashable, Sendable {
  /// 0–1: how strongly content of the dimension is mentioned; never severity. 0 says that nothing was mentioned, which is no
  /// information and no evidence of health.
  public var value: Millionths
  /// What is left when findings are right as rarely as the 5th percentile of the precision has it; `low ≤ value`.
  public var low: Millionths
  /// The value, because a wrong finding can only add; higher where it was measured how many findings are missed.
  public var high: Millionths
  /// By amount, the largest first; then by the first finding.
  public var contributions: [ContentContribution]
  /// Components mentioned; for the general factor, spectra.
  public var mentioned: Int
  /// Of how many.
  public var components: Int
}

/// What a marker adds to a style score.
public struct StyleContribution: Contribution {
  /// The marker that was measured.
  public var marker: MarkerID
  /// `k·W / (C·s·(b + n))`, scaled down where the marker's z reaches a limit; 0 without a hit. Where the norm knows how single texts of an author
  /// differ (`w`), with `n′ = n·w/(n + w)` and `k·n′/n` in place of n and k.
  public var amount: Millionths
  /// The hits. Each adds its share of the amount.
  public var evidence: [Evidence]
  /// Standard deviations of the marker's rate from the norm as the text has it, before the pull to the norm and before any limit.
  public var raw: Millionths
  /// What the pull to the norm takes from ``raw``: ``raw`` − `pull` is the marker's z.
  public var pull: Millionths
}

/// The style channel of a score. `value` is `baseline` plus the sum of its contributions, exactly.
public struct StyleScore: Hashable, Sendable {
  /// Where a value stands among texts of the norm of its length; `indeterminate` where its interval reaches from low to elevated, or where the
  /// reliability is too small to say. Never a clinical cut-off.
  public enum Band: String, Hashable, Sendable, CaseIterable {
    /// By two borders that the model sets: the quartiles, as far as values are normally distributed.
    case low, typical, elevated, indeterminate
  }

  /// Standard deviations from the norm.
  public var value: Millionths
  /// The 90% interval, `low ≤ value ≤ high`.
  public var low: Millionths
  /// The upper end of the interval.
  public var high: Millionths
  /// A place in the norm, never a clinical cut-off.
  public var band: Band
  /// `es/narrative`.
  public var norm: String
  /// How far the value is more than chance counting, 0–1: an upper limit of how far it would agree with that of another text of this length by
  /// the same author, and that itself where the norms of its markers know how single texts of an author differ (`w`).
  public var reliability: Millionths
  /// What a text of this length would get without a single hit.
  public var baseline: Millionths
  /// In the order of the model's weights.
  public var contributions: [StyleContribution]
  /// How many of the dimension's markers were measured and have a norm.
  public var measured: Int
  /// How many it has.
  public var markers: Int
}

/// The score of a dimension: two channels that are never blended.
public struct Score: Hashable, Sendable {
  /// How far a score, or one of its channels, may be used.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Measured well enough to be shown; for inspection only; too little text.
    case reported, exploratory, insufficient
    /// There is no norm for the language, or none that holds.
    case noNorm = "no-norm"
    /// The language, the author or the text cannot be scored; the reason says which.
    case unsupported
  }

  /// What is scored.
  public var dimension: DimensionID
  /// How wide the dimension is.
  public var level: Dimension.Level
  /// How far the whole may be used: as far as the weaker of the channels that have a value; where none has one, as the content
  /// channel says.
  public var status: Status
  /// Why the status is not ``Status/reported``.
  public var reason: String?
  /// Nil where ``contentStatus`` is `insufficient` or `unsupported`.
  public var content: ContentScore?
  /// How far the content channel may be used.
  public var contentStatus: Status
  /// Why it is not ``Status/reported``.
  public var contentReason: String?
  /// Nil where ``styleStatus`` is `insufficient`, `no-norm` or `unsupported`, or nil.
  public var style: StyleScore?
  /// Nil where the model has no style weights for the dimension.
  public var styleStatus: Status?
  /// Why style is not ``Status/reported``; nil where the model has none.
  public var styleReason: String?
}
