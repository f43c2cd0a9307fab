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

  func run() throws {
    if coverage {
      let library = try shared.library()
      do throws(ContentError) {
        let page = try CoverageTable(library).markdown()
        _ = try? Output.standard.write(Array(page.utf8)[...])
      } catch {
        throw Process.fail(error.description, Process.Code.configuration)
      }
      return
    }
    let analyzer = try shared.analyzer()
    let only = try shared.tag()
    for tag in analyzer.content.languages where only == nil || only == tag {
      do throws(ContentError) {
        let line = try Capabilities(analyzer).line(tag)
        do { try Output.standard.write(line[...]) } catch { return }
      } catch {
        throw Process.fail(error.description, Process.Code.configuration)
      }
    }
  }
}
