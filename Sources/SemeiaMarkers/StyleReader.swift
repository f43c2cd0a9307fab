import SemeiaLexicon
import SemeiaText

/// Measures the style markers of a text: how often, per word of the subject, with every hit as evidence.
struct StyleReader {
  let catalog: ConceptCatalog
  let lexicon: Lexicon
  let text: SegmentedText
  let units: Units
  let context: ContextAnnotator

  /// All markers in the catalog's order.
  ///
  /// - Parameter isMeasured: whether the author is the subject; style is not measured otherwise.
  func values(_ matches: [PatternMatch], isMeasured: Bool) -> [MarkerValue] {
    let words = text.tokens.reduce(0) { $0 + ($1.kind.isWord && isSubject($1.span.start) ? 1 : 0) }
    let sentences = text.sentences.reduce(0) { $0 + (isSubject($1.start) && hasWord($1) ? 1 : 0) }
    var hits: [String: [PatternMatch]] = [:]
    for match in matches where lexicon.entries[match.pattern].kind == .marker {
      hits[lexicon.entries[match.pattern].subject, default: []].append(match)
    }
    return catalog.markers.map { marker in
      let base = marker.per == "sentences" ? sentences : words
      var value = MarkerValue(marker: marker.id, status: .ok, per: marker.per == "sentences" ? .sentences : .words, base: base)
      if !isMeasured {
        value.status = .unsupported
        value.reason = "author-not-subject"
      } else if lexicon.language.unsupportedMarkers[marker.id.description] != nil {
        value.status = .unsupported
        value.reason = "not-in-language"
      } else if marker.computed == nil, !([marker.id] + marker.includes).contains(where: { lexicon.subjects.contains($0.description) }) {
        value.status = .unsupported
        value.reason = "no-content"
      } else {
        value.evidence = evidence(of: marker, hits)
        value.count = value.evidence.reduce(0) { $0 + $1.amount }
        if words < marker.minimumWords {
          value.status = .insufficient
          value.reason = "too-few-words"
        }
      }
      return value
    }
  }

  private func evidence(of marker: MarkerDefinition, _ hits: [String: [PatternMatch]]) -> [Evidence] {
    switch marker.computed {
    case "question-sentences": return questions()
    case "words-per-sentence":
      return text.tokens.lazy.filter { $0.kind.isWord && isSubject($0.span.start) }.map { Evidence(span: $0.span) }
    default: break
    }
    var all = ([marker.id] + marker.includes).flatMap { hits[$0.description] ?? [] }
    all.removeAll { !isSubject(Int(units.starts[$0.units.lowerBound])) || (marker.ignoresDenied && context.isDenied($0.units)) }
    // The longest at each place, so that nothing is counted twice.
    all.sort { ($0.units.lowerBound, -$0.units.upperBound, $0.pattern) < ($1.units.lowerBound, -$1.units.upperBound, $1.pattern) }
    var evidence: [Evidence] = []
    var end = 0
    for match in all where match.units.lowerBound >= end {
      evidence.append(Evidence(span: units.span(match.units)))
      end = match.units.upperBound
    }
    return evidence
  }

  /// The subject's sentences that end with a question mark: the word before it and all that follows up to the next.
  private func questions() -> [Evidence] {
    var evidence: [Evidence] = []
    for index in text.gaps.indices.dropFirst() where text.gaps[index].marks.contains(.question) {
      let span = text.tokens[index - 1].span
      if isSubject(span.start) { evidence.append(Evidence(span: span)) }
    }
    return evidence
  }

  private func isSubject(_ offset: Int) -> Bool {
    !text.document.isConversation || text.document.turns[text.document.turn(at: offset)].role == .subject
  }

  private func hasWord(_ sentence: TextSpan) -> Bool {
    let index = text.tokens.firstIndexOnward { $0.span.end > sentence.start }
    return index < text.tokens.count && text.tokens[index].span.start < sentence.end
  }
}
