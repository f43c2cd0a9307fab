import CICUShim

/// Reads what stands between two units and says how strongly it parts them.
struct GapReader {
  let text: UnsafeBufferPointer<UInt8>
  let sentences: UnsafeBufferPointer<TextSpan>
  /// Offsets where turns begin, except the first.
  let turnStarts: [Int]
  /// Words after which a full stop ends nothing: `dr`, `z.B`.
  let abbreviations: Set<[UInt8]>
  private var sentence = 0
  private var turn = 0
  /// Whether signs of this line stand before what they are about: it begins with one.
  private var signsLead = false
  /// Which mark will close the quotation that is open: some marks open in one language and close in another.
  private var open: OpenQuote = .none

  private enum OpenQuote { case none, low, straight, other }

  init(text: UnsafeBufferPointer<UInt8>, sentences: UnsafeBufferPointer<TextSpan>, turns: [Turn], abbreviations: Set<[UInt8]>) {
    self.text = text
    self.sentences = sentences
    self.turnStarts = turns.dropFirst().map(\.span.start)
    self.abbreviations = abbreviations
  }

  /// The gap `start..<end`. Gaps are read in order.
  ///
  /// - Parameter previous: the span of the unit before it, empty at the start of the text.
  @inline(__always)
  mutating func read(_ start: Int, _ end: Int, after previous: TextSpan) -> Gap {
    // A space within a sentence: nearly all gaps are.
    if end &- start == 1, text[start] == 0x20, end < text.count, sentence &+ 1 >= sentences.count || sentences[sentence &+ 1].start > end,
      sentences.isEmpty || sentences[sentence].start <= start
    {
      return Gap()
    }
    return readMarks(start, end, after: previous)
  }

  @inline(never)
  private mutating func readMarks(_ start: Int, _ end: Int, after previous: TextSpan) -> Gap {
    var gap = Gap()
    if end - start == 1, text[start] == 0x20, end < text.count {
      skipSentences(before: end)
      return sentenceBegins(in: start, end) ? finish(gap, hasStop: false, breaks: 0, end: end) : gap
    }
    var hasStop = false
    var breaks = 0
    var at = start
    while at < end {
      let (scalar, length) = UTF8Scalar.decode(text, at, end)
      switch scalar {
      case 0x0A, 0x2028, 0x85: breaks += 1
      case 0x2029: breaks += 2
      case 0x2E: readStop(at, start, end, previous, &gap, &hasStop)
      case 0x22, 0x201C...0x201F, 0xAB, 0xBB, 0x2039, 0x203A, 0x300A...0x300F: readQuote(scalar, at, &gap)
      default: Self.readMark(scalar, at, start, end, text, &gap)
      }
      at += length
    }
    readSign(start, end, beginsLine: breaks > 0 || previous.isEmpty, hasWordBefore: !previous.isEmpty, &gap)
    skipSentences(before: end)
    return finish(gap, hasStop: hasStop, breaks: breaks, end: end, start: start, endsWord: hasStop && endsWord(start, end, previous))
  }

  /// Whether a full stop right after a whole word, and a space after it, end a sentence though a small letter follows, as people type
  /// ("no estoy bien. quiero morir"); Unicode's rule goes on there. A word is whole when it has three letters, or two of which the last
  /// is a vowel; listed abbreviations never come here. Before a number it has four, or is an acronym, unless that may be a year
  /// ("No SI. 3 attempts", but "since Sept. 2015").
  private func endsWord(_ start: Int, _ end: Int, _ previous: TextSpan) -> Bool {
    guard text[start] == 0x2E, end - start >= 2, text[start + 1] <= 0x20, previous.end == start, end < text.count else { return false }
    let isBeforeNumber = Self.isDigit(text[end])
    guard isBeforeNumber ? !isYear(end) : isSmallLetter(end) else { return false }
    var (letters, capitals) = (0, 0)
    for byte in text[previous.start..<previous.end] {
      // Each scalar has one byte that does not continue another.
      if byte & 0xC0 != 0x80 { letters += 1 }
      if byte >= 0x41 && byte <= 0x5A { capitals += 1 }
      if Self.isDigit(byte) || byte == 0x2E { return false }
    }
    if isBeforeNumber { return letters >= 4 || (letters >= 2 && capitals == letters) }
    let last = text[previous.end - 1] | 0x20
    return letters >= 3 || (letters == 2 && (last == 0x61 || last == 0x65 || last == 0x69 || last == 0x6F || last == 0x75 || last >= 0x80))
  }

  /// Whether four digits and no more stand there.
  private func isYear(_ at: Int) -> Bool { text[at..<min(at + 5, text.count)].prefix { Self.isDigit($0) }.count == 4 }

  private mutating func readSign(_ start: Int, _ end: Int, beginsLine: Bool, hasWordBefore: Bool, _ gap: inout Gap) {
    let lead = leadingSign(start, end)
    if beginsLine { signsLead = lead.map { $0.isSeparate } ?? opensCheckedBox(end) }
    if let lead, lead.isSeparate || signsLead {
      signsLead = true
      gap.marks.formUnion([lead.mark, .leads])
    } else if hasWordBefore, let sign = sign(start, end) {
      gap.marks.insert(sign)
    } else {
      return
    }
    gap.level = max(gap.level, .bracket)
  }

  private mutating func skipSentences(before end: Int) {
    while sentence + 1 < sentences.count, sentences[sentence + 1].start <= end { sentence += 1 }
  }

  private func sentenceBegins(in start: Int, _ end: Int) -> Bool {
    sentence < sentences.count && sentences[sentence].start > start && sentences[sentence].start <= end
  }

  private mutating func finish(_ gap: Gap, hasStop: Bool, breaks: Int, end: Int, start: Int = 0, endsWord: Bool = false) -> Gap {
    var gap = gap
    if breaks > 1 { open = .none }
    if breaks > 1 {
      gap.level = max(gap.level, .paragraph)
    } else if breaks == 1, !(gap.level < .sentence && !hasStop && continuesLine(at: end)) {
      gap.level = max(gap.level, .sentence)
    } else if breaks == 1, !gap.marks.has(.comma), !isLongLine(endingAt: start) {
      gap.marks.insert(.shortLine)
    }
    if hasStop, gap.level < .sentence { gap.level = sentenceBegins(in: start, end) || endsWord ? .sentence : .clause }
    if turn < turnStarts.count, turnStarts[turn] <= end {
      while turn < turnStarts.count, turnStarts[turn] <= end { turn += 1 }
      gap.level = .turn
    }
    return gap
  }

  /// Whether the line after a break goes on with the sentence: it begins with a small letter, as wrapped text does.
  private func continuesLine(at end: Int) -> Bool {
    end < text.count && isSmallLetter(end)
  }

  /// Whether the line that ends there is as long as wrapped lines are; short ones are messages, or items, of their own.
  private func isLongLine(endingAt end: Int) -> Bool {
    let wrapped = 40
    return end >= wrapped && !text[end - wrapped..<end].contains(0x0A)
  }

  private func isSmallLetter(_ at: Int) -> Bool {
    let scalar = UTF8Scalar.decode(text, at, text.count).scalar
    if scalar < 0x80 { return scalar >= 0x61 && scalar <= 0x7A }
    return cicu_properties(scalar) & Int32(CICU_LOWERCASE) != 0
  }

  /// A full stop: an ellipsis, the end of an abbreviation, or the end of a clause at least.
  private func readStop(_ at: Int, _ start: Int, _ end: Int, _ previous: TextSpan, _ gap: inout Gap, _ hasStop: inout Bool) {
    let isEllipsis = (at + 1 < end && text[at + 1] == 0x2E) || (at > start && text[at - 1] == 0x2E)
    if isEllipsis {
      gap.level = max(gap.level, .comma)
      if at + 1 < end, text[at + 1] != 0x2E, sentenceBegins(in: start, end) { hasStop = true }
      return
    }
    if at == start, !abbreviations.isEmpty, abbreviations.contains(Self.lowercased(text[previous.start..<previous.end])) { return }
    hasStop = at + 1 >= text.count || at + 1 < end
  }

  private static func lowercased(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    bytes.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
  }

  private static func readMark(
    _ scalar: UInt32, _ at: Int, _ start: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ gap: inout Gap
  ) {
    switch scalar {
    case 0x2C, 0x3001, 0x060C, 0xFF0C, 0xFE50, 0xFF64:
      gap.marks.insert(.comma)
      gap.level = max(gap.level, .comma)
    case 0x28, 0x29, 0xFF08, 0xFF09:
      gap.level = max(gap.level, isShortBracket(at, opens: scalar == 0x28 || scalar == 0xFF08, text) ? .comma : .bracket)
    case 0x5B, 0x5D, 0x7B, 0x7D, 0x3010, 0x3011, 0x2026:
      gap.level = max(gap.level, .comma)
    case 0x3B, 0xFF1B, 0x061B:
      gap.level = max(gap.level, .clause)
    case 0x3A, 0xFF1A:
      let isClock = at > 0 && at + 1 < text.count && isDigit(text[at - 1]) && isDigit(text[at + 1])
      if !isClock {
        gap.marks.insert(.colon)
        gap.level = max(gap.level, .clause)
        // ":(" has a sign behind it, ":D" a space before it.
        let next = at + 1
        let isPlain = scalar != 0x3A || (next < text.count && text[next] == 0x20) || (next == end && at == start)
        if isPlain { gap.marks.insert(.heads) }
      }
    case 0x2013, 0x2014, 0x2E3A:
      gap.level = max(gap.level, .clause)
      if isCopula(at, at + 3, text) { gap.marks.insert(.heads) }
    case 0x2D where at > start && at + 1 < end && text[at - 1] == 0x20 && text[at + 1] == 0x20:
      gap.level = max(gap.level, .clause)
      if isCopula(at, at + 1, text) { gap.marks.insert(.heads) }
    case 0x3F, 0xFF1F, 0x061F, 0x037E, 0xBF:
      // Right before a word, with a space before it, it asks of the word ("low mood ?depression"), and ends nothing.
      let isQuery = scalar == 0x3F && at + 1 == end && end < text.count && (at == 0 || text[at - 1] == 0x20 || text[at - 1] == 0x28)
      if scalar != 0xBF, !isQuery {
        gap.marks.insert(.question)
        gap.level = max(gap.level, .sentence)
      }
    case 0x21, 0xFF01, 0xA1:
      if scalar != 0xA1 { gap.level = max(gap.level, .sentence) }
    case 0x3002, 0xFF0E, 0xFF61, 0x0964, 0x0965, 0x06D4, 0x2022, 0x25CF:
      gap.level = max(gap.level, .sentence)
    default: break
    }
  }

  /// Whether a dash stands between two words of Cyrillic, where it is what "is" is elsewhere ("Моя жизнь — ошибка").
  private static func isCopula(_ at: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let isCyrillic = { (place: Int) in (0xD0...0xD3).contains(text[place]) }
    return at >= 3 && text[at - 1] == 0x20 && isCyrillic(at - 3) && end + 1 < text.count && text[end] == 0x20 && isCyrillic(end + 1)
  }

  /// Whether a bracket holds a word or two ("can't (really) sleep"), as opposed to a statement of its own, which no pattern reaches into.
  private static func isShortBracket(_ at: Int, opens: Bool, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let longest = 16
    let isEnd = { (place: Int) in
      opens ? text[place] == 0x29 || isWide(text, place, 0x89) : text[place] == 0x28 || isWide(text, place, 0x88)
    }
    return opens
      ? (min(at + 1, text.count)..<min(at + 2 + longest, text.count)).contains(where: isEnd)
      : (max(at - 2 - longest, 0)..<at).contains(where: isEnd)
  }

  /// Whether a full-width bracket begins there.
  private static func isWide(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ last: UInt8) -> Bool {
    at + 2 < text.count && text[at] == 0xEF && text[at + 1] == 0xBC && text[at + 2] == last
  }

  /// A quotation mark. “ closes what „ opened; » and ” open where a word follows and none goes before; a straight one beside
  /// letters on both sides, as where no spaces are written, closes what a straight one opened.
  private mutating func readQuote(_ scalar: UInt32, _ at: Int, _ gap: inout Gap) {
    let isAfterSpace = at == 0 || text[at - 1] <= 0x20 || text[at - 1] == 0x28 || text[at - 1] == 0x3A
    let next = at + (scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3)
    let isBeforeWord = next < text.count && (text[next] >= 0x80 ? scalar < 0x80 || !isSpace(next) : isLetter(text[next]))
    let opens: Bool
    switch scalar {
    case 0x22: opens = isAfterSpace || (at > 0 && text[at - 1] >= 0x80 && open != .straight)
    case 0x201C: opens = open != .low
    case 0x201D, 0x203A: opens = open == .none && isAfterSpace && isBeforeWord
    case 0xBB: opens = open == .none && isAfterSpace && isBeforeWord
    case 0xAB, 0x2039: opens = isAfterSpace || isBeforeWord
    default: opens = scalar == 0x201E || scalar == 0x201F || (scalar >= 0x300A && scalar.isMultiple(of: 2))
    }
    if opens {
      open = scalar == 0x201E ? .low : scalar == 0x22 ? .straight : .other
    } else {
      open = .none
    }
    gap.marks.insert(opens ? .opensQuote : .closesQuote)
  }

  /// Whether a space that is no ASCII character stands there: French puts one inside its quotation marks.
  private func isSpace(_ at: Int) -> Bool {
    let scalar = UTF8Scalar.decode(text, at, text.count).scalar
    return scalar == 0xA0 || scalar == 0x202F || (scalar >= 0x2000 && scalar <= 0x200B) || scalar == 0x3000
  }

  private func isLetter(_ byte: UInt8) -> Bool { ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A) || Self.isDigit(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
