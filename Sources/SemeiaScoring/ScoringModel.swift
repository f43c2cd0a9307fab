public import SemeiaLexicon
package import SemeiaRecords

/// A scoring model as data: `Lexicons/hitop/models/<name>.json`.
public struct ScoringModel: Sendable {
  /// The weight of a marker in a dimension, with the study behind it.
  public struct StyleWeight: Sendable {
    public var dimension: DimensionID
    public var marker: MarkerID
    /// In correlation units, after shrinkage.
    public var weight: Double
    /// Its standard error.
    public var error: Double
    public var study: String
    /// What share of the weight holds in another language than the study's; by primary subtag, `other` for the rest.
    public var transfer: [String: Double]
  }

  public let name: String
  public let version: String
  /// Fewer words of the subject give no content score; fewer than the second, an exploratory one.
  public let shortest: Int
  public let reportable: Int
  /// How the strongest value and the mean of the first few are mixed.
  public let strongestShare: Double
  public let meanShare: Double
  public let top: Int
  /// The least number of spectra with content for the general factor.
  public let minimumSpectra: Int
  public let styleWeights: [StyleWeight]
  /// The words below which style is shown as insufficient, and from which a spectrum and a subfactor are reported.
  public let styleExploratory: Int
  public let styleReported: Int
  public let genreTransfer: Double
  public let sameGenre: [String]
  public let winsor: (low: Double, high: Double)
  public let correlation: Double
  public let bandLow: Double
  public let bandElevated: Double

  /// - Returns: nil where the file cannot be used; what is wrong is in `problems`.
  package init?(_ json: JSONValue, file: String, problems: inout [ContentProblem]) {
    let before = problems.count
    name = json["name"]?.string ?? ""
    version = json["version"]?.string ?? ""
    let content = json["content"]
    strongestShare = content?["strongest"]?.double ?? 0.5
    meanShare = content?["topMean"]?.double ?? 0.5
    top = max(1, content?["top"]?.int ?? 3)
    shortest = content?["length"]?["exploratory"]?.int ?? 50
    reportable = content?["length"]?["reported"]?.int ?? 150
    minimumSpectra = content?["general"]?["minimumSpectra"]?.int ?? 3
    let rules = json["styleRules"]
    styleExploratory = rules?["length"]?["exploratory"]?.int ?? 150
    styleReported = rules?["length"]?["spectrum"]?.int ?? 400
    genreTransfer = rules?["genreTransfer"]?.double ?? 0.6
    sameGenre = (rules?["sameGenre"]?.array ?? []).compactMap(\.string)
    winsor = (rules?["winsor"]?.array?.first?.double ?? -2.5, rules?["winsor"]?.array?.last?.double ?? 3)
    correlation = rules?["interMarkerCorrelation"]?.double ?? 0
    bandLow = json["bands"]?["lowZ"]?.double ?? -0.6745
    bandElevated = json["bands"]?["elevatedZ"]?.double ?? 0.6745
    var weights: [StyleWeight] = []
    for row in json["style"]?.array ?? [] {
      guard let dimension = row["dimension"]?.string, let marker = row["marker"]?.string, let weight = row["weight"]?.double,
        let error = row["se"]?.double
      else {
        problems.append(
          ContentProblem(file: file, code: "bad-weight", message: "a style weight is incomplete", hint: "dimension, marker, weight, se"))
        continue
      }
      var transfer: [String: Double] = [:]
      for member in row["transfer"]?.members ?? [] { transfer[member.key] = member.value.double }
      weights.append(
        StyleWeight(
          dimension: DimensionID(unchecked: dimension), marker: MarkerID(unchecked: marker), weight: weight, error: error,
          study: row["study"]?.string ?? "", transfer: transfer))
    }
    for null in json["nulls"]?.array ?? [] {
      guard let dimension = null["dimension"]?.string, let marker = null["marker"]?.string else { continue }
      if weights.contains(where: { $0.dimension.description == dimension && $0.marker.description == marker && $0.weight != 0 }) {
        problems.append(
          ContentProblem(
            file: file, code: "weighted-null", message: "`\(marker)` has a weight in `\(dimension)`, where the evidence is a decisive null",
            hint: "leave the weight out"))
      }
    }
    styleWeights = weights
    if problems.count > before { return nil }
  }

  /// The factor by which a weight holds for a language and a genre.
  func transfer(_ weight: StyleWeight, language: String, genre: String) -> Double {
    (weight.transfer[language] ?? weight.transfer["other"] ?? 0) * (sameGenre.contains(genre) ? 1 : genreTransfer)
  }
}
