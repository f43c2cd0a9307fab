public import SemeiaLexicon
@_spi(Loops) public import SemeiaText

/// Evidence of a marker: a stretch of text and how much it counts for.
public struct Evidence: Hashable, Sendable, BitwiseCopyable {
  public var span: TextSpan
  public var amount: Double

  public init(span: TextSpan, amount: Double = 1) {
    self.span = span
    self.amount = amount
  }
}

/// A measured marker. Missing, too little and none are three different things.
public struct MarkerValue: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable {
    /// Measured; a count of 0 means that there was none.
    case ok
    /// Too little text for a rate.
    case insufficient
    /// The language has no such marker, or its content none yet.
    case unsupported
  }

  /// What a rate is a rate of.
  public enum Denominator: String, Hashable, Sendable {
    case words, sentences
  }

  public var marker: MarkerID
  public var status: Status
  /// Why the status is not ``Status/ok``.
  public var reason: String?
  /// Whether the amounts are weights of a lexicon, not hits.
  public var isWeighted = false
  /// The sum of the evidence.
  public var count: Double
  public var per: Denominator
  /// How many words or sentences were measured: the subject's only.
  public var base: Int
  /// What was counted, in order, disjoint; its amounts add up to `count`.
  public var evidence: [Evidence]

  public init(
    marker: MarkerID, status: Status, reason: String? = nil, count: Double = 0, per: Denominator = .words, base: Int,
    evidence: [Evidence] = []
  ) {
    self.marker = marker
    self.status = status
    self.reason = reason
    self.count = count
    self.per = per
    self.base = base
    self.evidence = evidence
  }

  /// The mean weight of the hits; nil without a hit, or where hits are not weighted.
  public var meanWeight: Double? {
    isWeighted && status != .unsupported && !evidence.isEmpty ? count / Double(evidence.count) : nil
  }

  /// `count / base`; nil without text or without the marker.
  public var rate: Double? {
    status == .unsupported || base == 0 ? nil : count / Double(base)
  }
}
