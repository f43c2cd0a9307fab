@_spi(Loops) import SemeiaText

/// A text as its words: what computed measures are made from. Made once, in time linear in the text.
struct SpeechText {
  struct Word {
    /// The number of its type.
    var id: Int
    /// The utterance and the sentence that it stands in.
    var turn: Int
    var sentence: Int
    var span: TextSpan
  }

  /// A phrase of a closed class.
  struct Phrase {
    var words: Range<Int>
    var mask: UInt32
  }

  let document: Document
  /// The words of all speakers, in order; numbers, kana and ideographs among them, links and emoji not.
  private(set) var words: [Word] = []
  /// By type: the folded key.
  private(set) var keys: [[UInt8]] = []
  /// By type: the classes of the word by itself.
  private(set) var masks: [UInt32] = []
  /// The phrases of closed classes, left to right, the longest at each place, disjoint.
  private(set) var phrases: [Phrase] = []
  /// How strongly the text parts each word from the word before it.
  private(set) var breaks: [BreakLevel] = []

  init(_ text: SegmentedText, folder: KeyFolder, classes: ClosedClasses?) {
    document = text.document
    var numbers: [[UInt8]: Int] = [:]
    var sentence = 0
    var turn = 0
    var key: [UInt8] = []
    document.bytes.withUnsafeBufferPointer { bytes in
      for (place, token) in text.tokens.enumerated() where token.kind.isWord {
        while sentence + 1 < text.sentences.count, text.sentences[sentence].end <= token.span.start { sentence += 1 }
        while turn + 1 < document.turns.count, document.turns[turn + 1].span.start <= token.span.start { turn += 1 }
        key.removeAll(keepingCapacity: true)
        folder.fold(bytes, token.span.start, token.span.end, into: &key)
        let id = numbers[key] ?? keys.count
        if id == keys.count {
          numbers[key] = id
          keys.append(key)
          masks.append(classes?.phrases[key]?.first { $0.words.count == 1 }?.mask ?? 0)
        }
        words.append(Word(id: id, turn: turn, sentence: sentence, span: token.span))
        breaks.append(text.gaps[place].level)
      }
    }
    if let classes { findPhrases(classes) }
  }

  private mutating func findPhrases(_ classes: ClosedClasses) {
    let rows = keys.map { classes.phrases[$0] }
    var place = 0
    while place < words.count {
      var length = 1
      for row in rows[words[place].id] ?? [] where fits(row.words, place) {
        phrases.append(Phrase(words: place..<(place + row.words.count), mask: row.mask))
        length = row.words.count
        break
      }
      place += length
    }
  }

  /// Whether a phrase stands here, without the end of a sentence in it.
  private func fits(_ phrase: [[UInt8]], _ place: Int) -> Bool {
    guard place + phrase.count <= words.count else { return false }
    for next in phrase.indices.dropFirst() {
      if breaks[place + next] >= .sentence || keys[words[place + next].id] != phrase[next] { return false }
    }
    return true
  }

  func span(_ range: Range<Int>) -> TextSpan { TextSpan(words[range.lowerBound].span.start, words[range.upperBound - 1].span.end) }
}
