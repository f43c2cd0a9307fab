public import SemeiaLexicon
package import SemeiaRecords

/// How often a marker occurs in texts of one language and genre.
public struct MarkerNorm: Hashable, Sendable {
  /// The mean rate, per word (or per sentence, as the marker has it).
  public var mean: Double
  /// The standard deviation of true rates between authors.
  public var deviation: Double
  /// The size of the prior, in words: `mean / deviation²`. A text of so many words has reliability one half.
  public var prior: Double

  public init(mean: Double, deviation: Double, prior: Double) {
    self.mean = mean
    self.deviation = deviation
    self.prior = prior
  }
}

/// The norm of a language and genre, with its corpus, size and date: `Lexicons/norms/<language>/<genre>.json`.
public struct Norm: Sendable {
  public var language: String
  public var genre: String
  public var corpus: String
  public var source: String
  public var license: String
  public var date: String
  public var documents: Int
  public var words: Int
  /// What the content was when the rates were counted: a norm is good for the same rows only.
  public var content: String
  public var markers: [MarkerID: MarkerNorm]

  /// `es/narrative`.
  public var name: String { "\(language)/\(genre)" }

  /// The same norm for another genre of the language: deviations widened by half.
  package func widened() -> Norm {
    var wide = self
    for (id, marker) in markers {
      wide.markers[id] = MarkerNorm(
        mean: marker.mean, deviation: marker.deviation * 1.5, prior: marker.prior / 2.25)
    }
    return wide
  }

  package init?(_ json: JSONValue, file: String, problems: inout [ContentProblem]) {
    guard let language = json["language"]?.string, let genre = json["genre"]?.string, let rows = json["markers"]?.members else {
      problems.append(
        ContentProblem(file: file, code: "bad-norm", message: "`language`, `genre` or `markers` is missing", hint: "write norms with `semeia norms build`"))
      return nil
    }
    self.language = language
    self.genre = genre
    corpus = json["corpus"]?.string ?? ""
    source = json["source"]?.string ?? ""
    license = json["license"]?.string ?? ""
    date = json["date"]?.string ?? ""
    documents = json["documents"]?.int ?? 0
    words = json["words"]?.int ?? 0
    content = json["content"]?.string ?? ""
    markers = [:]
    for row in rows {
      guard let mean = row.value["m"]?.double, let deviation = row.value["s"]?.double, let prior = row.value["b"]?.double, deviation > 0, prior > 0
      else { continue }
      markers[MarkerID(unchecked: row.key)] = MarkerNorm(mean: mean, deviation: deviation, prior: prior)
    }
  }
}
