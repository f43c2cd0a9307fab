import Foundation
import SemeiaRecords
import Testing

@testable import SemeiaResearch

@Suite struct AuditTests {
  /// Two strata worked out by hand: α = (30·25/100 + 10·40/100) / (20·25/100 + 20·30/100).
  @Test func commonOddsAreThoseOfTheTables() throws {
    let common = try #require(MantelHaenszel([.init(30, 20, 25, 25), .init(10, 20, 30, 40)]))
    #expect((Foundation.exp(common.logOdds) - (7.5 + 4) / (5 + 6)).magnitude < 1e-12)
    #expect(common.delta == -2.35 * common.logOdds && common.error > 0)
    #expect(MantelHaenszel([.init(5, 0, 5, 0)]) == nil)
    #expect(MantelHaenszel([]) == nil)
  }

  /// With one stratum the variance of Robins, Breslow and Greenland is that of Woolf: Σ 1/cell.
  @Test func oneStratumHasWoolfsVariance() throws {
    let common = try #require(MantelHaenszel([.init(12, 30, 21, 9)]))
    let woolf = (1.0 / 12 + 1.0 / 30 + 1.0 / 21 + 1.0 / 9).squareRoot()
    #expect((common.error - woolf).magnitude < 1e-12)
    // χ² of the table with the correction: (|12·9 − 30·21| − ½·72)² · 71 / (42·30·33·39).
    let distance = Swift.abs(12.0 - 42 * 33 / 72.0) - 0.5
    #expect((common.chiSquare - distance * distance / (42.0 * 30 * 33 * 39 / (72 * 72 * 71))).magnitude < 1e-9)
  }

  @Test func strataKeepTiesTogetherAndAreFull() throws {
    let values = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 9, 9].map(Double.init)
    let groups = values.indices.map { $0 % 2 == 0 }
    let strata = try #require(Strata.of(values, groups, count: 4, minimum: 2))
    for (value, stratum) in zip(values, strata) { #expect(Set(zip(values, strata).filter { $0.0 == value }.map(\.1)) == [stratum]) }
    for stratum in Set(strata) {
      for side in [true, false] { #expect(zip(strata, groups).count { $0 == stratum && $1 == side } >= 2) }
    }
    #expect(Strata.of(values, groups, count: 4, minimum: 20) == nil)
    #expect(Strata.of([], [], count: 4, minimum: 1) == nil)
  }

  /// Cases whose concept depends on how many others there are, and on the group as far as `bias` and `twist` say.
  private func cases(_ count: Int, bias: Double, twist: Double = 0, seed: UInt64 = 21) -> [ResearchCase] {
    var random = SeededGenerator(seed: seed)
    let unit = { (random: inout SeededGenerator) in Double(random.next(below: 1_000_000)) / 1_000_000 }
    return (0..<count).map { line in
      let isFocal = random.next(below: 2) == 1
      // The focal group says more of everything: a difference of the match, not of the item.
      let others = random.next(below: 5) + (isFocal ? random.next(below: 5) : 0)
      let x = Double(others) - 3
      let p = Elementary.logistic(0.6 * x + (isFocal ? bias + twist * x : 0))
      var item = Samples.item(line + 1, distress: 0.1, person: "p\(line)", fields: ["site": .string(isFocal ? "b" : "a")])
      let names = (0..<others).map { "other-\($0)" } + (unit(&random) < p ? ["insomnia"] : [])
      item.record.findings = names.map { name in
        FindingRecord(
          concept: name, span: .init(start: 0, end: 1), polarity: "affirmed", experiencer: "self", time: "current", modality: "actual",
          source: "own", intensity: .one, counted: true, strength: .one, cues: [], entry: "xx/\(name)")
      }
      return item
    }
  }

  private func audit(_ cases: [ResearchCase]) throws -> Audit {
    var auditor = Auditor(field: "site")
    auditor.reference = "a"
    return try #require(auditor.audits(of: [.concept("insomnia")], cases).first)
  }

  @Test func aDifferenceOfWhatIsMatchedOnIsNone() throws {
    let fair = try audit(cases(1200, bias: 0))
    #expect(fair.status == .ok && fair.size == .negligible && !fair.isNotable)
    // Unmatched, the groups do differ.
    let shares = (Double(fair.referenceWith) / Double(fair.referenceCases), Double(fair.focalWith) / Double(fair.focalCases))
    #expect(shares.1 - shares.0 > 0.08)
    #expect(fair.delta?.interval?.contains(0) == true)
  }

  @Test func aUniformDifferenceIsFoundWithItsSign() throws {
    let rarer = try audit(cases(1200, bias: -1.2))
    #expect(rarer.size == .large && rarer.isNotable && (rarer.delta?.value ?? 0) < -1.5)
    #expect((rarer.uniform ?? 0) > 20 && (rarer.gain ?? 0) > 0.035)
    let commoner = try audit(cases(1200, bias: 1.2))
    #expect(commoner.isNotable && (commoner.delta?.value ?? 0) > 1.5)
  }

  @Test func aDifferenceThatTurnsIsNonuniform() throws {
    let turned = try audit(cases(1600, bias: 0, twist: -1))
    #expect((turned.nonuniform ?? 0) > 20 && turned.isNotable)
    #expect((turned.nonuniform ?? 0) > (turned.uniform ?? 0))
  }

  @Test func smallGroupsAreNotJudged() throws {
    let few = try audit(cases(60, bias: -1.2))
    #expect(few.status == .tooFew && few.delta == nil && few.gain == nil && !few.isNotable)
    #expect(few.json["status"]?.string == "too-few" && few.json["delta"] == nil)
  }

  @Test func onePersonIsOneCase() throws {
    let all = cases(400, bias: 0)
    let copied = all + all
    #expect(try audit(copied) == audit(all))
  }
}
