import SemeiaRecords

/// A word in its context: what stands before a finding or a hit of a marker, the words themselves, and what follows.
package struct ConcordanceLine: Hashable, Sendable {
  package var line: Int
  package var id: String?
  /// Nil where the text has no turns.
  package var turn: Int?
  /// UTF-8 offsets in the text or the turn, half open.
  package var start: Int
  package var end: Int
  /// `counted`, or what discounted it; `hit` for a marker.
  package var reading: String
  /// The row of content; nil for a marker.
  package var entry: String?
  /// Empty where the text may not be shown. Line breaks and tabs are spaces.
  package var before: String
  package var match: String
  package var after: String
}

/// Finds all places of a concept, a marker, a computed measure or a flag.
package struct Concordance: Sendable {
  private let subject: String
  private let isFlag: Bool
  private let width: Int

  /// - Parameters:
  ///   - subject: the id of a concept, a marker or a measure, or the name of a flag.
  ///   - width: how many columns of context there are on each side; wide characters take two.
  ///   - isFlag: whether the subject is a flag that is no concept: its places are those that it rests on.
  package init(_ subject: String, width: Int, isFlag: Bool = false) {
    self.subject = subject
    self.isFlag = isFlag
    self.width = max(0, width)
  }

  /// The places in a record, in the order of the text; words only where the record may show its text.
  package func lines(_ entry: PageEntry) -> [ConcordanceLine] {
    let findings = (entry.record.findings ?? []).filter { $0.concept == subject }.map { finding in
      line(entry, finding.span, reading: Self.reading(finding), entry: finding.entry)
    }
    if isFlag { return flagged(entry) }
    let hits = (entry.record.markers ?? []).first { $0.marker == subject }?.spans ?? []
    return (findings + hits.map { line(entry, $0, reading: "hit", entry: nil) }).enumerated().sorted { one, two in
      (one.element.turn ?? 0, one.element.start, one.offset) < (two.element.turn ?? 0, two.element.start, two.offset)
    }.map(\.element)
  }

  /// The places of a flag, with the reading and the row of the finding that stands there.
  private func flagged(_ entry: PageEntry) -> [ConcordanceLine] {
    guard let flag = (entry.record.flags ?? []).first(where: { $0.flag == subject }) else { return [] }
    let findings = entry.record.findings ?? []
    let own = flag.findings.filter(findings.indices.contains).map { findings[$0] }
    return flag.spans.map { span in
      let finding = own.first { $0.span == span }
      return line(entry, span, reading: flag.ambiguous ? "ambiguous" : finding.map(Self.reading) ?? "flag", entry: finding?.entry)
    }
  }

  /// Why a finding counts or does not.
  private static func reading(_ finding: FindingRecord) -> String {
    if finding.counted { return "counted" }
    let axes = [
      (finding.polarity, "affirmed"), (finding.experiencer, "self"), (finding.time, "current"), (finding.modality, "actual"),
      (finding.source, "own"),
    ].filter { $0.0 != $0.1 }.map(\.0)
    return axes.isEmpty ? "context" : axes.joined(separator: "+")
  }

  private func line(_ entry: PageEntry, _ span: SpanRecord, reading: String, entry row: String?) -> ConcordanceLine {
    let words = entry.texts.map { texts in
      let bytes = texts.indices.contains(span.turn ?? 0) ? texts[span.turn ?? 0] : []
      let start = max(0, min(span.start, bytes.count))
      let end = max(start, min(span.end, bytes.count))
      return (before(bytes[..<start]), Self.flat(bytes[start..<end]), after(bytes[end...]))
    }
    return ConcordanceLine(
      line: entry.record.line, id: entry.record.id, turn: span.turn, start: span.start, end: span.end, reading: reading, entry: row,
      before: words?.0 ?? "", match: words?.1 ?? "", after: words?.2 ?? "")
  }

  /// The end of what stands before a place, as much as fits. No more of it is looked at: a long text has many places.
  private func before(_ bytes: ArraySlice<UInt8>) -> String {
    var reach = firstReach
    while reach < bytes.count, reach <= mostReach {
      var start = bytes.endIndex - reach
      while start > bytes.startIndex, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      let text = Self.flat(bytes[start...])
      let fitting = DisplayWidth.suffix(text, width)
      // What stands first may be half a character: only what comes after it is certain.
      if fitting.utf8.count < text.utf8.count - (text.first?.utf8.count ?? 0) || reach == mostReach { return fitting }
      reach = min(mostReach, reach * 4)
    }
    return DisplayWidth.suffix(Self.flat(bytes), width)
  }

  /// The start of what stands after a place, as much as fits.
  private func after(_ bytes: ArraySlice<UInt8>) -> String {
    var reach = firstReach
    while reach < bytes.count, reach <= mostReach {
      var end = bytes.startIndex + reach
      while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let text = Self.flat(bytes[..<end])
      let fitting = DisplayWidth.prefix(text, width)
      if fitting.utf8.count < text.utf8.count - (text.last?.utf8.count ?? 0) || reach == mostReach { return fitting }
      reach = min(mostReach, reach * 4)
    }
    return DisplayWidth.prefix(Self.flat(bytes), width)
  }

  /// Enough for most columns of most scripts.
  private var firstReach: Int { 64 + 8 * min(width, 1 << 20) }
  /// A character may hold any number of marks: more than so many bytes are not shown, whatever they would take of the columns.
  private var mostReach: Int { 16 * firstReach }

  private static func flat(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}
