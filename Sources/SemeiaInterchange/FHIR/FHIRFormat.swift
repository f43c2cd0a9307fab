public import SemeiaRecords

/// Writes a report as a FHIR R4 (4.0.1) Bundle of type `collection`.
///
/// The bundle has, in this order: a Device (the program and its versions); an Observation for each score, each flag, all findings and all markers, as
/// far as the report has them; for each decision a DetectedIssue and, where it requires a person, a Task; an Observation of the whole, which has
/// the others as members; a Provenance. What has no value has a `dataAbsentReason` with the report's reason. All states are `preliminary`.
///
/// There is no text of a person in it unless the report has the text *and* the request says `consent.export`. Without `consent.decisionSupport` there is
/// no decision in it. It never has a RiskAssessment, a Condition or a Flag.
///
/// The same report, request and settings give the same bytes. Addresses (`urn:uuid:…`) are made from the report, its `id` and its `subject`: reports
/// without either that are equal in all else have equal addresses.
public struct FHIRFormat: ReportFormat {
  /// The addresses, names and versions that bundles state.
  public let settings: InterchangeSettings

  /// A format for ``ReportFormat``'s place in a filter; it keeps nothing between reports.
  public init(_ settings: InterchangeSettings) { self.settings = settings }

  /// Writes the bundle as one JSON object without a line end; see ``bundle(_:_:)``.
  public func write(_ report: ReportRecord, of request: RequestRecord?, to writer: inout JSONWriter) {
    writer.value(bundle(report, request))
  }

  /// The bundle of a report.
  ///
  /// - Parameter request: the record that the report answers: its subject, its date, its consent and its `x_fhir`. Nil for a line that was none.
  public func bundle(_ report: ReportRecord, _ request: RequestRecord?) -> JSONValue {
    var draft = BundleDraft(identity: Self.identity(report, request))
    let origin = OriginResources(settings: settings)
    let device = draft.add("device", origin.device, at: origin.deviceAddress)
    let subject = ReportSubject(report, request)
    let observations = ObservationDraft(settings: settings, subject: subject, device: device)

    var members: [BundleDraft.Address] = []
    for score in report.scores ?? [] { members.append(draft.add("score/\(score.dimension)", observations.score(score))) }
    for (index, flag) in (report.flags ?? []).enumerated() {
      members.append(draft.add(Self.name(of: flag, index), observations.flag(flag, report.findings)))
    }
    if let findings = report.findings, !findings.isEmpty { members.append(draft.add("findings", observations.findings(findings))) }
    if let markers = report.markers, !markers.isEmpty { members.append(draft.add("markers", observations.markers(markers))) }
    if request?.consent?.decisionSupport != false { addDecisions(report, observations, to: &draft) }
    if let text = report.text, request?.consent?.export == true {
      draft.add("document", origin.document(text, subject: subject, report: report))
    }
    draft.add("report", observations.report(report, members: members))
    let targets = draft.addresses.filter { $0 != device }
    draft.add("provenance", origin.provenance(report, subject: subject, targets: targets, device: device))
    return draft.bundle(timestamp: settings.recorded)
  }

  private func addDecisions(_ report: ReportRecord, _ observations: ObservationDraft, to draft: inout BundleDraft) {
    let resources = DecisionResources(observations)
    let decisions = report.decisions ?? []
    for (index, decision) in decisions.enumerated() where decision.heldBy == nil {
      let gaveWay = decisions.filter { $0.heldBy == decision.rule && $0.pack == decision.pack }.map(\.rule)
      let facts = TraceWords.decisiveFacts(decision.trace)
      let issue = draft.add(
        "issue/\(index)", resources.issue(decision, gaveWay: gaveWay, implicated: Self.implicated(facts, report, draft)))
      guard decision.requires == "human-review" else { continue }
      draft.add(
        "task/\(index)",
        resources.task(
          decision, focus: issue.reference, patient: observations.subject.patient, encounter: observations.subject.encounter))
    }
  }

  private static func name(of flag: FlagRecord, _ index: Int) -> String { "flag/\(index)/\(flag.flag)" }

  /// The observations that the facts of a trace are from; that of the whole where there is none.
  private static func implicated(_ facts: [String], _ report: ReportRecord, _ draft: BundleDraft) -> [BundleDraft.Address] {
    var names: [String] = []
    func add(_ name: String) { if !names.contains(name) { names.append(name) } }
    for fact in facts {
      let parts = fact.split(separator: ".").map(String.init)
      guard parts.count >= 2 else { continue }
      switch parts[0] {
      case "flag":
        for (index, flag) in (report.flags ?? []).enumerated() where flag.flag == parts[1] { add(name(of: flag, index)) }
      case "score" where report.scores?.contains { $0.dimension == parts[1] } == true: add("score/\(parts[1])")
      case "finding" where report.findings?.isEmpty == false: add("findings")
      case "marker" where report.markers?.isEmpty == false: add("markers")
      default: break
      }
    }
    return (names.isEmpty ? ["report"] : names).map(draft.address)
  }

  /// What the addresses of a bundle are made from; the text is not among it.
  static func identity(_ report: ReportRecord, _ request: RequestRecord?) -> StableUUID {
    var copy = report
    copy.text = nil
    copy.echo = nil
    var writer = JSONWriter(capacity: 4096)
    copy.write(to: &writer)
    var identity = StableUUID()
    identity.add(writer.bytes)
    identity.add((request?.subject ?? "").utf8)
    identity.add((request?.date ?? "").utf8)
    return identity
  }
}
