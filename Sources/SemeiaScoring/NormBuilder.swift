import SemeiaLexicon
package import SemeiaMarkers
package import SemeiaRecords

/// Collects counts for a norm, text by text, and fits it.
///
/// The texts of one author are added up first, because a norm is about how authors differ. Parts built apart can be joined; in
/// memory the authors of both are added up too. A part that was written (``json``) holds sums only, no author and no text, so
/// that it may leave a site; an author must then be in one part only. The fit is described at ``MarkerNorm`` and in `NormFit`.
package struct NormBuilder: Hashable, Sendable {
  package typealias Corpus = Norm.Corpus

  /// The least number of authors for a norm.
  package static let leastDocuments = 200

  /// Authors with fewer words are left out.
  package let minimumWords: Int
  /// Authors whose texts may still grow.
  private var open: [String: Person] = [:]
  /// What is known of the others, and how many they are; those with too few words are only counted.
  private var closed: [MarkerID: NormSums] = [:]
  private var closedSize = Size()

  private struct Size: Hashable, Sendable {
    var authors = 0
    var documents = 0
    var words = 0
    var leftOut = 0
  }

  private struct Count: Hashable, Sendable {
    var hits = 0
    var base = 0
    var texts = 0
    var ofTexts = NormSums.Texts()

    mutating func add(hits: Int, base: Int) {
      self.hits += hits
      self.base += base
      texts += 1
      if texts == 2 { ofTexts.several = 1 }
      ofTexts.add(hits: hits, base: base)
    }

    func merged(with other: Count) -> Count {
      var all = self
      all.hits += other.hits
      all.base += other.base
      all.texts += other.texts
      all.ofTexts.merge(other.ofTexts)
      all.ofTexts.several = all.texts > 1 ? 1 : 0
      return all
    }
  }

  private struct Person: Hashable, Sendable {
    var documents = 0
    var words = 0
    var counts: [MarkerID: Count] = [:]
  }

  /// - Parameter minimumWords: the least number of words of an author; `Docs/Methods/Scoring.md` asks for 100.
  package init(minimumWords: Int = 100) { self.minimumWords = max(minimumWords, 1) }

  /// How many authors have ``minimumWords`` words or more: those that a norm is of.
  package var authors: Int { size.authors }
  /// The texts of these authors.
  package var documents: Int { size.documents }
  /// The words of these texts.
  package var words: Int { size.words }
  /// How many authors have fewer words and are left out; of parts that were written it is not known.
  package var leftOut: Int { size.leftOut }

  private var size: Size { open.values.reduce(into: closedSize) { Self.count($1, minimumWords, into: &$0) } }

  private static func count(_ person: Person, _ minimumWords: Int, into size: inout Size) {
    guard person.words >= minimumWords else { return size.leftOut += 1 }
    size.authors += 1
    size.documents += person.documents
    size.words += person.words
  }

  /// Adds a text's markers.
  ///
  /// Markers that the language does not have are left out, as are counts that are no whole numbers: the model is of counts.
  /// - Parameters:
  ///   - author: who wrote it, under any name that stays the same; nil for an author of whom there is one text only.
  ///   - values: its markers, too short texts included.
  ///   - words: its words.
  package mutating func add(author: String? = nil, values: [MarkerValue], words: Int) {
    var person = author.flatMap { open[$0] } ?? Person()
    person.documents += 1
    person.words += words
    for value in values where value.status != .unsupported && value.base > 0 {
      guard let hits = Int(exactly: value.count) else { continue }
      person.counts[value.marker, default: Count()].add(hits: hits, base: value.base)
    }
    if let author { open[author] = person } else { close(person) }
  }

  /// Adds the markers of an author's only text.
  package mutating func add(_ markers: [MarkerValue], words: Int) { add(values: markers, words: words) }

  /// Joins another part; the order of joining does not matter.
  ///
  /// - Returns: false, and nothing is joined, where the two leave out different authors.
  @discardableResult
  package mutating func merge(_ other: NormBuilder) -> Bool {
    guard minimumWords == other.minimumWords else { return false }
    closedSize.authors += other.closedSize.authors
    closedSize.documents += other.closedSize.documents
    closedSize.words += other.closedSize.words
    closedSize.leftOut += other.closedSize.leftOut
    closed.merge(other.closed) { mine, theirs in
      var sum = mine
      sum.merge(theirs)
      return sum
    }
    open.merge(other.open) { mine, theirs in
      let counts = mine.counts.merging(theirs.counts) { $0.merged(with: $1) }
      return Person(documents: mine.documents + theirs.documents, words: mine.words + theirs.words, counts: counts)
    }
    return true
  }

  /// The norm.
  ///
  /// - Returns: nil with fewer authors than `minimumAuthors`. A marker that fewer of them can be measured in says so by its
  ///   status.
  package func fit(_ corpus: Corpus, minimumAuthors: Int = leastDocuments) -> Norm? {
    let size = size
    guard size.authors >= minimumAuthors, size.authors > 0 else { return nil }
    let markers = sums.mapValues { NormFit.fit($0, minimumAuthors: minimumAuthors) }
    var norm = Norm(corpus: corpus, documents: size.documents, authors: size.authors, words: size.words, markers: markers)
    norm.minimumWords = minimumWords
    return norm
  }

  /// The norm as a file; nil with fewer than ``leastDocuments`` authors.
  package func file(_ corpus: Corpus) -> JSONValue? { fit(corpus)?.json }

  /// The sums with every author in them.
  private var sums: [MarkerID: NormSums] {
    var all = self
    // The sums are exact, so the order of authors does not matter.
    for person in open.values { all.close(person) }
    return all.closed
  }

  private mutating func close(_ person: Person) {
    Self.count(person, minimumWords, into: &closedSize)
    if person.words < minimumWords { return }
    for (marker, count) in person.counts {
      closed[marker, default: NormSums()].add(hits: count.hits, base: count.base, ofTexts: count.ofTexts)
    }
  }
}

extension NormBuilder {
  /// The least number of authors of a part that leaves a site, whatever options say: sums over a few people are about those people.
  package static let leastPartAuthors = 10

  /// The part as a file that may leave a site.
  ///
  /// - Parameter minimumAuthors: the least number of authors; below ``leastPartAuthors`` that many count.
  /// - Returns: nil with fewer authors. A marker that fewer of them were measured in is left out.
  package func part(minimumAuthors: Int = leastPartAuthors) -> JSONValue? {
    let least = max(minimumAuthors, Self.leastPartAuthors)
    return authors < least ? nil : json(leastOfMarker: least)
  }

  /// The part as a file: counts and sums by marker, no author and no text.
  package var json: JSONValue { json(leastOfMarker: 0) }

  private func json(leastOfMarker least: Int) -> JSONValue {
    let rows = sums.filter { $0.value.authors >= least }.sorted { $0.key < $1.key }.map { id, sums in
      var members = [JSONValue.Member("authors", .int(sums.authors))]
      for (name, path) in NormSums.names {
        // As strings: cubes are larger than what many readers keep of a number.
        members.append(.init(name, .string("\(sums[keyPath: path])")))
      }
      if let texts = sums.texts {
        members.append(.init("several", .int(texts.several)))
        for (name, path) in NormSums.Texts.names { members.append(.init(name, .string("\(texts[keyPath: path])"))) }
      }
      return JSONValue.Member(id.description, .object(members))
    }
    let size = size
    return .object([
      .init("minimumWords", .int(minimumWords)), .init("documents", .int(size.documents)), .init("authors", .int(size.authors)),
      .init("words", .int(size.words)), .init("sums", .object(rows)),
    ])
  }

  /// Reads a part that was written.
  ///
  /// - Throws: all problems at once.
  package init(json: JSONValue, path: String) throws(ScoringContentError) {
    var problems = ProblemList(file: path)
    let root = ContentNode(json)
    self.init(minimumWords: root.int("minimumWords", atLeast: 1, &problems))
    closedSize.documents = root.int("documents", in: Self.counts, &problems)
    closedSize.authors = root.int("authors", in: Self.counts, &problems)
    closedSize.words = root.int("words", in: Self.counts, &problems)
    for (key, node) in root.members("sums", &problems) {
      guard let id = MarkerID(key) else {
        problems.add("bad-id", at: node.path, "`\(key)` is no id", hint: "small letters, digits, hyphens and dots")
        continue
      }
      var sums = NormSums()
      sums.authors = node.int("authors", in: Self.counts, &problems)
      for (name, path) in NormSums.names { sums[keyPath: path] = Self.sum(node, name, &problems) }
      // A part of an older version does not say what single texts have.
      sums.texts = node.int(ifPresent: "several", atLeast: 0, &problems).map { several in
        var texts = NormSums.Texts()
        texts.several = several
        for (name, path) in NormSums.Texts.names { texts[keyPath: path] = Self.sum(node, name, &problems) }
        return texts
      }
      closed[id] = sums
    }
    if !problems.problems.isEmpty { throw ScoringContentError(problems.problems) }
  }

  private static func sum(_ node: ContentNode, _ name: String, _ problems: inout ProblemList) -> Int128 {
    guard let value = Int128(node.string(name, &problems)), value >= 0, value <= largestSum else {
      problems.add("out-of-range", at: "\(node.path)/\(name)", "this is no sum", hint: "write parts with `NormBuilder.json`")
      return 0
    }
    return value
  }

  /// Far more than any corpus has, and far from where sums overflow.
  private static var counts: ClosedRange<Int> { 0...1_000_000_000_000 }

  /// No corpus comes near it, and 2²⁶ parts of that size do not overflow.
  private static var largestSum: Int128 { 1 << 100 }
}

extension NormBuilder {
  /// Parts that were built apart, joined. Their order does not matter.
  ///
  /// - Parameters:
  ///   - parts: with the names of their files.
  ///   - minimumAuthors: the least number of authors of each; below ``leastPartAuthors`` that many count.
  /// - Throws: the first part that cannot be joined: `too-few-authors`, `duplicate-part` (the same sums stand in one before it, and its authors would
  ///   count twice), `other-part` (it leaves out other authors than the first).
  package static func joining(_ parts: [(file: String, builder: NormBuilder)], minimumAuthors: Int = leastPartAuthors)
    throws(ScoringContentError) -> NormBuilder
  {
    func refuse(_ file: String, _ path: String, _ code: String, _ message: String, _ hint: String) -> ScoringContentError {
      ScoringContentError([ScoringProblem(file: file, path: path, code: code, message: message, hint: hint)])
    }
    let least = max(minimumAuthors, leastPartAuthors)
    var whole = NormBuilder(minimumWords: parts.first?.builder.minimumWords ?? 1)
    for (place, part) in parts.enumerated() {
      if part.builder.authors < least {
        throw refuse(
          part.file, "/part/authors", "too-few-authors", "the part has \(part.builder.authors) authors, fewer than \(least)",
          "sums over a few people are about those people; build a part of more of them")
      }
      if let twin = parts[..<place].first(where: { $0.builder == part.builder }) {
        throw refuse(part.file, "/part/sums", "duplicate-part", "these are the sums of `\(twin.file)`", "name each part once")
      }
      if !whole.merge(part.builder) {
        throw refuse(
          part.file, "/part/minimumWords", "other-part", "the part leaves out other authors than the first",
          "build all with one --min-words")
      }
    }
    return whole
  }
}
