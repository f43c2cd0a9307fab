/// A published formula of readability, with the languages that it was made for or tested in.
///
/// A formula made for one language is not applied to another. None is a measure of illness, and none is scored: schooling, register and
/// punctuation decide most of it.
package enum ReadabilityFormula: String, Sendable, CaseIterable {
  case flesch = "flesch"
  case fleschKincaid = "flesch-kincaid"
  case fog = "gunning-fog"
  case smog = "smog"
  case colemanLiau = "coleman-liau"
  case ari = "automated-readability"
  case lix = "lix"
  case rix = "rix"
  case amstad = "amstad"
  case wienerSachtext = "wiener-sachtext"
  case szigrisztPazos = "szigriszt-pazos"
  case kandelMoles = "kandel-moles"
  case gulpease = "gulpease"
  case douma = "douma"
  case martins = "martins"
  case oborneva = "oborneva"
  case atesman = "atesman"

  /// The languages in which it is defined.
  package var languages: Set<String> {
    switch self {
    case .flesch, .fleschKincaid, .fog, .smog, .colemanLiau, .ari, .rix: ["en"]
    // Björnsson (1983) compared these.
    case .lix: ["de", "en", "es", "fr", "it", "pt", "ru", "sv"]
    case .amstad, .wienerSachtext: ["de"]
    case .szigrisztPazos: ["es"]
    case .kandelMoles: ["fr"]
    case .gulpease: ["it"]
    case .douma: ["nl"]
    case .martins: ["pt"]
    case .oborneva: ["ru"]
    case .atesman: ["tr"]
    }
  }

  /// The least number of sentences; SMOG was fitted to samples of 30.
  package var minimumSentences: Int { self == .smog ? 30 : 1 }

  /// The value, nil where a count that it needs is missing or 0.
  package func value(_ size: ReadingSize) -> Double? {
    guard size.words > 0, size.sentences > 0 else { return nil }
    let words = Double(size.words)
    let sentences = Double(size.sentences)
    let perSentence = words / sentences
    let letters = Double(size.letters) / words
    let long = Double(size.longWords)
    switch self {
    case .colemanLiau: return 0.0588 * (letters * 100) - 0.296 * (sentences / words * 100) - 15.8
    case .ari: return 4.71 * letters + 0.5 * perSentence - 21.43
    case .lix: return perSentence + 100 * long / words
    case .rix: return long / sentences
    case .gulpease: return 89 + (300 * sentences - 10 * Double(size.letters)) / words
    default: break
    }
    guard let syllables = size.syllables, let polysyllables = size.polysyllables, let monosyllables = size.monosyllables else { return nil }
    let perWord = Double(syllables) / words
    let many = Double(polysyllables)
    switch self {
    case .flesch: return 206.835 - 1.015 * perSentence - 84.6 * perWord
    case .fleschKincaid: return 0.39 * perSentence + 11.8 * perWord - 15.59
    case .fog: return 0.4 * (perSentence + 100 * many / words)
    case .smog: return 3.1291 + 1.043 * (many * (30 / sentences)).squareRoot()
    case .amstad: return 180 - perSentence - 58.5 * perWord
    case .wienerSachtext:
      return 0.1935 * (100 * many / words) + 0.1672 * perSentence + 0.1297 * (100 * long / words)
        - 0.0327 * (100 * Double(monosyllables) / words) - 0.875
    case .szigrisztPazos: return 206.835 - 62.3 * perWord - perSentence
    case .kandelMoles: return 207 - 1.015 * perSentence - 73.6 * perWord
    case .douma: return 206.84 - 0.93 * perSentence - 77 * perWord
    case .martins: return 248.835 - 1.015 * perSentence - 84.6 * perWord
    case .oborneva: return 206.835 - 1.3 * perSentence - 60.1 * perWord
    case .atesman: return 198.825 - 40.175 * perWord - 2.61 * perSentence
    default: return nil
    }
  }

  /// Author and year.
  package var source: String {
    switch self {
    case .flesch: "Flesch 1948"
    case .fleschKincaid: "Kincaid et al. 1975"
    case .fog: "Gunning 1952; complex words are those of three or more syllables, without Gunning's exceptions"
    case .smog: "McLaughlin 1969, with the fitted constants 3.1291 and 1.043"
    case .colemanLiau: "Coleman & Liau 1975"
    case .ari: "Smith & Senter 1967"
    case .lix: "Björnsson 1968, 1983"
    case .rix: "Anderson 1983"
    case .amstad: "Amstad 1978"
    case .wienerSachtext: "Bamberger & Vanecek 1984, first formula"
    case .szigrisztPazos: "Szigriszt-Pazos 1993"
    case .kandelMoles: "Kandel & Moles 1958"
    case .gulpease: "Lucisano & Piemontese 1988"
    case .douma: "Douma 1960"
    case .martins: "Martins et al. 1996"
    case .oborneva: "Oborneva 2006"
    case .atesman: "Ateşman 1997"
    }
  }
}
