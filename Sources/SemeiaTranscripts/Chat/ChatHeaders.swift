/// The headers of a CHAT file that say who speaks and in which language.
struct ChatHeaders {
  /// The codes of the declared speakers.
  private(set) var speakers: Set<String> = []
  /// Where `@End` stands.
  private(set) var end: Int?
  private var roles: [(name: String, role: String)] = []
  private var hasBegun = false
  private var isUTF8 = false

  mutating func read(_ tier: ChatTiers.Tier, _ draft: inout TranscriptDraft) {
    let source = draft.source
    switch tier.name {
    case "UTF8": isUTF8 = true
    case "Begin":
      if hasBegun { draft.problem(.malformedHeader, at: tier.range.lowerBound) }
      hasBegun = true
    case "End":
      if end != nil { draft.problem(.malformedHeader, at: tier.range.lowerBound) }
      end = end ?? tier.range.lowerBound
    case "Languages":
      let first = source.string(tier.content).split(separator: ",").first.map { $0.filter { !$0.isWhitespace } } ?? ""
      draft.language = FileLanguage.tag(first)
      if draft.language == nil { draft.problem(.malformedHeader, at: tier.range.lowerBound) }
    case "Participants": readParticipants(tier, &draft)
    case "ID": readID(tier, &draft)
    default: draft.leaveOut("@" + tier.name)
    }
  }

  /// `PAR Alex Participant, INV Investigator`: a code, perhaps a name, a role.
  private mutating func readParticipants(_ tier: ChatTiers.Tier, _ draft: inout TranscriptDraft) {
    for part in draft.source.string(tier.content).split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
      guard words.count >= 2, speakers.insert(words[0]).inserted else {
        draft.problem(.malformedHeader, at: tier.range.lowerBound)
        continue
      }
      roles.append((words[0], words[words.count - 1]))
    }
  }

  /// `lang|corpus|code|age|sex|group|ses|role|education|custom|`
  private mutating func readID(_ tier: ChatTiers.Tier, _ draft: inout TranscriptDraft) {
    let fields = draft.source.string(draft.source.trimmed(tier.content)).split(separator: "|", omittingEmptySubsequences: false)
    guard fields.count >= 8, !fields[2].isEmpty, speakers.contains(String(fields[2])) else {
      return draft.problem(.malformedHeader, at: tier.range.lowerBound)
    }
    if let index = roles.firstIndex(where: { $0.name == String(fields[2]) }), roles[index].role != String(fields[7]) {
      draft.problem(.malformedHeader, at: tier.range.lowerBound)
    }
  }

  /// Writes what was declared, and what is missing.
  func finish(_ draft: inout TranscriptDraft) {
    draft.declared = roles.map { Transcript.DeclaredSpeaker(name: $0.name, role: $0.role) }
    if !isUTF8 || !hasBegun || speakers.isEmpty { draft.problem(.missingHeader, at: 0) }
    if end == nil { draft.problem(.missingEnd, at: draft.source.bytes.count - 1) }
  }
}
