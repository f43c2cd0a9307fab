@_spi(Loops) package import SemeiaText

/// How much of what the subject wrote is not the subject's own language use.
package struct WordShares: Hashable, Sendable {
  /// The share of words between quotation marks, 0–1. A mark that is never closed ends with its paragraph or turn.
  package var quoted = 0.0
  /// The share of words whose first letter is of another script than the language is written in, 0–1.
  package var foreign = 0.0

  package init() {}

  package init(_ text: SegmentedText, script: String) {
    let document = text.document
    var (words, quoted, foreign) = (0, 0, 0)
    var isQuoted = false
    for (place, token) in text.tokens.enumerated() {
      let gap = text.gaps[place]
      if gap.level >= .paragraph || gap.marks.contains(.closesQuote) { isQuoted = false }
      if gap.marks.contains(.opensQuote) { isQuoted = true }
      guard token.kind.isWord, !document.isConversation || document.turns[document.turn(at: token.span.start)].role == .subject else { continue }
      words += 1
      if isQuoted { quoted += 1 }
      if let letter = Self.firstLetter(document.bytes[token.span.start..<token.span.end]), !letter.belongs(to: script) { foreign += 1 }
    }
    guard words > 0 else { return }
    self.quoted = Double(quoted) / Double(words)
    self.foreign = Double(foreign) / Double(words)
  }

  private static func firstLetter(_ bytes: ArraySlice<UInt8>) -> ScriptClass? {
    String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first.flatMap { ScriptClass($0.value) }
  }
}
