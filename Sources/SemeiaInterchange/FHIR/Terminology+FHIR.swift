public import SemeiaRecords

extension Terminology {
  /// All code systems, a value set for each, and the definition of the one extension, as a FHIR R4 Bundle of type `collection`.
  ///
  /// - Parameter base: the start of their addresses, see ``InterchangeSettings/base``.
  public func bundle(base: String = InterchangeSettings.defaultBase) -> JSONValue {
    let resources =
      systems.map { codeSystem($0, base) } + systems.map { valueSet($0, base) } + [
        TextSpanExtension.definition(base: base, version: version)
      ]
    return [
      "resourceType": "Bundle", "type": "collection",
      "entry": .array(resources.map { ["fullUrl": $0["url"] ?? .null, "resource": $0] }),
    ]
  }

  /// The address of a code system.
  package static func address(_ name: Name, base: String) -> String { "\(base)/CodeSystem/\(name.rawValue)" }

  /// The name that programs use: `SemeiaDimensions`.
  private static func computerName(_ name: Name) -> String {
    "Semeia" + name.rawValue.prefix(1).uppercased() + name.rawValue.dropFirst()
  }

  private func codeSystem(_ system: System, _ base: String) -> JSONValue {
    let used = Set(system.codes.flatMap { $0.properties.map(\.name) })
    var properties: [JSONValue] = []
    if system.codes.contains(where: { !$0.parents.isEmpty }) {
      properties.append([
        "code": "parent", "uri": "http://hl7.org/fhir/concept-properties#parent", "description": "A code above this one.", "type": "code",
      ])
    }
    properties += used.sorted().map { ["code": .string($0), "type": "string"] }
    return .present([
      "resourceType": "CodeSystem", "id": .string("semeia-\(system.name.rawValue)"),
      "url": .string(Self.address(system.name, base: base)), "version": .string(version),
      "name": .string(Self.computerName(system.name)), "title": .string("Semeia: \(system.title)"), "status": "active",
      "experimental": true, "publisher": "Semeia", "description": .string(system.description), "copyright": "Apache-2.0",
      "caseSensitive": true, "valueSet": .string("\(base)/ValueSet/\(system.name.rawValue)"), "content": "complete",
      "count": .int(system.codes.count), "property": .array(properties), "concept": .array(system.codes.map(Self.concept)),
    ])
  }

  private static func concept(_ code: Code) -> JSONValue {
    .present([
      "code": .string(code.code), "display": .string(code.display), "definition": .string(code.definition),
      "property": .array(
        code.parents.map { ["code": "parent", "valueCode": .string($0)] }
          + code.properties.map { ["code": .string($0.name), "valueString": .string($0.value)] }),
    ])
  }

  private func valueSet(_ system: System, _ base: String) -> JSONValue {
    [
      "resourceType": "ValueSet", "id": .string("semeia-\(system.name.rawValue)"),
      "url": .string("\(base)/ValueSet/\(system.name.rawValue)"),
      "version": .string(version), "name": .string(Self.computerName(system.name) + "Codes"), "title": .string("Semeia: \(system.title)"),
      "status": "active", "experimental": true, "publisher": "Semeia", "description": .string(system.description),
      "copyright": "Apache-2.0",
      "compose": ["include": [["system": .string(Self.address(system.name, base: base)), "version": .string(version)]]],
    ]
  }
}
