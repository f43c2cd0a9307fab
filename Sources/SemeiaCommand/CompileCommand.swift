#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ArgumentParser
import Semeia
import SemeiaText

/// Compiles languages, so that the first answer comes in milliseconds.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile", abstract: "Compiles languages into images that load in milliseconds.",
    discussion: """
      An image is used where it was made from just the content that is there, by just this version; else the tables are read.
      Run it when you install or have changed content. Nothing else writes a file.
      """)

  @OptionGroup var shared: SharedOptions

  @Option(help: "The folder to write to; `semeia-images` beside the executable by default.")
  var output: String?

  func run() throws {
    let library = try shared.library()
    guard let folder = output ?? ShippedContent.imageFolders.last else {
      throw Process.fail("no folder to write to; name one with --output", Process.Code.inputOutput)
    }
    mkdir(folder, 0o755)
    for tag in library.languages {
      guard let image = try image(of: tag, library) else { continue }
      if !ContentDirectory.replace("\(folder)/\(tag).lexicon", with: image) {
        throw Process.fail("cannot write \(folder)/\(tag).lexicon", Process.Code.inputOutput)
      }
    }
    try Output.standard.print("\(library.languages.count) languages compiled into \(folder)")
  }

  private func image(of tag: LanguageTag, _ library: ContentLibrary) throws -> [UInt8]? {
    do throws(ContentError) { return try library.image(of: tag) } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
  }
}
