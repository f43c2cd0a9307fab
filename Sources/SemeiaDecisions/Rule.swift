public import SemeiaRecords

/// A rule: when it holds, a person should look at something.
public struct Rule: Hashable, Sendable {
  /// How soon somebody should look. The most urgent is the least.
  public enum Urgency: String, Hashable, Sendable, CaseIterable, Comparable {
    /// From the most to the least urgent: how soon a person should look, and nothing else is meant.
    case now, today, soon, routine, info

    /// The more urgent is less.
    public static func < (left: Urgency, right: Urgency) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .now: 0
      case .today: 1
      case .soon: 2
      case .routine: 3
      case .info: 4
      }
    }
  }

  /// A text with what the rule does on it. Packs test themselves with their examples.
  package struct Example: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable { case fires, silent, unknown }

    package var text: String
    /// A BCP 47 tag; English where nil, to be detected where `und`.
    package var language: String?
    package var outcome: Outcome
    /// What is known besides the text: the same fields as in a request.
    package var occasion = Occasion()
  }

  /// Small letters, digits and hyphens; unique in its pack.
  public var id: String
  /// From 1; raised with every change of when it speaks or of what it says in English. Translations raise the version of the pack.
  public var version: Int
  /// When it speaks: where this is true. Unknown is silent.
  public var when: Condition
  /// How soon somebody should look where it holds.
  public var urgency: Urgency
  /// What was stated, in at most 139 UTF-16 units (CDS Hooks 2.0), by language; `en` is what other languages fall back to.
  package var summary: [String: String]
  /// What can be done, for a person to choose from: at least two, by language.
  package var options: [String: [String]]
  /// What can be said to the person who wrote the text, by language: plain words, plural options, no promise that anybody reads. Empty
  /// where nothing should be said without a clinician.
  package var patient: [String: String] = [:]
  /// When it speaks again for the same person; nil where it always does, as it must where its urgency is `now`.
  package var repeats: Repeat?
  /// The last day on which it may be used without being looked at again, ISO 8601.
  public var validUntil: CalendarDate?
  /// Who must look before anything happens: `human-review`.
  public var requires: String
  /// Why there is such a rule, for reviewers.
  public var rationale: String
  /// Author and year, or guideline, of what it rests on.
  public var references: [String]
  package var examples: [Example]

  /// `suicide-active-thoughts@1`.
  public var name: String { "\(id)@\(version)" }
}
