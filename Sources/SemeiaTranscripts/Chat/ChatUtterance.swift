/// The main line of a CHAT utterance: its words as a text, everything else as marks.
///
/// What was said stays in the text, repeated and revised words and fillers too, unless they are to be left out; a replacement
/// `[: target]` stands in place of what it replaces. Begun words, nonwords, unintelligible stretches, events and pauses are
/// marks only.
struct ChatUtterance {
  let source: SourceText
  let leavesOutRepairs: Bool
  private(set) var text = TurnText()
  private(set) var marks: [TranscriptDraft.Mark] = []
  private(set) var problems: [(TranscriptProblem.Code, Int)] = []
  private(set) var start: Double?
  private(set) var end: Double?

  var index: Int
  let limit: Int
  private let first: Int
  /// Where groups began: in the text, and in the source.
  private var groups: [(text: Int, place: Int)] = []
  /// The word or group that a code in brackets is about.
  private var unit: (text: Range<Int>, place: Range<Int>)?
  private var needsSpace = false
  private var terminators = 0
  /// Whether a closing bracket may still come; once none is left, none is looked for again.
  var hasBrackets = true

  init(_ source: SourceText, _ content: Range<Int>, leavesOutRepairs: Bool) {
    self.source = source
    self.leavesOutRepairs = leavesOutRepairs
    let content = source.trimmed(content)
    index = content.lowerBound
    first = content.lowerBound
    limit = content.upperBound
  }

  mutating func read() {
    while index < limit {
      let byte = source.bytes[index]
      switch byte {
      case let byte where SourceText.isSpace(byte): index += 1
      case 0x15: readBullet()
      case UInt8(ascii: "["): readCode()
      case UInt8(ascii: "<"):
        groups.append((text.count, index))
        index += 1
      case UInt8(ascii: ">"): closeGroup()
      case UInt8(ascii: "]"):
        problem(.unclosedCode)
        index += 1
      case UInt8(ascii: "("): if !readPause() { readWord() }
      case UInt8(ascii: "&"): readAmpersand()
      case UInt8(ascii: "+"): if !readPlus() { readWord() }
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        punctuate(index..<index + 1)
        index += 1
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
        terminate(index..<index + 1)
        index += 1
      case UInt8(ascii: "#"): if !readOldPause() { readWord() }
      default: if !readSign() { readWord() }
      }
    }
    if !groups.isEmpty { problems.append((.unclosedGroup, groups[0].place)) }
    if terminators == 0 { problems.append((.missingTerminator, first)) }
    if terminators > 1 { problems.append((.misplacedTerminator, first)) }
    text.trimEnd()
  }

  // MARK: Parts of the utterance

  mutating func problem(_ code: TranscriptProblem.Code, at offset: Int? = nil) { problems.append((code, offset ?? index)) }

  /// Marks some words of the text, or the place that has been reached.
  mutating func mark(
    _ kind: TranscriptMarker.Kind, _ place: Range<Int>, span: Range<Int>? = nil, code: String = "", seconds: Double? = nil,
    words: Int? = nil
  ) {
    let span = span ?? text.count..<text.count
    marks.append(TranscriptDraft.Mark(kind: kind, span: span, place: place, code: code, seconds: seconds, words: words))
  }

  /// How many words the last word or group has, as the transcriber parts them.
  var unitWords: Int { unit.map { text.bytes[$0.text].split(separator: 0x20).count } ?? 0 }

  /// Marks the last word or group.
  mutating func markUnit(_ kind: TranscriptMarker.Kind, _ place: Range<Int>, code: String = "", words: Int? = nil) {
    guard let unit else {
      problem(.danglingCode, at: place.lowerBound)
      return mark(kind, place, code: code)
    }
    let whole = unit.place.lowerBound..<place.upperBound
    marks.append(TranscriptDraft.Mark(kind: kind, span: unit.text, place: whole, code: code, words: words))
  }

  /// Takes the last word or group out of the text again.
  mutating func dropUnit() {
    guard let range = unit?.text, !range.isEmpty else { return }
    let hasSpace = range.lowerBound > 0 && text.bytes[range.lowerBound - 1] == 0x20
    let start = hasSpace ? range.lowerBound - 1 : range.lowerBound
    text.truncate(to: start)
    for index in marks.indices {
      let span = marks[index].span
      marks[index].span = min(span.lowerBound, start)..<min(span.upperBound, start)
    }
    unit?.text = start..<start
    needsSpace = start > 0
  }

  /// Puts other words in place of the last word or group.
  mutating func replaceUnit(_ words: Range<Int>, code: Range<Int>) {
    guard let old = unit else {
      problem(.danglingCode, at: code.lowerBound)
      return mark(.replacement, code, code: source.string(words))
    }
    dropUnit()
    let before = text.count
    var position = words.lowerBound
    while position < words.upperBound {
      while position < words.upperBound, SourceText.isSpace(source.bytes[position]) { position += 1 }
      let end = source.bytes[position..<words.upperBound].firstIndex(where: SourceText.isSpace) ?? words.upperBound
      if position < end { say(ChatWord(source, position..<end)) }
      position = end
    }
    let start = before > 0 && text.count > before ? before + 1 : before
    unit = (min(start, text.count)..<text.count, old.place)
    markUnit(.replacement, code, code: source.string(words))
    unit?.place = old.place.lowerBound..<code.upperBound
  }

  /// Writes a word and its marks.
  @discardableResult
  mutating func say(_ word: ChatWord) -> Range<Int> {
    if !word.pieces.isEmpty, needsSpace { text.space(at: word.place.lowerBound) }
    let start = text.count
    for piece in word.pieces { text.write(source.bytes[piece.source].isEmpty ? [0x20] : piece.bytes, for: piece.source) }
    let span = start..<text.count
    for code in word.problems { problem(code, at: word.place.lowerBound) }
    for (kind, code) in word.marks { marks.append(TranscriptDraft.Mark(kind: kind, span: span, place: word.place, code: code)) }
    if !span.isEmpty { needsSpace = true }
    unit = (span, word.place)
    return span
  }

  private mutating func readWord() {
    let word = ChatWord.range(source, index..<limit)
    let place = word.isEmpty ? index..<index + 1 : word
    if word.isEmpty { problem(.unknownCode) }
    say(ChatWord(source, place))
    index = place.upperBound
  }

  private mutating func closeGroup() {
    if let group = groups.popLast() {
      let start = group.text < text.count && text.bytes[group.text] == 0x20 ? group.text + 1 : group.text
      unit = (min(start, text.count)..<text.count, group.place..<index + 1)
    } else {
      problem(.unclosedGroup)
    }
    index += 1
  }

  /// Punctuation stands close to the word before it.
  mutating func punctuate(_ place: Range<Int>, as sign: StaticString? = nil) {
    if let sign { text.write(sign, for: place) } else { text.copy(source, place) }
    needsSpace = true
  }

  mutating func terminate(_ place: Range<Int>, as sign: StaticString? = nil) {
    terminators += 1
    if !text.isEmpty { punctuate(place, as: sign) }
  }

  /// Opens a quotation: the next word stands close to it.
  mutating func openQuotation(_ place: Range<Int>) {
    if needsSpace { text.space(at: place.lowerBound) }
    text.copy(source, place)
    needsSpace = false
  }

  /// `U+0015 start_end U+0015` in milliseconds; the last one is the time of the utterance.
  private mutating func readBullet() {
    let close = source.first(0x15, in: index + 1..<limit)
    let body = index + 1..<(close ?? limit)
    let place = index..<(close.map { $0 + 1 } ?? limit)
    if close == nil { problem(.unclosedCode) }
    index = place.upperBound
    let numbers = source.string(body).split(separator: "_").suffix(2).map { Int($0) }
    guard numbers.count == 2, let from = numbers[0], let to = numbers[1], numbers.allSatisfy({ ($0 ?? -1) < 1 << 40 }) else {
      return problem(.invalidTime, at: place.lowerBound)
    }
    if let start, let end { mark(.time, place, code: "", seconds: end - start) }
    (start, end) = (ClockTime.milliseconds(from), ClockTime.milliseconds(to))
  }
}
