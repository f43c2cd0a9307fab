/// The text of a turn while it is put together, and where each piece came from.
struct TurnText: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Sources count in the bytes of a ``SourceText``, not yet of the file.
  private(set) var runs: [SourceRun] = []

  var count: Int { bytes.count }
  var isEmpty: Bool { bytes.isEmpty }

  init() {}

  /// A text that was copied as it stands.
  init(_ source: SourceText, _ range: Range<Int>) { copy(source, range) }

  /// Copies a piece byte by byte.
  mutating func copy(_ source: SourceText, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    add(source.bytes[range], range)
  }

  /// Writes something that stands for a piece of the file.
  mutating func write(_ text: some Sequence<UInt8>, for range: Range<Int>) { add(text, range) }

  mutating func write(_ text: StaticString, for range: Range<Int>) {
    text.withUTF8Buffer { add($0, range) }
  }

  /// A space between two pieces, unless there is one or nothing stands before it.
  mutating func space(at offset: Int) {
    if let last = bytes.last, !SourceText.isSpace(last) { write(" ", for: offset..<offset) }
  }

  /// Removes white space at the end.
  mutating func trimEnd() {
    while let last = bytes.last, SourceText.isSpace(last) { truncate(to: count - 1) }
  }

  /// Keeps the first bytes only.
  mutating func truncate(to length: Int) {
    guard length < count else { return }
    bytes.removeSubrange(length...)
    while let last = runs.last, last.text.upperBound > length {
      runs.removeLast()
      if last.text.lowerBound < length {
        let end = last.isVerbatim ? last.source.lowerBound + length - last.text.lowerBound : last.source.upperBound
        runs.append(SourceRun(text: last.text.lowerBound..<length, source: last.source.lowerBound..<end))
      }
    }
  }

  private mutating func add(_ text: some Sequence<UInt8>, _ range: Range<Int>) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    guard bytes.count > start else { return }
    let run = SourceRun(text: start..<bytes.count, source: range)
    if let last = runs.last, last.isVerbatim, run.isVerbatim, last.source.upperBound == range.lowerBound {
      runs[runs.count - 1] = SourceRun(
        text: last.text.lowerBound..<bytes.count, source: last.source.lowerBound..<range.upperBound)
    } else {
      runs.append(run)
    }
  }
}
