import SemeiaLexicon
import SemeiaMarkers
@_spi(Loops) import SemeiaText

/// Where something was found already, by concept or by flag, so that several languages' content does not find the same twice.
struct FoundPlaces<Key: Hashable> {
  /// By key: the stretches, by where they begin.
  private var spans: [Key: [TextSpan]] = [:]

  init(_ places: some Sequence<(key: Key, span: TextSpan)>) {
    for (key, span) in places { spans[key, default: []].append(span) }
    for key in spans.keys { spans[key]?.sort() }
  }

  /// Whether a key was found at a place that touches a stretch.
  func touches(_ span: TextSpan, _ key: Key) -> Bool {
    let known = spans[key] ?? []
    // Of stretches of one concept in one language none overlap, and those of several languages only by a few.
    let next = known.firstIndexOnward { $0.start >= span.end }
    return known[max(0, next - 8)..<next].contains { $0.overlaps(span) }
  }

  /// Notes a place.
  mutating func insert(_ span: TextSpan, _ key: Key) {
    let place = spans[key, default: []].firstIndexOnward { $0.start >= span.start }
    spans[key, default: []].insert(span, at: place)
  }
}

extension FoundPlaces where Key == ConceptID {
  init(_ findings: [Finding]) { self.init(findings.lazy.map { ($0.concept, $0.span) }) }

  /// Notes a finding unless its concept was found there.
  mutating func insert(_ finding: Finding) -> Bool {
    if touches(finding.span, finding.concept) { return false }
    insert(finding.span, finding.concept)
    return true
  }
}
