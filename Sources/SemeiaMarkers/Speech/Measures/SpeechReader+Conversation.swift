@_spi(Loops) import SemeiaText

/// Utterances of one speaker in a row.
struct Contribution {
  var isOwn: Bool
  /// Places in the words of the text.
  var words: Range<Int>
  /// The utterances, as indices of turns.
  var turns: Range<Int>
}

extension SpeechReader {
  /// The turns in the sense of conversation: utterances of one speaker in a row are one; those without a word are passed over.
  var contributions: [Contribution] {
    guard text.document.isConversation else { return [] }
    var contributions: [Contribution] = []
    var place = 0
    for (turn, utterance) in text.document.turns.enumerated() {
      let start = place
      while place < text.words.count, text.words[place].turn == turn { place += 1 }
      if start == place { continue }
      if let last = contributions.last, isSame(text.document.turns[last.turns.upperBound - 1], utterance) {
        contributions[contributions.count - 1].words = last.words.lowerBound..<place
        contributions[contributions.count - 1].turns = last.turns.lowerBound..<(turn + 1)
      } else {
        contributions.append(Contribution(isOwn: isOwn[turn], words: start..<place, turns: turn..<(turn + 1)))
      }
    }
    return contributions
  }

  private func isSame(_ one: Turn, _ other: Turn) -> Bool { one.role == other.role && one.speaker == other.speaker }

  func conversationValues() -> [SpeechValue] {
    let measures = SpeechMeasure.conversation
    let all = contributions
    guard all.contains(where: \.isOwn), all.contains(where: { !$0.isOwn }) else { return measures.map { .none($0, .noTurns) } }
    let mine = all.filter(\.isOwn)
    let others = all.filter { !$0.isOwn }.flatMap { Array($0.words) }
    let listening = mine.filter(isBackchannel)
    return [
      answer(measures[0], base: mine.count) { Double(own.count) / Double(mine.count) },
      answer(measures[1], base: text.words.count) { Double(own.count) / Double(text.words.count) },
      classes?.has(.backchannel) == true
        ? answer(measures[2], base: mine.count, places(listening.map { text.span($0.words) })) {
          Double(listening.count) / Double(mine.count)
        }
        : missing(.backchannel, measures[2], base: mine.count),
      answer(measures[3], base: min(own.count, others.count)) { styleMatching(own, others) },
    ]
  }

  /// At most three words, all of them in phrases of backchannels.
  private func isBackchannel(_ contribution: Contribution) -> Bool {
    guard contribution.words.count <= 3 else { return false }
    // Phrases are sorted: the first that ends after the contribution begins.
    var low = text.phrases.firstIndexOnward { $0.words.upperBound > contribution.words.lowerBound }
    var covered = 0
    while low < text.phrases.count, text.phrases[low].words.lowerBound < contribution.words.upperBound {
      let phrase = text.phrases[low]
      if phrase.mask & WordClass.backchannel.mask != 0 { covered += phrase.words.clamped(to: contribution.words).count }
      low += 1
    }
    return covered == contribution.words.count
  }

  func timingValues() -> [SpeechValue] {
    let measures = SpeechMeasure.timing
    let turns = text.document.turns
    let within = withinPauses()
    guard text.document.isConversation, zip(turns, isOwn).contains(where: { $1 && duration($0) != nil }) else {
      let pauses: SpeechValue = within.isEmpty ? .none(measures[1], .noTimes) : pauseLength(measures[1], within)
      return [.none(measures[0], .noTimes), pauses] + measures[2...].map { .none($0, .noTimes) }
    }
    var counts = [Int](repeating: 0, count: turns.count)
    for word in text.words { counts[word.turn] += 1 }
    var words = 0
    var ownTime = 0.0
    var allTime = 0.0
    var timed = 0
    for (index, (turn, count)) in zip(turns, counts).enumerated() {
      guard let duration = duration(turn) else { continue }
      allTime += duration
      timed += 1
      if isOwn[index] {
        ownTime += duration
        words += count
      }
    }
    let (pauses, latencies) = gaps(turns, counts)
    let hasOthers = zip(turns, isOwn).contains { !$1 && duration($0) != nil }
    func among(_ measure: SpeechMeasure, _ base: Int, _ value: () -> Double?) -> SpeechValue {
      hasOthers ? answer(measure, base: base, nil, value) : .none(measure, .noTurns)
    }
    return [
      answer(measures[0], base: words) { Double(words) / ownTime * 60 },
      pauseLength(measures[1], pauses + within),
      among(measures[2], latencies.count) { latencies.reduce(0, +) / Double(latencies.count) },
      among(measures[3], latencies.count) { Double(latencies.count { $0 < 0 }) / Double(latencies.count) },
      among(measures[4], timed) { ownTime / allTime },
    ]
  }

  private func pauseLength(_ measure: SpeechMeasure, _ pauses: [Double]) -> SpeechValue {
    answer(measure, base: pauses.count) { pauses.reduce(0, +) / Double(pauses.count) }
  }

  /// The lengths of pauses within utterances, above 0.2 s.
  private func withinPauses() -> [Double] { ownMarks([.pause]).compactMap(\.seconds).filter { $0 > 0.2 } }

  private func duration(_ turn: Turn) -> Double? {
    guard let start = turn.start, let end = turn.end, end > start else { return nil }
    return end - start
  }

  /// From the end of an utterance to the start of the next: pauses between two of the subject, above 0.2 s; and latencies after another speaker.
  private func gaps(_ turns: [Turn], _ counts: [Int]) -> (pauses: [Double], latencies: [Double]) {
    var pauses: [Double] = []
    var latencies: [Double] = []
    var before: Int?
    for index in turns.indices where counts[index] > 0 {
      defer { before = index }
      let turn = turns[index]
      guard isOwn[index], let before, let end = turns[before].end, let start = turn.start else { continue }
      if !isOwn[before] {
        latencies.append(start - end)
      } else if isSame(turns[before], turn), start - end > 0.2 {
        pauses.append(start - end)
      }
    }
    return (pauses, latencies)
  }
}
