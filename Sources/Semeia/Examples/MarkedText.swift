package import SemeiaText

/// Text with marked spans: `I am not ⟦hopeless⟧`.
package struct MarkedText {
  package var text: String
  package var spans: [TextSpan]
  /// Whether every mark that opens is closed, and the other way round.
  package var isBalanced = true

  /// `\n` and `\t` are a line feed and a tab.
  package init(_ marked: String) {
    var bytes: [UInt8] = []
    spans = []
    var starts: [Int] = []
    let open = Array("⟦".utf8)
    let close = Array("⟧".utf8)
    let source = Array(marked.utf8)
    var at = 0
    while at < source.count {
      if source[at...].starts(with: open) {
        starts.append(bytes.count)
        at += open.count
      } else if source[at...].starts(with: close) {
        if let start = starts.popLast() { spans.append(TextSpan(start, bytes.count)) } else { isBalanced = false }
        at += close.count
      } else if source[at] == UInt8(ascii: "\\"), at + 1 < source.count, [UInt8(ascii: "n"), UInt8(ascii: "t")].contains(source[at + 1]) {
        bytes.append(source[at + 1] == UInt8(ascii: "n") ? 0x0A : 0x09)
        at += 2
      } else {
        bytes.append(source[at])
        at += 1
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    if !starts.isEmpty { isBalanced = false }
  }
}
