import SemeiaLexicon

/// Which computed measures a language can have a value of, and why not.
package struct SpeechSupport: Sendable {
  private let language: String
  private let classes: ClosedClasses?

  /// - Parameters:
  ///   - language: the primary subtag.
  ///   - classes: the closed classes of the language; nil where it has none.
  package init(language: String, classes: ClosedClasses?) {
    self.language = language
    self.classes = classes
  }

  /// Why a text in this language never has a value, whatever it holds; nil where it can have one.
  ///
  /// Repairs and filled pauses are counted from marks in every language; this tells of their words.
  ///
  /// - Returns: the reason, and in words why the language has no such thing, where the content says it.
  package func obstacle(_ measure: SpeechMeasure) -> (reason: SpeechValue.Reason, note: String?)? {
    let id = measure.id.description
    if id.hasPrefix("readability-") {
      let formula = ReadabilityFormula(rawValue: String(id.dropFirst("readability-".count)))
      return formula?.languages.contains(language) == true ? nil : (.notInLanguage, nil)
    }
    let needed = Self.classes(of: id)
    if needed.isEmpty { return nil }
    guard let classes else { return (.noContent, nil) }
    for choice in needed where !choice.contains(where: classes.has) {
      let absent = choice.first { classes.absent[$0] != nil }
      return absent.map { (.notInLanguage, classes.absent[$0]) } ?? (.noContent, nil)
    }
    return nil
  }

  /// The classes of words that a measure rests on: of each inner list one.
  private static func classes(of id: String) -> [[WordClass]] {
    switch id {
    case "repair": [[.repair]]
    case "filled-pause": [[.filler]]
    case "backchannel-share": [[.backchannel]]
    case "style-matching", "style-change": [WordClass.style]
    case "referential-overlap", "topic-return": [WordClass.style + [.otherFunction]]
    case "connectives": [WordClass.connectives]
    case "connectives-additive": [[.additive]]
    case "connectives-adversative": [[.adversative]]
    case "connectives-causal": [[.causal]]
    case "connectives-temporal": [[.temporal]]
    case "past-share": [[.past], [.present]]
    case "subordination": [[.subordinator]]
    default: []
    }
  }
}
