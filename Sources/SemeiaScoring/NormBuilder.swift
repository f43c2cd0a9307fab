import SemeiaLexicon
public import SemeiaMarkers
public import SemeiaRecords

/// Fits a norm from texts, one at a time. Holds sums only, so that parts built apart can be joined, and no text leaves a site.
///
/// Counts are taken as Poisson around each author's rate, rates as Gamma between authors with mean m and variance s². From
/// documents with k hits in n words, the moments give `m = Σk / Σn` and `s² = (Σ(k − m·n)² − m·Σn) / Σn²`, and `b = m / s²`. One document stands
/// for one author. A marker that varies no more than Poisson chance has no `b` and gets no norm.
public struct NormBuilder: Sendable {
  /// Sums over documents for one marker.
  struct Sums: Hashable, Sendable {
    var documents = 0
    var k = 0.0
    var n = 0.0
    var kk = 0.0
    var kn = 0.0
    var nn = 0.0
  }

  private var sums: [MarkerID: Sums] = [:]
  public private(set) var documents = 0
  public private(set) var words = 0

  public init() {}

  /// Adds a document's markers. Unsupported markers are left out.
  public mutating func add(_ markers: [MarkerValue], words: Int) {
    documents += 1
    self.words += words
    for marker in markers where marker.status != .unsupported && marker.base > 0 {
      let k = marker.count
      let n = Double(marker.base)
      var sum = sums[marker.marker] ?? Sums()
      sum.documents += 1
      sum.k += k
      sum.n += n
      sum.kk += k * k
      sum.kn += k * n
      sum.nn += n * n
      sums[marker.marker] = sum
    }
  }

  /// Joins another part. Sums of whole numbers are exact, so that the order does not matter.
  public mutating func merge(_ other: NormBuilder) {
    documents += other.documents
    words += other.words
    for (id, more) in other.sums {
      var sum = sums[id] ?? Sums()
      sum.documents += more.documents
      sum.k += more.k
      sum.n += more.n
      sum.kk += more.kk
      sum.kn += more.kn
      sum.nn += more.nn
      sums[id] = sum
    }
  }

  /// What is known of the corpus; it goes into the file.
  public struct Corpus: Sendable {
    public var language: String
    public var genre: String
    public var name: String
    public var source: String
    public var license: String
    public var date: String
    public var content: String

    public init(language: String, genre: String, name: String, source: String, license: String, date: String, content: String) {
      self.language = language
      self.genre = genre
      self.name = name
      self.source = source
      self.license = license
      self.date = date
      self.content = content
    }
  }

  /// The least number of documents for a norm.
  public static let leastDocuments = 200

  /// The norm as a file.
  ///
  /// - Returns: nil with fewer than ``leastDocuments`` documents.
  public func file(_ corpus: Corpus) -> JSONValue? {
    guard documents >= Self.leastDocuments else { return nil }
    let markers = sums.sorted { $0.key < $1.key }.map { id, sum in JSONValue.Member(id.description, Self.fit(sum)) }
    return .object([
      .init("language", .string(corpus.language)), .init("genre", .string(corpus.genre)), .init("corpus", .string(corpus.name)),
      .init("source", .string(corpus.source)), .init("license", .string(corpus.license)), .init("date", .string(corpus.date)),
      .init("documents", .int(documents)), .init("words", .int(words)), .init("content", .string(corpus.content)),
      .init("method", "gamma-poisson moments; one document stands for one author"), .init("markers", .object(markers)),
    ])
  }

  static func fit(_ sum: Sums) -> JSONValue {
    guard sum.n > 0, sum.k > 0 else { return .object([.init("status", "no-hits"), .init("n", .int(sum.documents))]) }
    let mean = sum.k / sum.n
    let squares = sum.kk - 2 * mean * sum.kn + mean * mean * sum.nn
    let variance = (squares - mean * sum.n) / sum.nn
    let m = decimal(mean)
    guard variance > 0 else { return .object([.init("status", "no-overdispersion"), .init("m", m), .init("n", .int(sum.documents))]) }
    return .object([
      .init("m", m), .init("s", decimal(variance.squareRoot())), .init("b", decimal(mean / variance)), .init("n", .int(sum.documents)),
    ])
  }

  private static func decimal(_ value: Double) -> JSONValue { .decimal(Millionths(rounding: value) ?? .zero) }
}
