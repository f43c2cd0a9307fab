@_spi(Loops) import SemeiaText

extension SpeechReader {
  func fluencyValues() -> [SpeechValue] {
    let hundreds = Double(max(own.count, 1)) / 100
    let measures = SpeechMeasure.fluency
    let (returning, sequences) = returningPhrases()
    return flowValues(hundreds) + [
      answer(measures[2], base: own.count, places(returning)) { sequences == 0 ? nil : Double(returning.count) / Double(sequences) }
    ]
  }

  /// Repetitions and repairs: from the codes where a transcriber has set them, else from the words.
  private func flowValues(_ hundreds: Double) -> [SpeechValue] {
    let measures = SpeechMeasure.fluency
    if isCoded {
      let (count, repeated) = markedRepetitions()
      let repairs = markedRepairs()
      return [
        answer(measures[0], base: own.count, .marks(repeated, text.document)) { Double(count) / hundreds },
        answer(measures[1], base: own.count, .marks(repairs, text.document)) { Double(repairs.count) / hundreds },
      ]
    }
    let repeated = immediateRepetitions()
    let repairs = repairs()
    return [
      answer(measures[0], base: own.count, places(repeated.spans, .words)) { Double(repeated.words) / hundreds },
      classes?.has(.repair) == true
        ? answer(measures[1], base: own.count, places(repairs, .words)) { Double(repairs.count) / hundreds }
        : missing(.repair, measures[1], base: own.count),
    ]
  }

  /// Words that say again what one to four words before them have said, each word once.
  private func immediateRepetitions() -> (words: Int, spans: [TextSpan]) {
    var spans: [TextSpan] = []
    var count = 0
    for sentence in sentences {
      var place = sentence.lowerBound + 1
      while place < sentence.upperBound {
        // The longest repetition that begins here.
        let most = min(4, place - sentence.lowerBound, sentence.upperBound - place)
        let length = stride(from: most, through: 1, by: -1).first { length in
          (0..<length).allSatisfy { text.words[place + $0].id == text.words[place - length + $0].id }
        }
        guard let length else {
          place += 1
          continue
        }
        spans.append(text.span(place..<(place + length)))
        count += length
        place += length
      }
    }
    return (count, spans)
  }

  /// Phrases of repair, and words that are broken off: a hyphen and no letter after it.
  private func repairs() -> [TextSpan] {
    let mask = WordClass.repair.mask
    var spans = ownPhrases(mask).map { text.span($0.words) }
    let bytes = text.document.bytes
    for place in own {
      let end = text.words[place].span.end
      guard end < bytes.count, bytes[end] == UInt8(ascii: "-") else { continue }
      if end + 1 == bytes.count || bytes[end + 1] == 0x20 || bytes[end + 1] == 0x0A { spans.append(text.words[place].span) }
    }
    return spans.sorted()
  }

  /// Sequences of three words within a sentence that have come before, and how many sequences there are.
  private func returningPhrases() -> (spans: [TextSpan], sequences: Int) {
    var seen: Set<[Int]> = []
    var spans: [TextSpan] = []
    var count = 0
    for sentence in sentences where sentence.count > 2 {
      for place in sentence.lowerBound..<(sentence.upperBound - 2) {
        count += 1
        let words = [text.words[place].id, text.words[place + 1].id, text.words[place + 2].id]
        if !seen.insert(words).inserted { spans.append(text.span(place..<(place + 3))) }
      }
    }
    return (spans, count)
  }

  /// The subject's phrases of some classes.
  func ownPhrases(_ mask: UInt32) -> [SpeechText.Phrase] {
    text.phrases.filter { $0.mask & mask != 0 && isOwn[text.words[$0.words.lowerBound].turn] }
  }
}
