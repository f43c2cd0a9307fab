import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring

/// The parts of a line that do not depend on the text, formatted once: how each marker and each dimension begins.
struct LinePieces: Sendable {
  /// A marker of the catalog.
  struct Marker: Sendable {
    let id: MarkerID
    /// `{"marker":"swear","status":"ok","count":`
    let measured: [UInt8]
    /// Every word is evidence of the length of sentences: its spans would be the text again.
    let hasSpans: Bool
  }

  /// A dimension of the tree.
  struct Dimension: Sendable {
    let id: DimensionID
    let components: Int
    /// `{"dimension":"fear","level":"subfactor","status":`
    let start: [UInt8]
    /// `"content":{"value":0,…}`: nothing is stated.
    let unstated: [UInt8]
  }

  let markers: [Marker]
  let dimensions: [Dimension]

  init(_ catalog: ConceptCatalog, _ tree: DimensionTree) {
    markers = catalog.markers.map { marker in
      Marker(
        id: marker.id, measured: Array(#"{"marker":"\#(marker.id)","status":"ok","count":"#.utf8),
        hasSpans: marker.id != "words-per-sentence")
    }
    dimensions = tree.dimensions.map { dimension in
      let components = tree.components(of: dimension.id).count
      return Dimension(
        id: dimension.id, components: components,
        start: Array(#"{"dimension":"\#(dimension.id)","level":"\#(dimension.level.rawValue)","status":"#.utf8),
        unstated: Array(
          #""content":{"value":0,"interval":[0,0],"contributions":[],"coverage":{"mentioned":0,"of":\#(components)}}"#.utf8))
    }
  }
}
