@_spi(Loops) import SemeiaText

/// A text on its way through the patterns: its pieces, the cues among them, and what has been found.
///
/// Patterns run one after the other, the surest first. A piece that one has taken belongs to it. Each pattern looks at most a fixed
/// number of pieces ahead or back from where it starts, so that the time is linear in the text whatever it holds.
struct PieceText {
  struct FoundCue {
    var kind: CueKind
    var value: String
    /// Pieces, half open.
    var start: Int
    var end: Int

    /// Whether a point after it shortens it (`Dr.`) and ends no sentence (`my wife.`).
    var takesPoint: Bool { value.hasSuffix("point") }
  }

  struct Find {
    var type: RedactionType
    var scheme: String?
    var span: TextSpan
    /// The same for all ways to write the same value; nil to use the folded text.
    var identity: String?
    /// The day of a complete date, from which a keyed shift starts.
    var day: CalendarDay?
  }

  let bytes: [UInt8]
  let pieces: [Piece]
  let vocabulary: RedactionVocabulary
  let languages: UInt64
  /// The language that was named, for numbers whose form several countries share.
  let language: String?
  private(set) var cues: [FoundCue] = []
  /// For each piece the index of the first cue that starts there or later.
  private var firstCue: [Int32] = []
  private(set) var isTaken: [Bool]
  private(set) var finds: [Find] = []

  init(_ bytes: [UInt8], _ vocabulary: RedactionVocabulary, language: String?) {
    self.bytes = bytes
    self.vocabulary = vocabulary
    self.language = language?.split(separator: "-").first.map { $0.lowercased() }
    languages = vocabulary.languages(for: language)
    pieces = PieceReader.read(bytes) { vocabulary.symbol($0) }
    isTaken = Array(repeating: false, count: pieces.count)
    firstCue.reserveCapacity(pieces.count + 1)
    for index in pieces.indices {
      firstCue.append(Int32(cues.count))
      vocabulary.forEachCue(at: index, in: pieces, languages) { cue, end in
        if cue.value.hasPrefix("capital"), !pieces[index].isCapitalized { return }
        cues.append(FoundCue(kind: cue.kind, value: cue.value, start: index, end: end))
      }
    }
    firstCue.append(Int32(cues.count))
  }

  /// The longest cue of a kind that starts at a piece.
  func cue(_ kind: CueKind, at index: Int) -> FoundCue? {
    guard index >= 0, index < pieces.count else { return nil }
    var best: FoundCue?
    for number in Int(firstCue[index])..<Int(firstCue[index + 1]) where cues[number].kind == kind && cues[number].end > best?.end ?? 0 {
      best = cues[number]
    }
    return best
  }

  /// Whether no longer cue of its kind starts where it does.
  func isLongest(_ cue: FoundCue) -> Bool { self.cue(cue.kind, at: cue.start).map { $0.end == cue.end } ?? true }

  /// The values of all cues of the same kind and place: tables of several languages may have the same phrase.
  func values(_ cue: FoundCue) -> [String] {
    (Int(firstCue[cue.start])..<Int(firstCue[cue.start + 1])).map { cues[$0] }.filter {
      $0.kind == cue.kind && $0.end == cue.end && !$0.value.isEmpty
    }.map(\.value)
  }

  func has(_ kind: CueKind, at index: Int) -> Bool { cue(kind, at: index) != nil }

  /// The piece at an index; nil outside the text.
  subscript(_ index: Int) -> Piece? { pieces.indices.contains(index) ? pieces[index] : nil }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[pieces[range.lowerBound].start..<pieces[range.upperBound - 1].end], as: UTF8.self)
  }

  /// The folded word at an index.
  func key(_ index: Int) -> String { WordKey.fold(text(index..<index + 1)) }

  /// The piece that starts at a byte; nil where none does.
  func index(ofPieceAt offset: Int) -> Int? {
    let index = pieces.firstIndexOnward { $0.start >= offset }
    return index < pieces.count && pieces[index].start == offset ? index : nil
  }

  /// The index of the first piece from an index on that is no space; a line end is not passed.
  func skippingSpace(_ index: Int) -> Int { self[index]?.kind == .space ? index + 1 : index }

  func isFree(_ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= pieces.count && !isTaken[range].contains(true)
  }

  /// Notes what lies in a range of pieces, unless another pattern has taken one of them.
  @discardableResult
  mutating func take(
    _ range: Range<Int>, _ type: RedactionType, scheme: String? = nil, identity: String? = nil, day: CalendarDay? = nil
  ) -> Bool {
    guard !range.isEmpty, isFree(range) else { return false }
    return take(
      range, TextSpan(pieces[range.lowerBound].start, pieces[range.upperBound - 1].end), type, scheme: scheme, identity: identity, day: day)
  }

  /// Notes a span that may begin or end inside a piece.
  @discardableResult
  mutating func take(
    _ range: Range<Int>, _ span: TextSpan, _ type: RedactionType, scheme: String? = nil, identity: String? = nil, day: CalendarDay? = nil
  ) -> Bool {
    guard !range.isEmpty, isFree(range) else { return false }
    for index in range { isTaken[index] = true }
    finds.append(Find(type: type, scheme: scheme, span: span, identity: identity, day: day))
    return true
  }

  /// The decimal digits of a piece as numbers 0–9, the first 40 of them.
  func digits(_ index: Int) -> [UInt8] {
    let piece = pieces[index]
    let ascii = bytes[piece.start]
    if ascii < 0x80, piece.count == piece.end - piece.start {
      return bytes[piece.start..<min(piece.end, piece.start + 40)].map { $0 &- 0x30 }
    }
    return text(index..<index + 1).unicodeScalars.prefix(40).map { Digits.value($0) ?? 0 }
  }

  /// The whole number of a digits piece of at most eight digits.
  func number(_ index: Int) -> Int? {
    guard let piece = self[index], piece.kind == .digits, piece.count <= 8 else { return nil }
    return digits(index).reduce(0) { $0 * 10 + Int($1) }
  }

  /// Whether a word is of Korean syllables. Its particles stand right behind numbers and names.
  func isHangul(_ index: Int) -> Bool {
    guard let word = self[index], word.kind == .word, word.letterCase == .none else { return false }
    return word.end - word.start == 3 * word.count && (0xEA...0xED).contains(bytes[word.start])
  }

  /// Whether a word or a row of digits touches a place from the left.
  func isJoinedLeft(_ index: Int) -> Bool { isJoint(index - 1) }

  func isJoinedRight(_ end: Int) -> Bool { isJoint(end) }

  private func isJoint(_ index: Int) -> Bool {
    guard let piece = self[index] else { return false }
    return piece.kind == .word && !isHangul(index) || piece.kind == .digits || piece.isMark("_")
  }
}
