import SemeiaRecords

/// How style becomes a number: the `styleRules` and `bands` parts of a model. `Docs/Methods/Scoring.md` §2 and §3.
package struct StyleRules: Hashable, Sendable {
  /// Genres like those of the studies behind the weights.
  package var sameGenres: [String]
  /// The factor on weights in other genres.
  package var genreTransfer: Double
  /// The limits of a marker's z, in standard deviations.
  package var lowestZ: Double
  package var highestZ: Double
  /// The correlation between markers, each turned in the direction of its weight.
  package var correlation: Double
  /// The words from which style is exploratory, reported for a spectrum, reported for a subfactor.
  package var exploratoryWords: Int
  package var spectrumWords: Int
  package var subfactorWords: Int
  /// The reliability from which style is reported.
  package var spectrumReliability: Double
  package var subfactorReliability: Double
  /// The end of the band `low` and the beginning of `elevated`, in standard deviations of what a text without end would show.
  package var bandLow: Double
  package var bandElevated: Double
  /// The reliability below which no band is told.
  package var bandReliability: Double

  init(_ root: ContentNode, _ problems: inout ProblemList) {
    let node = root.member("styleRules", &problems)
    sameGenres = node.strings("sameGenre", &problems)
    genreTransfer = node.double("genreTransfer", in: 0...1, &problems)
    let winsor = node.array("winsor", &problems).compactMap(\.json.double)
    if winsor.count != 2 || !(winsor[0] < 0 && winsor[1] > 0) {
      problems.add("bad-limits", at: "\(node.path)/winsor", "these are no limits", hint: "a negative and a positive number")
    }
    lowestZ = winsor.first ?? 0
    highestZ = winsor.last ?? 0
    correlation = node.double("interMarkerCorrelation", in: 0...1, &problems)
    let length = node.member("length", &problems)
    exploratoryWords = length.int("exploratory", atLeast: 1, &problems)
    spectrumWords = length.int("spectrum", atLeast: exploratoryWords, &problems)
    subfactorWords = length.int("subfactor", atLeast: exploratoryWords, &problems)
    let reliability = node.member("reliability", &problems)
    spectrumReliability = reliability.double("spectrum", in: 0...1, &problems)
    subfactorReliability = reliability.double("subfactor", in: 0...1, &problems)
    let bands = root.member("bands", &problems)
    bandLow = bands.double("lowZ", in: -10...10, &problems)
    bandElevated = bands.double("elevatedZ", in: -10...10, &problems)
    bandReliability = bands.double(ifPresent: "reliability", in: 0...1, &problems) ?? 0.5
    if bandLow >= bandElevated {
      problems.add("band-order", at: bands.path, "`lowZ` is not below `elevatedZ`", hint: "low comes first")
    }
  }

  /// The standard deviation of a weighted sum: `√(ΣW² + ρ·((Σ|W|)² − ΣW²))`, `ρ` the correlation between turned markers.
  package func composite(_ weights: [Double]) -> Double {
    var squares = 0.0
    var sum = 0.0
    for weight in weights {
      squares += weight * weight
      sum += weight.magnitude
    }
    return (squares + correlation * (sum * sum - squares)).squareRoot()
  }

  /// Where a value stands among texts of its length.
  ///
  /// A value is pulled to the norm by its length: of texts of the norm of one length, values have the standard deviation √R. The limits are those of a
  /// text without end times √R, so that the share of the norm beyond them is the same for every length. An interval that reaches into both outer bands,
  /// and a reliability that is too small, are `indeterminate`.
  ///
  /// - Parameters:
  ///   - value: in standard deviations, with the ends of its interval.
  ///   - reliability: R, 0–1.
  package func band(_ value: Double, low: Double, high: Double, reliability: Double) -> StyleScore.Band {
    let spread = max(reliability, 0).squareRoot()
    let (first, second) = (bandLow * spread, bandElevated * spread)
    if reliability < bandReliability || (low <= first && high >= second) { return .indeterminate }
    return value <= first ? .low : value >= second ? .elevated : .typical
  }

  /// The words and the reliability from which a level's style is reported.
  ///
  /// A subfactor is narrower and asks for more; the spectra and what is above them ask for the same.
  package func threshold(of level: Dimension.Level) -> (words: Int, reliability: Double) {
    level == .subfactor ? (subfactorWords, subfactorReliability) : (spectrumWords, spectrumReliability)
  }
}
