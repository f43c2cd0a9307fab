import Foundation
import SemeiaRecords
import Testing

@testable import SemeiaResearch

/// Own functions against those of the platform, and facts of small samples worked out by hand.
@Suite struct NumbersTests {
  @Test func logarithmsAndExponentialsAreRight() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let x = Double(random.next(below: 2_000_001) - 1_000_000) / 20_000
      #expect((Elementary.exponential(x) / Foundation.exp(x) - 1).magnitude < 1e-12)
      let y = Foundation.exp(x)
      #expect((Elementary.log(y) - x).magnitude < 1e-13 * max(1, x.magnitude))
      #expect((Elementary.logistic(x) - 1 / (1 + Foundation.exp(-x))).magnitude < 1e-14)
    }
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.logit(1) < 14 && Elementary.logit(0) > -14)
    #expect(Elementary.exponential(-1000) == 0 && Elementary.exponential(1000) == .infinity && Elementary.exponential(.nan).isNaN)
  }

  @Test func randomNumbersFollowFromTheSeed() {
    var (one, two, other) = (SeededGenerator(seed: 5), SeededGenerator(seed: 5), SeededGenerator(seed: 6))
    let first = (0..<50).map { _ in one.next(below: 1000) }
    #expect(first == (0..<50).map { _ in two.next(below: 1000) })
    #expect(first != (0..<50).map { _ in other.next(below: 1000) })
    #expect(first.allSatisfy { (0..<1000).contains($0) })
    // The first output of SplitMix64 from 0, as its authors publish it.
    var zero = SplitMix64(seed: 0)
    #expect(zero.next() == 0xE220_A839_7B1D_CDAF)
  }

  @Test func quantilesRanksAndCorrelations() {
    #expect(Summary.quantile([1, 2, 3, 4], 0.5) == 2.5)
    #expect(Summary.quantile([], 0.5) == nil)
    #expect(Summary.ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    #expect(Summary.correlation([1, 2, 3], [2, 4, 6]).map { ($0 - 1).magnitude < 1e-12 } == true)
    #expect(Summary.correlation([1, 1, 1], [1, 2, 3]) == nil)
    #expect(Summary.deviation([2, 4]).map { ($0 * $0 - 2).magnitude < 1e-12 } == true)
  }

  @Test func linearEquationsAreSolvedOrRefused() throws {
    let x = try #require(Cholesky.solve([[4, 0], [2, 3]], [10, 8]))
    // 4x + 2y = 10, 2x + 3y = 8
    #expect((x[0] - 1.75).magnitude < 1e-12 && (x[1] - 1.5).magnitude < 1e-12)
    #expect(Cholesky.solve([[1, 0], [1, 1]], [1, 1]) == nil)
  }

  @Test func logisticRegressionFindsTheOddsOfATable() throws {
    // Exposed: 30 of 40; not exposed: 20 of 60. ln OR = ln((30·40)/(10·20)) = ln 6.
    let rows = Array(repeating: [1.0], count: 40) + Array(repeating: [0.0], count: 60)
    let labels = (0..<40).map { $0 < 30 } + (0..<60).map { $0 < 20 }
    let fit = try #require(LogisticFit(rows, labels))
    #expect((fit.coefficients[1] - Foundation.log(6)).magnitude < 1e-4)
    #expect((fit.probability([1]) - 0.75).magnitude < 1e-4)
    #expect(LogisticFit(rows, labels.map { _ in true }) == nil)
    // Parted data stay finite.
    let parted = try #require(LogisticFit([[-1], [-2], [1], [2]], [false, false, true, true]))
    #expect(parted.coefficients.allSatisfy(\.isFinite) && parted.coefficients[1] > 2)
  }
}
