/// What a rule that holds says, and why. It offers options to a person and sets nothing in motion.
public struct Decision: Hashable, Sendable {
  /// `suicide-active-thoughts@1`.
  public var rule: String
  /// `safety@1`.
  public var pack: String
  /// How soon somebody should look.
  public var urgency: Rule.Urgency
  /// What was stated, for a clinician, in the report's language where the pack speaks it, else in English; at most 139 UTF-16 units.
  public var summary: String
  /// What can be said to the person; nil where nothing should be without a clinician.
  public var patient: String?
  /// What a person can choose to do: two or more, in the language of the summary. None of it is set in motion.
  public var options: [String]
  /// Who must look before anything happens: `human-review`.
  public var requires: String
  /// The places of the facts that decided: each once, by their place in the text.
  public var places: [Fact.Place]
  /// The rule of its pack that speaks in its place (`suicide-intent-or-plan@1`), where the policy lets one speak for several; nil where it speaks
  /// itself. One that is held is there to be looked up, and is no prompt of its own.
  public var heldBy: String?
  /// How the rule came to hold.
  public var trace: Trace
}
