import Semeia
import SemeiaRecords
import SemeiaScoring

/// The codebook of all tables: a Data Package (datapackage.org, version 2) whose fields also say unit, evidence, norm and source.
package struct Codebook: Sendable {
  private let content: TableContent

  package init(_ content: TableContent) { self.content = content }

  /// `datapackage.json`, indented, without a line feed at its end.
  package var json: String {
    let tables = ReportTable.Unit.allCases.flatMap { unit in ReportTable.Shape.allCases.map { ReportTable(content, per: unit, $0) } }
    return JSONValue.object([
      .init("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"), .init("name", "semeia-tables"),
      .init("title", "Tables of Semeia reports"),
      .init(
        "description",
        "Signs in texts along the HiTOP dimensions. Empty fields have no value; the status beside them says why. Nothing here is a diagnosis, and the absence of a flag is not evidence of safety."
      ), .init("version", .string(content.analyzer.model.version)), .init("resources", .array(tables.map(resource))),
    ]).pretty
  }

  private func resource(_ table: ReportTable) -> JSONValue {
    let name = "\(table.unit.rawValue)-\(table.shape.rawValue)"
    return .object([
      .init("$schema", "https://datapackage.org/profiles/2.0/dataresource.json"), .init("name", .string(name)), .init("type", "table"),
      .init("path", .string("\(name).csv")), .init("title", .string("A row per \(Self.row(table))")),
      .init("format", "csv"), .init("mediatype", "text/csv"), .init("encoding", "utf-8"),
      .init(
        "dialect",
        .object([
          .init("$schema", "https://datapackage.org/profiles/2.0/tabledialect.json"), .init("delimiter", ","),
          .init("lineTerminator", "\r\n"), .init("quoteChar", "\""), .init("doubleQuote", true),
          .init("header", true),
        ])),
      .init(
        "schema",
        .object([
          .init("$schema", "https://datapackage.org/profiles/2.0/tableschema.json"), .init("fields", .array(table.columns.map(\.field))),
          .init("missingValues", [""]),
        ])),
    ])
  }

  private static func row(_ table: ReportTable) -> String {
    table.shape == .wide ? table.unit.rawValue : "measure of a \(table.unit.rawValue)"
  }
}
