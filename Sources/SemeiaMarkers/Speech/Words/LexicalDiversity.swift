import SemeiaRecords

/// How varied the words of a text are, by published measures.
///
/// N is the number of words, V of types, V₁ of types that occur once, Vᵢ of types that occur i times. Every measure is nil where its
/// formula has no value; none is 0 for want of text. Only MATTR, MTLD and HD-D may be compared between texts of different length, and
/// those only within one language and one way of cutting words (Koizumi & In'nami 2012; Bestgen 2023). None is scored.
package struct LexicalDiversity: Sendable {
  package let words: WordSequence
  package let frequencies: [Int]

  package init(_ words: WordSequence) {
    self.words = words
    frequencies = words.frequencies
  }

  /// N, the number of words.
  package var tokens: Int { words.ids.count }
  /// V, the number of types.
  package var types: Int { words.types }
  private var n: Double { Double(tokens) }
  private var v: Double { Double(types) }

  /// Vᵢ: how many types occur exactly `times` times.
  package func types(occurring times: Int) -> Int { frequencies.reduce(0) { $0 + ($1 == times ? 1 : 0) } }

  /// V/N. It falls with length: for a caller's own use, never shown.
  package var typeTokenRatio: Double? { tokens == 0 ? nil : v / n }

  /// The mean type-token ratio of all windows of so many words, moving by one word (Covington & McFall 2010).
  ///
  /// - Returns: nil below one window.
  package func movingAverage(window: Int = 50) -> Double? {
    guard window > 0, tokens >= window else { return nil }
    var inside = [Int](repeating: 0, count: types)
    var different = 0
    var sum = 0
    for (place, id) in words.ids.enumerated() {
      if inside[id] == 0 { different += 1 }
      inside[id] += 1
      if place >= window {
        let gone = words.ids[place - window]
        inside[gone] -= 1
        if inside[gone] == 0 { different -= 1 }
      }
      if place >= window - 1 { sum += different }
    }
    // One division at the end: the sum of types is a whole number.
    return Double(sum) / Double(tokens - window + 1) / Double(window)
  }

  /// HD-D: the sum over types of the probability to meet the type in a draw of so many words without replacement, divided by that number
  /// (McCarthy & Jarvis 2007, 42 words).
  ///
  /// - Returns: nil where the text has fewer words than a draw.
  package func hypergeometric(draw: Int = 42) -> Double? {
    guard draw > 0, tokens >= draw else { return nil }
    // P(none) = Π (N−f−i)/(N−i), i from 0 to draw−1; the same for all types of one frequency.
    var known: [Int: Double] = [:]
    var sum = 0.0
    for frequency in frequencies {
      if let value = known[frequency] {
        sum += value
        continue
      }
      var none = 1.0
      for i in 0..<draw { none *= Double(max(tokens - frequency - i, 0)) / Double(tokens - i) }
      known[frequency] = 1 - none
      sum += 1 - none
    }
    return sum / Double(draw)
  }

  /// Yule's characteristic K: 10⁴ (Σ i² Vᵢ − N) / N² (Yule 1944).
  package var yuleK: Double? {
    tokens == 0 ? nil : 10_000 * Double(sumOfSquares - tokens) / (n * n)
  }

  /// Simpson's D: the probability that two words drawn without replacement are the same (Simpson 1949).
  package var simpsonD: Double? {
    tokens < 2 ? nil : Double(sumOfSquares - tokens) / (n * (n - 1))
  }

  /// Honoré's R: 100 ln N / (1 − V₁/V) (Honoré 1979).
  ///
  /// - Returns: nil where every type occurs once, which leaves nothing to divide by.
  package var honoreR: Double? {
    let once = types(occurring: 1)
    guard types > 0, once < types, let logarithm = Elementary.ln(n) else { return nil }
    return 100 * logarithm / (1 - Double(once) / v)
  }

  /// Brunet's W: N to the power of V^−a (Brunet 1978, a = 0.172; 0.165 is also found).
  package func brunetW(a: Double = 0.172) -> Double? {
    guard tokens > 0, let power = Elementary.power(v, -a) else { return nil }
    return Elementary.power(n, power)
  }

  /// Herdan's C: ln V / ln N (Herdan 1960).
  package var herdanC: Double? {
    guard tokens > 1, let top = Elementary.ln(v), let bottom = Elementary.ln(n) else { return nil }
    return top / bottom
  }

  /// Guiraud's R: V / √N (Guiraud 1954).
  package var guiraudR: Double? { tokens == 0 ? nil : v / n.squareRoot() }

  /// Carroll's corrected ratio: V / √(2N) (Carroll 1964).
  package var correctedRatio: Double? { tokens == 0 ? nil : v / (2 * n).squareRoot() }

  /// Maas's a²: (ln N − ln V) / (ln N)², with natural logarithms (Maas 1972).
  package var maasA2: Double? {
    guard tokens > 1, let top = Elementary.ln(v), let bottom = Elementary.ln(n) else { return nil }
    return (bottom - top) / (bottom * bottom)
  }

  /// The entropy of the distribution of words in bits: −Σ p log₂ p (Shannon 1948).
  package var entropy: Double? {
    guard tokens > 0 else { return nil }
    var sum = 0.0
    for frequency in frequencies {
      let p = Double(frequency) / n
      sum -= p * ((Elementary.ln(p) ?? 0) / 0.6931471805599453)
    }
    return sum
  }

  private var sumOfSquares: Int { frequencies.reduce(0) { $0 + $1 * $1 } }
}
