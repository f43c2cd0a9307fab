import ArgumentParser
import Semeia
import SemeiaPages

/// The concepts and markers that there are.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Searches the concepts and markers: definition, use, evidence, languages.")

  enum Layout: String, ExpressibleByArgument, CaseIterable { case text, tsv, csv }

  @Argument(help: "An id, or words that an entry must have; everything by default.")
  var search: [String] = []

  @Option(help: "text, tsv or csv.")
  var format: Layout = .text

  @Option(help: "More content: a folder like `Lexicons/`. May be given several times.")
  var content: [String] = []

  @Option(help: "The scoring model.")
  var model = "default"

  func run() throws {
    let analyzer: Analyzer
    do throws(ContentError) {
      analyzer = try Analyzer(content: ContentLibrary.shipped(and: content), model: model, packs: [])
    } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
    let entries = CatalogSearch(analyzer).entries(search.joined(separator: " "))
    do {
      if format == .text {
        for entry in entries { try Output.standard.print(entry.text + "\n") }
        if entries.isEmpty { try Output.standard.print("nothing found") }
        return
      }
      let table: DelimitedFormat = format == .csv ? .csv : .tsv
      try Output.standard.write(table.row(CatalogEntry.fieldNames)[...])
      for entry in entries { try Output.standard.write(table.row(entry.fields)[...]) }
    } catch Output.Failure.closed { return }
  }
}
