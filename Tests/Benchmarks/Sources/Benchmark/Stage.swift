/// A step that is measured over all documents of a language.
struct Stage {
  enum Name: String, CaseIterable {
    case icu, segmentation, folding, matching, context, markers, scoring
    case jsonIn = "json-in"
    case jsonOut = "json-out"
    /// Segmentation to scoring, as an embedder calls it.
    case library
    /// A line of NDJSON in, a line out.
    case filter

    /// What the table calls it.
    var title: String {
      switch self {
      case .icu: "bare ICU"
      case .segmentation: "words and sentences"
      case .folding: "key folding"
      case .scoring: "scores and rules"
      case .jsonIn: "JSON in"
      case .jsonOut: "JSON out"
      case .library: "library"
      case .filter: "whole filter"
      default: rawValue
      }
    }
  }

  var name: Name
  /// Takes the index of a document; returns something that depends on the work, so that none is left out.
  var run: (Int) -> Int
}
