/// Closed classes of words, by which conversation and cohesion are measured; the first column of `languages/<tag>/speech.tsv`.
package enum WordClass: String, Sendable, CaseIterable {
  // The nine classes of language style matching (Ireland & Pennebaker 2010).
  case personalPronoun = "personal-pronoun"
  case impersonalPronoun = "impersonal-pronoun"
  case article, conjunction, preposition, auxiliary, adverb, negation, quantifier
  /// Function words that are in none of the nine.
  case otherFunction = "other-function"
  case backchannel, repair, subordinator
  /// Sounds of hesitation; words such as *you know* are the style marker `filler`.
  case filler
  case additive = "connective-additive"
  case adversative = "connective-adversative"
  case causal = "connective-causal"
  case temporal = "connective-temporal"
  case past = "past-form"
  case present = "present-form"
  case future = "future-form"

  /// The classes of language style matching, in a fixed order. A language that has no articles, say, leaves that class out.
  package static let style: [WordClass] = [
    .personalPronoun, .impersonalPronoun, .article, .conjunction, .preposition, .auxiliary, .adverb, .negation, .quantifier,
  ]

  static let connectives: [WordClass] = [.additive, .adversative, .causal, .temporal]

  var mask: UInt32 { 1 << UInt32(WordClass.allCases.firstIndex(of: self) ?? 31) }

  /// The classes whose words are no content words.
  static let functionMask: UInt32 = (style + [.otherFunction, .backchannel, .subordinator, .filler, .past, .present, .future]).reduce(0) {
    $0 | $1.mask
  }
}
