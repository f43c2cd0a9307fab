import ArgumentParser
import Semeia

/// Prints the JSON Schemas of the formats.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints a JSON Schema (2020-12): request, report, pack, concepts, language, norm.")

  @Argument(help: "Which one.")
  var name: String

  @Option(help: "The content folder; the shipped one by default.")
  var content: String?

  func run() throws {
    guard let root = content ?? ShippedContent.folder else {
      throw Process.fail(ContentError.notFound(tried: ShippedContent.candidates).description, Process.Code.configuration)
    }
    let folder = ContentDirectory([root])
    let known = folder.names(in: "schemas").filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    guard known.contains(name), let bytes = folder.file("schemas/\(name).json") else {
      throw ValidationError("there is no such schema; there are \(known.joined(separator: ", "))")
    }
    try Output.standard.write(bytes[...])
  }
}
