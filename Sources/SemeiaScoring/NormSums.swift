/// Sums over authors for one marker: all that a fit needs, and nothing of a text or a person.
///
/// `k` are an author's hits and `n` the words (or sentences) they were counted in. The sums are whole numbers and exact, so
/// that parts joined in any order are the whole.
struct NormSums: Hashable, Sendable {
  var authors = 0
  var k: Int128 = 0
  var n: Int128 = 0
  var kk: Int128 = 0
  var kn: Int128 = 0
  var nn: Int128 = 0
  var kkk: Int128 = 0
  var kkn: Int128 = 0
  var knn: Int128 = 0
  var nnn: Int128 = 0
  /// The same squares over single texts; nil where a part does not say them.
  var texts: Texts? = Texts()

  /// Squares over single texts, by which what stays with an author is told from what belongs to a text.
  struct Texts: Hashable, Sendable {
    /// How many authors have two texts or more.
    var several = 0
    var kk: Int128 = 0
    var kn: Int128 = 0
    var nn: Int128 = 0
    var nnn: Int128 = 0

    /// The names of the sums in a file of partial results.
    static var names: [(name: String, path: WritableKeyPath<Texts, Int128>)] {
      [("textKK", \.kk), ("textKN", \.kn), ("textNN", \.nn), ("textNNN", \.nnn)]
    }

    /// Adds a text.
    mutating func add(hits: Int, base: Int) {
      let (k, n) = (NormSums.bounded(hits), NormSums.bounded(base))
      kk += k * k
      kn += k * n
      nn += n * n
      nnn += n * n * n
    }

    mutating func merge(_ other: Texts) {
      several += other.several
      for (_, path) in Self.names { self[keyPath: path] &+= other[keyPath: path] }
    }
  }

  fileprivate static func bounded(_ value: Int) -> Int128 { Int128(min(max(value, 0), 1_000_000_000)) }

  /// The names of the sums in a file of partial results, in their order there.
  static var names: [(name: String, path: WritableKeyPath<NormSums, Int128>)] {
    [
      ("k", \.k), ("n", \.n), ("kk", \.kk), ("kn", \.kn), ("nn", \.nn), ("kkk", \.kkk), ("kkn", \.kkn), ("knn", \.knn),
      ("nnn", \.nnn),
    ]
  }

  /// Adds an author, whose single texts are in `ofTexts`. Hits and words beyond 10⁹ count as 10⁹, so that no sum over fewer than 10¹⁰ authors overflows.
  mutating func add(hits: Int, base: Int, ofTexts: Texts) {
    let (k, n) = (Self.bounded(hits), Self.bounded(base))
    texts?.merge(ofTexts)
    authors += 1
    self.k += k
    self.n += n
    kk += k * k
    kn += k * n
    nn += n * n
    kkk += k * k * k
    kkn += k * k * n
    knn += k * n * n
    nnn += n * n * n
  }

  mutating func merge(_ other: NormSums) {
    authors += other.authors
    for (_, path) in Self.names { self[keyPath: path] &+= other[keyPath: path] }
    if let others = other.texts { texts?.merge(others) } else { texts = nil }
  }
}
