extension SpeechMeasure {
  private static let length = "depends on length; education, register and task decide most of it: shown, never scored"
  private static let shown = "least affected by length, but by the way words are cut and by the task: shown, never scored"

  /// How varied the words are.
  static let words: [SpeechMeasure] = [
    SpeechMeasure(
      "mattr-50", "Moving-average type-token ratio", "Mean of types / 50 over all windows of 50 words, moving by one word.", unit: "share",
      from: 50, .words, range: (0, 1), "Covington & McFall 2010", shown),
    SpeechMeasure(
      "mtld", "MTLD",
      "Mean number of words over which the type-token ratio stays above .72; a factor ends when the ratio reaches .72 or falls below, the rest counts as (1 − ratio) / .28; mean of forward and backward.",
      unit: "words", from: 100, .words, "McCarthy & Jarvis 2010; from 100 words: Koizumi & In'nami 2012", shown),
    SpeechMeasure(
      "mtld-below-10", "MTLD, factors of ten words and more",
      "As mtld, but a factor ends only when the ratio falls below .72 and has at least ten words, the variant of TAALED (mtldo).",
      unit: "words", from: 100, .words, "McCarthy & Jarvis 2010; Kyle et al. 2021", shown),
    SpeechMeasure(
      "hdd-42", "HD-D", "Sum over types of the probability to meet the type in a draw of 42 words without replacement, divided by 42.",
      unit: "share", from: 50, .words, range: (0, 1), "McCarthy & Jarvis 2007", shown),
    SpeechMeasure(
      "yule-k", "Yule's K", "10000 (Σ i² Vᵢ − N) / N²; the greater, the more is repeated.", unit: "repetition", from: 100, .words,
      "Yule 1944", length),
    SpeechMeasure(
      "honore-r", "Honoré's R", "100 ln N / (1 − V₁/V), natural logarithm.", unit: "richness", from: 100, .words, "Honoré 1979", length),
    SpeechMeasure(
      "brunet-w", "Brunet's W", "N to the power of V^−0.172; the smaller, the richer.", unit: "poverty", from: 100, .words, "Brunet 1978",
      length),
  ]

  /// Formulas of readability, each only in the languages that it was made for.
  static let readability: [SpeechMeasure] = ReadabilityFormula.allCases.map { formula in
    SpeechMeasure(
      "readability-\(formula.rawValue)", "Readability: \(formula.title)",
      "\(formula.definition) Languages: \(formula.languages.sorted().joined(separator: ", ")).",
      unit: formula.unit, from: formula.minimumSentences > 1 ? formula.minimumSentences : 100,
      formula.minimumSentences > 1 ? .sentences : .words, range: (nil, nil), formula.source,
      "schooling, register and punctuation decide it; not made for speech: shown, never scored")
  }
}

extension ReadabilityFormula {
  var title: String {
    switch self {
    case .flesch: "Flesch reading ease"
    case .fleschKincaid: "Flesch-Kincaid grade"
    case .fog: "Gunning fog"
    case .smog: "SMOG"
    case .colemanLiau: "Coleman-Liau"
    case .ari: "automated readability index"
    case .lix: "LIX"
    case .rix: "RIX"
    case .amstad: "Amstad"
    case .wienerSachtext: "Wiener Sachtextformel 1"
    case .szigrisztPazos: "Szigriszt-Pazos"
    case .kandelMoles: "Kandel-Moles"
    case .gulpease: "Gulpease"
    case .douma: "Douma"
    case .martins: "Martins"
    case .oborneva: "Oborneva"
    case .atesman: "Ateşman"
    }
  }

  /// w words, s sentences, y syllables, p words of three syllables and more, m of one, l letters, g words of more than six letters.
  var definition: String {
    switch self {
    case .flesch: "206.835 − 1.015 w/s − 84.6 y/w."
    case .fleschKincaid: "0.39 w/s + 11.8 y/w − 15.59."
    case .fog: "0.4 (w/s + 100 p/w)."
    case .smog: "3.1291 + 1.0430 √(30 p/s)."
    case .colemanLiau: "5.88 l/w − 29.6 s/w − 15.8."
    case .ari: "4.71 l/w + 0.5 w/s − 21.43."
    case .lix: "w/s + 100 g/w."
    case .rix: "g/s."
    case .amstad: "180 − w/s − 58.5 y/w."
    case .wienerSachtext: "19.35 p/w + 0.1672 w/s + 12.97 g/w − 3.27 m/w − 0.875."
    case .szigrisztPazos: "206.835 − 62.3 y/w − w/s."
    case .kandelMoles: "207 − 1.015 w/s − 73.6 y/w."
    case .gulpease: "89 + (300 s − 10 l) / w."
    case .douma: "206.84 − 0.93 w/s − 77 y/w."
    case .martins: "248.835 − 1.015 w/s − 84.6 y/w."
    case .oborneva: "206.835 − 1.3 w/s − 60.1 y/w."
    case .atesman: "198.825 − 40.175 y/w − 2.61 w/s."
    }
  }

  var unit: String {
    switch self {
    case .fleschKincaid, .fog, .smog, .colemanLiau, .ari, .wienerSachtext: "school years"
    case .lix, .rix: "difficulty"
    default: "ease"
    }
  }
}
