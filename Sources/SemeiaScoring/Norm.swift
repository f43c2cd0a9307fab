package import SemeiaLexicon
package import SemeiaRecords

/// What is usual in texts of one language and genre, with the corpus it was counted in: `norms/<language>/<genre>.json`.
package struct Norm: Hashable, Sendable {
  /// Where a norm comes from.
  package struct Corpus: Hashable, Sendable {
    /// The tag of the content's language: `es`, `zh-Hans`.
    package var language: String
    /// A genre's name, or `any`.
    package var genre: String
    package var name: String
    package var source: String
    package var license: String
    /// The day of the count, ISO 8601.
    package var date: String
    /// The hash of the content that was counted with: a norm is good for the same rows only.
    package var content: String

    package init(
      language: String, genre: String, name: String, source: String, license: String, date: String, content: String
    ) {
      self.language = language
      self.genre = genre
      self.name = name
      self.source = source
      self.license = license
      self.date = date
      self.content = content
    }
  }

  package var corpus: Corpus
  package var documents: Int
  package var authors: Int
  package var words: Int
  package var markers: [MarkerID: MarkerNorm]
  /// The least number of words of an author who is in the norm.
  package var minimumWords = leastWords
  /// Whether the norm is used for a genre that was not counted.
  package private(set) var isOfOtherGenre = false

  package init(corpus: Corpus, documents: Int, authors: Int, words: Int, markers: [MarkerID: MarkerNorm]) {
    self.corpus = corpus
    self.documents = documents
    self.authors = authors
    self.words = words
    self.markers = markers
  }

  /// The words of an author from which a norm is more than provisional. Single short texts vary for reasons that are not their author's:
  /// `b` comes out too small, and so every reliability too high. See `Docs/Methods/Norms.md`.
  package static let leastWords = 100

  /// Whether its authors were too short for what it says of reliability: then no style is more than exploratory.
  package var isProvisional: Bool { minimumWords < Self.leastWords }

  /// Whether what stays with an author was told from what belongs to a text.
  package var isOfPairs: Bool { markers.values.contains { $0.several != nil } }

  package var language: String { corpus.language }
  package var genre: String { corpus.genre }

  /// `es/narrative`.
  package var name: String { "\(corpus.language)/\(corpus.genre)" }

  /// The same norm for another genre of the language: its numbers as they are, and ``genreVariance`` besides.
  ///
  /// Nobody knows the mean of a genre that was not counted. That makes no text more usual, and no claim surer: values stay, their intervals grow.
  package func forOtherGenre() -> Norm {
    var norm = self
    norm.isOfOtherGenre = true
    return norm
  }

  /// How much the means of genres differ, in squared standard deviations of authors: s widened by half is √(1 + 1.25)·s.
  package static let genreVariance = 1.5 * 1.5 - 1
}

extension Norm {
  /// Reads a norm.
  ///
  /// - Parameters:
  ///   - json: the file.
  ///   - path: the name of the file, for its problems.
  /// - Throws: all problems at once: `missing-field`, `wrong-type`, `out-of-range`, `bad-id`, `bad-status`, and `norm-shape`
  ///   where b is not m/s² within a hundredth.
  package init(json: JSONValue, path: String) throws(ScoringContentError) {
    var problems = ProblemList(file: path)
    let root = ContentNode(json)
    let corpus = Corpus(
      language: root.string("language", &problems), genre: root.string("genre", &problems),
      name: root.string("corpus", &problems),
      source: root.string("source", &problems), license: root.string("license", &problems), date: root.string("date", &problems),
      content: root.string(ifPresent: "content", &problems) ?? "")
    let documents = root.int("documents", atLeast: 1, &problems)
    // A norm that does not say has one document of each author.
    let authors = root.int(ifPresent: "authors", atLeast: 1, &problems) ?? documents
    let words = root.int("words", atLeast: 1, &problems)
    var markers: [MarkerID: MarkerNorm] = [:]
    for (key, node) in root.members("markers", &problems) {
      guard let id = MarkerID(key) else {
        problems.add("bad-id", at: node.path, "`\(key)` is no id", hint: "small letters, digits, hyphens and dots")
        continue
      }
      markers[id] = Self.marker(node, &problems)
    }
    let least = root.int(ifPresent: "minimumWords", atLeast: 1, &problems)
    if !problems.problems.isEmpty { throw ScoringContentError(problems.problems) }
    self.init(corpus: corpus, documents: documents, authors: authors, words: words, markers: markers)
    minimumWords = least ?? Self.leastWords
  }

  /// Reads a norm among other content.
  ///
  /// - Returns: nil where it cannot be used; what is wrong is added to `problems`.
  package init?(_ json: JSONValue, file: String, problems: inout [ContentProblem]) {
    do throws(ScoringContentError) {
      try self.init(json: json, path: file)
    } catch {
      problems += error.problems.map(\.contentProblem)
      return nil
    }
  }

  private static func marker(_ node: ContentNode, _ problems: inout ProblemList) -> MarkerNorm {
    let word = node.string(ifPresent: "status", &problems) ?? MarkerNorm.Status.ok.rawValue
    let status = MarkerNorm.Status(rawValue: word)
    if status == nil {
      let known = MarkerNorm.Status.allCases.map(\.rawValue).joined(separator: ", ")
      problems.add("bad-status", at: "\(node.path)/status", "`\(word)` is no status", hint: "one of: \(known)")
    }
    let authors = node.int("n", atLeast: 0, &problems)
    guard status == .ok else {
      let mean = node.double(ifPresent: "m", in: 0...1000, &problems) ?? 0
      return MarkerNorm(status: status ?? .noHits, mean: mean, authors: authors)
    }
    let mean = node.double("m", in: 1e-12...1000, &problems)
    // A standing in units of it must be a number of millionths: less than a millionth would pass their range.
    let deviation = node.double("s", in: 1e-6...1000, &problems)
    let prior = node.double("b", in: 1e-6...1e12, &problems)
    if deviation * deviation * prior < mean * 0.99 || deviation * deviation * prior > mean * 1.01 {
      problems.add("norm-shape", at: node.path, "b is not m/s²", hint: "write norms with `semeia norms build`")
    }
    let within = node.double(ifPresent: "w", in: 1e-6...1e12, &problems)
    let several = node.int(ifPresent: "several", atLeast: 1, &problems)
    let skew = node.double(ifPresent: "skew", in: -1000...1000, &problems)
    return MarkerNorm(
      mean: mean, deviation: deviation, prior: prior, within: within, skew: skew, authors: authors, several: several)
  }

  /// The file: markers by id; reading it back gives the same norm. What it is used for is not part of it.
  package var json: JSONValue {
    let rows = markers.sorted { $0.key < $1.key }.map { id, marker in
      var members: [JSONValue.Member] = []
      if marker.status != .ok { members.append(.init("status", .string(marker.status.rawValue))) }
      if marker.status != .noHits { members.append(.init("m", Self.number(marker.mean))) }
      if let deviation = marker.deviation { members.append(.init("s", Self.number(deviation))) }
      if let prior = marker.prior { members.append(.init("b", Self.number(prior))) }
      if let within = marker.within { members.append(.init("w", Self.number(within))) }
      if let skew = marker.skew { members.append(.init("skew", Self.number(skew))) }
      members.append(.init("n", .int(marker.authors)))
      if let several = marker.several { members.append(.init("several", .int(several))) }
      return JSONValue.Member(id.description, .object(members))
    }
    return .object([
      .init("language", .string(corpus.language)), .init("genre", .string(corpus.genre)), .init("corpus", .string(corpus.name)),
      .init("source", .string(corpus.source)), .init("license", .string(corpus.license)), .init("date", .string(corpus.date)),
      .init("documents", .int(documents)), .init("authors", .int(authors)), .init("words", .int(words)),
      .init("minimumWords", .int(minimumWords)), .init("content", .string(corpus.content)),
      .init("method", .string(isOfPairs ? NormFit.methodOfPairs : NormFit.method)),
      .init("markers", .object(rows)),
    ])
  }

  /// The shortest decimal that reads back as the same double.
  private static func number(_ value: Double) -> JSONValue {
    JSONNumber(text: "\(value)").map(JSONValue.number) ?? .null
  }
}
