extension SpeechMeasure {
  private static let coherence =
    "cohesion is not coherence; published measures did not carry over between languages and raters (M70, M71): shown, never scored"

  private static func connectives(_ id: String, _ name: String, _ what: String) -> SpeechMeasure {
    SpeechMeasure(
      id, name, "\(what), per 100 words.", unit: "per 100 words", from: 50, .words, range: (0, 100), needs: .classes,
      "Halliday & Hasan 1976", coherence)
  }

  /// How sentences hang together.
  static let cohesion: [SpeechMeasure] = [
    SpeechMeasure(
      "referential-overlap", "Referential overlap",
      "Share of sentences, from the second, that have a content word of one of the two sentences before; forms are compared, not lemmas.",
      unit: "share", from: 10, .sentences, range: (0, 1), needs: .classes, "Graesser et al. 2004; two sentences: Crossley et al. 2016",
      coherence),
    SpeechMeasure(
      "topic-return", "Topic return",
      "Share of sentences, from the fifth, that take up a content word last used four or more sentences before.", unit: "share", from: 10,
      .sentences, range: (0, 1), needs: .classes, "Semeia's operational definition", coherence),
    connectives("connectives", "Connectives", "Words and phrases that join what is said"),
    connectives("connectives-additive", "Additive connectives", "Also, besides, moreover and the like"),
    connectives("connectives-adversative", "Adversative connectives", "But, however, although and the like"),
    connectives("connectives-causal", "Causal connectives", "Because, therefore, so that and the like"),
    connectives("connectives-temporal", "Temporal connectives", "Then, before, afterwards and the like"),
  ]

  /// Tense, sentences, and change within the text.
  static let structure: [SpeechMeasure] = [
    SpeechMeasure(
      "past-share", "Past among tenses",
      "Past forms relative to past, present and future forms of the auxiliaries and of the most frequent verbs that show tense by themselves.",
      unit: "share", from: 100, .words, range: (0, 1), needs: .classes, "Semeia; tense and mood: Smirnova et al. 2018",
      "grade C (M61) from one language, hand-coded; the prompt decides most of it: shown, never scored"),
    SpeechMeasure(
      "sentence-length", "Sentence length", "Mean number of words in a sentence that has one.", unit: "words", from: 5, .sentences,
      "Brown 1973, in words", "grade C (M62): punctuation and register decide it: shown, never scored"),
    SpeechMeasure(
      "sentence-length-sd", "Spread of sentence length", "Standard deviation (n − 1) of the number of words in a sentence.", unit: "words",
      from: 5, .sentences, "Semeia", "no evidence: shown, never scored"),
    SpeechMeasure(
      "word-length", "Word length", "Mean number of letters in a word.", unit: "letters", from: 50, .words, "Mendenhall 1887",
      "M54: education and register; not to be scored"),
    SpeechMeasure(
      "subordination", "Subordinators per sentence",
      "Words that open a subordinate clause, per sentence: a stand-in for clauses, without a parser.", unit: "per sentence", from: 10,
      .sentences, needs: .classes, "Semeia; after Hunt 1965",
      "grade A evidence (M66) is of parsed speech in tests, not of this stand-in: shown, never scored"),
    SpeechMeasure(
      "style-change", "Change of style", "1 − language style matching between the first and the second half of the subject's words.",
      unit: "share", from: 200, .words, range: (0, 1), needs: .classes, "Semeia; matching: Ireland & Pennebaker 2010",
      "no evidence: shown, never scored"),
  ]
}
