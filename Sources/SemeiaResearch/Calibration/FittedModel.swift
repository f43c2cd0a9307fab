package import SemeiaLexicon
package import SemeiaRecords

/// What a fit to labeled records came to: a scoring model with its data statement.
package struct FittedModel: Sendable {
  package struct Weight: Sendable, Hashable {
    package var marker: MarkerID
    /// In units of a correlation, as all weights of a model; 0 where the data spoke against the agreed sign.
    package var weight: Double
    /// The standard deviation over samples of persons.
    package var error: Double
  }

  package var dimension: DimensionID
  package var weights: [Weight]
  /// Markers that too many of the reports have no standing for.
  package var left: [MarkerID]
  package var persons: Int
  package var cases: Int
  /// The penalty that cross-validation chose.
  package var penalty: Double
  /// On persons the fit had not seen: the area under the curve for two labels, the correlation for a number.
  package var performance: Evaluation.Estimate
  /// What plain measures, and the style score of the model that the reports were made with, reach on the same cases.
  package var against: [Against]
  /// The file.
  package var json: JSONValue

  package struct Against: Sendable, Hashable {
    package var measure: Measure
    package var value: Double
    package var cases: Int
  }

  /// Whether the interval of the performance leaves out what chance gives.
  package var beatsChance: Bool
}

/// Why nothing was fitted.
package enum CalibrationProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// Fewer persons with a label and the markers, or fewer of one label, than the least number.
  case tooFew(persons: Int)
  /// The reports are of more than one language or genre; a model is fitted to one.
  case mixed
  /// No marker has an agreed sign and a standing against a norm.
  case noMarkers
  /// The file that came out is no model; its problems.
  case invalid(String)

  package var description: String {
    switch self {
    case .tooFew(let persons): "\(persons) persons are too few"
    case .mixed: "the reports are of more than one language or genre"
    case .noMarkers: "no marker has both an agreed sign and a standing against a norm"
    case .invalid(let problems): problems
    }
  }
}

/// Where labeled records come from: what a model file says of them (after Bender & Friedman 2018).
package struct DataStatement: Sendable, Hashable {
  package var corpus: String
  package var source: String
  package var license: String
  /// ISO 8601.
  package var date: String
  /// What the label is and who gave it.
  package var label: String

  package init(corpus: String, source: String, license: String, date: String, label: String) {
    self.corpus = corpus
    self.source = source
    self.license = license
    self.date = date
    self.label = label
  }
}
