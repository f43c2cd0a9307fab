/// Powers of one half, the same to the last bit on every platform: only `+ - *` and `/` of IEEE 754 doubles, no library function.
package enum Halving {
  /// `2^(−x)` for `x ≥ 0`, with a relative error below 1e-15; 1 for `x ≤ 0`, 0 from 1024 on.
  ///
  /// `x` is split into a whole number, sixteenths and a rest below 1/16: the first halves, the second is looked up, and the
  /// third is the series of `e^(−rest·ln 2)` up to its ninth power, whose remainder is below 1e-20.
  package static func power(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < 1024 else { return 0 }
    let whole = Int(x)
    let fraction = x - Double(whole)
    let sixteenths = Int(fraction * 16)
    let rest = (fraction - Double(sixteenths) / 16) * ln2
    var term = 1.0
    var sum = 1.0
    for k in 1...9 {
      term = term * -rest / Double(k)
      sum += term
    }
    var value = roots[sixteenths] * sum
    for _ in 0..<whole { value *= 0.5 }
    return value
  }

  /// The natural logarithm of 2, the nearest double.
  package static let ln2 = 0.6931471805599453

  /// `2^(−k/16)`, the nearest doubles.
  private static let roots: [Double] = [
    1.0, 0.9576032806985737, 0.9170040432046712, 0.8781260801866497,
    0.8408964152537145, 0.8052451659746271, 0.7711054127039704, 0.7384130729697497,
    0.7071067811865476, 0.6771277734684463, 0.6484197773255048, 0.620928906036742,
    0.5946035575013605, 0.5693943173783458, 0.5452538663326288, 0.5221368912137069,
  ]
}
