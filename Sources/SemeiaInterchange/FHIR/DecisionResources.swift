import SemeiaRecords

/// What a decision becomes: a DetectedIssue, and a Task where a person must look at it.
///
/// Never a RiskAssessment, a Condition, a Flag or an order: the words of a text are no diagnosis and no probability.
struct DecisionResources {
  let draft: ObservationDraft
  private var settings: InterchangeSettings { draft.settings }
  private var coding: Coding { draft.coding }

  init(_ draft: ObservationDraft) { self.draft = draft }

  /// The code of a decision's rule: `safety.suicide-intent-or-plan` for the rule `suicide-intent-or-plan@1` of `safety@1`.
  package static func code(_ decision: DecisionRecord) -> String {
    "\(decision.pack.prefix { $0 != "@" }).\(decision.rule.prefix { $0 != "@" })"
  }

  /// How soon a person should look, as FHIR's severity; it says nothing of how ill somebody is.
  static func severity(_ urgency: String) -> String {
    switch urgency {
    case "now", "today": "high"
    case "soon": "moderate"
    default: "low"
    }
  }

  static func priority(_ urgency: String) -> String {
    switch urgency {
    case "now": "stat"
    case "today": "asap"
    case "soon": "urgent"
    default: "routine"
    }
  }

  /// - Parameters:
  ///   - gaveWay: the rules that hold too and that it speaks in the place of.
  ///   - implicated: the observations that the decision rests on.
  func issue(_ decision: DecisionRecord, gaveWay: [String] = [], implicated: [BundleDraft.Address]) -> JSONValue {
    let why = TraceWords(settings.terminology).lines(decision.trace).joined(separator: "; ")
    let detail =
      "Urgency: \(decision.urgency). Rule \(decision.rule) of pack \(decision.pack). Why: \(why)."
      + (gaveWay.isEmpty ? "" : " Rules that gave way to it: \(gaveWay.joined(separator: ", ")).")
      + (decision.options.isEmpty ? "" : " Options to choose from: \(decision.options.joined(separator: "; ")).")
    var evidence =
      JSONValue.present([
        "extension": coding.spans(decision.spans), "code": [["text": .string("rule \(decision.rule), pack \(decision.pack)")]],
      ]).members ?? []
    if draft.subject.source["reference"] != nil { evidence.append(.init("detail", [draft.subject.source])) }
    return .present([
      "resourceType": "DetectedIssue", "meta": ObservationDraft.label, "status": "preliminary",
      "code": coding.concept(Self.code(decision), in: .rules, text: decision.summary),
      "severity": .string(Self.severity(decision.urgency)), "patient": draft.subject.patient,
      "identifiedDateTime": .text(settings.recorded), "author": draft.device.reference,
      "implicated": .array(implicated.map(\.reference)), "evidence": [.object(evidence)], "detail": .string(detail),
    ])
  }

  /// A proposal that a person looks: nobody's order, and with several options as its input.
  func task(_ decision: DecisionRecord, focus: JSONValue?, patient: JSONValue?, encounter: JSONValue?) -> JSONValue {
    .present([
      "resourceType": "Task", "meta": ObservationDraft.label, "status": "requested", "intent": "proposal",
      "priority": .string(Self.priority(decision.urgency)), "code": coding.concept("human-review", in: .reports),
      "description": .string(decision.summary), "focus": focus, "for": patient, "encounter": encounter,
      "authoredOn": .text(settings.recorded), "requester": focus == nil ? nil : draft.device.reference,
      "input": .array(decision.options.map { ["type": ["text": "option"], "valueString": .string($0)] }),
    ])
  }
}
