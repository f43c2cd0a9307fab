import SemeiaRecords

/// What a report says of consent (`origin.consent`): the policy in force, what the record allowed, and what is not there for want of it. Never anything of
/// the text.
struct ConsentStamp: Hashable {
  /// Whether a record that says nothing of consent is withheld.
  var isRequired: Bool
  /// What the record said; nil where it said nothing.
  var allows: ConsentRecord?
  /// The parts that were asked for and were left out.
  var leftOut: ReportSections

  init(isRequired: Bool, allows: ConsentRecord?, leftOut: ReportSections) {
    self.isRequired = isRequired
    self.allows = allows
    self.leftOut = leftOut
  }

  /// The policy by the name that the filter's `--consent` has for it.
  static func policy(isRequired: Bool) -> String { isRequired ? "required" : "caller" }

  var json: JSONValue {
    var members: [JSONValue.Member] = [.init("policy", .string(Self.policy(isRequired: isRequired)))]
    if let allows {
      members.append(
        .init(
          "allows",
          .object([
            .init("analysis", .bool(allows.analysis)), .init("decisionSupport", .bool(allows.decisionSupport)),
            .init("export", .bool(allows.export)),
          ])))
    }
    let names = ReportSections.named.filter { leftOut.contains($0.section) }.map { JSONValue.string($0.name) }
    if !names.isEmpty { members.append(.init("leftOut", .array(names))) }
    return .object(members)
  }

  /// Nil where it is none.
  init?(_ json: JSONValue) {
    guard let policy = json["policy"]?.string, policy == "caller" || policy == "required" else { return nil }
    isRequired = policy == "required"
    if let said = json["allows"] {
      guard let analysis = said["analysis"]?.bool, let support = said["decisionSupport"]?.bool, let export = said["export"]?.bool else {
        return nil
      }
      allows = ConsentRecord(analysis: analysis, decisionSupport: support, export: export)
    }
    guard let leftOut = ReportSections(names: (json["leftOut"]?.array ?? []).map { $0.string ?? "" }) else { return nil }
    self.leftOut = leftOut
  }

  /// Whether a report is one that such consent gives.
  func fits(_ record: ReportRecord) -> Bool {
    let isAnalyzed = allows?.analysis ?? !isRequired
    if isAnalyzed == (record.status == .withheld) { return false }
    if !isAnalyzed { return true }
    let mayDecide = allows?.decisionSupport ?? true, mayLeave = allows?.export ?? true
    if !mayDecide, record.decisions != nil || record.silent != nil { return false }
    if !mayLeave, record.text != nil { return false }
    // Nothing else is left out for want of consent than what it is needed for.
    let reasons: ReportSections = [mayDecide ? [] : [.decisions, .whyNot], mayLeave ? [] : [.text]]
    return leftOut.isSubset(of: reasons)
  }
}
