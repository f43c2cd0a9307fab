import SemeiaLexicon

/// What a catalog and a lexicon make of each row, worked out once for all texts.
struct ReadingPlan: Sendable {
  /// A marker in the catalog's order.
  struct Marker: Sendable {
    let id: MarkerID
    let isWeighted: Bool
    let isPerSentence: Bool
    let minimumWords: Int
    let source: Source
    /// Why the language has none of it, or nil.
    let refusal: String?
  }

  /// What a marker is measured by.
  enum Source: Sendable { case rows, questions, words }

  let markers: [Marker]
  /// By marker: whether hits under a negation are left out.
  let ignoresDenied: [Bool]
  /// By row: where the markers lie that a match of it is counted for, in `counted`. Empty for rows that are no marker's.
  private let countedStarts: [Int32]
  private let counted: [Int32]
  /// By row: the weight of an imported lexicon, where it is not 1.
  private let weights: [Int: Double]

  init(_ catalog: ConceptCatalog, _ lexicon: Lexicon) {
    markers = catalog.markers.map { marker in
      let hasRows = ([marker.id] + marker.includes).contains { lexicon.subjects.contains($0.description) }
      let refusal =
        lexicon.language.unsupportedMarkers[marker.id.description] != nil
        ? "not-in-language" : marker.computed == nil && !hasRows ? "no-content" : nil
      let source: Source = marker.computed == "question-sentences" ? .questions : marker.computed == "words-per-sentence" ? .words : .rows
      return Marker(
        id: marker.id, isWeighted: marker.isWeighted, isPerSentence: marker.per == "sentences", minimumWords: marker.minimumWords,
        source: source, refusal: refusal)
    }
    ignoresDenied = catalog.markers.map(\.ignoresDenied)
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
