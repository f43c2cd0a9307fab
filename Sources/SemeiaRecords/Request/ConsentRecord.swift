/// What the person agreed to: the request's `consent`.
///
/// Where it is present, a purpose that is not named is refused.
public struct ConsentRecord: Sendable, Hashable {
  /// The text may be analyzed; without it the report is withheld.
  public var analysis: Bool

  /// What is found may be shown to support a clinician's decision.
  public var decisionSupport: Bool

  /// Text may leave in output, and data may enter research tables and norms.
  public var export: Bool

  /// What is not named is not agreed to.
  public init(analysis: Bool = false, decisionSupport: Bool = false, export: Bool = false) {
    self.analysis = analysis
    self.decisionSupport = decisionSupport
    self.export = export
  }
}
