import SemeiaRecords
import Testing

@testable import SemeiaMarkers

/// Values that were worked out by hand from the published formulas.
@Suite struct LexicalDiversityTests {
  /// a b a c: N 4, V 3, V₁ 2.
  private let small = LexicalDiversity(WordSequence(["a", "b", "a", "c"]))

  private func isNear(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    value.map { ($0 - expected).magnitude <= tolerance } ?? false
  }

  @Test func countsOfASmallText() {
    #expect(small.tokens == 4 && small.types == 3)
    #expect(small.types(occurring: 1) == 2 && small.types(occurring: 2) == 1 && small.types(occurring: 3) == 0)
    #expect(small.typeTokenRatio == 0.75)
  }

  @Test func movingAverage() {
    // Windows ab, ba, ac have two types of two each.
    #expect(small.movingAverage(window: 2) == 1)
    // aba has 2 of 3, bac 3 of 3.
    #expect(isNear(small.movingAverage(window: 3), 5.0 / 6))
    #expect(small.movingAverage(window: 5) == nil)
  }

  @Test func hypergeometric() {
    // Draw of 2 of 4: b and c are missed with 3/4·2/3 = 1/2, a with 2/4·1/3 = 1/6; (½ + ½ + 5/6) / 2.
    #expect(isNear(small.hypergeometric(draw: 2), (0.5 + 0.5 + 5.0 / 6) / 2))
    #expect(small.hypergeometric() == nil)
  }

  @Test func yuleAndSimpson() {
    // Σ i² Vᵢ = 2·1 + 1·4 = 6; K = 10⁴ (6 − 4) / 16, D = 2·1 / (4·3).
    #expect(small.yuleK == 1250)
    #expect(isNear(small.simpsonD, 2.0 / 12))
  }

  @Test func honoreHasNoValueWhereAllWordsOccurOnce() {
    // 100 ln 4 / (1 − 2/3).
    #expect(isNear(small.honoreR, 100 * 1.3862943611198906 * 3, 1e-10))
    #expect(LexicalDiversity(WordSequence(["a", "b"])).honoreR == nil)
    #expect(LexicalDiversity(WordSequence([String]())).honoreR == nil)
  }

  @Test func brunet() {
    // 3^−0.172 = 0.827818531352, and 4 to that power.
    #expect(isNear(small.brunetW(), 3.150622845568721, 1e-13))
    // a = 0 leaves N¹, and one type leaves N to the power of 1.
    #expect(isNear(small.brunetW(a: 0), 4, 1e-14))
    #expect(isNear(LexicalDiversity(WordSequence(["a", "a", "a"])).brunetW(), 3, 1e-14))
  }

  @Test func entropyOfFourEqualWordsIsTwoBits() {
    #expect(isNear(LexicalDiversity(WordSequence(["a", "b", "c", "d"])).entropy, 2, 1e-14))
    #expect(LexicalDiversity(WordSequence(["a", "a"])).entropy == 0)
  }

  @Test func factorsOfTextualDiversity() {
    // Forward: a(1) b(1) a(.667): one factor of three words; c(1) leaves none. Backward: c a b a: 1, 1, 1, .75: a part (1−.75)/.28.
    #expect(isNear(small.textualDiversityForward(), 4))
    #expect(isNear(small.textualDiversityBackward(), 4 / (0.25 / 0.28)))
    #expect(isNear(small.textualDiversity(), (4 + 4 / (0.25 / 0.28)) / 2))
    // No word comes twice: no factor, and no part of one.
    #expect(LexicalDiversity(WordSequence(["a", "b", "c"])).textualDiversity() == nil)
  }

  @Test func theVariantsDifferWhereTheRatioIsExactlyTheThreshold() {
    // 18 types in 25 words: .72 is reached with the last word, and not passed.
    let words = (0..<18).map { "w\($0)" } + (0..<7).map { "w\($0)" }
    let diversity = LexicalDiversity(WordSequence(words))
    #expect(isNear(diversity.textualDiversityForward(), 25))
    #expect(isNear(diversity.textualDiversityForward(.fallsBelow), 25))
    let longer = LexicalDiversity(WordSequence(words + ["w0"]))
    #expect(isNear(longer.textualDiversityForward(), 26))
    // Two words alone end no factor of ten.
    let repeated = LexicalDiversity(WordSequence(["a", "a", "a", "a"]))
    #expect(isNear(repeated.textualDiversityForward(), 2))
    #expect(isNear(repeated.textualDiversityForward(.fallsBelowFromTenWords), 4 / (0.75 / 0.28)))
  }

  @Test func elementaryFunctionsAreRight() {
    #expect(isNear(Elementary.ln(2), 0.6931471805599453, 0))
    #expect(isNear(Elementary.ln(10), 2.302585092994046, 5e-16))
    #expect(isNear(Elementary.ln(1e-300), -690.7755278982137, 2e-13))
    #expect(isNear(Elementary.exp(1), 2.718281828459045, 1e-15))
    #expect(isNear(Elementary.exp(-3.5), 0.0301973834223185, 1e-17))
    #expect(Elementary.ln(0) == nil && Elementary.ln(.nan) == nil && Elementary.exp(701) == nil)
    for value in stride(from: 0.001, to: 50_000, by: 37.7) {
      let back = Elementary.ln(value).flatMap(Elementary.exp)
      #expect(isNear(back.map { $0 / value }, 1, 4e-15))
    }
  }
}
