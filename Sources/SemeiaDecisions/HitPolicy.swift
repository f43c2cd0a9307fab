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

  /// The rules that speak, of those that hold, as indices in the order of the pack.
  package func choose(_ holding: [Int], of rules: [Rule]) -> [Int] {
    switch self {
    case .collect, .unique: return holding
    case .any: return Array(holding.prefix(1))
    case .priority:
      // `min` gives the first of equal ones.
      return holding.min { rules[$0].urgency < rules[$1].urgency }.map { [$0] } ?? []
    }
  }
}
