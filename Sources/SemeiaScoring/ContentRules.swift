import SemeiaRecords

/// How stated content becomes a number: the `content` part of a model. `Docs/Methods/Scoring.md` §1.
package struct ContentRules: Hashable, Sendable {
  /// The rate λ of `E = 1 − e^(−λS)`; ln 2 lets one plain statement give one half.
  package var rate: Double
  /// The share of the strongest component in a dimension.
  package var strongest: Double
  /// The share of the mean of the strongest few; the two shares add up to 1.
  package var topMean: Double
  /// How many are the strongest few.
  package var top: Int
  /// The least number of spectra with content for the general factor.
  package var minimumSpectra: Int
  /// Fewer words of the subject give no score.
  package var exploratoryWords: Int
  /// Fewer words give an exploratory score.
  package var reportedWords: Int
  /// The least share of right findings, measured in a language, for content to be more than exploratory.
  package var reportedPrecision: Double
  /// The Beta distribution of a precision nobody has measured: right and wrong findings that are imagined beforehand.
  package var precisionPrior: (right: Int, wrong: Int) { (priorRight, priorWrong) }
  private var priorRight: Int
  private var priorWrong: Int

  /// What a finding is worth is `Finding.strength`, which the whole pipeline shares; a model that says otherwise is refused.
  private static let strengths: [(path: [String], value: Double)] = [
    (["intensity", "mild"], 0.5), (["intensity", "plain"], 1), (["intensity", "severe"], 1.5), (["affirmed"], 1),
    (["uncertain"], 0.6), (["possible"], 0.6), (["denied"], 0), (["past"], 0), (["future"], 0), (["hypothetical"], 0),
    (["question"], 0), (["desired"], 0), (["other"], 0), (["generic"], 0), (["quoted"], 0), (["copied"], 0),
  ]

  init(_ node: ContentNode, _ problems: inout ProblemList) {
    rate = node.double("rate", in: 0.001...100, &problems)
    strongest = node.double("strongest", in: 0...1, &problems)
    topMean = node.double("topMean", in: 0...1, &problems)
    top = node.int("top", atLeast: 1, &problems)
    if (strongest + topMean - 1).magnitude > 1e-9 {
      problems.add("share-sum", at: node.path, "`strongest` and `topMean` do not add up to 1", hint: "they share 1")
    }
    node.require("mentionWeights", "harmonic", &problems)
    node.require("repeatScope", "sentence", &problems)
    let general = node.member("general", &problems)
    general.require("method", "mean-of-spectra", &problems)
    minimumSpectra = general.int("minimumSpectra", atLeast: 1, &problems)
    let length = node.member("length", &problems)
    exploratoryWords = length.int("exploratory", atLeast: 0, &problems)
    reportedWords = length.int("reported", atLeast: 0, &problems)
    if reportedWords < exploratoryWords {
      problems.add("length-order", at: length.path, "`reported` is less than `exploratory`", hint: "longer texts may say more")
    }
    reportedPrecision = node.json["reportedPrecision"] == nil ? 0.85 : node.double("reportedPrecision", in: 0...1, &problems)
    let prior = node.array("precisionPrior", &problems).map { $0.json.int ?? 0 }
    let counts = 1...1_000_000
    if prior.count != 2 || !prior.allSatisfy(counts.contains) {
      problems.add("bad-prior", at: "\(node.path)/precisionPrior", "this is no Beta prior", hint: "two whole numbers from 1 to a million")
    }
    priorRight = min(max(prior.first ?? 1, counts.lowerBound), counts.upperBound)
    priorWrong = min(max(prior.last ?? 1, counts.lowerBound), counts.upperBound)
    let strength = node.member("strength", &problems)
    for (path, value) in Self.strengths {
      var place = strength
      for key in path { place = place.member(key, &problems) }
      if place.json.isNull { continue }
      if place.double(in: 0...2, &problems) != value {
        problems.add("unsupported-value", at: place.path, "a finding's strength has \(value) here", hint: "write \(value)")
      }
    }
  }
}
