/// The data of a Praat text file: free-standing numbers, quoted strings and flags. Everything else is commentary.
struct TextGridTokens {
  enum Token {
    case number(Double)
    /// The range between the quotation marks.
    case text(Range<Int>)
    /// `<exists>` without its brackets.
    case flag(String)
  }

  private let source: SourceText
  private(set) var index = 0

  init(_ source: SourceText) { self.source = source }

  /// The next datum and where it stands; nil at the end.
  mutating func next() throws(TranscriptRefusal) -> (token: Token, place: Range<Int>)? {
    while index < source.bytes.count {
      let byte = source.bytes[index]
      let isFree = index == 0 || SourceText.isSpace(source.bytes[index - 1])
      switch byte {
      case UInt8(ascii: "\""): return try text()
      case UInt8(ascii: "!") where isFree: skipLine()
      case UInt8(ascii: "<") where isFree:
        let end = wordEnd()
        let place = index..<end
        index = end
        if source.bytes[end - 1] == UInt8(ascii: ">") { return (.flag(source.string(place.lowerBound + 1..<end - 1)), place) }
      case let byte where SourceText.isSpace(byte): index += 1
      default:
        let place = index..<wordEnd()
        index = place.upperBound
        if isFree, let value = ClockTime.decimal(source.bytes[place]) { return (.number(value), place) }
      }
    }
    return nil
  }

  /// The end of what stands here without white space or a quotation mark in it.
  private func wordEnd() -> Int {
    source.bytes[(index + 1)...].firstIndex { SourceText.isSpace($0) || $0 == UInt8(ascii: "\"") } ?? source.bytes.count
  }

  private mutating func skipLine() {
    index = source.bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.bytes.count
  }

  private mutating func text() throws(TranscriptRefusal) -> (token: Token, place: Range<Int>) {
    let start = index
    index += 1
    while index < source.bytes.count {
      if source.bytes[index] == UInt8(ascii: "\"") {
        guard index + 1 < source.bytes.count, source.bytes[index + 1] == UInt8(ascii: "\"") else {
          index += 1
          return (.text(start + 1..<index - 1), start..<index)
        }
        index += 1
      }
      index += 1
    }
    throw TranscriptRefusal(.malformedStructure, line: source.line(start))
  }
}
