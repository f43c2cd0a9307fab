import SemeiaLexicon
import SemeiaMarkers
@_spi(Loops) import SemeiaText

/// Where concepts were found already, so that several languages' content does not find the same twice.
struct FoundPlaces {
  /// By concept: the stretches, by where they begin.
  private var spans: [ConceptID: [TextSpan]] = [:]

  init(_ findings: [Finding]) {
    for finding in findings { spans[finding.concept, default: []].append(finding.span) }
    for concept in spans.keys { spans[concept]?.sort() }
  }

  /// Whether a concept was found at a place that touches a stretch.
  func touches(_ span: TextSpan, _ concept: ConceptID) -> Bool {
    let known = spans[concept] ?? []
    // Of stretches of one concept in one language none overlap, and those of several languages only by a few.
    let next = known.firstIndexOnward { $0.start >= span.end }
    return known[max(0, next - 8)..<next].contains { $0.overlaps(span) }
  }

  /// Notes a finding unless its concept was found there.
  mutating func insert(_ finding: Finding) -> Bool {
    if touches(finding.span, finding.concept) { return false }
    let place = spans[finding.concept, default: []].firstIndexOnward { $0.start >= finding.span.start }
    spans[finding.concept, default: []].insert(finding.span, at: place)
    return true
  }
}
