/// What a rule that holds says, and why. It offers options to a person and sets nothing in motion.
public struct Decision: Hashable, Sendable {
  /// `suicide-active-thoughts@1`.
  public var rule: String
  /// `safety@1`.
  public var pack: String
  public var urgency: Rule.Urgency
  public var summary: String
  /// What can be said to the person; nil where nothing should be without a clinician.
  public var patient: String?
  public var options: [String]
  public var requires: String
  /// The places of the facts that decided: each once, by their place in the text.
  public var places: [Fact.Place]
  public var trace: Trace
}
