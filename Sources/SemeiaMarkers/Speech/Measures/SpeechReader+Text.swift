@_spi(Loops) import SemeiaText

extension SpeechReader {
  func cohesionValues() -> [SpeechValue] {
    let measures = SpeechMeasure.cohesion
    let ties = classes == nil ? (overlapping: 0, returning: 0) : sentenceTies()
    let masks = [WordClass.connectives.reduce(0) { $0 | $1.mask }] + WordClass.connectives.map(\.mask)
    let count = sentences.count
    var values = [
      answer(measures[0], base: count) { count < 2 ? nil : Double(ties.overlapping) / Double(count - 1) },
      answer(measures[1], base: count) { count < 5 ? nil : Double(ties.returning) / Double(count - 4) },
    ]
    for (measure, mask) in zip(measures.dropFirst(2), masks) {
      // A class without a row in this language is no measured zero.
      guard let classes, classes.present & mask != 0 else {
        let absent = WordClass.connectives.first { $0.mask & mask != 0 && self.classes?.absent[$0] != nil }
        values.append(missing(absent ?? .additive, measure, base: own.count))
        continue
      }
      let found = ownPhrases(mask).map { text.span($0.words) }
      values.append(answer(measure, base: own.count, places(found)) { 100 * Double(found.count) / Double(own.count) })
    }
    return values
  }

  /// Sentences that share a content word with one of the two before, and those that take one up after four or more.
  private func sentenceTies() -> (overlapping: Int, returning: Int) {
    var last = [Int](repeating: -1, count: text.keys.count)
    var overlapping = 0
    var returning = 0
    for (number, sentence) in sentences.enumerated() {
      var overlaps = false
      var returns = false
      for place in sentence {
        let id = text.words[place].id
        guard text.masks[id] & WordClass.functionMask == 0, last[id] >= 0, last[id] < number else { continue }
        if number - last[id] <= 2 { overlaps = true }
        if number - last[id] >= 4 { returns = true }
      }
      for place in sentence { last[text.words[place].id] = number }
      if overlaps { overlapping += 1 }
      if returns { returning += 1 }
    }
    return (overlapping, returning)
  }

  func structureValues() -> [SpeechValue] {
    let measures = SpeechMeasure.structure
    let count = Double(max(sentences.count, 1))
    let mean = Double(own.count) / count
    let letters = text.keys.map { key in String(decoding: key, as: UTF8.self).unicodeScalars.count { $0.properties.isAlphabetic } }
    let squares = sentences.reduce(0.0) { $0 + (Double($1.count) - mean) * (Double($1.count) - mean) }
    let subordinators = ownPhrases(WordClass.subordinator.mask).map { text.span($0.words) }
    return [
      pastShare(measures[0]),
      answer(measures[1], base: sentences.count) { mean },
      answer(measures[2], base: sentences.count) { sentences.count < 2 ? nil : (squares / (count - 1)).squareRoot() },
      answer(measures[3], base: own.count) { Double(own.reduce(0) { $0 + letters[text.words[$1].id] }) / Double(own.count) },
      classes?.has(.subordinator) == true
        ? answer(measures[4], base: sentences.count, places(subordinators)) { Double(subordinators.count) / count }
        : missing(.subordinator, measures[4]),
      answer(measures[5], base: own.count) {
        let half = own.count / 2
        return styleMatching(Array(own[..<half]), Array(own[half...])).map { 1 - $0 }
      },
    ]
  }

  private func pastShare(_ measure: SpeechMeasure) -> SpeechValue {
    guard let classes, classes.has(.past), classes.has(.present) else {
      return missing(classes?.has(.past) == true ? .present : .past, measure, base: own.count)
    }
    let past = ownPhrases(WordClass.past.mask)
    let others = ownPhrases(WordClass.present.mask | WordClass.future.mask).count { $0.mask & WordClass.past.mask == 0 }
    return answer(measure, base: own.count, places(past.map { text.span($0.words) })) {
      past.isEmpty && others == 0 ? nil : Double(past.count) / Double(past.count + others)
    }
  }

  /// Language style matching of two sets of words: the mean over the language's classes of 1 − |a − b| / (a + b + 0.0001).
  ///
  /// - Returns: nil without words or classes.
  func styleMatching(_ one: [Int], _ other: [Int]) -> Double? {
    guard let classes, !one.isEmpty, !other.isEmpty else { return nil }
    let known = WordClass.style.filter(classes.has)
    guard !known.isEmpty else { return nil }
    func percentages(_ places: [Int]) -> [Double] {
      var counts = [Int](repeating: 0, count: known.count)
      for place in places {
        let mask = text.masks[text.words[place].id]
        if mask == 0 { continue }
        for (index, name) in known.enumerated() where mask & name.mask != 0 { counts[index] += 1 }
      }
      return counts.map { 100 * Double($0) / Double(places.count) }
    }
    let matches = zip(percentages(one), percentages(other)).map { 1 - ($0 - $1).magnitude / ($0 + $1 + 0.0001) }
    return matches.reduce(0, +) / Double(matches.count)
  }
}
