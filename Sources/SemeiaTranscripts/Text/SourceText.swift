/// A file as UTF-8, cut into lines, with the way back to its own offsets.
struct SourceText: Sendable {
  /// The text without a byte-order mark, valid UTF-8.
  let bytes: [UInt8]
  /// Where each line lies in `bytes`, its end of line left out. Never empty.
  let lines: [Range<Int>]
  /// The bytes of the byte-order mark.
  private let mark: Int
  /// For UTF-16, the file offset of each line's first unit.
  private let lineOffsets: [Int]?

  /// Reads UTF-8, or UTF-16 with a byte-order mark.
  init(_ file: [UInt8]) throws(TranscriptRefusal) {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
      bytes = try Self.decode(file, isBig: file[0] == 0xFE)
      mark = 2
    } else {
      mark = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      bytes = mark == 0 ? file : Array(file[mark...])
    }
    let (lines, invalid) = Self.cut(bytes)
    self.lines = lines
    if let invalid { throw TranscriptRefusal(.invalidUTF8, line: invalid) }
    guard mark == 2 else {
      lineOffsets = nil
      return
    }
    var offsets: [Int] = []
    var offset = 2
    var position = 0
    for line in lines {
      offset += Self.units(bytes, position..<line.lowerBound) * 2
      position = line.lowerBound
      offsets.append(offset)
    }
    lineOffsets = offsets
  }

  /// The line of an offset in `bytes`, from 0.
  func lineIndex(_ offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The line of an offset in `bytes`, from 1.
  func line(_ offset: Int) -> Int { lineIndex(offset) + 1 }

  /// The byte of the file that an offset in `bytes` stands for.
  func fileOffset(_ offset: Int) -> Int {
    guard let lineOffsets else { return offset + mark }
    let line = lineIndex(offset)
    return lineOffsets[line] + Self.units(bytes, lines[line].lowerBound..<offset) * 2
  }

  func fileRange(_ range: Range<Int>) -> Range<Int> {
    let start = fileOffset(range.lowerBound)
    return start..<max(start, range.isEmpty ? start : fileOffset(range.upperBound))
  }

  func place(_ range: Range<Int>) -> SourcePlace {
    let last = range.isEmpty ? range.lowerBound : range.upperBound - 1
    return SourcePlace(lines: line(range.lowerBound)...max(line(range.lowerBound), line(last)), bytes: fileRange(range))
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The range without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  func isBlank(_ range: Range<Int>) -> Bool { trimmed(range).isEmpty }

  func starts(_ range: Range<Int>, with prefix: StaticString) -> Bool {
    guard range.count >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { bytes[range.lowerBound..<range.lowerBound + $0.count].elementsEqual($0) }
  }

  /// Where a text first stands in a range.
  func first(_ needle: StaticString, in range: Range<Int>) -> Int? {
    let count = needle.utf8CodeUnitCount
    guard range.count >= count else { return nil }
    return (range.lowerBound...(range.upperBound - count)).first { starts($0..<range.upperBound, with: needle) }
  }

  func first(_ byte: UInt8, in range: Range<Int>) -> Int? { bytes[range].firstIndex(of: byte) }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  // MARK: Decoding

  private static func decode(_ file: [UInt8], isBig: Bool) throws(TranscriptRefusal) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(file.count / 2)
    for index in stride(from: 2, to: file.count - 1, by: 2) {
      let (first, second) = (UInt16(file[index]), UInt16(file[index + 1]))
      units.append(isBig ? first << 8 | second : second << 8 | first)
    }
    guard file.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
      throw TranscriptRefusal(.invalidUTF16, line: 1)
    }
    return Array(text.utf8)
  }

  private static func units(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : bytes[$1] >= 0xF0 ? 2 : 1) }
  }

  /// The lines, and the number of the first one that is not valid UTF-8.
  private static func cut(_ bytes: [UInt8]) -> ([Range<Int>], Int?) {
    var lines: [Range<Int>] = []
    var invalid: Int?
    var start = 0
    var index = 0
    func take(_ end: Int) {
      if invalid == nil, String(validating: bytes[start..<end], as: UTF8.self) == nil { invalid = lines.count + 1 }
      lines.append(start..<end)
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        take(index)
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count || lines.isEmpty { take(bytes.count) }
    return (lines, invalid)
  }
}
