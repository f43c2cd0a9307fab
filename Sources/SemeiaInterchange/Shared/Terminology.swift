/// The project's own codes: one code system for each kind of thing that a report names.
///
/// HiTOP has no codes in LOINC, SNOMED CT or HL7's terminology, and codes of questionnaires say that the questionnaire was given,
/// which is never so here. So all codes are our own.
public struct Terminology: Sendable, Hashable {
  /// The code systems, by the last part of their address.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case dimensions, concepts, flags, markers, rules, levels, behaviors, reports, parts, readings, overrides
  }

  /// One code.
  public struct Code: Sendable, Hashable {
    /// The code as reports have it.
    public var code: String
    /// Its name for a reader.
    public var display: String
    /// What it means; empty where the content does not say.
    public var definition: String
    /// Codes of the same system that are above it.
    public var parents: [String]
    /// What else is known, such as `level` or `family`: names and values in a fixed order.
    public var properties: [Property]

    public init(_ code: String, _ display: String, _ definition: String = "", parents: [String] = [], properties: [Property] = []) {
      self.code = code
      self.display = display
      self.definition = definition
      self.parents = parents
      self.properties = properties
    }
  }

  /// A property of a code: a code by itself.
  public struct Property: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A code system: its codes in the order of the content.
  public struct System: Sendable, Hashable {
    public var name: Name
    public var title: String
    public var description: String
    public var codes: [Code]

    public init(name: Name, title: String, description: String, codes: [Code]) {
      self.name = name
      self.title = title
      self.description = description
      self.codes = codes
    }
  }

  /// The version of the content that the codes are from.
  public let version: String

  /// One for each name, in the order of the names.
  public let systems: [System]

  private let displays: [Name: [String: String]]

  public init(version: String, systems: [System]) {
    self.version = version
    self.systems = systems
    displays = Dictionary(
      systems.map { system in
        (system.name, Dictionary(system.codes.map { ($0.code, $0.display) }, uniquingKeysWith: { first, _ in first }))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of a code for a reader; nil where the content has no such code.
  public func display(_ code: String, in name: Name) -> String? { displays[name]?[code] }

  /// The concepts that raise a flag by themselves.
  package func conceptsRaising(_ flag: String) -> [String] {
    systems.first { $0.name == .flags }?.codes.first { $0.code == flag }?.properties.filter { $0.name == "raised-by" }.map(\.value) ?? []
  }

  /// The name of a code for a reader; the code itself, hyphens as spaces, where the content has none.
  package func words(_ code: String, in name: Name) -> String {
    display(code, in: name) ?? String(code.map { $0 == "-" ? " " : $0 })
  }
}
