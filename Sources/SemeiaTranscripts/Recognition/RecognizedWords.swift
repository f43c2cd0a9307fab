/// Puts the words of a recognizer together as turns.
///
/// A new turn begins where the speaker changes, after a sentence that a second of silence follows, and after three seconds of
/// silence.
struct RecognizedWords {
  struct Word {
    var text: TurnText
    var speaker: String?
    var start: Double?
    var end: Double?
    var place: Range<Int>
    /// Whether it stands close to the word before it, as punctuation does.
    var isPunctuation = false
  }

  static let sentencePause = 1.0
  static let longPause = 3.0
  /// From so many seconds on, a gap between the times of two words of a turn is marked as a pause (Goldman-Eisler 1968).
  static let shortestPause = 0.2

  private(set) var words: [Word] = []

  mutating func add(_ word: Word) { words.append(word) }

  func write(into draft: inout TranscriptDraft) {
    var turn: [Word] = []
    var end: Double?
    for word in words where !word.text.isEmpty {
      if let last = turn.last, !word.isPunctuation, isBreak(last, word, end) {
        write(turn, into: &draft)
        (turn, end) = ([], nil)
      }
      turn.append(word)
      end = word.end ?? end
    }
    if !turn.isEmpty { write(turn, into: &draft) }
  }

  /// - Parameter end: when the turn was last heard.
  private func isBreak(_ last: Word, _ word: Word, _ end: Double?) -> Bool {
    if last.speaker != word.speaker { return true }
    guard let end, let start = word.start else { return false }
    return start - end >= (SentenceEnd.isAt(last.text.bytes) ? Self.sentencePause : Self.longPause)
  }

  private func write(_ turn: [Word], into draft: inout TranscriptDraft) {
    var text = TurnText()
    var marks: [TranscriptDraft.Mark] = []
    var heard: Double?
    for word in turn {
      if let heard, let start = word.start, start - heard >= Self.shortestPause {
        let place = word.place.lowerBound..<word.place.lowerBound
        marks.append(TranscriptDraft.Mark(kind: .pause, span: text.count..<text.count, place: place, seconds: start - heard))
      }
      heard = word.end ?? heard
      if !word.isPunctuation { text.space(at: word.place.lowerBound) }
      for run in word.text.runs { text.write(word.text.bytes[run.text], for: run.source) }
    }
    let place = turn.reduce(turn[0].place) { min($0.lowerBound, $1.place.lowerBound)..<max($0.upperBound, $1.place.upperBound) }
    draft.add(
      turn[0].speaker, text, start: turn.first { $0.start != nil }?.start, end: turn.last { $0.end != nil }?.end, at: place,
      marks: marks)
  }
}

/// Whether a text ends like a sentence.
enum SentenceEnd {
  static func isAt(_ bytes: [UInt8]) -> Bool {
    let tail = String(decoding: bytes.suffix(16), as: UTF8.self).unicodeScalars
    let closing = Set("\"'”’»)]」』 \n\t".unicodeScalars)
    guard let last = tail.last(where: { !closing.contains($0) }) else { return false }
    return ".?!…。？！؟।॥".unicodeScalars.contains(last)
  }
}
