import SemeiaMarkers
package import SemeiaRecords

/// The computed markers of words that a caller has cut, in full precision: for comparison with other programs.
///
/// Reads `{"id"?, "tokens": […], "sentences"?: n, "syllables"?: […], "language"?: "en"}` and answers an object of numbers by group. A measure
/// without a value is absent. Tokens are compared byte by byte; case is the caller's business. In place of `tokens`, `turns` with `speaker` and
/// `tokens` of each gives an answer for each speaker; windows of speech graphs then cross no turn.
package enum TokenMeasures {
  /// One answer, or one for each speaker in the order in which they are first heard.
  ///
  /// - Returns: nil where the line is no such object.
  package static func answers(_ line: [UInt8]) -> [JSONValue]? {
    guard let request = try? JSONReader().read(line) else { return nil }
    guard let turns = request["turns"]?.array else { return tokens(request["tokens"]).map { [answer(request, [$0], speaker: nil)] } }
    var speakers: [String] = []
    var said: [String: [[String]]] = [:]
    for turn in turns {
      guard let speaker = turn["speaker"]?.string, let tokens = tokens(turn["tokens"]) else { return nil }
      if said[speaker] == nil { speakers.append(speaker) }
      said[speaker, default: []].append(tokens)
    }
    return speakers.map { answer(request, said[$0] ?? [], speaker: $0) }
  }

  private static func tokens(_ value: JSONValue?) -> [String]? {
    guard let tokens = value?.array else { return nil }
    let texts = tokens.compactMap(\.string)
    return texts.count == tokens.count ? texts : nil
  }

  private static func answer(_ request: JSONValue, _ turns: [[String]], speaker: String?) -> JSONValue {
    let texts = turns.flatMap { $0 }
    let words = WordSequence(texts)
    var members: [JSONValue.Member] = []
    if let id = request["id"] { members.append(.init("id", id)) }
    if let speaker { members += [.init("speaker", .string(speaker)), .init("turns", .int(turns.count))] }
    members.append(.init("lexical", lexical(LexicalDiversity(words))))
    if speaker == nil, let sentences = request["sentences"]?.int {
      let given = request["syllables"]?.array?.map(\.int)
      let size = size(texts, given, sentences: sentences, language: request["language"]?.string)
      members.append(.init("readability", readability(size, language: request["language"]?.string)))
    }
    if let graph = graph(GraphMeasures(SpeechGraph(words)), words: words.ids.count) { members.append(.init("graph", graph)) }
    var ids = words.ids[...]
    let windows = GraphWindows(
      turns.map { turn in
        defer { ids = ids.dropFirst(turn.count) }
        return Array(ids.prefix(turn.count))
      })
    if windows.count > 0 {
      members.append(.init("windows", graph(windows.means(), words: windows.words) ?? .null))
      let standing = windows.standings()
      members.append(
        .init(
          "shuffles",
          object([
            ("lsc-z", standing.largestStrongComponent), ("repeated-edges-z", standing.repeatedEdges),
            ("parallel-edges-z", standing.parallelEdges),
          ])))
    }
    return .object(members)
  }

  private static func object(_ values: [(String, Double?)]) -> JSONValue {
    .object(values.compactMap { name, value in value.flatMap(number).map { .init(name, $0) } })
  }

  /// The shortest decimal that reads back as the same double.
  private static func number(_ value: Double) -> JSONValue? {
    value.isFinite ? JSONNumber(text: "\(value)").map { .number($0) } : nil
  }

  private static func lexical(_ diversity: LexicalDiversity) -> JSONValue {
    object([
      ("tokens", Double(diversity.tokens)), ("types", Double(diversity.types)), ("once", Double(diversity.types(occurring: 1))),
      ("twice", Double(diversity.types(occurring: 2))), ("ttr", diversity.typeTokenRatio), ("mattr-50", diversity.movingAverage()),
      ("mtld", diversity.textualDiversity()), ("mtld-forward", diversity.textualDiversityForward()),
      ("mtld-backward", diversity.textualDiversityBackward()), ("mtld-below", diversity.textualDiversity(.fallsBelow)),
      ("mtld-below-10", diversity.textualDiversity(.fallsBelowFromTenWords)), ("hdd-42", diversity.hypergeometric()),
      ("yule-k", diversity.yuleK), ("honore-r", diversity.honoreR), ("brunet-w", diversity.brunetW()),
      ("brunet-w-165", diversity.brunetW(a: 0.165)), ("herdan-c", diversity.herdanC), ("guiraud-r", diversity.guiraudR),
      ("cttr", diversity.correctedRatio), ("maas-a2", diversity.maasA2), ("simpson-d", diversity.simpsonD), ("entropy", diversity.entropy),
    ])
  }

  private static func graph(_ measures: GraphMeasures, words: Int) -> JSONValue? {
    words < 2 ? nil : object(zip(GraphMeasures.Name.allCases.map(\.rawValue), measures.values).map { ($0, $1) })
  }

  /// Syllables as given, or by the spelling of the language.
  private static func size(_ words: [String], _ given: [Int?]?, sentences: Int, language: String?) -> ReadingSize {
    let counter = given == nil ? language.flatMap { SyllableCounter(language: $0) } : nil
    return ReadingSize(
      words.enumerated().map { place, word in
        let letters = word.unicodeScalars.count { $0.properties.isAlphabetic }
        let known = given.flatMap { place < $0.count ? $0[place] : nil }
        return (letters, known ?? counter?.count(word))
      }, sentences: sentences)
  }

  private static func readability(_ size: ReadingSize, language: String?) -> JSONValue {
    let counts: [(String, Double?)] = [
      ("letters", Double(size.letters)), ("long-words", Double(size.longWords)), ("syllables", size.syllables.map { Double($0) }),
      ("polysyllables", size.polysyllables.map { Double($0) }),
    ]
    let formulas = ReadabilityFormula.allCases.filter { language == nil || $0.languages.contains(language ?? "") }
    return object(counts + formulas.map { ($0.rawValue, $0.value(size)) })
  }
}
