package import SemeiaLexicon
package import SemeiaMarkers

/// A norm with its markers in the order of a catalog, so that no text looks them up by name.
package final class NormTable: Sendable {
  package let norm: Norm
  /// `es/narrative`.
  package let name: String
  /// Whether it was counted with other rows of the language than those that markers are counted with now.
  package let isOutdated: Bool
  private let markers: [MarkerID]
  private let scales: [MarkerNorm?]

  package init(_ norm: Norm, markers: [MarkerID], isOutdated: Bool = false) {
    self.norm = norm
    self.isOutdated = isOutdated
    self.markers = markers
    name = norm.name
    scales = markers.map { norm.markers[$0] }
  }

  /// The norm of a marker that stands at a place of the catalog, or wherever it stands.
  func scale(of marker: MarkerID, at place: Int) -> MarkerNorm? {
    place < markers.count && markers[place] == marker ? scales[place] : norm.markers[marker]
  }

  /// Where markers stand, in their order; nil for those that have no norm.
  package func standings(_ values: [MarkerValue]) -> [MarkerStanding?] {
    values.indices.map { MarkerStanding(values[$0], scale(of: values[$0].marker, at: $0), isOtherGenre: norm.isOfOtherGenre) }
  }
}
