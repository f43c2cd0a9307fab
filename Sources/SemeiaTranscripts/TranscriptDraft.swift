/// A transcript while it is read.
struct TranscriptDraft {
  let source: SourceText
  var language: String?
  var unit = TranscriptUnit.utterance
  var declared: [Transcript.DeclaredSpeaker] = []
  private(set) var turns: [TranscriptTurn] = []
  private(set) var markers: [TranscriptMarker] = []
  private var problems: [TranscriptProblem] = []
  private var leftOut: [String: Int] = [:]

  /// A marker whose turn is not yet known; its place counts in the bytes of the source.
  struct Mark {
    var kind: TranscriptMarker.Kind
    var span: Range<Int>
    var place: Range<Int>
    var code = ""
    var seconds: Double?
    var words: Int?
  }

  init(_ source: SourceText) { self.source = source }

  mutating func problem(_ code: TranscriptProblem.Code, at offset: Int) {
    problems.append(TranscriptProblem(code, line: source.line(offset)))
  }

  mutating func leaveOut(_ name: String) { leftOut[name, default: 0] += 1 }

  /// Adds a turn; an empty one without marks is a problem, and is left out.
  ///
  /// - Parameters:
  ///   - place: the whole of it in the source.
  ///   - keepsSpace: whether white space at the end stays.
  mutating func add(
    _ speaker: String?, _ text: TurnText, start: Double? = nil, end: Double? = nil, at place: Range<Int>, marks: [Mark] = [],
    keepsSpace: Bool = false
  ) {
    var text = text
    if !keepsSpace { text.trimEnd() }
    if text.isEmpty, marks.isEmpty { return problem(.emptyUtterance, at: place.lowerBound) }
    let (start, end) = checked(start, end, at: place.lowerBound)
    let runs = text.runs.map { SourceRun(text: $0.text, source: source.fileRange($0.source)) }
    var turn = TranscriptTurn(speaker: speaker, text: text.bytes, start: start, end: end, place: source.place(place), runs: runs)
    turn.pieces = pieces(of: text, start, end, at: place.lowerBound)
    turns.append(turn)
    for mark in marks {
      let span = min(mark.span.lowerBound, text.count)..<min(mark.span.upperBound, text.count)
      markers.append(
        TranscriptMarker(
          mark.kind, turn: turns.count - 1, span: span, place: source.place(mark.place), code: mark.code, seconds: mark.seconds,
          words: mark.words))
    }
  }

  /// The lines that a text stands on, each with the times of the whole.
  private func pieces(of text: TurnText, _ start: Double?, _ end: Double?, at place: Int) -> [TranscriptTurn.Piece] {
    var pieces: [TranscriptTurn.Piece] = []
    func add(_ offset: Int, _ line: Int) {
      if pieces.last?.line != line { pieces.append(.init(offset: pieces.isEmpty ? 0 : offset, line: line, start: start, end: end)) }
    }
    for run in text.runs where !run.text.isEmpty && run.text.lowerBound < text.count {
      add(run.text.lowerBound, source.line(run.source.lowerBound))
      // A stretch that was copied may go on over several lines.
      guard run.isVerbatim, source.line(run.source.upperBound - 1) != source.line(run.source.lowerBound) else { continue }
      for offset in run.text.dropFirst() where offset < text.count {
        let line = source.line(run.source.lowerBound + offset - run.text.lowerBound)
        add(offset, line)
      }
    }
    if pieces.isEmpty { add(0, source.line(place)) }
    return pieces
  }

  /// Adds what stands between two words of a tier: to the first of them where both will be joined, else to no turn.
  mutating func add(_ marks: [Mark], behind turn: Int?, before start: Double?) {
    for mark in marks {
      guard let turn, let end = turns[turn].end, let start, start - end < Transcript.wordPause else {
        add(mark)
        continue
      }
      let last = turns[turn].text.count
      markers.append(
        TranscriptMarker(mark.kind, turn: turn, span: last..<last, place: source.place(mark.place), code: mark.code, seconds: mark.seconds))
    }
  }

  /// Adds a marker that belongs to no turn.
  mutating func add(_ mark: Mark) {
    markers.append(
      TranscriptMarker(mark.kind, turn: nil, span: 0..<0, place: source.place(mark.place), code: mark.code, seconds: mark.seconds)
    )
  }

  private mutating func checked(_ start: Double?, _ end: Double?, at offset: Int) -> (Double?, Double?) {
    var (start, end) = (start, end)
    if (start ?? 0) < 0 || (end ?? 0) < 0 {
      problem(.negativeTime, at: offset)
      return (nil, nil)
    }
    // A zero with a sign is zero.
    if start == 0 { start = 0 }
    if end == 0 { end = 0 }
    if let start, let end, end < start {
      problem(.endBeforeStart, at: offset)
      return (nil, nil)
    }
    return (start, end)
  }

  /// Marks the whole of the last turn.
  mutating func markLast(_ kind: TranscriptMarker.Kind, at place: Range<Int>) {
    guard let last = turns.last else { return }
    markers.append(TranscriptMarker(kind, turn: turns.count - 1, span: 0..<last.text.count, place: source.place(place)))
  }

  /// Puts turns of several voices in the order of time: by start, then as they came. Turns without a time stay behind the one
  /// before.
  mutating func sortByTime() {
    var key = 0.0
    let keys = turns.map { turn in
      key = turn.start ?? key
      return key
    }
    let order = turns.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    var places = Array(repeating: 0, count: turns.count)
    for (new, old) in order.enumerated() { places[old] = new }
    turns = order.map { turns[$0] }
    for index in markers.indices { markers[index].turn = markers[index].turn.map { places[$0] } }
  }

  func finished(_ format: TranscriptFormat) -> Transcript {
    let ordered = markers.enumerated().sorted { ($0.element.turn ?? .max, $0.offset) < ($1.element.turn ?? .max, $1.offset) }
    let byLine = problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
    return Transcript(
      format: format, unit: unit, language: language, turns: turns, markers: ordered.map(\.element),
      problems: byLine.map(\.element),
      leftOut: leftOut.sorted { $0.key < $1.key }.map { Transcript.Count(name: $0.key, count: $0.value) }, declared: declared)
  }
}
