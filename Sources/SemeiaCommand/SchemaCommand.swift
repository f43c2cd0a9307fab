import ArgumentParser
import Semeia
import SemeiaInterchange
import SemeiaRecords

/// Prints the JSON Schemas of the formats.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract:
      "Prints a JSON Schema (2020-12): request, report; pack, concepts, language, norm for content; and the FHIR code systems: fhir-codesystems."
  )

  @Argument(help: "Which one: request, report, pack, concepts, language, norm, fhir-codesystems.")
  var name: String

  @Option(help: "The content folder; the shipped one by default.")
  var content: String?

  @Option(help: "The start of the addresses of FHIR code systems.")
  var fhirBase = InterchangeSettings.defaultBase

  func run() throws {
    if name == "fhir-codesystems" { return try printCodeSystems() }
    guard let root = content ?? ShippedContent.folder else {
      throw Process.fail(ContentError.notFound(tried: ShippedContent.candidates).description, Process.Code.configuration)
    }
    let folder = ContentDirectory([root])
    let known = folder.names(in: "schemas").filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    guard known.contains(name), let bytes = folder.file("schemas/\(name).json") else {
      throw ValidationError("there is no such schema; there are \((known + ["fhir-codesystems"]).joined(separator: ", "))")
    }
    try Output.standard.write(bytes[...])
  }

  /// The code systems, value sets and extensions of bundles, made from the content.
  private func printCodeSystems() throws {
    let library: ContentLibrary
    do throws(ContentError) { library = try ContentLibrary.shipped(and: content.map { [$0] } ?? []) } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
    try Output.standard.print(InterchangeOptions.terminology(library).bundle(base: fhirBase).pretty)
  }
}
