public import SemeiaLexicon
public import SemeiaMarkers
public import SemeiaRecords

/// What stated content adds to a dimension: a concept, its amount, and the findings that made it.
public struct ContentContribution: Hashable, Sendable {
  public var concept: ConceptID
  public var amount: Millionths
  /// Indices into the report's findings.
  public var findings: [Int]
}

/// The content channel of a score. `value` is the sum of its contributions, exactly.
public struct ContentScore: Hashable, Sendable {
  /// 0–1: how strongly content of the dimension is mentioned. Never severity.
  public var value: Millionths
  public var low: Millionths
  public var high: Millionths
  public var contributions: [ContentContribution]
  /// Components mentioned, of those that the dimension has.
  public var mentioned: Int
  public var components: Int
}

/// What a marker adds to a style score.
public struct StyleContribution: Hashable, Sendable {
  public var marker: MarkerID
  public var amount: Millionths
  public var evidence: [Evidence]
}

/// The style channel of a score. `value` is `baseline` plus the sum of its contributions, exactly.
public struct StyleScore: Hashable, Sendable {
  public enum Band: String, Sendable, Hashable { case low, typical, elevated, indeterminate }

  /// Standard deviations from the norm.
  public var value: Millionths
  public var low: Millionths
  public var high: Millionths
  public var band: Band
  public var norm: String
  public var reliability: Millionths
  /// What the text would get without a single hit.
  public var baseline: Millionths
  public var contributions: [StyleContribution]
}

/// The score of a dimension: two channels that are never blended.
public struct Score: Hashable, Sendable {
  public enum Status: String, Sendable, Hashable {
    case reported, exploratory, insufficient
    case noNorm = "no-norm"
    case unsupported
  }

  public var dimension: DimensionID
  public var level: Dimension.Level
  public var status: Status
  public var reason: String?
  public var content: ContentScore?
  public var style: StyleScore?
  /// Why there is no style score; nil where the dimension has none by design, or there is one.
  public var styleStatus: Status?
  public var styleReason: String?
}

/// Where one marker stands against the norm.
public struct MarkerStanding: Hashable, Sendable {
  /// Shrunken standard deviations from the norm: `(k − m·n) / ((b + n)·s)`, not limited.
  public var z: Double
  /// `n / (n + b)`.
  public var reliability: Double

  public init?(_ marker: MarkerValue, _ norm: MarkerNorm?) {
    guard marker.status == .ok, let norm else { return nil }
    let n = Double(marker.base)
    z = (marker.count - norm.mean * n) / ((norm.prior + n) * norm.deviation)
    reliability = n / (n + norm.prior)
  }
}
