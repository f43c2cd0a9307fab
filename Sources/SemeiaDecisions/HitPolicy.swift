/// Which of the rules that hold speak, after the hit policies of DMN.
///
/// There is no `first`: an order that hides rules is not good practice.
package enum HitPolicy: String, Hashable, Sendable, CaseIterable {
  /// All, in the order of the pack. The one for safety: nothing is hidden.
  case collect
  /// One: rules must exclude each other. Where two hold all the same, both speak, because hiding one would hide the fault.
  case unique
  /// One, the first in order: rules that hold together must say the same.
  case any
  /// One, the most urgent; of equally urgent ones the first in order.
  case priority

  /// A rule that holds, as its index in the pack.
  package struct Choice: Hashable, Sendable {
    package var rule: Int
    /// The rule that speaks in its place; nil where it speaks itself.
    package var heldBy: Int?

    package init(rule: Int, heldBy: Int? = nil) {
      self.rule = rule
      self.heldBy = heldBy
    }
  }

  /// The rules that hold, in the order of the pack, each with the rule that it gives way to. Nothing is dropped.
  package func choose(_ holding: [Int], of rules: [Rule]) -> [Choice] {
    let speaker: Int? =
      switch self {
      case .collect, .unique: nil
      case .any: holding.first
      // `min` gives the first of equal ones.
      case .priority: holding.min { rules[$0].urgency < rules[$1].urgency }
      }
    return holding.map { Choice(rule: $0, heldBy: $0 == speaker ? nil : speaker) }
  }
}
