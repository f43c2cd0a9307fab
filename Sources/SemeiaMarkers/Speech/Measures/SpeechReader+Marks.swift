@_spi(Loops) import SemeiaText

extension SpeechReader {
  /// Marks of the speaker's turns, in the order of the text.
  func ownMarks(_ kinds: Set<TurnMark.Kind>) -> [TurnMark] {
    zip(text.document.turns, isOwn).flatMap { turn, isOwn in isOwn ? turn.marks.filter { kinds.contains($0.kind) } : [] }
  }

  /// Whether the transcript marks anything of the kind, by whomever: only then is none of it a measured zero.
  func marks(_ kinds: Set<TurnMark.Kind>) -> Bool { text.document.turns.contains { $0.marks.contains { kinds.contains($0.kind) } } }

  /// Whether a transcriber has told repetitions and repairs from plain words: then the codes decide, and not what the words look like.
  var isCoded: Bool { marks(Self.repetitionKinds.union(Self.repairKinds)) }

  static let repetitionKinds: Set<TurnMark.Kind> = [.repetition]
  static let repairKinds: Set<TurnMark.Kind> = [.revision, .reformulation, .falseStart, .fragment, .selfInterruption]

  /// Repetitions that are marked: how many words, and where.
  func markedRepetitions() -> (words: Int, places: [TurnMark]) {
    let places = ownMarks(Self.repetitionKinds)
    return (places.reduce(0) { $0 + ($1.words ?? words(in: $1.span)) }, places)
  }

  /// Repairs that are marked. A word broken off within words that are taken back is part of that repair.
  func markedRepairs() -> [TurnMark] {
    let all = ownMarks(Self.repairKinds)
    var repairs: [TurnMark] = []
    var reach = TextSpan(-1, -1)
    for mark in all {
      if mark.kind == .fragment, reach.contains(mark.span), !reach.isEmpty { continue }
      if mark.kind != .fragment, mark.span.end > reach.end { reach = mark.span }
      repairs.append(mark)
    }
    return repairs
  }

  /// How many words lie in a span.
  private func words(in span: TextSpan) -> Int { place(at: span.end) - place(at: span.start) }

  /// The first word that does not begin before an offset.
  private func place(at offset: Int) -> Int { text.words.firstIndexOnward { $0.span.start >= offset } }

  /// Measures of what is marked, in the order of ``SpeechMeasure/marked``.
  func markedValues() -> [SpeechValue] {
    let measures = SpeechMeasure.marked
    let unfinished: Set<TurnMark.Kind> = [.trailingOff, .interruption, .selfInterruption]
    let utterances = zip(text.document.turns, isOwn).count { $1 && !$0.span.isEmpty }
    return [filledPauses(measures[0])]
      + zip(measures[1...3], [TurnMark.Kind.pause, .unintelligible, .event]).map { measure, kind in
        counted(measure, [kind], base: own.count) { 100 * Double($0) / Double(own.count) }
      } + [counted(measures[4], unfinished, base: utterances) { Double(min($0, utterances)) / Double(utterances) }]
  }

  private func counted(_ measure: SpeechMeasure, _ kinds: Set<TurnMark.Kind>, base: Int, _ value: (Int) -> Double) -> SpeechValue {
    guard text.document.isConversation, marks(kinds) else { return .none(measure, .noMarks) }
    let found = ownMarks(kinds)
    return answer(measure, base: base, .marks(found, text.document)) { value(found.count) }
  }

  private func filledPauses(_ measure: SpeechMeasure) -> SpeechValue {
    let isMarked = marks([.filler])
    guard isMarked || classes?.has(.filler) == true else { return missing(.filler, measure, base: own.count) }
    let marked = ownMarks([.filler])
    var evidence = SpeechEvidence.marks(marked, text.document)
    var unmarked: [TextSpan] = []
    var next = 0
    for phrase in ownPhrases(WordClass.filler.mask) {
      let span = text.span(phrase.words)
      while next < marked.count, marked[next].span.end <= span.start, marked[next].span != span { next += 1 }
      if next < marked.count, marked[next].span.overlaps(span) || marked[next].span == span { continue }
      unmarked.append(span)
    }
    evidence.add(unmarked, text.document)
    evidence.basis = !isMarked ? .words : evidence.spans.count == marked.count ? .marks : .both
    return answer(measure, base: own.count, evidence) { 100 * Double(evidence.spans.count) / Double(own.count) }
  }
}
