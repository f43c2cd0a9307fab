/// The project's own codes: one code system for each kind of thing that a report names.
///
/// HiTOP has no codes in LOINC, SNOMED CT or HL7's terminology, and codes of questionnaires say that the questionnaire was given,
/// which is never so here. So all codes are our own.
public struct Terminology: Sendable, Hashable {
  /// The code systems, by the last part of their address.
  package enum Name: String, Sendable, Hashable, CaseIterable {
    case dimensions, concepts, flags, markers, rules, levels, behaviors, reports, parts, readings, overrides
  }

  /// One code.
  package struct Code: Sendable, Hashable {
    /// The code as reports have it.
    package var code: String
    /// Its name for a reader.
    package var display: String
    /// What it means; empty where the content does not say.
    package var definition: String
    /// Codes of the same system that are above it.
    package var parents: [String]
    /// What else is known, such as `level` or `family`: names and values in a fixed order.
    package var properties: [Property]

    package init(_ code: String, _ display: String, _ definition: String = "", parents: [String] = [], properties: [Property] = []) {
      self.code = code
      self.display = display
      self.definition = definition
      self.parents = parents
      self.properties = properties
    }
  }

  /// A property of a code: a code by itself.
  package struct Property: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A code system: its codes in the order of the content.
  package struct System: Sendable, Hashable {
    package var name: Name
    package var title: String
    package var description: String
    package var codes: [Code]

    package init(name: Name, title: String, description: String, codes: [Code]) {
      self.name = name
      self.title = title
      self.description = description
      self.codes = codes
    }
  }

  /// The version of the content that the codes are from.
  public let version: String

  /// One for each name, in the order of the names.
  package let systems: [System]

  private let displays: [Name: [String: String]]

  package init(version: String, systems: [System]) {
    self.version = version
    self.systems = systems
    displays = Dictionary(
      systems.map { system in
        (system.name, Dictionary(system.codes.map { ($0.code, $0.display) }, uniquingKeysWith: { first, _ in first }))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of a code for a reader; nil where the content has no such code.
  package func display(_ code: String, in name: Name) -> String? { displays[name]?[code] }

  /// The concepts that raise a flag by themselves.
  package func conceptsRaising(_ flag: String) -> [String] {
    systems.first { $0.name == .flags }?.codes.first { $0.code == flag }?.properties.filter { $0.name == "raised-by" }.map(\.value) ?? []
  }

  /// The name of a code for a reader; the code itself, hyphens as spaces, where the content has none.
  package func words(_ code: String, in name: Name) -> String {
    display(code, in: name) ?? String(code.map { $0 == "-" ? " " : $0 })
  }
}
