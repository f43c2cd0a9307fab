import SemeiaDecisions

/// What is known of every report of a language with safety content in which nothing was flagged and of which nobody was warned.
///
/// A condition that is false over these facts is false over each such report: what is unknown here may turn out either way, and Kleene's tables
/// give a truth only where it would be the same whatever the unknown turn out to be.
struct QuietFacts: FactSource {
  func fact(_ name: FactName) -> Fact? { value(name).map { Fact($0) } }

  func value(_ name: FactName) -> Fact.Value? {
    switch name.topic {
    case .flag, .flagIsAmbiguous, .suicideBehavior, .warning: .bool(false)
    case .suicideLevel: .int(0)
    case .safetyContent: .bool(true)
    case .status: .text("ok")
    case .statusReason: .text("")
    default: .unknown("open")
    }
  }

  /// Whether a rule asks if a fact is known at all: then what is unknown here says something.
  static func asksExistence(_ rule: Rule) -> Bool {
    rule.when.tests.contains { test in
      if case .exists = test.requirement { return true }
      return false
    }
  }
}
