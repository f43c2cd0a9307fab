@_spi(Loops) package import SemeiaText

/// How much of what the subject wrote is not the subject's own language use.
package struct WordShares: Hashable, Sendable {
  /// The share of words between quotation marks or in copied stretches, 0–1. A mark that is never closed ends with its paragraph or turn.
  package var quoted = 0.0
  /// The share of words whose first letter is of another script than the language is written in, 0–1.
  package var foreign = 0.0

  package init() {}

  /// - Parameter copied: what the layout shows to be copied, in order.
  package init(_ text: SegmentedText, script: String, copied: [CopiedStretch] = []) {
    let document = text.document
    let isConversation = document.isConversation
    // Whether the letters of ASCII are of the script: asked once, not for each word.
    let hasLatin = ScriptClass.latin.belongs(to: script)
    var (words, quoted, foreign) = (0, 0, 0)
    var isQuoted = false
    var stretch = 0
    document.bytes.withUnsafeBufferPointer { bytes in
      text.tokens.withUnsafeBufferPointer { tokens in
        text.gaps.withUnsafeBufferPointer { gaps in
          for (place, token) in tokens.enumerated() {
            let gap = gaps[place]
            if gap.level >= .paragraph || gap.marks.has(.closesQuote) { isQuoted = false }
            if gap.marks.has(.opensQuote) { isQuoted = true }
            guard token.kind.isWord, !isConversation || document.turns[document.turn(at: token.span.start)].role == .subject else {
              continue
            }
            words += 1
            while stretch < copied.count, copied[stretch].span.end <= token.span.start { stretch += 1 }
            let isCopied = stretch < copied.count && copied[stretch].span.start <= token.span.start
            if isQuoted || isCopied { quoted += 1 }
            let first = bytes[token.span.start]
            if first < 0x80 {
              if !hasLatin, first | 0x20 >= 0x61, first | 0x20 <= 0x7A { foreign += 1 }
            } else if let letter = ScriptClass(UTF8Scalar.decode(bytes, token.span.start, token.span.end).scalar),
              !letter.belongs(to: script)
            {
              foreign += 1
            }
          }
        }
      }
    }
    guard words > 0 else { return }
    self.quoted = Double(quoted) / Double(words)
    self.foreign = Double(foreign) / Double(words)
  }
}
