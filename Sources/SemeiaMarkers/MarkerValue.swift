public import SemeiaLexicon
@_spi(Loops) public import SemeiaText

/// Evidence of a marker: a stretch of text and how much it counts for.
public struct Evidence: Hashable, Sendable, BitwiseCopyable {
  /// Where it stands, in UTF-8 offsets of the document.
  public var span: TextSpan
  /// What it adds to the marker's count: 1 for a hit, the weight of a weighted row.
  public var amount: Double

  /// A piece of evidence as given; without an amount it is one hit.
  public init(span: TextSpan, amount: Double = 1) {
    self.span = span
    self.amount = amount
  }
}

/// A measured marker. Missing, too little and none are three different things.
public struct MarkerValue: Hashable, Sendable {
  /// Whether there is a value to use.
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
    /// Words of the subject; sentences that the subject begins and in which a token stands.
    case words, sentences
  }

  /// What was measured.
  public var marker: MarkerID
  /// Whether it could be measured.
  public var status: Status
  /// Why the status is not ``Status/ok``.
  public var reason: String?
  /// Whether the amounts are weights of a lexicon, not hits.
  public var isWeighted = false
  /// The sum of the evidence.
  public var count: Double
  /// What ``rate`` is per.
  public var per: Denominator
  /// How many words or sentences were measured: the subject's only.
  public var base: Int
  /// What was counted, in order, disjoint; its amounts add up to `count`.
  public var evidence: [Evidence]

  /// A value as given. For ``rate`` to be true, `count` must be the sum of the amounts of the evidence.
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

  /// The same without the hits that touch a stretch.
  package func removing(_ gone: SpanSet) -> MarkerValue {
    var left = self
    for evidence in evidence where gone.overlaps(evidence.span) { left.count -= evidence.amount }
    left.evidence.removeAll { gone.overlaps($0.span) }
    return left
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
