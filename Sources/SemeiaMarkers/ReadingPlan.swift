import SemeiaLexicon

/// What a catalog and a lexicon make of each row, worked out once for all texts.
struct ReadingPlan: Sendable {
  /// A marker: the catalog's in its order, then those that only code knows.
  struct Entry: Sendable {
    let id: MarkerID
    let isWeighted: Bool
    let isPerSentence: Bool
    let minimumWords: Int
    let source: Source
    /// Why the language has none of it, or nil.
    let refusal: String?
  }

  /// What a marker is measured by.
  enum Source: Sendable {
    case rows
    case code(any Marker)
  }

  let markers: [Entry]
  /// How hints are joined.
  let hints: HintPlan
  /// By marker: whether hits under a negation are left out.
  let ignoresDenied: [Bool]
  /// By row: where the markers lie that a match of it is counted for, in `counted`. Empty for rows that are no marker's.
  private let countedStarts: [Int32]
  private let counted: [Int32]
  /// By row: the weight of an imported lexicon, where it is not 1.
  private let weights: [Int: Double]

  /// - Parameter computed: the markers of code. Of two with one name the later is asked.
  init(_ catalog: ConceptCatalog, _ lexicon: Lexicon, computed: [any Marker]) {
    let unsupported = lexicon.language.unsupportedMarkers
    let byName = Dictionary(computed.map { ($0.id.description, $0) }) { _, later in later }
    let described = catalog.markers.map { marker in
      let code = marker.computed.flatMap { byName[$0] }
      let hasContent = code != nil || ([marker.id] + marker.includes).contains { lexicon.subjects.contains($0.description) }
      let refusal = unsupported[marker.id.description] != nil ? "not-in-language" : hasContent ? nil : "no-content"
      return Entry(
        id: marker.id, isWeighted: marker.isWeighted, isPerSentence: marker.per == "sentences", minimumWords: marker.minimumWords,
        source: code.map { .code($0) } ?? .rows, refusal: refusal)
    }
    var known = Set(catalog.markers.flatMap { [$0.id.description] + ($0.computed.map { [$0] } ?? []) })
    let others = computed.compactMap { marker in
      guard known.insert(marker.id.description).inserted, let last = byName[marker.id.description] else { return nil as Entry? }
      return Entry(
        id: last.id, isWeighted: false, isPerSentence: last.per == .sentences, minimumWords: last.minimumWords, source: .code(last),
        refusal: unsupported[last.id.description] != nil ? "not-in-language" : nil)
    }
    markers = described + others
    hints = HintPlan(catalog, lexicon)
    ignoresDenied = catalog.markers.map(\.ignoresDenied) + others.map { _ in false }
    var places: [String: [Int32]] = [:]
    for (place, marker) in catalog.markers.enumerated() where marker.computed == nil {
      for id in [marker.id] + marker.includes { places[id.description, default: []].append(Int32(place)) }
    }
    var starts: [Int32] = [0]
    var all: [Int32] = []
    var weights: [Int: Double] = [:]
    starts.reserveCapacity(lexicon.entries.count + 1)
    for row in lexicon.entries.indices {
      if lexicon.entries.kind(of: row) == .marker {
        all += places[lexicon.entries.subject(of: row)] ?? []
        let weight = lexicon.entries.intensity(of: row)
        if weight != 1 { weights[row] = weight }
      }
      starts.append(Int32(all.count))
    }
    self.weights = weights
    countedStarts = starts
    counted = all
  }

  /// Calls `body` with the rows' markers: those of a row are the places in ``markers`` that lie between its start and the next one's.
  func withMarkersOfRows<Result>(_ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Int32>) -> Result) -> Result {
    countedStarts.withUnsafeBufferPointer { starts in counted.withUnsafeBufferPointer { body(starts, $0) } }
  }

  /// What a match of a row counts for.
  func weight(ofRow row: Int) -> Double { weights.isEmpty ? 1 : weights[row] ?? 1 }
}
