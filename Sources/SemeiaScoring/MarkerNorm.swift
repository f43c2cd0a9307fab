package import SemeiaMarkers

/// How often a marker occurs in the texts of one language and genre, and how much authors differ.
///
/// True rates of authors follow Gamma(a = m·b, b); counts given a rate are Poisson.
package struct MarkerNorm: Hashable, Sendable {
  /// Whether there is something to compare with.
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case ok
    /// No author used it.
    case noHits = "no-hits"
    /// So few hits in all that how much authors differ cannot be told.
    case tooFewHits = "too-few-hits"
    /// Authors do not differ more than chance counts do: `b` would be infinite.
    case noOverdispersion = "no-overdispersion"
    /// Fewer authors than a norm asks for.
    case tooFewAuthors = "too-few-authors"
  }

  package var status: Status
  /// m: the mean rate, per word or per sentence, as the marker has it.
  package var mean: Double
  /// s: the standard deviation of true rates between authors; nil unless the status is ok.
  package var deviation: Double?
  /// b: the size of the prior, in words (or sentences); a text as long as this has reliability one half. Nil unless the status
  /// is ok.
  package var prior: Double?
  /// w: how much texts of one author differ beyond chance, as the size of a prior in words (or sentences); nil where it was not measured, or texts of
  /// an author differ by chance only. A text of `n` words says as much of its author as `n·w/(n + w)` would.
  package var within: Double?
  /// How many authors wrote several texts, by which ``within`` was measured; nil where it was not.
  package var several: Int?
  /// The skewness of true rates; nil where it was not measured. Above 2 a linear z is a poor description.
  package var skew: Double?
  /// n: how many authors were measured.
  package var authors: Int

  package init(
    status: Status = .ok, mean: Double, deviation: Double? = nil, prior: Double? = nil, within: Double? = nil, skew: Double? = nil,
    authors: Int,
    several: Int? = nil
  ) {
    self.status = status
    self.mean = mean
    self.deviation = deviation
    self.prior = prior
    self.within = within
    self.several = several
    self.skew = skew
    self.authors = authors
  }

  /// How many of `n` words a text has that say something of its author: `n·w/(n + w)`, or `n` without ``within``.
  package func effective(_ n: Double) -> Double { within.map { n * $0 / (n + $0) } ?? n }

  /// The words of a measured marker that count, and its hits in the same proportion.
  package func effective(_ marker: MarkerValue) -> (n: Double, k: Double) {
    let n = Double(marker.base)
    guard within != nil, n > 0 else { return (n, marker.count) }
    let share = effective(n) / n
    return (n * share, marker.count * share)
  }

  /// A norm that counts can be compared with.
  ///
  /// - Returns: nil unless the status is ok and s and b are positive.
  package var scale: (mean: Double, deviation: Double, prior: Double)? {
    guard status == .ok, let deviation, let prior, deviation > 0, prior > 0 else { return nil }
    return (mean, deviation, prior)
  }
}
