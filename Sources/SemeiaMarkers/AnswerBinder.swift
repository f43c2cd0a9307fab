import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Binds the subject's short answers to what was asked: "Do you feel hopeless?" – "No." is a denial of hopelessness.
///
/// The answer is a finding of its own, at the words of the answer; the question stays in the report, uncounted, and is named as the cue.
struct AnswerBinder {
  let catalog: ConceptCatalog
  let units: Units
  let context: ContextAnnotator
  let text: SegmentedText
  /// Where the words for who is spoken to stand ("tu", "you"), in order.
  let secondPersons: [Range<Int>]

  init(catalog: ConceptCatalog, units: Units, context: ContextAnnotator, text: SegmentedText, matches: [PatternMatch]) {
    let entries = context.lexicon.entries
    self.catalog = catalog
    self.units = units
    self.context = context
    self.text = text
    secondPersons = matches.lazy.filter {
      entries.kind(of: $0.pattern) == .marker && entries.subject(of: $0.pattern).hasPrefix(Self.secondPerson)
    }.map(\.units)
  }

  /// How the markers begin that count such words.
  private static let secondPerson = "second-person"

  /// How many units into a turn an answer may begin: "um, well, no".
  static let latestStart = 3

  func answers(to findings: [Finding]) -> [Finding] {
    let asked = Dictionary(grouping: findings.filter { $0.assertion.modality == .question }, by: \.turn)
    let led = Dictionary(grouping: findings.filter { $0.assertion.modality != .question }, by: \.turn)
    if asked.isEmpty && led.isEmpty { return [] }
    let opening = openingAnswers()
    var bound: [Finding] = []
    for (turn, answers) in opening.sorted(by: { $0.key < $1.key }) {
      for question in questions(before: turn, answers[0].effect, asked, led, opening) { bound.append(finding(answers, question, turn)) }
    }
    return bound
  }

  /// The answers with which turns of the subject begin, by turn, in order.
  private func openingAnswers() -> [Int: [CueMap.Occurrence]] {
    var opening: [Int: [CueMap.Occurrence]] = [:]
    for (place, answer) in context.cues.answers.enumerated() where isWhole(answer) && !isOvertaken(place) {
      let turn = text.document.turn(at: units.span(answer.units).start)
      guard turn > 0, text.document.turns[turn].role == .subject, isOpening(answer.units, of: turn) else { continue }
      opening[turn, default: []].append(answer)
    }
    return opening
  }

  /// What was asked before a turn. Between the question and its answer may lie what asks and answers nothing: "um", "it's okay to tell me".
  private func questions(
    before turn: Int, _ effect: CueRule.Effect, _ asked: [Int: [Finding]], _ led: [Int: [Finding]], _ answered: [Int: [CueMap.Occurrence]]
  ) -> [Finding] {
    for earlier in (max(0, turn - Self.mostTurnsBetween - 1)..<turn).reversed() {
      let stretch = units(of: earlier)
      if text.document.turns[earlier].role == .subject {
        if answered[earlier] != nil || stretch.count > Self.mostHesitation { return [] }
        continue
      }
      if let questions = asked[earlier] { return questions }
      let questions = effect == .yes ? introduced(led[earlier] ?? [], in: earlier) : []
      if !questions.isEmpty { return questions }
      if stretch.count > Self.mostEncouragement || stretch.contains(where: asks) { return [] }
    }
    return []
  }

  /// How many turns may lie between a question and its answer, how many units one of the subject among them has at most, and one of another.
  private static let mostTurnsBetween = 4
  private static let mostHesitation = 3
  private static let mostEncouragement = 15

  private func units(of turn: Int) -> Range<Int> {
    let span = text.document.turns[turn].span
    let first = units.starts.firstIndexOnward { Int($0) >= span.start }
    return first..<max(first, units.starts.firstIndexOnward { Int($0) >= span.end })
  }

  /// What is told of nobody in particular right before a question that has no finding of its own: "Some people in pain think of ending their
  /// life. Has that crossed your mind?" A yes takes it up; a no may deny what the question adds to it, and is left.
  private func introduced(_ findings: [Finding], in turn: Int) -> [Finding] {
    let end = text.document.turns[turn].span.end
    let last = units.ends.firstIndexOnward { Int($0) > end } - 1
    guard last > 0, asks(last) else { return [] }
    let boundaries = context.cues.boundaries
    let question = boundaries[last].sentence
    return findings.filter { finding in
      let unit = units.starts.firstIndexOnward { Int($0) >= finding.span.start }
      guard unit < last, boundaries[unit].sentence == question - 1 else { return false }
      return finding.assertion.experiencer == .generic || (finding.assertion.experiencer == .other && !isAboutAnother(finding))
    }
  }

  /// Whether the sentence of a unit asks: it ends with a question mark, or a word says so.
  private func asks(_ unit: Int) -> Bool {
    let cues = context.cues
    if cues.asked[unit + 1] >= 0 { return true }
    let sentence = cues.boundaries[unit].sentence
    let first = cues.acting.firstIndexOnward { cues.boundaries[$0.units.lowerBound].sentence >= sentence }
    return cues.acting[first...].prefix { $0.units.lowerBound <= unit }.contains { $0.effect == .question }
  }

  /// Whether a word that is an answer only by itself stands by itself: "Mam.", but not "Mam męża i dzieci".
  func isWhole(_ answer: CueMap.Occurrence) -> Bool {
    !answer.reach.stopsAtComma || units.gaps[answer.units.upperBound].level >= .comma
  }

  /// Whether a longer answer holds this one ("not at all"), or another one goes right on from it: the last word of "да нет" and "yeah, no," decides.
  func isOvertaken(_ place: Int) -> Bool {
    let answers = context.cues.answers
    let own = answers[place].units
    let near = answers.index(place, offsetBy: -8, limitedBy: 0) ?? 0
    return answers[near..<min(place + 9, answers.count)].contains { other in
      guard isWhole(other) else { return false }
      if other.units.lowerBound <= own.lowerBound, own.upperBound <= other.units.upperBound, other.units.count > own.count { return true }
      guard other.effect != answers[place].effect, other.units.lowerBound == own.upperBound else { return false }
      let level = units.gaps[own.upperBound].level
      return level == .none || (level == .comma && other.units.count == 1 && isAlone(other))
    }
  }

  private func isOpening(_ range: Range<Int>, of turn: Int) -> Bool {
    let start = text.document.turns[turn].span.start
    let first = units.starts.firstIndexOnward { Int($0) >= start }
    return range.lowerBound - first < Self.latestStart
  }

  /// - Parameter answers: those that open the turn, one at least. Where two of them contradict each other ("No. Yes."), nobody can tell.
  func finding(_ answers: [CueMap.Occurrence], _ asked: Finding, _ turn: Int) -> Finding {
    // Whose it is, when and how strongly is said by the question: "Has your mother ever been hopeless?" – "Yes."
    let (answer, span) = (answers[0], units.span(answers[0].units))
    var assertion = Assertion()
    assertion.polarity = answer.effect == .yes ? .affirmed : .negated
    assertion.experiencer = isAboutAnother(asked) ? .other : .`self`
    assertion.time = asked.assertion.time
    assertion.intensity = asked.assertion.intensity
    assertion.add(Cue(effect: CueRule.Effect.question.rawValue, span: asked.span, entry: asked.entry))
    if let turned = turned(asked) {
      // "Gone" in the question is no time of what is not gone.
      if answer.effect == .no { assertion.time = .current }
      assertion.polarity = answer.effect == .no ? .uncertain : turned.reach.direction == .both ? .affirmed : .negated
      assertion.add(cue(turned))
    }
    if let other = answers.first(where: { $0.effect != answer.effect && isAlone($0) }) {
      assertion.polarity = .uncertain
      assertion.add(cue(other))
    }
    return Finding(
      concept: asked.concept, span: span, assertion: assertion,
      isCounted: assertion.counts && (catalog[asked.concept]?.isCounted ?? false), entry: asked.entry,
      isAmbiguous: asked.isAmbiguous, turn: turn, behavior: asked.behavior,
      sentence: text.sentences.firstIndexOnward { $0.end > span.start })
  }

  /// Whether an answer stands between commas or more, as opposed to one that begins a clause: "No, sometimes I just …".
  private func isAlone(_ answer: CueMap.Occurrence) -> Bool {
    units.gaps[answer.units.lowerBound].level >= .comma && units.gaps[answer.units.upperBound].level >= .comma
  }

  private func cue(_ occurrence: CueMap.Occurrence) -> Cue {
    Cue(effect: occurrence.effect.rawValue, span: units.span(occurrence.units), entry: context.lexicon.entries.id(of: occurrence.entry))
  }

  /// The words of a question's sentence that turn it round, so that a no is no denial: "can you promise …", "are the thoughts gone". To those that ask
  /// for a change ("less than last week") no answer is one.
  func turned(_ asked: Finding) -> CueMap.Occurrence? {
    let boundaries = context.cues.boundaries
    let unit = units.starts.firstIndexOnward { Int($0) >= asked.span.start }
    return context.cues.turned.first { boundaries[$0.units.lowerBound].sentence == boundaries[unit].sentence }
  }

  /// Whether a question names somebody else. A third person that nothing names is the one who is asked: a verb form ("¿Ha pensado en quitarse la
  /// vida?"), and where people are politely spoken to so, the pronoun, too ("Denken Sie an Suizid?").
  func isAboutAnother(_ asked: Finding) -> Bool {
    guard asked.assertion.experiencer == .other else { return false }
    let isPolite = context.lexicon.language.addressesInThirdPerson
    let isNamed = asked.assertion.cues.contains { cue in
      if cue.effect == CueRule.Effect.other.rawValue { return !isSpokenTo(cue.span) }
      let isVerbForm = asked.span.start <= cue.span.start && cue.span.end <= asked.span.end
      return !isPolite && cue.effect == CueRule.Effect.third.rawValue && !isVerbForm
    }
    // Or within the words themselves: "Denkt Ihre Schwester an Suizid?"
    return isNamed
      || context.cues.acting.contains { cue in
        guard cue.effect == .other else { return false }
        let span = units.span(cue.units)
        return !isSpokenTo(span) && asked.span.start <= span.start && span.end <= asked.span.end
      }
  }

  /// Whether a cue is nothing but a word for who is spoken to: in a question that is the one who answers.
  private func isSpokenTo(_ span: TextSpan) -> Bool {
    let next = secondPersons.firstIndexOnward { Int(units.starts[$0.lowerBound]) >= span.start }
    return next < secondPersons.count && units.span(secondPersons[next]) == span
  }
}
