import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// What says something of a target without being a cue around it: a verb form in it, the question mark, a sign of absence, the layout.
extension ContextAnnotator {
  /// Where nothing around a target says whose it is, a verb form in it may: "Hears voices. Cries every day." is said of another person, and in
  /// a clinician's note of the patient. It opens the target or stands behind one word ("never sleeps"); farther in, it has its own subject:
  /// "don't care whether she cries".
  func readVerbForm(in target: Range<Int>, into assertion: inout Assertion) {
    if isClinicalVoice || assertion.experiencer != .`self` { return }
    if let form = verbForm(.third, in: target.prefix(2)) { applyForm(form, to: &assertion) }
  }

  /// The verb form of a person or time in a target. One of the present ("at school I want to die") outweighs a place or a year that may be past; its
  /// pronoun may stand before the target.
  func verbForm(_ effect: CueRule.Effect, in target: Range<Int>) -> CueMap.Occurrence? {
    let first = effect == .current ? max(0, target.lowerBound - 1) : target.lowerBound
    return cues.beginning(in: first..<target.upperBound).first {
      $0.isVerbForm && $0.effect == effect && $0.units.upperBound > target.lowerBound
    }
  }

  /// The verb with which a statement begins behind the comma of a list of denials: "denies anxiety, hears voices", "no SI, has a plan". It is
  /// the first word of its item, or the second behind a person ("he is"): "denies, that she hears" in a language that writes a comma there goes on
  /// denying. It stands in the target's first two words, or right before them.
  func statement(in target: Range<Int>, behind cue: CueMap.Occurrence) -> CueMap.Occurrence? {
    guard cue.effect == .negated, cue.units.upperBound <= target.lowerBound else { return nil }
    var item = target.lowerBound
    while item > cue.units.upperBound, target.lowerBound - item < 3, isSameItem(item - 1, target.lowerBound) { item -= 1 }
    if item == 0 || isSameItem(item - 1, target.lowerBound) || isSameItem(cue.units.upperBound - 1, target.lowerBound) { return nil }
    return cues.beginning(in: max(item, target.lowerBound - 1)..<min(target.lowerBound + 2, target.upperBound)).first { form in
      guard form.isVerbForm, form.effect == .affirmed else { return false }
      return form.units.lowerBound == item
        || (form.units.lowerBound == item + 1 && cues.beginning(in: item..<item + 1).contains { $0.axis == .experiencer && !$0.isVerbForm })
    }
  }

  /// Whether no comma, semicolon or dash lies between two units.
  private func isSameItem(_ first: Int, _ second: Int) -> Bool {
    cues.boundaries[first].comma == cues.boundaries[second].comma && !units.gaps[first + 1..<second + 1].contains { $0.level >= .comma }
  }

  /// Whether a person is named within a stretch: "he", "my mother".
  func namesPerson(_ stretch: Range<Int>) -> Bool {
    cues.beginning(in: stretch).contains { $0.effect == .other || ($0.effect == .third && !$0.isVerbForm) }
  }

  func applyForm(_ form: CueMap.Occurrence, to assertion: inout Assertion) {
    apply(form, to: &assertion)
    assertion.cues.sort { $0.span < $1.span }
  }

  /// A sentence that ends with a question mark asks, where no word says more; the mark is the cue.
  func readQuestionMark(of target: Range<Int>, into assertion: inout Assertion) {
    assertion.modality = .question
    let unit = Int(cues.asked[target.upperBound])
    let start = Int(units.ends[unit - 1])
    let end = unit < units.count ? Int(units.starts[unit]) : units.bytes.count
    let gap = units.bytes[start..<end]
    let mark = Self.questionMarks.lazy.compactMap { mark in
      gap.indices.first { gap[$0...].starts(with: mark) }.map { TextSpan($0, $0 + mark.count) }
    }.first
    assertion.add(.question, "question-mark", at: mark ?? TextSpan(start, end))
  }

  private static let questionMarks = ["?", "？", "؟"].map { Array($0.utf8) }

  /// Whether words in the third person begin with a relative ("daughter tearful"): in a note, too, they are then of somebody else.
  func isOfRelative(_ target: Range<Int>) -> Bool {
    cues.beginning(in: target.prefix(2)).contains { $0.effect == .other && $0.units.upperBound <= target.upperBound }
  }

  /// Whether a condition stands right before a target, with a word between them at most: "if any suicidal thoughts", but not "if discharged, will
  /// kill himself".
  func isCondition(_ cue: CueMap.Occurrence, _ target: Range<Int>) -> Bool {
    guard cue.effect == .hypothetical, cue.units.upperBound <= target.lowerBound, target.lowerBound - cue.units.upperBound <= 1 else {
      return false
    }
    return cues.boundaries[cue.units.upperBound - 1].comma == cues.boundaries[target.lowerBound].comma
  }

  /// In a note, a sign behind a target, or behind the last of what slashes join, says whether it is there: "SI/HI (-), AVH (+)". So does one
  /// before it, "(-) SI/HI", where signs of the line lead or nothing was found that it could be behind. It stands beside what it is about, and so outweighs words.
  func readSign(of target: Range<Int>, into assertion: inout Assertion) {
    guard let unit = sign(behind: target) ?? sign(before: target) else { return }
    let marks = units.gaps[unit].marks
    assertion.cues.removeAll { CueRule.Effect(rawValue: $0.effect).map { Axis($0) == .polarity } ?? false }
    assertion.isScopeDoubtful = false
    let span = signSpan(before: unit)
    if marks.has(.minus) {
      assertion.polarity = .negated
      assertion.add(.negated, "minus-sign", at: span)
    } else {
      assertion.polarity = .affirmed
      assertion.add(.affirmed, "plus-sign", at: span)
    }
  }

  /// Before which unit the sign stands that is behind a target.
  private func sign(behind target: Range<Int>) -> Int? {
    var unit = target.upperBound
    if unit < units.count, isSlash(before: unit) {
      let last = min(unit + Self.mostBehindSlash, units.count)
      unit += 1
      while unit < last, units.gaps[unit].level == .none || isSlash(before: unit) { unit += 1 }
    }
    let marks = units.gaps[unit].marks
    return (marks.has(.minus) || marks.has(.plus)) && !marks.has(.leads) ? unit : nil
  }

  /// Before which unit the sign stands that is before a target: two words lie between them at most ("(-) active SI"), or what slashes join.
  private func sign(before target: Range<Int>) -> Int? {
    var unit = target.lowerBound
    let first = max(0, unit - Self.mostBehindSlash)
    while unit > first, units.gaps[unit].level == .none, isSlash(before: unit) { unit -= 1 }
    let near = max(0, unit - Self.mostBehindSign)
    while unit > near, units.gaps[unit].level == .none, !endsFinding(unit) { unit -= 1 }
    let marks = units.gaps[unit].marks
    guard marks.has(.minus) || marks.has(.plus) else { return nil }
    return marks.has(.leads) || !endsFinding(unit) ? unit : nil
  }

  /// How many words may stand between a sign and what it is about.
  private static let mostBehindSign = 2

  /// Whether something was found that ends before a unit.
  private func endsFinding(_ unit: Int) -> Bool {
    let after = cues.findings.firstIndexOnward { $0.lowerBound >= unit }
    return cues.findings[max(0, after - 8)..<after].contains { $0.upperBound == unit }
  }

  /// In a note, a question mark right before a word asks whether it is so: "low mood ?depression".
  func readQuery(before target: Range<Int>, into assertion: inout Assertion) {
    let start = Int(units.starts[target.lowerBound])
    guard start > 0, units.bytes[start - 1] == 0x3F, start == 1 || [0x20, 0x0A, 0x28, 0x2C, 0x2F].contains(units.bytes[start - 2]),
      assertion.modality == .actual
    else { return }
    assertion.modality = .possible
    assertion.add(.possible, "query-mark", at: TextSpan(start - 1, start))
  }

  /// In a note, a word right behind the question mark of a target answers it: "Suicidal? No."
  func readAnswer(behind target: Range<Int>, into assertion: inout Assertion) {
    let end = Int(cues.asked[target.upperBound])
    guard end >= target.upperBound, end < units.count, end - target.upperBound <= Self.mostBeforeMark, units.gaps[end].marks.has(.question),
      target.upperBound == end || !units.gaps[target.upperBound..<end].contains(where: { $0.level >= .comma })
    else { return }
    let answer = cues.beginning(in: end..<end + 1).first {
      $0.axis == .polarity && $0.reach.reach == .colon && $0.reach.direction == .backward && units.gaps[$0.units.upperBound].level >= .comma
    }
    guard let answer else { return }
    assertion.cues.removeAll { $0.effect == CueRule.Effect.question.rawValue }
    assertion.modality = .actual
    applyForm(answer, to: &assertion)
  }

  /// How many words may stand between what is asked and the question mark.
  private static let mostBeforeMark = 3

  /// How many units may stand between a slash behind a target and the sign.
  private static let mostBehindSlash = 8

  private func isSlash(before unit: Int) -> Bool {
    let joint = units.bytes[Int(units.ends[unit - 1])..<Int(units.starts[unit])]
    return joint.elementsEqual([0x2F]) || joint.elementsEqual("・".utf8)
  }

  /// The sign before a unit without the marks and spaces before it, and without what ends the item.
  private func signSpan(before unit: Int) -> TextSpan {
    var start = unit > 0 ? Int(units.ends[unit - 1]) : 0
    while start < units.bytes.count, [0x20, 0x0A, 0x0D, 0x3A, 0x2C, 0x3B, 0x2E].contains(units.bytes[start]) { start += 1 }
    if units.bytes[start...].starts(with: "：".utf8) { start += 3 }
    if units.bytes[start...].starts(with: "[ ]".utf8) { return TextSpan(start, start + 3) }
    var end = start
    if unit < units.count, units.gaps[unit].marks.has(.leads) {
      end = Int(units.starts[unit])
      while end > start, units.bytes[end - 1] == 0x20 { end -= 1 }
      return TextSpan(start, end)
    }
    while end < units.bytes.count, units.bytes[end] > 0x20, ![0x2C, 0x3B, 0x2E].contains(units.bytes[end]) { end += 1 }
    return TextSpan(start, end)
  }

  /// What stands in a copied stretch is nobody's own words here, whatever cues say; the mark of the stretch is the cue. A crisis that is said
  /// again is a crisis: it may stand in a quotation the first time.
  func readLayout(of target: Range<Int>, raisesFlag: Bool, into assertion: inout Assertion) {
    if copied.isEmpty { return }
    let start = Int(units.starts[target.lowerBound])
    let place = copied.firstIndexOnward { $0.span.end > start }
    guard place < copied.count, copied[place].span.start <= start, !raisesFlag || copied[place].kind != .repeated else {
      return
    }
    assertion.source = .copied
    assertion.add(.copied, copied[place].kind.rawValue, at: copied[place].mark)
  }
}
