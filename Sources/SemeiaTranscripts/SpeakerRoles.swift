package import SemeiaRecords
public import SemeiaText

/// Which part each speaker of a transcript has, why, and what is doubtful about it.
public struct SpeakerRoles: Sendable, Hashable {
  /// What a role was taken from.
  public enum Basis: String, Sendable, Hashable {
    /// The caller said so.
    case option
    /// The name, by ``RoleNames``.
    case name
    /// The header of the file.
    case header
    /// There is nobody else.
    case only
    /// The other one of two is a clinician.
    case remaining
    /// The one of two who says more.
    case most
    /// Nothing tells.
    case none
  }

  /// The role of one speaker.
  public struct Assignment: Sendable, Hashable {
    /// Nil for turns without a name.
    public var speaker: String?
    /// The part in the conversation.
    public var role: Role
    /// What the role was taken from.
    public var basis: Basis
    /// How many turns are the speaker's.
    public var turns: Int
  }

  /// Something about the roles that the reader of a report must know. Nothing in it repeats a name.
  public struct Warning: Sendable, Hashable {
    /// What is doubtful; the raw values are what other programs see, and never change.
    public enum Code: String, Sendable, Hashable {
      /// Who is the subject was concluded, not said.
      case subjectConcluded = "subject-concluded"
      /// Nobody is the subject: nothing is measured.
      case noSubject = "no-subject"
      /// More than one speaker is the subject; they are measured as one person.
      case severalSubjects = "several-subjects"
      /// Some turns have no speaker.
      case unnamedTurns = "unnamed-turns"
      /// A name of the options is no speaker of the file.
      case unknownSpeaker = "unknown-speaker"
      /// Nothing is said in the file.
      case noUtterances = "no-utterances"
      /// A text that was read as prose has lines that begin with what may be a name.
      case uncertainLabels = "uncertain-labels"
      /// A text that was read as prose looks like a table whose columns have no known names.
      case plainTable = "plain-table"
    }

    /// What is doubtful, in a word.
    public var code: Code
    /// The same in an English sentence, with counts and places, without names.
    public var message: String
    /// The same as a request carries it.
    package let doubt: TranscriptNotes.Doubt

    package init(_ code: Code, count: Int? = nil, speaker: Int? = nil, basis: String? = nil) {
      self.code = code
      doubt = TranscriptNotes.Doubt(code.rawValue, count: count, speaker: speaker, basis: basis)
      message = doubt.message ?? ""
    }
  }

  /// In the order in which the speakers are first heard.
  public private(set) var assignments: [Assignment] = []
  /// What is doubtful, in the order in which it was met.
  public private(set) var warnings: [Warning] = []
  private var places: [String?: Int] = [:]

  /// Decides the roles: what the caller says, else what the name says, else what the file's header says; everybody else is
  /// `other`. Where nobody is the subject and there are at most two speakers, one of them is taken, and a warning says who and
  /// why: the only one; the one beside a clinician; else the one who says more.
  ///
  /// - Parameter chosen: the roles that the caller gives, by the exact name, or by the name without regard to case.
  public init(_ transcript: Transcript, chosen: [(name: String, role: Role)] = []) {
    let declared = Dictionary(transcript.declared.map { ($0.name, $0.role) }) { first, _ in first }
    for turn in transcript.turns {
      if let index = places[turn.speaker] {
        assignments[index].turns += 1
        continue
      }
      places[turn.speaker] = assignments.count
      let (role, basis) = Self.role(turn.speaker, transcript.format, turn.speaker.flatMap { declared[$0] }, chosen)
      assignments.append(Assignment(speaker: turn.speaker, role: role, basis: basis, turns: 1))
    }
    for choice in chosen where !assignments.contains(where: { Self.matches($0.speaker, choice.name) }) {
      warnings.append(Warning(.unknownSpeaker))
    }
    if assignments.isEmpty { warnings.append(Warning(.noUtterances)) }
    if transcript.uncertainLabels > 0 { warnings.append(Warning(.uncertainLabels, count: transcript.uncertainLabels)) }
    if transcript.isPlainTable { warnings.append(Warning(.plainTable)) }
    concludeSubject(transcript)
    check()
  }

  /// The role of a turn.
  public func role(of turn: TranscriptTurn) -> Role {
    places[turn.speaker].map { assignments[$0].role } ?? .other
  }

  /// What kind of text the roles make it: an interview where a clinician speaks, a conversation where there are others than the
  /// subject, nil for one voice.
  public var genre: Genre? {
    if assignments.contains(where: { $0.role == .clinician }) { return .interview }
    return assignments.count > 1 ? .conversation : nil
  }

  private static func matches(_ speaker: String?, _ name: String) -> Bool {
    guard let speaker else { return name.isEmpty }
    return speaker == name || speaker.lowercased() == name.lowercased()
  }

  private static func role(
    _ speaker: String?, _ format: TranscriptFormat, _ declared: String?, _ chosen: [(name: String, role: Role)]
  ) -> (Role, Basis) {
    if let choice = chosen.first(where: { matches(speaker, $0.name) }) { return (choice.role, .option) }
    guard let speaker else { return (.other, .none) }
    // A table says the roles in our own words; CHAT says them in its own.
    if let declared, let role = Role(rawValue: declared) { return (role, .header) }
    // A code of CHAT says less than its header, a name in a table more than a word that is no role of ours.
    if format != .chat, let role = RoleNames.role(of: speaker) { return (role, .name) }
    if let declared {
      if ["Target_Child", "Child", "Target_Adult"].contains(declared) { return (.subject, .header) }
      return RoleNames.role(of: declared).map { ($0, .header) } ?? (.other, .none)
    }
    if let role = speaker == "CHI" && format == .chat ? .subject : RoleNames.role(of: speaker) { return (role, .name) }
    return (.other, .none)
  }

  private mutating func concludeSubject(_ transcript: Transcript) {
    guard !assignments.isEmpty, !assignments.contains(where: { $0.role == .subject }) else { return }
    let free = assignments.indices.filter { assignments[$0].basis == .none }
    let named = assignments.filter { $0.speaker != nil }
    guard let first = free.first, named.count <= 2, assignments.count <= 2 else {
      return warnings.append(Warning(.noSubject, count: assignments.count))
    }
    var taken = first
    let basis: Basis
    if assignments.count == 1 {
      basis = .only
    } else if free.count == 1 {
      basis = .remaining
    } else {
      let sizes = free.map { index in
        transcript.turns.reduce(0) { $0 + ($1.speaker == assignments[index].speaker ? $1.text.count : 0) }
      }
      if sizes.count == 2, sizes[1] > sizes[0] { taken = free[1] }
      basis = .most
    }
    assignments[taken].role = .subject
    assignments[taken].basis = basis
    let isUnnamed = basis == .only && assignments[0].speaker == nil
    warnings.append(
      Warning(.subjectConcluded, count: assignments.count, speaker: taken + 1, basis: isUnnamed ? "unnamed" : basis.rawValue))
  }

  private mutating func check() {
    let subjects = assignments.count { $0.role == .subject }
    if subjects > 1 {
      warnings.append(Warning(.severalSubjects, count: subjects))
    }
    if assignments.count > 1, let unnamed = assignments.first(where: { $0.speaker == nil }), unnamed.basis == .none,
      unnamed.role == .other
    {
      warnings.append(Warning(.unnamedTurns, count: unnamed.turns))
    }
  }
}
