import Foundation
import Testing

@testable import SemeiaScoring

@Suite struct NumbersTests {
  @Test func halvingHasItsKnownValues() {
    #expect(Halving.power(0) == 1)
    #expect(Halving.power(-3) == 1)
    #expect(Halving.power(1) == 0.5)
    #expect(Halving.power(10) == 0x1p-10)
    #expect(Halving.power(1022) == 0x1p-1022)
    #expect(Halving.power(5000) == 0)
    #expect(Halving.power(.infinity) == 0)
    #expect(Halving.power(.nan) == 1)
    for (x, value) in [(0.5, 0.70710678118654752), (1.5, 0.35355339059327376), (1.8333333333333333, 0.28061551207734325)] {
      #expect((Halving.power(x) - value).magnitude < 1e-15)
    }
  }

  @Test func halvingAgreesWithTheLibraryAndFalls() {
    var last = 2.0
    for step in 0..<20_000 {
      let x = Double(step) * 0.00173
      let value = Halving.power(x)
      #expect((value - exp2(-x)).magnitude <= exp2(-x) * 1e-15)
      #expect(value <= last)
      last = value
    }
  }

  @Test func betaQuantilesHaveTheirKnownValues() {
    // Beta(2, 2): 3x² − 2x³ = p. Beta(1, 1) is uniform; Beta(n, 1) has the distribution xⁿ.
    let least = BetaQuantile.value(0.05, a: 2, b: 2)
    #expect((3 * least * least - 2 * least * least * least - 0.05).magnitude < 1e-12)
    #expect((least - 0.13535).magnitude < 1e-5)
    #expect((BetaQuantile.value(0.3, a: 1, b: 1) - 0.3).magnitude < 1e-12)
    #expect((BetaQuantile.value(0.05, a: 20, b: 1) - pow(0.05, 1 / 20.0)).magnitude < 1e-12)
    // R: qbeta(.05, 92, 12) = 0.8297, and a large sample of half right ones.
    #expect((BetaQuantile.value(0.5, a: 5002, b: 5002) - 0.5).magnitude < 1e-9)
    #expect(BetaQuantile.value(0.05, a: 92, b: 12) < BetaQuantile.value(0.05, a: 920, b: 120))
  }

  @Test func betaDistributionIsSymmetricAndRises() {
    for (a, b) in [(1, 1), (2, 2), (3, 17), (400, 25), (2, 5000)] {
      var last = 0.0
      for step in 1..<50 {
        let x = Double(step) / 50
        let value = BetaQuantile.distribution(x, a: a, b: b)
        #expect(value >= last && value <= 1)
        #expect((value + BetaQuantile.distribution(1 - x, a: b, b: a) - 1).magnitude < 1e-9)
        last = value
      }
    }
  }
}
