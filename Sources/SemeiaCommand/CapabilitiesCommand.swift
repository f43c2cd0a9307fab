import ArgumentParser
import Semeia
import SemeiaText

/// Prints what can be said in which language.
struct CapabilitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capabilities",
    abstract: "Prints, a JSON line a language, which concepts, markers and scores there are, and why one is missing.")

  @OptionGroup var shared: SharedOptions

  @Flag(help: "Print the number of patterns by concept and language, as a Markdown page.")
  var coverage = false

  @Flag(help: "Print the style weights of the model with their studies, and the nulls, as a Markdown page.")
  var evidence = false

  func validate() throws {
    if coverage && evidence { throw ValidationError("--coverage and --evidence are two pages; ask for one") }
  }

  func run() throws {
    if evidence { return try Output.standard.write(Array(EvidenceTable(try shared.analyzer()).markdown.utf8)[...]) }
    if coverage {
      let library = try shared.library()
      let page: String
      do throws(ContentError) { page = try CoverageTable(library).markdown() } catch {
        throw Process.fail(error.description, Process.Code.configuration)
      }
      return try Output.standard.write(Array(page.utf8)[...])
    }
    let analyzer = try shared.analyzer()
    let only = try shared.tag()
    for tag in analyzer.content.languages where only == nil || only == tag {
      let line: [UInt8]
      do throws(ContentError) { line = try Capabilities(analyzer).line(tag) } catch {
        throw Process.fail(error.description, Process.Code.configuration)
      }
      try Output.standard.write(line[...])
    }
  }
}
