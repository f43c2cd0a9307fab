import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Measures the style markers of a text: how often, per word of the subject, with every hit as evidence.
struct StyleReader {
  let plan: ReadingPlan
  let text: SegmentedText
  let units: Units
  let context: ContextAnnotator
  /// Whose content reads the text.
  let language: LanguageTag
  /// The subject's words, and the sentences that the subject begins and in which a token stands, be it no word.
  let words: Int
  let sentences: Int

  init(plan: ReadingPlan, text: SegmentedText, units: Units, context: ContextAnnotator, language: LanguageTag) {
    self.plan = plan
    self.text = text
    self.units = units
    self.context = context
    self.language = language
    (words, sentences) = Self.size(text)
  }

  /// All markers in the catalog's order.
  ///
  /// - Parameters:
  ///   - matches: matches of all rows, ordered by start and end.
  ///   - barrier: why nothing is measured: the author is not the subject, or nobody is; nil where style is measured.
  func values(_ matches: [PatternMatch], barrier: String?) -> [MarkerValue] {
    var evidence = barrier == nil ? evidence(matches) : []
    var values: [MarkerValue] = []
    values.reserveCapacity(plan.markers.count)
    for place in plan.markers.indices {
      let marker = plan.markers[place]
      var value = MarkerValue(
        marker: marker.id, status: .ok, per: marker.isPerSentence ? .sentences : .words, base: marker.isPerSentence ? sentences : words)
      value.isWeighted = marker.isWeighted
      guard barrier == nil, marker.refusal == nil else {
        value.status = .unsupported
        value.reason = barrier ?? marker.refusal
        values.append(value)
        continue
      }
      switch marker.source {
      case .rows: swap(&value.evidence, &evidence[place])
      case .code(let code):
        guard let found = code.evidence(in: text, language: language) else {
          value.status = .unsupported
          value.reason = "not-in-language"
          values.append(value)
          continue
        }
        value.evidence = found.countable(in: text)
      }
      value.count = value.evidence.withUnsafeBufferPointer { evidence in
        var sum = 0.0
        for one in evidence { sum += one.amount }
        return sum
      }
      if words < marker.minimumWords {
        value.status = .insufficient
        value.reason = "too-few-words"
      }
      values.append(value)
    }
    return values
  }

  /// By marker: the longest hit at each place, so that nothing is counted twice.
  private func evidence(_ matches: [PatternMatch]) -> [[Evidence]] {
    /// A hit, and the marker's hit before it, or −1.
    struct Hit {
      var span: TextSpan
      var amount: Double
      var before: Int32
    }
    /// A marker's last hit, its units, and how many hits there are.
    struct Last {
      var start = 0
      var end = 0
      var hit: Int32 = -1
      var count = 0
    }
    var hits: [Hit] = []
    hits.reserveCapacity(matches.count)
    var last = [Last](repeating: Last(), count: plan.markers.count)
    let isConversation = text.document.isConversation
    plan.withMarkersOfRows { starts, places in
      for match in matches {
        let end = Int(starts[match.pattern &+ 1])
        var index = Int(starts[match.pattern])
        while index < end {
          let place = Int(places[index])
          index &+= 1
          let known = last[place]
          let isLonger = match.units.lowerBound == known.start && match.units.upperBound > known.end && known.hit >= 0
          guard isLonger || match.units.lowerBound >= known.end else { continue }
          if isConversation || plan.ignoresDenied[place], !counts(match, place) { continue }
          hits.append(
            Hit(
              span: units.span(match.units), amount: plan.weight(ofRow: match.pattern),
              before: isLonger ? hits[Int(known.hit)].before : known.hit))
          last[place] = Last(
            start: match.units.lowerBound, end: match.units.upperBound, hit: Int32(hits.count - 1), count: known.count + (isLonger ? 0 : 1))
        }
      }
    }
    return last.map { last in
      if last.count == 0 { return [] }
      return [Evidence](unsafeUninitializedCapacity: last.count) { evidence, filled in
        var hit = last.hit
        for index in stride(from: last.count - 1, through: 0, by: -1) {
          evidence.initializeElement(at: index, to: Evidence(span: hits[Int(hit)].span, amount: hits[Int(hit)].amount))
          hit = hits[Int(hit)].before
        }
        filled = last.count
      }
    }
  }

  private func counts(_ match: PatternMatch, _ marker: Int) -> Bool {
    text.isSubject(at: Int(units.starts[match.units.lowerBound])) && !(plan.ignoresDenied[marker] && context.isDenied(match.units))
  }

  /// The subject's words, and the sentences that the subject begins and in which a token stands, be it no word.
  private static func size(_ text: SegmentedText) -> (words: Int, sentences: Int) {
    var words = 0
    var sentences = 0
    var sentence = 0
    var last = -1
    text.tokens.withUnsafeBufferPointer { tokens in
      text.sentences.withUnsafeBufferPointer { spans in
        for token in tokens {
          while sentence < spans.count, spans[sentence].end <= token.span.start { sentence &+= 1 }
          // A sentence counts where a token stands in it, even one that is no word, and the subject begins it.
          if sentence < spans.count, sentence != last {
            last = sentence
            if text.isSubject(at: spans[sentence].start) { sentences &+= 1 }
          }
          if token.kind.isWord, text.isSubject(at: token.span.start) { words &+= 1 }
        }
      }
    }
    return (words, sentences)
  }
}
