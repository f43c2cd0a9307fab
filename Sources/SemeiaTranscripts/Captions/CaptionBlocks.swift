/// The blocks of a caption file: lines between blank lines, and the times that head them.
enum CaptionBlocks {
  /// A time line: `start --> end settings`.
  struct Times {
    var start: Double?
    var end: Double?
    var isValid: Bool { start != nil && end != nil }
  }

  /// The lines of the file in blocks, as indices.
  ///
  /// - Parameter isStrict: whether only a line without any character parts two blocks, as in WebVTT.
  static func blocks(_ source: SourceText, isStrict: Bool = false) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start: Int?
    for (index, line) in source.lines.enumerated() {
      if isStrict ? line.isEmpty : source.isBlank(line) {
        if let first = start { blocks.append(first..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let start { blocks.append(start..<source.lines.count) }
    return blocks
  }

  /// The times of a line with an arrow; nil where it has none. A time that cannot be read is nil inside.
  static func times(_ source: SourceText, _ line: Range<Int>) -> Times? {
    guard let arrow = source.first("-->", in: line) else { return nil }
    let left = source.trimmed(line.lowerBound..<arrow)
    let right = source.trimmed(arrow + 3..<line.upperBound)
    let end = source.bytes[right].firstIndex(where: SourceText.isSpace) ?? right.upperBound
    return Times(
      start: ClockTime.seconds(source.bytes[left], needsFraction: true),
      end: ClockTime.seconds(source.bytes[right.lowerBound..<end], needsFraction: true))
  }
}
