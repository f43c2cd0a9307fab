import SemeiaText

/// The places that a measure counts, in the order of the text, each with the line of the file where it is known.
struct SpeechEvidence {
  var spans: [TextSpan] = []
  /// One for each span; nil in it where no line is known.
  var lines: [Int?] = []
  /// Nil where a measure has only one way to count.
  var basis: SpeechValue.Basis?

  init() {}

  /// Places in the words.
  init(_ spans: [TextSpan], _ document: Document, _ basis: SpeechValue.Basis? = nil) {
    self.spans = spans
    lines = spans.map { document.turns[document.turn(at: $0.start)].line }
    self.basis = basis
  }

  /// Places that a transcript marks.
  static func marks(_ marks: [TurnMark], _ document: Document) -> SpeechEvidence {
    var evidence = SpeechEvidence(marks.map(\.span), document, .marks)
    for (index, mark) in marks.enumerated() { evidence.lines[index] = mark.line ?? evidence.lines[index] }
    return evidence
  }

  /// Adds places in the words, where they belong.
  mutating func add(_ found: [TextSpan], _ document: Document) {
    let more = SpeechEvidence(found, document)
    let all = zip(spans + more.spans, lines + more.lines).enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
    spans = all.map(\.element.0)
    lines = all.map(\.element.1)
  }
}
