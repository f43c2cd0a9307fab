/// What kind of text a document is. It decides which norms apply; see `Docs/Formats/Records.md`.
public enum Genre: String, Hashable, Sendable, CaseIterable {
  /// A told story: a letter, a diary, an essay.
  case narrative
  /// Turns of people who talk with each other.
  case conversation
  /// Turns of questions and answers, with a clinician or interviewer.
  case interview
  /// A post or comment that others can read.
  case socialMedia = "social-media"
  /// Written to one person or a few: a chat, an e-mail.
  case message
  /// Written by a clinician about the subject.
  case clinicalNote = "clinical-note"
  /// Not said. Where a genre has no norm, that of another one stands in, with wider intervals.
  case unspecified
}

/// Who wrote a text, seen from the person it is about.
///
/// A clinician's "she" is the patient; a subject's "she" is somebody else. Style is measured only where the author is
/// the subject.
public enum Author: String, Hashable, Sendable, CaseIterable {
  /// The person it is about.
  case subject
  /// Somebody who treats that person.
  case clinician
  /// Anybody else: a relative, a stranger.
  case other
}

/// The part a speaker has in a conversation. Only the subject's turns are measured; the others' are read for questions.
public enum Role: String, Hashable, Sendable, CaseIterable {
  /// The person whose words are measured.
  case subject
  /// Who asks and treats.
  case clinician
  /// Anybody else.
  case other
}

/// One turn of a conversation.
public struct Turn: Hashable, Sendable {
  /// The speaker's name as given, or nil.
  public var speaker: String?
  /// The speaker's part.
  public var role: Role
  /// The bytes of the turn within ``Document/bytes``.
  public var span: TextSpan
  /// Start and end in seconds, where the recording gives them.
  public var start: Double?
  /// The end in seconds; nil where nobody says.
  public var end: Double?
  /// The first line of the file that it stands on, from 1; nil where there is no file.
  public var line: Int?
  /// What the transcript marks in it besides words, in the order of their places.
  public var marks: [TurnMark] = []
  /// The lines and captions that it was put together from, in order; empty where nobody says.
  package var pieces: [TurnPiece] = []
}

/// A text to read: one piece, or the turns of a conversation.
///
/// The text is kept as it came: UTF-8, never normalized, never rewritten. The turns of a conversation lie in one buffer, one
/// line feed between them, so that one system of offsets serves both; that line feed belongs to no turn.
public struct Document: Sendable {
  /// The text, valid UTF-8.
  public let bytes: [UInt8]
  /// The turns in order; one turn of the whole text where the document is no conversation.
  public let turns: [Turn]
  /// Whether the document came as turns. Spans of a conversation are reported turn by turn.
  public let isConversation: Bool
  /// The declared language, or nil where it is to be identified.
  public var language: LanguageTag?
  /// What kind of text it is.
  public var genre: Genre
  /// Who wrote it; in a conversation roles say whose words they are.
  public var author: Author

  /// A document of one piece.
  public init(_ text: String, language: LanguageTag? = nil, genre: Genre = .unspecified, author: Author = .subject) {
    self.init(validated: Array(text.utf8), language: language, genre: genre, author: author)
  }

  /// A document of one piece, from bytes.
  ///
  /// - Returns: nil where the bytes are not valid UTF-8.
  public init?(utf8 bytes: [UInt8], language: LanguageTag? = nil, genre: Genre = .unspecified, author: Author = .subject) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    self.init(validated: bytes, language: language, genre: genre, author: author)
  }

  /// A document of one piece whose bytes a reader has checked already.
  ///
  /// - Parameter bytes: must be valid UTF-8; where they are not, spans may lie inside a scalar.
  package init(validated bytes: [UInt8], language: LanguageTag?, genre: Genre, author: Author) {
    self.bytes = bytes
    self.turns = [Turn(speaker: nil, role: .subject, span: TextSpan(0, bytes.count), start: nil, end: nil)]
    self.isConversation = false
    self.language = language
    self.genre = genre
    self.author = author
  }

  /// One contribution to a conversation, before it becomes a ``Turn``.
  public struct Utterance: Sendable {
    /// The speaker's name, or nil. It is never read as text.
    public var speaker: String?
    /// The speaker's part; only the subject's words are measured.
    public var role: Role
    /// What was said, valid UTF-8, without the speaker's name.
    public var text: [UInt8]
    /// Start in seconds from the beginning of the recording; nil where nobody says.
    public var start: Double?
    /// The end in seconds, on the same clock.
    public var end: Double?
    /// The line of the file, from 1.
    public var line: Int?
    /// Marks; spans count bytes of `text`, and what lies outside is moved to its nearest end.
    public var marks: [TurnMark]
    /// Pieces, in order; offsets count bytes of `text`, and what lies outside is moved to its nearest end.
    package var pieces: [TurnPiece] = []

    /// - Parameter text: valid UTF-8; a `String`'s `utf8` always is.
    public init(
      speaker: String?, role: Role, text: [UInt8], start: Double? = nil, end: Double? = nil, line: Int? = nil, marks: [TurnMark] = []
    ) {
      self.speaker = speaker
      self.role = role
      self.text = text
      self.start = start
      self.end = end
      self.line = line
      self.marks = marks
    }

    /// The pieces, in order, as those of a document in which the text begins at an offset.
    func pieces(from offset: Int) -> [TurnPiece] {
      pieces.map { piece in
        var piece = piece
        piece.offset = offset + max(0, min(piece.offset, text.count))
        return piece
      }
    }

    /// The marks, in the order of their places, as spans of a document in which the text begins at an offset.
    func marks(from offset: Int) -> [TurnMark] {
      func moved(_ place: Int) -> Int { offset + max(0, min(place, text.count)) }
      return marks.map { mark in
        var mark = mark
        mark.span = TextSpan(moved(mark.span.start), moved(max(mark.span.start, mark.span.end)))
        return mark
      }.enumerated().sorted { ($0.element.span, $0.offset) < ($1.element.span, $1.offset) }.map(\.element)
    }
  }

  /// A conversation.
  public init(
    conversation: [Utterance], language: LanguageTag? = nil, genre: Genre = .conversation, author: Author = .subject
  ) {
    var bytes: [UInt8] = []
    var turns: [Turn] = []
    bytes.reserveCapacity(conversation.reduce(0) { $0 + $1.text.count + 1 })
    for (index, utterance) in conversation.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\n")) }
      let start = bytes.count
      bytes.append(contentsOf: utterance.text)
      turns.append(
        Turn(
          speaker: utterance.speaker, role: utterance.role, span: TextSpan(start, bytes.count), start: utterance.start,
          end: utterance.end, line: utterance.line, marks: utterance.marks(from: start), pieces: utterance.pieces(from: start)))
    }
    self.bytes = bytes
    self.turns = turns
    self.isConversation = true
    self.language = language
    self.genre = genre
    self.author = author
  }

  /// Whether somebody is measured: a text of one piece always is somebody's, a conversation only where a turn is the subject's.
  package var hasSubject: Bool { !isConversation || turns.contains { $0.role == .subject } }

  /// The text of a span.
  ///
  /// - Parameter span: a span of this document; bytes outside the text are left out.
  public func text(in span: TextSpan) -> String {
    let start = max(0, min(span.start, bytes.count))
    let end = max(start, min(span.end, bytes.count))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The index of the turn that holds a byte offset.
  public func turn(at offset: Int) -> Int {
    var low = 0
    var high = turns.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if turns[middle].span.start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
