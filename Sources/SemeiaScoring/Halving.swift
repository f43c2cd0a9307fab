/// Powers of one half, the same to the last bit on every platform: only `+ - * /` of IEEE doubles, no library function.
package enum Halving {
  /// `2^(-x)` for `x ≥ 0`, relative error below 1e-15; 1 for `x ≤ 0`.
  package static func power(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < 1024 else { return 0 }
    let whole = Int(x)
    let sixteenths = Int((x - Double(whole)) * 16)
    let rest = (x - Double(whole) - Double(sixteenths) / 16) * ln2
    // e^(-rest) for 0 ≤ rest < 0.0434, by its series.
    var term = 1.0
    var sum = 1.0
    for k in 1...9 {
      term = term * -rest / Double(k)
      sum += term
    }
    var value = sixteenthRoots[sixteenths] * sum
    for _ in 0..<whole { value *= 0.5 }
    return value
  }

  private static let ln2 = 0.693_147_180_559_945_31
  /// `2^(-k/16)`.
  private static let sixteenthRoots: [Double] = [
    1.0, 0.957_603_280_698_573_7, 0.917_004_043_204_671_2, 0.878_126_080_186_649_7, 0.840_896_415_253_714_6, 0.805_245_165_974_627_2,
    0.771_105_412_703_970_4, 0.738_413_072_969_749_7, 0.707_106_781_186_547_6, 0.677_127_773_468_446_4, 0.648_419_777_325_504_8,
    0.620_928_906_036_742_1, 0.594_603_557_501_360_5, 0.569_394_317_378_345_8, 0.545_253_866_332_628_9, 0.522_136_891_213_706_9,
  ]
}
