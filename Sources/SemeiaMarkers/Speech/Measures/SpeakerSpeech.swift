public import SemeiaText

/// The computed measures of one speaker of a conversation: its own words against those of everybody else.
public struct SpeakerSpeech: Hashable, Sendable {
  /// So many speakers are measured by themselves; the cost of a text is the number of its speakers times its length.
  public static let most = 16

  /// In the order in which speakers are first heard, from 1.
  public var number: Int
  /// The name as given; nil or empty where there is none. One name in two roles is two speakers.
  public var speaker: String?
  /// The part in the conversation.
  public var role: Role
  /// How many turns of the document are theirs.
  public var turns: Int
  /// The words that the speaker says, in all turns.
  public var words: Int
  /// In the order of ``SpeechMeasure/all``.
  public var values: [SpeechValue]

  /// All speakers up to ``most``, and how many more there are. A document of one piece has one speaker.
  static func all(
    _ text: SpeechText, language: String, classes: ClosedClasses?, isMeasured: Bool
  ) -> (speakers: [SpeakerSpeech], leftOut: Int) {
    struct Voice: Hashable {
      var name: String?
      var role: Role
    }
    let turns = text.document.turns
    let voices = turns.map { Voice(name: $0.speaker, role: $0.role) }
    var seen: Set<Voice> = []
    let order = voices.filter { seen.insert($0).inserted }
    let measured = order.prefix(most).enumerated().map { index, voice in
      let isOwn = voices.map { $0 == voice }
      let reader = SpeechReader(text, language: language, classes: classes, turns: isOwn)
      return SpeakerSpeech(
        number: index + 1, speaker: voice.name, role: voice.role, turns: isOwn.count { $0 }, words: reader.own.count,
        values: reader.values(isMeasured: isMeasured))
    }
    return (measured, order.count - measured.count)
  }
}
