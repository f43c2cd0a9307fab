package import SemeiaRecords

/// Whom a bundle is about, when the text was written, and what it was read from.
struct ReportSubject {
  /// Reference to the person; nil where the record names none.
  let patient: JSONValue?
  let encounter: JSONValue?
  /// When the text was said or written, a FHIR `dateTime`.
  let effective: String?
  /// Reference to the input: to the resource that it was read from, or to the record's `id`, or to its line.
  let source: JSONValue
  /// The input as other observations may be derived from it; nil where it was no resource that FHIR allows there.
  let derivedFrom: JSONValue?

  /// The types that `Observation.derivedFrom` of R4 may name, of those that can be an input.
  private static let derivable = ["DocumentReference", "QuestionnaireResponse"]

  init(_ report: ReportRecord, _ request: RequestRecord?) {
    let origin = FHIROrigin(request)
    patient = request?.subject.map { subject in
      Self.reference(subject).map { ["reference": .string($0)] } ?? ["type": "Patient", "identifier": ["value": .string(subject)]]
    }
    encounter = origin.encounter.map { ["reference": .string($0)] }
    effective = request?.date.flatMap(FHIRDateTime.dateTime)
    if let name = origin.source {
      source = ["reference": .string(name)]
    } else if let id = report.id, !id.isEmpty {
      source = ["identifier": ["value": .string(id)]]
    } else {
      source = ["display": .string("line \(report.line) of the input")]
    }
    let type = origin.source?.split(separator: "/").dropLast().last.map(String.init)
    derivedFrom = type.map { Self.derivable.contains($0) } == true ? .array([source]) : nil
  }

  /// A reference to a patient, relative or absolute; nil for a pseudonym.
  private static func reference(_ text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[parts.count - 2] == "Patient", FHIROrigin.isID(parts[parts.count - 1]) else { return nil }
    return text
  }
}

/// Where a request came from, as it carries it in its member `x_fhir`.
package struct FHIROrigin: Sendable, Hashable {
  /// Reference to the resource, such as `DocumentReference/note-1`.
  package var source: String?
  package var encounter: String?

  package init(source: String?, encounter: String?) {
    self.source = source
    self.encounter = encounter
  }

  /// Reads `x_fhir` of a request; what is no reference is passed over.
  package init(_ request: RequestRecord?) {
    let field = request?.extensions.first { $0.name == "x_fhir" }
    let json = field.flatMap { try? JSONReader().read($0.json) }
    source = json?["source"]?.string.flatMap { Self.isReference($0) ? $0 : nil }
    encounter = json?["encounter"]?.string.flatMap { Self.isReference($0) ? $0 : nil }
  }

  /// The member `x_fhir`; nil where there is nothing to say.
  package var field: ExtensionField? {
    let json = JSONValue.present(["source": .text(source), "encounter": .text(encounter)])
    guard json.members?.isEmpty == false else { return nil }
    return ExtensionField(name: "x_fhir", json: Array(json.compact.utf8))
  }

  /// Whether a text ends like a FHIR reference: a type and an id.
  static func isReference(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return false }
    let type = parts[parts.count - 2]
    return type.first?.isUppercase == true && type.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 } && isID(parts[parts.count - 1])
  }

  /// Whether a text is a FHIR `id`: 1–64 of letters, digits, `-` and `.`.
  static func isID(_ text: Substring) -> Bool {
    1...64 ~= text.utf8.count
      && text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }
}
