/// Names before a colon, told apart from prose that has colons.
struct SpeakerLabels {
  /// A name that a line may begin with.
  struct Label {
    var name: String
    /// Where the words begin.
    var text: Int
    /// Seconds, from a clock time before the name or behind it.
    var start: Double?
  }

  private var accepted: Set<String> = []

  /// Decides which names are speakers: those that ``RoleNames`` knows, those that come back, and all of them where more than
  /// half of the lines have one. In a dialogue there must be two of them or a known one.
  ///
  /// - Parameters:
  ///   - labels: one for each line or cue, nil where it has none.
  ///   - isCertain: whether it is known that there are names at all; else a name that comes once is only one that ``RoleNames``
  /// knows.
  init(_ labels: [Label?], isDialogue: Bool, isCertain: Bool = true) {
    var counts: [String: Int] = [:]
    for case let label? in labels { counts[label.name, default: 0] += 1 }
    let isUsual = isCertain && labels.count { $0 != nil } * 2 > labels.count
    for (name, count) in counts where count > 1 || isUsual || RoleNames.role(of: name) != nil { accepted.insert(name) }
    if isDialogue, accepted.count < 2, !accepted.contains(where: { RoleNames.role(of: $0) != nil }) { accepted = [] }
  }

  var isEmpty: Bool { accepted.isEmpty }

  func accepts(_ label: Label) -> Bool { accepted.contains(label.name) }

  /// The name at the start of a line.
  ///
  /// `[0:12] Name: words`, `Name (0:12): words`, `>> Name: words`, `- Name: words`; a full-width colon needs no space behind it.
  /// A name begins with a letter that is not small, has at most 40 letters and four words, and no sentence mark.
  ///
  /// - Parameter mayStandAlone: whether nothing need follow the colon.
  static func label(_ source: SourceText, _ line: Range<Int>, mayStandAlone: Bool) -> Label? {
    var start = source.trimmed(line).lowerBound
    for sign in [">>", "&gt;&gt;", "-", "–", "*"] as [StaticString] where source.starts(start..<line.upperBound, with: sign) {
      start = source.trimmed(start + sign.utf8CodeUnitCount..<line.upperBound).lowerBound
    }
    var seconds = clock(source, &start, line.upperBound)
    guard let (colon, width) = colon(source, start..<line.upperBound) else { return nil }
    let behind = colon + width
    if width == 1, behind < line.upperBound, !SourceText.isSpace(source.bytes[behind]) { return nil }
    if !mayStandAlone, source.isBlank(behind..<line.upperBound) { return nil }
    var name = source.trimmed(start..<colon)
    if seconds == nil, let open = source.bytes[name].lastIndex(where: { "([".utf8.contains($0) }) {
      var place = open
      seconds = clock(source, &place, name.upperBound)
      if seconds != nil { name = source.trimmed(name.lowerBound..<open) }
    }
    let text = source.string(name)
    guard isName(text) else { return nil }
    return Label(name: text, text: source.trimmed(behind..<line.upperBound).lowerBound, start: seconds)
  }

  /// Takes `[0:12]`, `(00:00:12.5)` or a bare `0:12` with white space behind it.
  private static func clock(_ source: SourceText, _ start: inout Int, _ end: Int) -> Double? {
    guard start < end else { return nil }
    let isBracketed = "([".utf8.contains(source.bytes[start])
    let first = isBracketed ? start + 1 : start
    let last = source.bytes[first..<end].firstIndex { !SourceText.isDigit($0) && !":.,".utf8.contains($0) } ?? end
    guard let seconds = ClockTime.seconds(source.bytes[first..<last]) else { return nil }
    if isBracketed {
      guard last < end, ")]".utf8.contains(source.bytes[last]) else { return nil }
    } else if last < end, !SourceText.isSpace(source.bytes[last]) {
      return nil
    }
    start = source.trimmed(min(end, isBracketed ? last + 1 : last)..<end).lowerBound
    return seconds
  }

  private static func colon(_ source: SourceText, _ range: Range<Int>) -> (Int, Int)? {
    var index = range.lowerBound
    while index < min(range.upperBound, range.lowerBound + 170) {
      if source.bytes[index] == UInt8(ascii: ":"), !isClock(source, index, range) { return (index, 1) }
      if source.starts(index..<range.upperBound, with: "：") { return (index, 3) }
      index += 1
    }
    return nil
  }

  /// Whether a colon stands between two digits.
  private static func isClock(_ source: SourceText, _ index: Int, _ range: Range<Int>) -> Bool {
    index > range.lowerBound && index + 1 < range.upperBound && SourceText.isDigit(source.bytes[index - 1])
      && SourceText.isDigit(source.bytes[index + 1])
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    let isKnown = RoleNames.role(of: text) != nil
    if first.properties.isLowercase, !isKnown { return false }
    if text.unicodeScalars.count > 40 || text.split(separator: " ").count > 4 { return false }
    return !text.unicodeScalars.contains { "!?;,:\"<>/=|。！？，；".unicodeScalars.contains($0) }
  }
}
