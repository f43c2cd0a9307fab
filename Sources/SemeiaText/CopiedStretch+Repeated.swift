extension CopiedStretch {
  /// How many bytes a passage has at least that nobody says twice in the same words, unless it was pasted. Single sentences are said again for
  /// emphasis.
  private static let shortestRepeated = 200

  /// Passages of the subject that stood before, letter by letter, in order; the mark of each is the first of them. A text that was pasted twice
  /// says nothing twice. A passage has different sentences: who says one over and over again has said it over and over again.
  package static func repeated(in text: SegmentedText) -> [CopiedStretch] {
    guard text.document.bytes.count >= 2 * shortestRepeated else { return [] }
    return text.document.bytes.withUnsafeBufferPointer { bytes in
      guard mayRepeat(text, bytes) else { return [] }
      var reader = RepetitionReader(text: bytes)
      for sentence in text.sentences where text.isSubject(at: sentence.start) {
        reader.read(sentence, turn: text.document.turn(at: sentence.start))
      }
      reader.endRun()
      return reader.runs.filter { $0.span.count >= shortestRepeated }
    }
  }

  /// Whether two sentences, or two pairs of short ones, have the same length, beginning and end, as far as a small table can tell. In nearly
  /// all texts none have, and nothing else is looked at.
  private static func mayRepeat(_ text: SegmentedText, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (long, bits) = (24, 1 << 16)
    // Too many sentences for the table: the reader decides.
    if text.sentences.count > bits / 64 { return true }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: bits / 64) { seen in
      seen.initialize(repeating: 0)
      let raw = UnsafeRawBufferPointer(bytes)
      func isNew(_ number: UInt64) -> Bool {
        let bit = Int((number &* 0xD6E8_FEB8_6659_FD93) >> 48)
        defer { seen[bit >> 6] |= 1 << UInt64(bit & 63) }
        return seen[bit >> 6] >> UInt64(bit & 63) & 1 == 0
      }
      var before: UInt64 = 0
      for sentence in text.sentences {
        var end = sentence.end
        while end > sentence.start, bytes[end - 1] <= 0x20 { end -= 1 }
        let count = end - sentence.start
        if count == 0 { continue }
        // The last eight bytes that a short text has are those of its end, too.
        let first = raw.loadUnaligned(fromByteOffset: min(sentence.start, bytes.count - 8), as: UInt64.self)
        let last = raw.loadUnaligned(fromByteOffset: max(end - 8, 0), as: UInt64.self)
        let mask: UInt64 = count >= 8 ? .max : ~0 << UInt64(64 - 8 * count)
        let own = (count >= 8 ? first : 0) ^ (last & mask) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
        if count >= long, !isNew(own) { return true }
        if before != 0, !isNew(own &* 31 &+ before) { return true }
        before = own
      }
      return false
    }
  }
}

/// Reads sentences in order and finds runs of those that stood before in the same order.
private struct RepetitionReader {
  /// Sentences from `start` on that repeat as many from `source` on.
  private struct Run {
    var start: Int
    var source: Int
    var count = 1
  }

  let text: UnsafeBufferPointer<UInt8>
  private(set) var runs: [CopiedStretch] = []
  private var sentences: [(span: TextSpan, turn: Int)] = []
  /// By what parts nearly all sentences: the first one that has it.
  private var first: [Trait: Int] = [:]
  private var run: Run?

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func read(_ sentence: TextSpan, turn: Int) {
    let span = trimmed(sentence)
    if span.count == 0 { return }
    let place = sentences.count
    sentences.append((span, turn))
    let trait = Trait(of: span, text)
    let earlier = first[trait]
    if earlier == nil { first[trait] = place }
    if let run, run.source + run.count < run.start, isSame(run.source + run.count, place), !isSame(place - 1, place),
      sentences[run.start].turn == turn, sentences[run.source].turn == sentences[run.source + run.count].turn
    {
      self.run?.count += 1
      return
    }
    endRun()
    if let earlier, isSame(earlier, place) { run = Run(start: place, source: earlier) }
  }

  /// Notes the run that went on until now.
  mutating func endRun() {
    guard let run else { return }
    self.run = nil
    runs.append(CopiedStretch(kind: .repeated, span: span(run.start, run.count), mark: span(run.source, run.count)))
  }

  private func span(_ start: Int, _ count: Int) -> TextSpan {
    TextSpan(sentences[start].span.start, sentences[start + count - 1].span.end)
  }

  private func isSame(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (sentences[one].span, sentences[other].span)
    return one.count == other.count && text[one.start..<one.end].elementsEqual(text[other.start..<other.end])
  }

  private func trimmed(_ span: TextSpan) -> TextSpan {
    var (start, end) = (span.start, span.end)
    while start < end, text[start] <= 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 { end -= 1 }
    return TextSpan(start, end)
  }

  /// Length, beginning, middle and end of a sentence.
  private struct Trait: Hashable {
    var count: Int
    var parts: SIMD3<UInt32>

    init(of span: TextSpan, _ text: UnsafeBufferPointer<UInt8>) {
      let word = { (at: Int) in (at..<min(at + 4, span.end)).reduce(UInt32(0)) { $0 << 8 | UInt32(text[$1]) } }
      count = span.count
      parts = [word(span.start), word(span.start + span.count / 2), word(max(span.start, span.end - 4))]
    }
  }
}
