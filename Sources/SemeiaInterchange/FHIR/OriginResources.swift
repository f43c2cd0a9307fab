import SemeiaRecords

/// Where a bundle comes from: the program as a Device, the run as a Provenance.
struct OriginResources {
  let settings: InterchangeSettings

  /// The Device has the same address in all bundles of one set of versions.
  var deviceAddress: BundleDraft.Address {
    var identity = StableUUID()
    for version in settings.versions {
      identity.add(version.kind.utf8)
      identity.add(version.value.utf8)
    }
    return .init(text: "urn:uuid:" + identity.text("device"))
  }

  var device: JSONValue {
    .present([
      "resourceType": "Device", "identifier": [["system": "urn:ietf:rfc:3986", "value": .string(deviceAddress.text)]],
      "status": "active", "manufacturer": "Semeia", "deviceName": [["name": "semeia", "type": "user-friendly-name"]],
      "type": [
        "coding": [
          [
            "system": "http://hl7.org/fhir/uv/aitransparency/CodeSystem/AIdeviceTypeCS", "code": "Rule-Based-Systems",
          ]
        ], "text": "Rule-based analysis of text",
      ],
      "version": .array(settings.versions.map { ["type": ["text": .string($0.kind)], "value": .string($0.value)] }),
      "note": [["text": "Supports a clinician's judgement; it never diagnoses. The absence of a flag is not evidence of safety."]],
    ])
  }

  /// The Provenance of all resources of a bundle. FHIR asks for the time it was recorded; where the caller gives none, it says *unknown*.
  func provenance(
    _ report: ReportRecord, subject: ReportSubject, targets: [BundleDraft.Address], device: BundleDraft.Address
  ) -> JSONValue {
    var entities: [JSONValue] = [["role": "source", "what": subject.source]]
    if let provenance = report.provenance, let colon = provenance.firstIndex(of: ":") {
      let name = "urn:\(provenance[..<colon]):\(provenance[provenance.index(after: colon)...])"
      entities.append([
        "role": "derivation",
        "what": [
          "identifier": ["system": "urn:ietf:rfc:3986", "value": .string(name)],
          "display": "software, content, model and rule packs",
        ],
      ])
    }
    let unknown: JSONValue = [
      "extension": [["url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"]]
    ]
    return .present([
      "resourceType": "Provenance", "meta": ObservationDraft.label, "target": .array(targets.map(\.reference)),
      "recorded": .text(settings.recorded), "_recorded": settings.recorded == nil ? unknown : nil,
      "reason": [
        [
          "coding": [
            [
              "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "AIAST",
              "display": "Artificial Intelligence asserted",
            ]
          ]
        ]
      ],
      "activity": [
        "coding": [["system": "http://terminology.hl7.org/CodeSystem/v3-DataOperation", "code": "CREATE", "display": "create"]]
      ],
      "agent": [
        [
          "type": [
            "coding": [
              [
                "system": "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "code": "assembler",
                "display": "Assembler",
              ]
            ]
          ], "who": device.reference,
        ]
      ],
      "entity": .array(entities),
    ])
  }

  /// The text that was analyzed, as a DocumentReference; for callers that asked for it and have consent to give it on.
  func document(_ text: ReportRecord.Text, subject: ReportSubject, report: ReportRecord) -> JSONValue {
    let bytes: [UInt8] =
      switch text {
      case .document(let bytes): bytes
      case .turns(let turns): Array(turns.joined(separator: [0x0A, 0x0A]))
      }
    return .present([
      "resourceType": "DocumentReference", "status": "current", "subject": subject.patient,
      "content": [
        [
          "attachment": .present([
            "contentType": "text/plain; charset=utf-8", "language": .text(report.language?.tag), "data": .string(Base64.text(bytes)),
          ])
        ]
      ],
    ])
  }
}
