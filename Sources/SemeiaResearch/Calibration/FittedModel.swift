public import SemeiaLexicon
public import SemeiaRecords

/// What a fit to labeled records came to: a scoring model with its data statement.
public struct FittedModel: Sendable {
  public struct Weight: Sendable, Hashable {
    public var marker: MarkerID
    /// In units of a correlation, as all weights of a model; 0 where the data spoke against the agreed sign.
    public var weight: Double
    /// The standard deviation over samples of persons.
    public var error: Double
  }

  public var dimension: DimensionID
  public var weights: [Weight]
  /// Markers that too many of the reports have no standing for.
  public var left: [MarkerID]
  public var persons: Int
  public var cases: Int
  /// The penalty that cross-validation chose.
  public var penalty: Double
  /// On persons the fit had not seen: the area under the curve for two labels, the correlation for a number.
  public var performance: Evaluation.Estimate
  /// What plain measures, and the style score of the model that the reports were made with, reach on the same cases.
  public var against: [Against]
  /// The file.
  public var json: JSONValue

  public struct Against: Sendable, Hashable {
    public var measure: Measure
    public var value: Double
    public var cases: Int
  }

  /// Whether the interval of the performance leaves out what chance gives.
  public var beatsChance: Bool
}

/// Why nothing was fitted.
public enum CalibrationProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// Fewer persons with a label and the markers, or fewer of one label, than the least number.
  case tooFew(persons: Int)
  /// The reports are of more than one language or genre; a model is fitted to one.
  case mixed
  /// No marker has an agreed sign and a standing against a norm.
  case noMarkers
  /// The file that came out is no model; its problems.
  case invalid(String)

  public var description: String {
    switch self {
    case .tooFew(let persons): "\(persons) persons are too few"
    case .mixed: "the reports are of more than one language or genre"
    case .noMarkers: "no marker has both an agreed sign and a standing against a norm"
    case .invalid(let problems): problems
    }
  }
}

/// Where labeled records come from: what a model file says of them (after Bender & Friedman 2018).
public struct DataStatement: Sendable, Hashable {
  public var corpus: String
  public var source: String
  public var license: String
  /// ISO 8601.
  public var date: String
  /// What the label is and who gave it.
  public var label: String

  public init(corpus: String, source: String, license: String, date: String, label: String) {
    self.corpus = corpus
    self.source = source
    self.license = license
    self.date = date
    self.label = label
  }
}
