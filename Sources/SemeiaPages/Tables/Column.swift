package import SemeiaRecords

/// A column of a table, with what a codebook says of it.
package struct Column: Hashable, Sendable {
  /// The types of Table Schema that tables use.
  package enum Kind: String, Sendable { case string, integer, number, boolean }

  /// Small letters, digits and `_`; stable, because ids of content are.
  package var name: String
  package var title: String
  package var description: String
  package var kind: Kind
  /// Such as `words`, `standard deviations`; nil where there is none.
  package var unit: String?
  package var minimum: Millionths?
  package var maximum: Millionths?
  /// The words that may stand in it; nil where they are open.
  package var words: [String]?
  /// What is known of how far it may be trusted.
  package var evidence: String?
  /// What it is relative to.
  package var norm: String?
  /// Where the definition comes from.
  package var source: String?

  package init(
    _ name: String, _ title: String, _ description: String, _ kind: Kind = .string, unit: String? = nil, minimum: Millionths? = nil,
    maximum: Millionths? = nil, words: [String]? = nil, evidence: String? = nil, norm: String? = nil, source: String? = nil
  ) {
    self.name = Self.name(name)
    self.title = title
    self.description = description
    self.kind = kind
    self.unit = unit
    self.minimum = minimum
    self.maximum = maximum
    self.words = words
    self.evidence = evidence
    self.norm = norm
    self.source = source
  }

  /// An id as part of a column's name: hyphens and dots become `_`.
  static func name(_ id: String) -> String {
    String(String.UnicodeScalarView(id.unicodeScalars.map { $0 == "-" || $0 == "." ? "_" : $0 }))
  }

  /// Said where there is none: a missing key would not tell whether somebody forgot it.
  static let none = "none"

  /// From what to what its numbers go, `0 to open`; ``none`` where they are not bounded or it holds none.
  var range: String {
    if minimum == nil && maximum == nil { return Self.none }
    return "\(minimum?.description ?? "open") to \(maximum?.description ?? "open")"
  }

  /// The field of a Table Schema, with `unit`, `range`, `evidence`, `norm` and `source` beside its own properties.
  var field: JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(name)), .init("title", .string(title)), .init("type", .string(kind.rawValue)),
      .init("description", .string(description)),
    ]
    if let unit { members.append(.init("unit", .string(unit))) }
    for (key, text) in [("range", range), ("evidence", evidence ?? Self.none), ("norm", norm ?? Self.none)] {
      members.append(.init(key, .string(text)))
    }
    if let source { members.append(.init("source", .string(source))) }
    if kind == .boolean { members += [.init("trueValues", ["true"]), .init("falseValues", ["false"])] }
    var constraints: [JSONValue.Member] = []
    if let minimum { constraints.append(.init("minimum", .decimal(minimum))) }
    if let maximum { constraints.append(.init("maximum", .decimal(maximum))) }
    if let words { constraints.append(.init("enum", .array(words.map { .string($0) }))) }
    if !constraints.isEmpty { members.append(.init("constraints", .object(constraints))) }
    return .object(members)
  }
}
