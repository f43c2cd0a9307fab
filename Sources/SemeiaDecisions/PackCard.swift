package import SemeiaRecords

/// What a deciding site must be able to read about a pack before it trusts it: the source attributes of decision support interventions that
/// 45 CFR 170.315(b)(11)(iv) names, 13 of evidence-based and 31 of predictive ones, in `card.json` beside the pack.
///
/// Each attribute is a text, or `{"not_available": why}`: missing information is said, never left out. The names are those that OpenEMR uses.
package struct PackCard: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case text(String)
    /// There is no such information, and why.
    case notAvailable(String)
  }

  /// The attributes of an evidence-based intervention: (A) of the rule.
  package static let evidenceBased = [
    "citation", "developer", "funding", "dates", "race", "ethnicity", "language", "sexual_orientation", "gender_identity", "sex", "dob",
    "sdoh",
    "health_status",
  ].map { "evidence_based_\($0)" }

  /// The attributes of a predictive intervention: (B) of the rule.
  package static let predictive = [
    "details_developer", "details_funding", "details_output_value", "details_output_type", "purpose_intended_use",
    "purpose_patient_population",
    "purpose_intended_users", "purpose_decision_role", "cautions_inappropriate_use", "cautions_risks", "development_criteria",
    "development_variables", "development_demographics", "development_relevance", "fairness_approach", "fairness_bias_mitigation",
    "validation_data_source", "validation_tester", "validation_demographics", "validation_process", "performance_internal_validity",
    "performance_internal_fairness", "performance_external_validity", "performance_external_fairness", "performance_outcome_evaluation",
    "maintenance_validity_monitoring", "maintenance_local_validity", "maintenance_fairness_monitoring", "maintenance_local_fairness",
    "updates_process", "updates_correction",
  ].map { "predictive_\($0)" }

  /// All 44, in the order of the rule.
  package static let attributes = evidenceBased + predictive

  package private(set) var values: [String: Value] = [:]

  /// Reads a card and gathers what is wrong in it.
  ///
  /// | code | what |
  /// |---|---|
  /// | `missing-attribute` | an attribute is neither given nor said not to be available |
  /// | `unknown-attribute` | there is no such attribute |
  /// | `bad-attribute` | neither a text nor a reason |
  package static func read(_ json: JSONValue) -> (card: PackCard, problems: [PackProblem]) {
    var card = PackCard()
    var problems: [PackProblem] = []
    for member in json.members ?? [] {
      if !attributes.contains(member.key) {
        if !member.key.hasPrefix("x_") {
          problems.append(PackProblem(member.key, "unknown-attribute", "there is no such source attribute", "see `PackCard.attributes`"))
        }
      } else if let text = member.value.string, !text.isEmpty {
        card.values[member.key] = .text(text)
      } else if let reason = member.value["not_available"]?.string, !reason.isEmpty {
        card.values[member.key] = .notAvailable(reason)
      } else {
        problems.append(
          PackProblem(member.key, "bad-attribute", "this is no text and no reason", #"write a text, or {"not_available": "why"}"#))
      }
    }
    for name in attributes where json[name] == nil {
      problems.append(
        PackProblem(name, "missing-attribute", "the card does not say `\(name)`", #"write a text, or {"not_available": "why"}"#))
    }
    return (card, problems)
  }
}
