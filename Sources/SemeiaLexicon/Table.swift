/// A TSV file of content: its rows, and where each cell stands.
package struct Table: Sendable {
  package struct Row: Sendable {
    /// The line in the file, from 1.
    package var line: Int
    /// The cells, as many as the header has.
    package var cells: [ArraySlice<UInt8>]

    package func text(_ column: Int) -> String { String(decoding: cells[column], as: UTF8.self) }

    /// The column of a cell's first byte, from 1.
    package func column(_ index: Int) -> Int {
      cells[..<index].reduce(1) { $0 + $1.count + 1 }
    }
  }

  package var file: String
  package var rows: [Row]

  /// Reads a table. A missing last cell reads as empty.
  ///
  /// - Parameter isStrict: whether order, uniqueness and form of the rows are checked too; loading for use does without.
  package static func read(
    _ bytes: [UInt8], file: String, header: [String], isStrict: Bool, problems: inout [ContentProblem]
  ) -> Table {
    var table = Table(file: file, rows: [])
    var line = 0
    var previous: ArraySlice<UInt8> = []
    for slice in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      if line == 1 {
        if slice.split(separator: 0x09).map({ String(decoding: $0, as: UTF8.self) }) != header {
          problems.append(
            ContentProblem(
              file: file, line: 1, column: 1, code: "bad-header", message: "the header is not `\(header.joined(separator: " ⇥ "))`",
              hint: "the first line names the columns, tabs between them"))
        }
        continue
      }
      if slice.isEmpty { continue }
      var cells = slice.split(separator: 0x09, omittingEmptySubsequences: false)
      while cells.count < header.count { cells.append([]) }
      guard cells.count == header.count, let first = cells.first, !first.isEmpty else {
        problems.append(
          ContentProblem(
            file: file, line: line, column: 1, code: "bad-row", message: "a row has \(cells.count) cells, the header \(header.count)",
            hint: "one tab between cells, none after the last"))
        continue
      }
      if isStrict, !previous.isEmpty, !previous.lexicographicallyPrecedes(slice) {
        let isSame = previous.elementsEqual(slice)
        problems.append(
          ContentProblem(
            file: file, line: line, column: 1, code: isSame ? "duplicate-row" : "unsorted",
            message: isSame ? "the row stands twice" : "the row is out of order",
            hint: "sort the rows by their bytes: LC_ALL=C sort -u"))
      }
      previous = slice
      table.rows.append(Row(line: line, cells: cells))
    }
    return table
  }
}
