import SemeiaRecords
import SemeiaText

extension Document {
  /// The document of a request that was read.
  init(_ request: RequestRecord, language: LanguageTag?, genre: Genre, author: Author) {
    guard let turns = request.turns else {
      self.init(validated: request.text ?? [], language: language, genre: genre, author: author)
      return
    }
    self.init(conversation: turns.map(Utterance.init), language: language, genre: genre, author: author)
  }
}

extension Document.Utterance {
  init(_ turn: TurnRecord) {
    self.init(
      speaker: turn.speaker, role: Role(rawValue: turn.role.rawValue) ?? .other, text: turn.text, start: turn.start, end: turn.end,
      line: turn.line, marks: Self.marks(turn))
    pieces = Self.pieces(turn)
  }

  /// The pieces of a turn, from scalars to bytes.
  private static func pieces(_ turn: TurnRecord) -> [TurnPiece] {
    // Offsets rise: one walk over the text serves all.
    var (byte, scalars) = (0, 0)
    return turn.pieces.map { piece in
      while byte < turn.text.count, scalars < piece.offset || turn.text[byte] & 0xC0 == 0x80 {
        if turn.text[byte] & 0xC0 != 0x80 { scalars += 1 }
        byte += 1
      }
      return TurnPiece(offset: byte, line: piece.line, start: piece.start, end: piece.end)
    }
  }

  /// The marks of a turn, from scalars to bytes.
  private static func marks(_ turn: TurnRecord) -> [TurnMark] {
    if turn.marks.isEmpty { return [] }
    var starts = turn.text.indices.filter { turn.text[$0] & 0xC0 != 0x80 }
    starts.append(turn.text.count)
    func byte(_ scalar: Int) -> Int { starts[max(0, min(scalar, starts.count - 1))] }
    return turn.marks.compactMap { mark in
      TurnMark.Kind(rawValue: mark.kind.rawValue).map {
        TurnMark($0, span: TextSpan(byte(mark.start), byte(mark.end)), words: mark.words, seconds: mark.seconds, line: mark.line)
      }
    }
  }
}
