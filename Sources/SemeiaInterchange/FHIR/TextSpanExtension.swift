import SemeiaRecords

/// The extension that says where in the text something stands: FHIR has no element for it.
enum TextSpanExtension {
  static func address(base: String) -> String { "\(base)/StructureDefinition/text-span" }

  /// The extension of a span: `turn` (counted from 0) where the document has turns, `start`, `end` (half open) and `unit`.
  static func value(_ span: SpanRecord, _ settings: InterchangeSettings) -> JSONValue {
    var parts: [JSONValue] = []
    if let turn = span.turn { parts.append(["url": "turn", "valueInteger": .int(turn)]) }
    parts.append(["url": "start", "valueInteger": .int(span.start)])
    parts.append(["url": "end", "valueInteger": .int(span.end)])
    parts.append(["url": "unit", "valueCode": .string(settings.offsets)])
    return ["extension": .array(parts), "url": .string(address(base: settings.base))]
  }

  private struct Part {
    var name: String
    var isRequired: Bool
    var type: String
    var short: String
  }

  private static let parts = [
    Part(name: "turn", isRequired: false, type: "integer", short: "The turn, counted from 0, where the document has turns"),
    Part(name: "start", isRequired: true, type: "integer", short: "Where the stretch starts"),
    Part(name: "end", isRequired: true, type: "integer", short: "Behind the last character of the stretch"),
    Part(name: "unit", isRequired: true, type: "code", short: "scalar (Unicode scalars), utf16 or utf8"),
  ]

  /// The StructureDefinition of the extension.
  static func definition(base: String, version: String) -> JSONValue {
    let url = address(base: base)
    var elements: [JSONValue] = [
      element("Extension", short: "A stretch of the text that was analyzed; never its words"),
      .present([
        "id": "Extension.extension", "path": "Extension.extension",
        "slicing": ["discriminator": [["type": "value", "path": "url"]], "rules": "open"], "min": 3,
      ]),
    ]
    for part in parts {
      let id = "Extension.extension:\(part.name)"
      elements += [
        .present([
          "id": .string(id), "path": "Extension.extension", "sliceName": .string(part.name), "short": .string(part.short),
          "min": part.isRequired ? 1 : 0, "max": "1",
        ]),
        ["id": .string("\(id).url"), "path": "Extension.extension.url", "fixedUri": .string(part.name)],
        [
          "id": .string("\(id).value[x]"), "path": "Extension.extension.value[x]", "min": 1,
          "type": [["code": .string(part.type)]],
        ],
      ]
    }
    elements.append(["id": "Extension.url", "path": "Extension.url", "fixedUri": .string(url)])
    elements.append(["id": "Extension.value[x]", "path": "Extension.value[x]", "max": "0"])
    return [
      "resourceType": "StructureDefinition", "id": "semeia-text-span", "url": .string(url), "version": .string(version),
      "name": "SemeiaTextSpan", "title": "Semeia: text span", "status": "active", "experimental": true, "publisher": "Semeia",
      "description": "Where in the text something stands, as half-open offsets.", "fhirVersion": "4.0.1", "kind": "complex-type",
      "abstract": false,
      "context": [
        ["type": "element", "expression": "Observation.component"], ["type": "element", "expression": "DetectedIssue.evidence"],
      ],
      "type": "Extension", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Extension", "derivation": "constraint",
      "differential": ["element": .array(elements)],
    ]
  }

  private static func element(_ path: String, short: String) -> JSONValue {
    ["id": .string(path), "path": .string(path), "short": .string(short), "definition": .string(short)]
  }
}
