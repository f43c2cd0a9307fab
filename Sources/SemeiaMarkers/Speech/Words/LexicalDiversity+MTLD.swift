extension LexicalDiversity {
  /// When a factor of MTLD is complete. Programs differ, and their values with them by up to 5 percent.
  package enum FactorRule: String, Sendable, CaseIterable {
    /// The type-token ratio reaches .72 or falls below: the wording of McCarthy & Jarvis (2010), and ours.
    case reaches
    /// It falls below .72.
    case fallsBelow
    /// It falls below .72, and the factor has at least ten words.
    case fallsBelowFromTenWords

    func isComplete(types: Int, tokens: Int) -> Bool {
      let ratio = Double(types) / Double(tokens)
      return switch self {
      case .reaches: ratio <= LexicalDiversity.factorSize
      case .fallsBelow: ratio < LexicalDiversity.factorSize
      case .fallsBelowFromTenWords: ratio < LexicalDiversity.factorSize && tokens >= 10
      }
    }
  }

  /// The type-token ratio that ends a factor.
  static let factorSize = 0.72

  /// MTLD: the mean number of words over which the type-token ratio stays above .72, forward and backward averaged; what is left at the
  /// end counts as the part (1 − ratio) / (1 − .72) of a factor (McCarthy & Jarvis 2010).
  ///
  /// - Returns: nil where a direction has no factor and no part of one: no word comes twice.
  package func textualDiversity(_ rule: FactorRule = .reaches) -> Double? {
    guard let forward = oneWay(words.ids, rule), let backward = oneWay(words.ids.reversed(), rule) else { return nil }
    return (forward + backward) / 2
  }

  /// MTLD in the order of the text.
  package func textualDiversityForward(_ rule: FactorRule = .reaches) -> Double? { oneWay(words.ids, rule) }

  /// MTLD from the last word to the first.
  package func textualDiversityBackward(_ rule: FactorRule = .reaches) -> Double? { oneWay(words.ids.reversed(), rule) }

  private func oneWay(_ ids: [Int], _ rule: FactorRule) -> Double? {
    // `seen[id]` is the factor in which the word was last seen, so that nothing is emptied between factors.
    var seen = [Int](repeating: -1, count: types)
    var factors = 0
    var types = 0
    var tokens = 0
    for id in ids {
      tokens += 1
      if seen[id] != factors {
        seen[id] = factors
        types += 1
      }
      if rule.isComplete(types: types, tokens: tokens) {
        factors += 1
        types = 0
        tokens = 0
      }
    }
    var total = Double(factors)
    if tokens > 0 { total += (1 - Double(types) / Double(tokens)) / (1 - Self.factorSize) }
    return total > 0 ? Double(ids.count) / total : nil
  }
}
