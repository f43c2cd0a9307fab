package import SemeiaText

/// How well findings were checked against what people found, for one language.
package struct ExtractionQuality: Hashable, Sendable {
  /// Findings that were right, and wrong.
  package var right: Int
  package var wrong: Int
  /// Statements that were found, and missed; nil where nobody counted.
  package var found: Int?
  package var missed: Int?

  package init(right: Int, wrong: Int, found: Int? = nil, missed: Int? = nil) {
    self.right = right
    self.wrong = wrong
    self.found = found
    self.missed = missed
  }

  /// The share of right findings; nil where none was looked at.
  package var precision: Double? { right + wrong == 0 ? nil : Double(right) / Double(right + wrong) }
}

/// Why style is not scored whatever the text says. `Docs/Methods/Scoring.md` §4.
package enum StyleBarrier: String, Hashable, Sendable, CaseIterable {
  /// Nobody in the conversation is the subject. Then stated content is not scored either.
  case noSubject = "no-subject"
  /// A clinician's note, a caregiver, fiction, lyrics, news.
  case authorNotSubject = "author-not-subject"
  /// The text is in another language than was declared.
  case languageMismatch = "language-mismatch"
  /// More than 20% of the words are unknown.
  case unknownWords = "unknown-words"
  /// More than 30% is quoted, copied, template or code.
  case quotedText = "quoted-text"
  /// Declared as machine-written or machine-translated.
  case machineText = "machine-text"
  /// The author is under 13.
  case child = "child"

  /// The barrier that shares of the words put up, if any.
  ///
  /// - Parameters:
  ///   - unknownShare: the share of unknown words, 0–1.
  ///   - quotedShare: the share of quoted, copied, template or code words, 0–1.
  package static func of(unknownShare: Double, quotedShare: Double) -> StyleBarrier? {
    unknownShare > 0.2 ? .unknownWords : quotedShare > 0.3 ? .quotedText : nil
  }
}

extension Scorer {
  /// What is known of a text besides its findings and markers.
  package struct Circumstances: Sendable {
    package var language: LanguageTag
    package var genre: Genre
    package var author: Author
    /// The subject's words.
    package var words: Int
    /// The norm for the language and genre, or that of another genre, which says so; nil without any.
    package var norm: Norm?
    /// The share of findings that are right, as measured in the language; nil where nobody measured it.
    package var precision: Double?
    /// The counts behind the precision, where they are known.
    package var quality: ExtractionQuality?
    /// What else keeps style from being scored.
    package var barrier: StyleBarrier?

    /// The norm in a catalog's order, and where the markers stand against it, where the caller has worked them out.
    package var prepared: (table: NormTable, standings: [MarkerStanding?])?

    package init(
      language: LanguageTag, genre: Genre, author: Author, words: Int, norm: Norm?, precision: Double?,
      quality: ExtractionQuality? = nil, barrier: StyleBarrier? = nil
    ) {
      self.language = language
      self.genre = genre
      self.author = author
      self.words = words
      self.norm = norm
      self.precision = precision
      self.quality = quality
      self.barrier = barrier
    }

    /// Why content is no more than exploratory in this language, however long the text; nil where it may be reported.
    package func extractionReason(_ rules: ContentRules) -> String? {
      guard let precision else { return "precision-unmeasured" }
      return precision < rules.reportedPrecision ? "precision-low" : nil
    }
  }
}
