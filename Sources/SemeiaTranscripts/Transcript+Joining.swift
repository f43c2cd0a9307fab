extension Transcript {
  /// How long a silence may be within a turn of words, and between two parts of a sentence, in seconds.
  package static let wordPause = 1.0
  package static let sentencePause = 3.0

  /// The transcript with sentences that the file cuts put together again.
  ///
  /// Cues: a turn of the same speaker is joined to the one before while that has no sentence mark at its end and at most
  /// ``sentencePause`` lie between them; so is a cue that names nobody, for who goes on with a sentence is not named again. Words: joined while less than ``wordPause`` lies between them. Utterances stay as they
  /// are. A space stands at each joint, which belongs to no byte of the file; a joined turn begins with its first part and ends
  /// with its last.
  public func joined() -> Transcript {
    guard unit != .utterance else { return self }
    var result = self
    result.turns = []
    /// For each old turn its new index and where its text begins.
    var moves: [(turn: Int, offset: Int)] = []
    for turn in turns {
      let last = result.turns.count - 1
      guard last >= 0, continues(result.turns[last], turn) else {
        moves.append((result.turns.count, 0))
        result.turns.append(turn)
        continue
      }
      result.turns[last].text.append(0x20)
      let offset = result.turns[last].text.count
      result.turns[last].text += turn.text
      for run in turn.runs {
        let range = run.text.lowerBound + offset..<run.text.upperBound + offset
        result.turns[last].runs.append(SourceRun(text: range, source: run.source))
      }
      result.turns[last].pieces += turn.pieces.map { piece in
        var piece = piece
        piece.offset += offset
        return piece
      }
      result.turns[last].place = result.turns[last].place.union(turn.place)
      result.turns[last].end = turn.end
      moves.append((last, offset))
      result.joints += 1
    }
    for index in result.markers.indices {
      guard let turn = result.markers[index].turn, turn < moves.count else { continue }
      let span = result.markers[index].span
      result.markers[index].turn = moves[turn].turn
      result.markers[index].span = span.lowerBound + moves[turn].offset..<span.upperBound + moves[turn].offset
    }
    return result
  }

  private func continues(_ last: TranscriptTurn, _ turn: TranscriptTurn) -> Bool {
    let isSame = last.speaker == turn.speaker || (unit == .cue && turn.speaker == nil)
    guard isSame, !last.text.isEmpty, !turn.text.isEmpty, let end = last.end, let start = turn.start else {
      return false
    }
    if unit == .word { return start - end < Self.wordPause }
    // A dash begins the words of somebody else.
    if turn.text.first == UInt8(ascii: "-") { return false }
    return !SentenceEnd.isAt(last.text) && start - end <= Self.sentencePause
  }
}
