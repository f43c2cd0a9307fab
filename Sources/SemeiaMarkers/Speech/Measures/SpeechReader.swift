import SemeiaLexicon
@_spi(Loops) package import SemeiaText

/// Measures the computed markers of a text: lexical diversity, readability, speech graphs, talk, cohesion and structure.
///
/// Linear in the length of the text. Made for one text; asked for, never part of a reading that nobody asked for.
package struct SpeechReader {
  let text: SpeechText
  let classes: ClosedClasses?
  let language: String
  /// For each turn whether it is measured: the subject's turns, or those of one speaker.
  let isOwn: [Bool]
  /// The subject's words, as places in `text.words`.
  let own: [Int]
  /// The subject's sentences that hold a word: the places of their words.
  let sentences: [Range<Int>]

  /// - Parameters:
  ///   - text: the text, cut.
  ///   - language: the primary subtag of the language it is read in.
  ///   - classes: the closed classes of the language; nil where it has none.
  package init(_ text: SegmentedText, language: String, classes: ClosedClasses?, folder: KeyFolder) {
    self.init(SpeechText(text, folder: folder, classes: classes), language: language, classes: classes)
  }

  /// - Parameter turns: for each turn whether it is measured; nil for those of the subject.
  init(_ text: SpeechText, language: String, classes: ClosedClasses?, turns: [Bool]? = nil) {
    self.text = text
    self.classes = classes
    self.language = language
    let isOwn = turns ?? text.document.turns.map { $0.role == .subject || !text.document.isConversation }
    self.isOwn = isOwn
    own = text.words.indices.filter { isOwn[text.words[$0].turn] }
    sentences = Self.sentences(text, own)
  }

  /// Sentences never cross turns.
  private static func sentences(_ text: SpeechText, _ own: [Int]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    for place in own {
      if let last = sentences.last, last.upperBound == place, text.words[place - 1].sentence == text.words[place].sentence,
        text.words[place - 1].turn == text.words[place].turn
      {
        sentences[sentences.count - 1] = last.lowerBound..<(place + 1)
      } else {
        sentences.append(place..<(place + 1))
      }
    }
    return sentences
  }

  /// All measures, in the order of ``SpeechMeasure/all``.
  ///
  /// - Parameter isMeasured: whether the author is the subject; style is not measured otherwise.
  package func values(isMeasured: Bool = true) -> [SpeechValue] {
    guard isMeasured else { return SpeechMeasure.all.map { .none($0, .authorNotSubject) } }
    if !isOwn.contains(true), text.document.isConversation, !isOwn.isEmpty { return SpeechMeasure.all.map { .none($0, .noSubject) } }
    return wordValues() + readabilityValues() + graphValues() + fluencyValues() + conversationValues() + timingValues() + cohesionValues()
      + structureValues() + markedValues()
  }

  /// The value of a measure, or why there is none.
  ///
  /// - Parameters:
  ///   - base: how many of the unit of the measure's minimum there are.
  ///   - value: the formula; nil where it has no value.
  func answer(_ measure: SpeechMeasure, base: Int, _ evidence: SpeechEvidence? = nil, _ value: () -> Double?) -> SpeechValue {
    if measure.needs.contains(.classes), classes == nil { return .none(measure, .noContent, base: base) }
    if base < measure.minimum { return .none(measure, .few(measure.minimumUnit), base: base) }
    guard let value = value() else { return .none(measure, .undefined, base: base) }
    return .ok(measure, value, base: base, evidence)
  }

  /// A measure that rests on a class of words that is not there: because the language has no such words, or because nobody wrote them down.
  func missing(_ name: WordClass, _ measure: SpeechMeasure, base: Int = 0) -> SpeechValue {
    .none(measure, classes?.absent[name] == nil ? .noContent : .notInLanguage, base: base)
  }

  /// Places of the words.
  func places(_ spans: [TextSpan], _ basis: SpeechValue.Basis? = nil) -> SpeechEvidence { SpeechEvidence(spans, text.document, basis) }

  private func wordValues() -> [SpeechValue] {
    let diversity = LexicalDiversity(WordSequence(own.map { text.words[$0].id }))
    let formulas: [String: () -> Double?] = [
      "mattr-50": { diversity.movingAverage() }, "mtld": { diversity.textualDiversity() },
      "mtld-below-10": { diversity.textualDiversity(.fallsBelowFromTenWords) }, "hdd-42": { diversity.hypergeometric() },
      "yule-k": { diversity.yuleK }, "honore-r": { diversity.honoreR }, "brunet-w": { diversity.brunetW() },
    ]
    return SpeechMeasure.words.map { measure in answer(measure, base: own.count) { formulas[measure.id.description]?() } }
  }

  private func readabilityValues() -> [SpeechValue] {
    let counter = SyllableCounter(language: language)
    // Letters and syllables are counted once for each type.
    let types = text.keys.map { key in
      let word = String(decoding: key, as: UTF8.self)
      return (letters: word.unicodeScalars.count { $0.properties.isAlphabetic }, syllables: counter?.count(word))
    }
    let size = ReadingSize(own.map { types[text.words[$0].id] }, sentences: sentences.count)
    return zip(SpeechMeasure.readability, ReadabilityFormula.allCases).map { measure, formula in
      guard formula.languages.contains(language) else { return .none(measure, .notInLanguage) }
      return answer(measure, base: measure.minimumUnit == .sentences ? sentences.count : own.count) { formula.value(size) }
    }
  }

  /// Windows lie within turns: the words of several turns are not one stream of speech.
  private func graphValues() -> [SpeechValue] {
    var turns: [[Int]] = []
    var last = -1
    for place in own {
      let word = text.words[place]
      if word.turn != last {
        turns.append([])
        last = word.turn
      }
      turns[turns.count - 1].append(word.id)
    }
    let windows = GraphWindows(turns)
    guard windows.words >= 150 else { return SpeechMeasure.graph.map { .none($0, .tooFewWords, base: windows.words) } }
    let means = windows.means()
    let standings = windows.standings()
    let against = [
      "graph-lsc-z": standings.largestStrongComponent, "graph-repeated-edges-z": standings.repeatedEdges,
      "graph-parallel-edges-z": standings.parallelEdges,
    ]
    return SpeechMeasure.graph.map { measure in
      let id = measure.id.description
      return answer(measure, base: windows.words) {
        against[id] ?? GraphMeasures.Name(rawValue: String(id.dropFirst("graph-".count))).flatMap { means[$0] }
      }
    }
  }
}

extension SpeechValue.Reason {
  static func few(_ unit: SpeechMeasure.Unit) -> SpeechValue.Reason {
    switch unit {
    case .words: .tooFewWords
    case .sentences: .tooFewSentences
    case .turns: .tooFewTurns
    case .pauses: .tooFewPauses
    }
  }
}
