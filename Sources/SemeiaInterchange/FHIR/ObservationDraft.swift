import SemeiaRecords

/// What all observations of a bundle have in common.
struct ObservationDraft {
  let settings: InterchangeSettings
  let subject: ReportSubject
  let device: BundleDraft.Address

  var coding: Coding { Coding(settings) }

  /// The label that HL7 has for what an algorithm asserts.
  static let label: JSONValue = [
    "security": [
      [
        "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "AIAST",
        "display": "Artificial Intelligence asserted",
      ]
    ]
  ]

  static let category: JSONValue = [
    [
      "coding": [
        ["system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey", "display": "Survey"]
      ]
    ]
  ]

  /// An Observation: always `preliminary`, because no person has looked at it yet.
  ///
  /// A value and a reason for its absence exclude each other (invariant obs-6); the caller gives at most one.
  func observation(
    code: JSONValue, value: JSONValue.Member? = nil, absent: JSONValue? = nil, note: String? = nil, members: [BundleDraft.Address] = [],
    components: [JSONValue] = []
  ) -> JSONValue {
    var fields =
      JSONValue.present([
        "resourceType": "Observation", "meta": Self.label, "status": "preliminary", "category": Self.category, "code": code,
        "subject": subject.patient, "encounter": subject.encounter, "effectiveDateTime": .text(subject.effective),
        "issued": .text(settings.recorded),
      ]).members ?? []
    if let value { fields.append(value) }
    fields +=
      JSONValue.present([
        "dataAbsentReason": absent, "note": note.map { [["text": .string($0)]] },
        "method": ["text": "Text analysis by rules: stated content, style and safety content are kept apart"],
        "device": device.reference, "hasMember": .array(members.map(\.reference)), "derivedFrom": subject.derivedFrom,
        "component": .array(components),
      ]).members ?? []
    return .object(fields)
  }

  /// A component: a code with a value, or with the reason why there is none.
  func component(
    _ code: String, in name: Terminology.Name = .parts, text: String? = nil, value: JSONValue.Member? = nil, absent: JSONValue? = nil,
    interpretation: JSONValue? = nil, norm: String? = nil, spans: [SpanRecord] = []
  ) -> JSONValue {
    var fields: [JSONValue.Member] = []
    if !spans.isEmpty { fields.append(.init("extension", coding.spans(spans))) }
    fields.append(.init("code", coding.concept(code, in: name, text: text)))
    if let value { fields.append(value) }
    fields +=
      JSONValue.present([
        "dataAbsentReason": absent, "interpretation": interpretation, "referenceRange": norm.map { [["text": .string($0)]] },
      ]).members ?? []
    return .object(fields)
  }
}

extension JSONValue.Member {
  /// `valueQuantity` and its kin.
  static func value(_ kind: String, _ value: JSONValue) -> Self { .init("value\(kind)", value) }
}
