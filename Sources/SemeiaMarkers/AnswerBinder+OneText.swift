import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Answers within a text of one voice: "Do you ever want to die? Yes I do.", "they asked if I felt hopeless and I said yes".
extension AnswerBinder {
  /// The findings that a yes makes of what was asked before it. Who asked and who answered nobody can tell, so that each is uncertain and ambiguous; a no
  /// adds nothing, for what was asked does not count anyway.
  ///
  /// A yes answers where it begins the next sentence, or where it ends the question's own sentence or the next. One that is asked itself, or that stands
  /// before another person's question, answers nothing.
  func answersInOneText(to findings: [Finding]) -> [Finding] {
    let answers = context.cues.answers.indices.filter { place in
      let answer = context.cues.answers[place]
      return answer.effect == .yes && isWhole(answer) && !isOvertaken(place)
        && context.cues.asked[answer.units.upperBound] < 0
    }.map { context.cues.answers[$0] }
    if answers.isEmpty { return [] }
    return findings.compactMap { asked in
      guard asked.assertion.modality == .question, asked.assertion.polarity != .negated, asked.assertion.source == .own,
        !isAboutAnother(asked),
        turned(asked) == nil, let answer = answers.first(where: { follows($0, asked) })
      else { return nil }
      var bound = finding([answer], asked, asked.turn)
      bound.assertion.polarity = .uncertain
      bound.isAmbiguous = true
      return bound
    }
  }

  /// Whether a yes stands where the answer to a question would.
  private func follows(_ answer: CueMap.Occurrence, _ asked: Finding) -> Bool {
    let boundaries = context.cues.boundaries
    let last = units.ends.firstIndexOnward { Int($0) >= asked.span.end }
    guard last < answer.units.lowerBound else { return false }
    let (own, question) = (boundaries[answer.units.lowerBound], boundaries[last])
    guard own.paragraph == question.paragraph, own.sentence - question.sentence <= 1 else { return false }
    if own.sentence > question.sentence {
      let first = boundaries.firstIndexOnward { $0.sentence == own.sentence }
      if answer.units.lowerBound - first < Self.latestStart { return true }
    }
    return units.gaps[answer.units.upperBound].level >= .clause
  }
}
