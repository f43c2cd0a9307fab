/// Rows with named columns (RFC 4180), commas, semicolons or tabs between them.
struct TableReader {
  /// What the caller calls the columns.
  var chosen = TableColumns()

  init(_ chosen: TableColumns = TableColumns()) { self.chosen = chosen }

  /// Which column holds what; nil where there is none.
  struct Columns {
    var separator: UInt8
    var count: Int
    var text: Int
    var speaker: Int?
    var role: Int?
    var start: Int?
    var end: Int?
    /// Whether times are whole milliseconds, as in the tables that Whisper writes.
    var isMilliseconds = false
  }

  private struct Cell {
    var text: TurnText
    var place: Range<Int>
    var string: String { String(decoding: text.bytes, as: UTF8.self) }
  }

  /// The columns that the first row names; nil where no column holds text or there is only one.
  func columns(_ source: SourceText) -> Columns? {
    guard let first = source.lines.first(where: { !source.isBlank($0) }) else { return nil }
    for separator in [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")] {
      var index = first.lowerBound
      let cells = Self.row(source, &index, separator).cells.map { Self.heading($0.string) }
      func column(_ role: TableColumns.Column, _ names: [String]) -> Int? {
        if let name = chosen.headings[role] { return cells.firstIndex(of: Self.heading(name)) }
        return names.compactMap { name in cells.firstIndex(of: name) }.first
      }
      // A table of one column has no separator; it is one where the caller says which column that is.
      guard cells.count > 1 || chosen.headings[.text] != nil,
        let text = column(.text, ["text", "utterance", "transcript", "content", "message", "words"])
      else { continue }
      return Columns(
        separator: separator, count: cells.count, text: text, speaker: column(.speaker, ["speaker", "participant", "name", "who"]),
        role: column(.role, ["role"]), start: column(.start, ["start", "start_time", "starttime", "begin", "onset"]),
        end: column(.end, ["end", "end_time", "endtime", "stop"]),
        isMilliseconds: separator == UInt8(ascii: "\t") && cells == ["start", "end", "text"])
    }
    return nil
  }

  /// A heading without spaces and case.
  private static func heading(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

  /// Whether a text has the form of a table: three lines or more, each cut into as many cells, and a short first one.
  static func looksRegular(_ source: SourceText) -> Bool {
    let lines = source.lines.filter { !source.isBlank($0) }
    guard lines.count >= 3, let first = lines.first, first.count <= 200 else { return false }
    return [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")].contains { separator in
      let counts = lines.prefix(20).map { line in
        var index = line.lowerBound
        return row(source, &index, separator).cells.count
      }
      return counts[0] > 1 && counts.allSatisfy { $0 == counts[0] }
    }
  }

  func read(into draft: inout TranscriptDraft) throws(TranscriptRefusal) {
    let source = draft.source
    guard let columns = columns(source), let first = source.lines.first(where: { !source.isBlank($0) }) else {
      throw TranscriptRefusal(.missingColumn, line: 1)
    }
    var index = first.lowerBound
    _ = Self.row(source, &index, columns.separator)
    var roles: [String: String] = [:]
    while index < source.bytes.count {
      let start = index
      let (cells, isClosed) = Self.row(source, &index, columns.separator)
      if source.isBlank(start..<index) { continue }
      if !isClosed { draft.problem(.unclosedQuote, at: start) }
      if cells.count != columns.count { draft.problem(.columnCount, at: start) }
      guard columns.text < cells.count else { continue }
      func cell(_ column: Int?) -> String? {
        guard let column, column < cells.count else { return nil }
        let text = cells[column].string
        return text.isEmpty ? nil : text
      }
      func time(_ column: Int?) -> Double? {
        guard let text = cell(column) else { return nil }
        let bytes = Array(text.utf8)[...]
        let seconds = ClockTime.decimal(bytes).map { columns.isMilliseconds ? $0 / 1000 : $0 } ?? ClockTime.seconds(bytes)
        if seconds == nil { draft.problem(.invalidTime, at: start) }
        return seconds
      }
      let speaker = cell(columns.speaker) ?? cell(columns.role)
      if let speaker, let role = cell(columns.role) {
        if roles[speaker] == nil {
          roles[speaker] = role
          draft.declared.append(Transcript.DeclaredSpeaker(name: speaker, role: role))
        } else if roles[speaker] != role {
          draft.problem(.unknownRole, at: start)
        }
      }
      let place = source.trimmed(start..<index)
      draft.add(speaker, cells[columns.text].text, start: time(columns.start), end: time(columns.end), at: place)
    }
  }

  /// Takes one row and its line end. A quoted cell may hold separators and line ends.
  private static func row(_ source: SourceText, _ index: inout Int, _ separator: UInt8) -> (cells: [Cell], isClosed: Bool) {
    var cells: [Cell] = []
    var isClosed = true
    let bytes = source.bytes
    while true {
      let start = index
      var text = TurnText()
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
        index += 1
        isClosed = quoted(source, &index, &text)
      }
      let plain = index
      while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      let rest = source.trimmed(plain..<index)
      text.copy(source, rest)
      cells.append(Cell(text: text, place: start..<index))
      guard index < bytes.count, bytes[index] == separator else { break }
      index += 1
    }
    if index < bytes.count { index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1 }
    return (cells, isClosed)
  }

  /// Takes what stands in quotation marks, which are doubled inside; false where they are not closed, then up to the end of the
  /// line.
  private static func quoted(_ source: SourceText, _ index: inout Int, _ text: inout TurnText) -> Bool {
    let start = index
    while let mark = source.first(UInt8(ascii: "\""), in: index..<source.bytes.count) {
      text.copy(source, index..<mark)
      guard mark + 1 < source.bytes.count, source.bytes[mark + 1] == UInt8(ascii: "\"") else {
        index = mark + 1
        return true
      }
      text.write("\"", for: mark..<mark + 2)
      index = mark + 2
    }
    index = start
    text = TurnText()
    return false
  }
}
