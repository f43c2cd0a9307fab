/// How rows become bytes.
package enum DelimitedFormat: String, CaseIterable, Sendable {
  /// RFC 4180: commas, lines that end with CR LF.
  case csv
  /// Tabs, lines that end with a line feed; quoted as CSV is where a field holds a tab, a quotation mark or a line break.
  case tsv
  /// The phenotype files of BIDS: tabs, never quoted, `n/a` for what is missing.
  case bids

  var delimiter: UInt8 { self == .csv ? UInt8(ascii: ",") : 0x09 }
  var lineEnd: [UInt8] { self == .csv ? [0x0D, 0x0A] : [0x0A] }

  /// A row; nil is an empty field, and an empty text is a quoted one.
  package func row(_ fields: [String?]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      if self == .bids {
        bytes += (field ?? "n/a").utf8.map { $0 < 0x20 ? 0x20 : $0 }
      } else if let field {
        append(field, to: &bytes)
      }
    }
    return bytes + lineEnd
  }

  private func append(_ field: String, to bytes: inout [UInt8]) {
    let text = Array(field.utf8)
    let isPlain =
      !text.isEmpty && text.first != 0x20 && text.last != 0x20
      && !text.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    if isPlain {
      bytes += text
      return
    }
    bytes.append(0x22)
    for byte in text { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
    bytes.append(0x22)
  }
}
