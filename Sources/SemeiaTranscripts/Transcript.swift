/// A file of speech as it was read: who said what, when and where it stands.
public struct Transcript: Sendable, Hashable {
  /// The format it was read as.
  public var format: TranscriptFormat
  /// What a turn is in this file.
  package var unit: TranscriptUnit
  /// A BCP 47 tag, where the file names a language that has one.
  public var language: String?
  /// In the order of the file; sorted by time where the format keeps each voice apart.
  public var turns: [TranscriptTurn]
  /// In the order of the turns they belong to; those of no turn last.
  public var markers: [TranscriptMarker]
  /// What was wrong, by line.
  public var problems: [TranscriptProblem]
  /// What is in the file and not in the turns: names of tiers and blocks, each with a count, by name.
  package var leftOut: [Count]
  /// What the file says of its speakers, in its order; a speaker who is only heard is not in it.
  package var declared: [DeclaredSpeaker]
  /// In prose, how many lines begin with what may be a speaker's name.
  package var uncertainLabels = 0
  /// Whether prose looks like a table whose columns have no known names.
  package var isPlainTable = false
  /// How many joints ``joined()`` has made.
  package var joints = 0

  /// A name and how often it was met.
  package struct Count: Sendable, Hashable {
    package var name: String
    package var count: Int
  }

  /// A speaker as a header describes it.
  package struct DeclaredSpeaker: Sendable, Hashable {
    /// The name that turns carry.
    package var name: String
    /// The role in the words of the file: `Participant`, `clinician`.
    package var role: String
  }

  /// The names of the speakers in the order in which they are first heard; nil stands for turns without a name.
  public var speakers: [String?] {
    var seen: Set<String?> = []
    return turns.map(\.speaker).filter { seen.insert($0).inserted }
  }

  /// How many markers there are of each kind that occurs, in the order of ``TranscriptMarker/Kind``.
  package var markerCounts: [Count] {
    TranscriptMarker.Kind.allCases.compactMap { kind in
      let count = markers.count { $0.kind == kind }
      return count > 0 ? Count(name: kind.rawValue, count: count) : nil
    }
  }

  /// Whether the file is one text of one voice, with neither names nor times.
  public var isProse: Bool { format == .prose }
}
