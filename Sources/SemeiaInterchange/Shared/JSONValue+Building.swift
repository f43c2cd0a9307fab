package import SemeiaRecords

extension JSONValue {
  /// An object of the members that say something: what is nil, an empty string, an empty array or an empty object is left out, as FHIR
  /// and CDS Hooks ask.
  package static func present(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(
      members.compactMap { key, value in
        guard let value, !value.saysNothing else { return nil }
        return Member(key, value)
      })
  }

  /// A string, or nothing.
  package static func text(_ value: String?) -> JSONValue? { value.map { .string($0) } }

  /// A number, or nothing.
  package static func number(_ value: Millionths?) -> JSONValue? { value.map { .decimal($0) } }

  private var saysNothing: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .bool, .number: false
    }
  }
}
