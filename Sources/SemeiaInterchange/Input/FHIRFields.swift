import SemeiaRecords

/// What the three resources that are read have in common.
struct FHIRFields {
  /// Type and id, such as `DocumentReference/note-1`; nil without an id.
  let name: String?
  /// A reference or, failing that, an identifier.
  let subject: String?
  let encounter: String?
  let isInvalid: Bool
  let isPsychotherapyNote: Bool

  init(_ resource: JSONValue) {
    let type = resource["resourceType"]?.string ?? ""
    name = resource["id"]?.string.flatMap { FHIROrigin.isID($0[...]) ? "\(type)/\($0)" : nil }
    let person = resource["subject"]
    subject = person?["reference"]?.string ?? person?["identifier"]?["value"]?.string
    encounter =
      resource["encounter"]?["reference"]?.string ?? resource["context"]?["encounter"]?.array?.first?["reference"]?.string
    let statuses = [resource["status"]?.string, resource["docStatus"]?.string]
    isInvalid = statuses.contains("entered-in-error") || type == "Communication" && statuses[0] == "not-done"
    let labels =
      (resource["meta"]?["security"]?.array ?? [])
      + (resource["securityLabel"]?.array ?? []).flatMap { $0["coding"]?.array ?? [] }
    isPsychotherapyNote = labels.contains { $0["code"]?.string == "PSYTHPN" }
  }

  /// A language tag; nil for what is none.
  func language(_ value: JSONValue?) -> String? {
    value?.string.flatMap { LanguageTagSyntax.isWellFormed($0) ? $0 : nil }
  }

  /// Who somebody is, by the type that a reference names; nil where it names none.
  static func author(_ reference: JSONValue?) -> RequestRecord.Author? {
    let type =
      reference?["type"]?.string ?? reference?["reference"]?.string.flatMap { $0.split(separator: "/").dropLast().last.map(String.init) }
    switch type {
    case nil: return nil
    case "Patient": return .subject
    case "Practitioner", "PractitionerRole", "CareTeam", "Organization", "Device", "HealthcareService": return .clinician
    default: return .other
    }
  }
}
