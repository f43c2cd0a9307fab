@_spi(Loops) public import SemeiaText

/// Safety content: what was said, independent of scores and of the length of the text. A flag is not a risk, and its absence
/// is not evidence of safety.
public struct Flag: Hashable, Sendable {
  /// A stated act on the way to an attempt.
  public struct Behavior: Hashable, Sendable {
    /// `B1` preparatory, `B2` aborted, `B3` interrupted, `B4` actual attempt.
    public var code: String
    /// Current or past.
    public var time: Time

    /// A behavior as given; nothing is checked.
    public init(code: String, time: Time) {
      self.code = code
      self.time = time
    }
  }

  /// `suicide`, `self-harm`, `harm-to-others` … as `Docs/Formats/Records.md` lists them.
  public var name: String
  /// 1–5 for `suicide` where thoughts are stated; nil for other flags, and where only a behavior is.
  public var level: Int?
  /// What the level is called: `active thoughts`.
  public var label: String?
  /// Stated acts on the way to an attempt, for `suicide`; empty for other flags.
  public var behaviors: [Behavior]
  /// The findings that raised the flag, as indices into the report's findings.
  public var findings: [Int]
  /// The places of these findings, in their order.
  public var spans: [TextSpan]
  /// Whether every finding behind the level may be hyperbole, asked, supposed, or meant by a cue of the statement beside it.
  public var isAmbiguous: Bool
  /// Those of ``findings`` that set the level, or where there is none the behavior; empty for flags that know neither.
  public var raisedBy: [Int] = []
  /// What else is said beside it: by `method`, `means`, `intent`, `plan`, `preparation`, `farewell` and `substance` the findings that say it,
  /// in their order.
  public var modifiers: [String: [Int]] = [:]
  /// Findings that speak against it: reasons for living, and what would raise it and is denied. They are shown, and lower nothing.
  public var against: [Int] = []

  /// A flag as given; that spans and findings belong together is for the caller to see to.
  public init(
    name: String, level: Int?, label: String?, behaviors: [Behavior], findings: [Int], spans: [TextSpan], isAmbiguous: Bool
  ) {
    self.name = name
    self.level = level
    self.label = label
    self.behaviors = behaviors
    self.findings = findings
    self.spans = spans
    self.isAmbiguous = isAmbiguous
  }
}
