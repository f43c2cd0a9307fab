/// A stretch that its layout shows to be copied: lines that a mail program or Markdown quotes, what was forwarded, code, what was pasted twice.
package struct CopiedStretch: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Lines that begin with `>`.
    case quotedLines = "quoted-lines"
    /// What stands below `-----Original Message-----`.
    case forwarded
    /// What stands between lines of three backticks.
    case code
    /// A passage of two hundred bytes or more that stood before, letter by letter: one long sentence, or several in the same order.
    case repeated
  }

  package var kind: Kind
  /// All of it, the marks included.
  package var span: TextSpan
  /// What shows it: the first `>`, the line above, the opening backticks, the passage that stood before.
  package var mark: TextSpan

  /// The copied stretches of a text, in order and disjoint, each within one turn; repeated passages among them, around what the layout shows.
  package static func all(in text: SegmentedText) -> [CopiedStretch] {
    let (laidOut, repeated) = (all(in: text.document), repeated(in: text))
    if repeated.isEmpty { return laidOut }
    return (laidOut + repeated.flatMap { $0.parts(beside: laidOut) }).sorted { $0.span < $1.span }
  }

  /// What is left of a stretch between others, which are in order.
  private func parts(beside others: [CopiedStretch]) -> [CopiedStretch] {
    var parts: [CopiedStretch] = []
    var start = span.start
    for other in others[others.firstIndexOnward { $0.span.end > span.start }...].prefix(while: { $0.span.start < span.end }) {
      if start < other.span.start { parts.append(CopiedStretch(kind: kind, span: TextSpan(start, other.span.start), mark: mark)) }
      start = max(start, other.span.end)
    }
    if start < span.end { parts.append(CopiedStretch(kind: kind, span: TextSpan(start, span.end), mark: mark)) }
    return parts
  }

  /// The stretches that the layout of a document shows, in order and disjoint; each lies in one turn.
  package static func all(in document: Document) -> [CopiedStretch] {
    document.bytes.withUnsafeBufferPointer { bytes in
      document.turns.flatMap { turn -> [CopiedStretch] in
        var reader = CopiedReader(text: bytes, end: turn.span.end)
        return reader.read(from: turn.span.start)
      }
    }
  }
}

/// Reads a turn line by line.
private struct CopiedReader {
  let text: UnsafeBufferPointer<UInt8>
  let end: Int
  private var found: [CopiedStretch] = []
  /// Lines above the one that is read: whether the last one was quoted, and whether the last one with words announces something.
  private var isAfterQuoted = false
  private var isAfterColon = false
  /// Whether no line below closes a fence: then none is looked for again.
  private var hasNoFence = false
  /// A line of a quoted number (`> 3 weeks`) that a quoted line below it would join.
  private var doubtful: (span: TextSpan, mark: TextSpan)?

  init(text: UnsafeBufferPointer<UInt8>, end: Int) {
    self.text = text
    self.end = end
  }

  mutating func read(from start: Int) -> [CopiedStretch] {
    var at = start
    while at < end {
      let line = at..<lineEnd(at)
      let first = firstByte(of: line)
      switch first < line.upperBound ? text[first] : 0 {
      case UInt8(ascii: ">"): readQuoted(line, first)
      case UInt8(ascii: "`"):
        note(nil)
        if let close = closingFence(line, first) {
          found.append(CopiedStretch(kind: .code, span: TextSpan(line.lowerBound, close), mark: TextSpan(first, first + 3)))
          at = min(close + 1, end)
          continue
        }
      case UInt8(ascii: "-"), UInt8(ascii: "B"):
        note(nil)
        if ForwardingHeader.isHeader(text[first..<line.upperBound]), line.upperBound < end {
          found.append(CopiedStretch(kind: .forwarded, span: TextSpan(line.lowerBound, end), mark: TextSpan(first, line.upperBound)))
          return found
        }
        noteLast(line)
      default:
        note(nil)
        noteLast(line)
      }
      at = line.upperBound + 1
    }
    return found
  }

  private func lineEnd(_ start: Int) -> Int {
    var at = start
    while at < end, text[at] != 0x0A { at += 1 }
    return at
  }

  /// The first byte of a line that is no space; a line that is indented farther is none of these.
  private func firstByte(of line: Range<Int>) -> Int {
    var at = line.lowerBound
    while at < line.upperBound, at - line.lowerBound < 4, text[at] == 0x20 { at += 1 }
    return at - line.lowerBound < 4 ? at : line.upperBound
  }

  // MARK: Quoted lines

  /// A line that begins with `>` and a space. Without the space it is a face (`>:(`) or a way to tell things (`>be me`), and before a number it may say
  /// "more than": then a quoted line beside it decides, or a line above that ends with a colon.
  private mutating func readQuoted(_ line: Range<Int>, _ first: Int) {
    var at = first
    while at < line.upperBound, text[at] == UInt8(ascii: ">") { at += 1 }
    guard at == line.upperBound || text[at] <= 0x20 else { return note(nil) }
    while at < line.upperBound, text[at] <= 0x20 { at += 1 }
    let isNumber = at < line.upperBound && text[at] >= 0x30 && text[at] <= 0x39
    let (span, mark) = (TextSpan(line.lowerBound, line.upperBound), TextSpan(first, first + 1))
    if isNumber, !isAfterQuoted, !isAfterColon {
      doubtful = (span, mark)
      return
    }
    if let doubtful { append(doubtful.span, doubtful.mark) }
    append(span, mark)
    note(true)
  }

  private mutating func append(_ span: TextSpan, _ mark: TextSpan) {
    if let last = found.last, last.kind == .quotedLines, last.span.end + 1 == span.start {
      found[found.count - 1].span = TextSpan(last.span.start, span.end)
    } else {
      found.append(CopiedStretch(kind: .quotedLines, span: span, mark: mark))
    }
  }

  private mutating func note(_ isQuoted: Bool?) {
    isAfterQuoted = isQuoted ?? false
    doubtful = nil
    isAfterColon = false
  }

  private mutating func noteLast(_ line: Range<Int>) {
    var last = line.upperBound - 1
    while last > line.lowerBound, text[last] <= 0x20 { last -= 1 }
    isAfterColon = last >= line.lowerBound && text[last] == UInt8(ascii: ":")
  }

  // MARK: Code

  /// Where the line ends that closes a fence; nil where none does: then nothing is fenced, for all that follows would be silenced.
  private mutating func closingFence(_ line: Range<Int>, _ first: Int) -> Int? {
    guard !hasNoFence, isFence(line, first) else { return nil }
    var at = line.upperBound + 1
    while at < end {
      let next = at..<lineEnd(at)
      let mark = firstByte(of: next)
      if isFence(next, mark), text[mark..<next.upperBound].allSatisfy({ $0 == UInt8(ascii: "`") || $0 <= 0x20 }) { return next.upperBound }
      at = next.upperBound + 1
    }
    hasNoFence = true
    return nil
  }

  private func isFence(_ line: Range<Int>, _ first: Int) -> Bool {
    first + 3 <= line.upperBound && text[first..<(first + 3)].allSatisfy { $0 == UInt8(ascii: "`") }
  }
}

/// The line that mail programs write above what they forward or answer to, in the languages that they speak.
enum ForwardingHeader {
  private static let words: Set<String> = [
    "original message", "forwarded message", "begin forwarded message", "original-nachricht", "ursprüngliche nachricht",
    "originalnachricht",
    "weitergeleitete nachricht", "message d'origine", "message original", "message transféré", "mensaje original", "mensaje reenviado",
    "mensagem original", "mensagem encaminhada", "messaggio originale", "messaggio inoltrato", "oorspronkelijk bericht",
    "doorgestuurd bericht",
    "ursprungligt meddelande", "originalmeddelande", "vidarebefordrat meddelande", "oryginalna wiadomość", "wiadomość oryginalna",
    "wiadomość przekazana", "исходное сообщение", "пересылаемое сообщение", "пересылаемое письмо", "початкове повідомлення",
    "переслане повідомлення", "orijinal mesaj", "özgün ileti", "iletilen mesaj", "pesan asli", "pesan terusan", "thư gốc",
    "thư chuyển tiếp",
    "tin nhắn được chuyển tiếp", "ข้อความต้นฉบับ", "ข้อความที่ส่งต่อ", "原始邮件", "转发邮件", "转发的邮件", "原始郵件", "轉寄郵件", "轉寄的郵件", "元のメッセージ", "転送メッセージ",
    "원본 메시지", "원본 메일", "전달된 메일", "전달된 메시지", "الرسالة الأصلية", "رسالة معاد توجيهها", "پیام اصلی", "پیام ارسال‌شده", "मूल संदेश", "अग्रेषित संदेश",
    "মূল বার্তা", "ফরোয়ার্ড করা বার্তা", "ujumbe asili", "ujumbe uliosambazwa",
  ]
  private static let longest = 160

  /// Whether a line is such a header: its words between hyphens, or, as one program has it, with a colon behind them.
  static func isHeader(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard line.count <= longest else { return false }
    let body = line.drop { $0 == UInt8(ascii: "-") || $0 <= 0x20 }
    var inner = Array(body)
    while let last = inner.last, last == UInt8(ascii: "-") || last == UInt8(ascii: ":") || last <= 0x20 { inner.removeLast() }
    let hyphens = line.prefix { $0 == UInt8(ascii: "-") }.count
    let text = String(decoding: inner, as: UTF8.self).lowercased()
    return hyphens >= 4 ? words.contains(text) : hyphens == 0 && line.last == UInt8(ascii: ":") && text == "begin forwarded message"
  }
}
