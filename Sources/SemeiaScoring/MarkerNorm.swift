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
  /// The skewness of true rates; nil where it was not measured. Above 2 a linear z is a poor description.
  package var skew: Double?
  /// n: how many authors were measured.
  package var authors: Int

  package init(
    status: Status = .ok, mean: Double, deviation: Double? = nil, prior: Double? = nil, skew: Double? = nil, authors: Int
  ) {
    self.status = status
    self.mean = mean
    self.deviation = deviation
    self.prior = prior
    self.skew = skew
    self.authors = authors
  }

  /// A norm that counts can be compared with.
  ///
  /// - Returns: nil unless the status is ok and s and b are positive.
  package var scale: (mean: Double, deviation: Double, prior: Double)? {
    guard status == .ok, let deviation, let prior, deviation > 0, prior > 0 else { return nil }
    return (mean, deviation, prior)
  }
}
