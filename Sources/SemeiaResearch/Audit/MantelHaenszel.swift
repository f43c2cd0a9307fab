import SemeiaRecords

/// The common odds ratio of an item in two groups over strata of people who are alike in what they are matched on.
///
/// In stratum *k*: `A` of the reference group have the item and `B` have not, `C` and `D` of the focal group, `T` together.
/// `α = Σ(A·D/T) / Σ(B·C/T)` (Mantel & Haenszel 1959), the variance of `ln α` after Robins, Breslow & Greenland (1986), and
/// `Δ = −2.35·ln α` on the scale of Holland & Thayer (1988): below 0 the item is rarer in the focal group than among their matches.
package struct MantelHaenszel: Sendable, Hashable {
  package struct Stratum: Sendable, Hashable {
    package var referenceWith = 0
    package var referenceWithout = 0
    package var focalWith = 0
    package var focalWithout = 0

    package init(_ referenceWith: Int = 0, _ referenceWithout: Int = 0, _ focalWith: Int = 0, _ focalWithout: Int = 0) {
      self.referenceWith = referenceWith
      self.referenceWithout = referenceWithout
      self.focalWith = focalWith
      self.focalWithout = focalWithout
    }

    package var reference: Int { referenceWith + referenceWithout }
    package var focal: Int { focalWith + focalWithout }
  }

  /// `ln α`: above 0 the item is commoner in the reference group.
  package let logOdds: Double
  package let error: Double
  /// Mantel and Haenszel's χ² with the correction of one half, one degree of freedom.
  package let chiSquare: Double

  package var delta: Double { -2.35 * logOdds }
  package var deltaError: Double { 2.35 * error }

  /// - Returns: nil where the strata say nothing of the ratio: in none of them do both groups and both answers meet.
  package init?(_ strata: [Stratum]) {
    var (above, below, expected, variance, with) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var (one, two, three) = (0.0, 0.0, 0.0)
    for stratum in strata where stratum.reference > 0 && stratum.focal > 0 {
      let (a, b) = (Double(stratum.referenceWith), Double(stratum.referenceWithout))
      let (c, d) = (Double(stratum.focalWith), Double(stratum.focalWithout))
      let t = a + b + c + d
      let (r, s) = (a * d / t, b * c / t)
      let (p, q) = ((a + d) / t, (b + c) / t)
      above += r
      below += s
      one += p * r
      two += p * s + q * r
      three += q * s
      with += a
      expected += (a + b) * (a + c) / t
      if t > 1 { variance += (a + b) * (c + d) * (a + c) * (b + d) / (t * t * (t - 1)) }
    }
    guard above > 0, below > 0, variance > 0 else { return nil }
    logOdds = Elementary.log(above / below)
    error = (one / (2 * above * above) + two / (2 * above * below) + three / (2 * below * below)).squareRoot()
    let distance = max(0, (with - expected).magnitude - 0.5)
    chiSquare = distance * distance / variance
  }
}
