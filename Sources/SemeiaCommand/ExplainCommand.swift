public import ArgumentParser
import Semeia
public import SemeiaText

/// Explains one text to a reader.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows one text with its findings, flags, decisions and scores.",
    discussion: "The text is shown on the terminal. Nothing is stored. The absence of a flag is not evidence of safety.")

  enum Color: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  @Argument(help: "A text file; standard input by default.")
  var file: String?

  @OptionGroup var shared: SharedOptions

  @OptionGroup var crisis: CrisisOptions

  @Option(help: "Whether to color: auto, always, never.")
  var color: Color = .auto

  @Option(help: "Who wrote it: subject, clinician, other.")
  var author: Author = .subject

  @Flag(help: "Also say which words each decision and each band hangs on: without them it would be another.")
  var whatIf = false

  @Option(help: "The width of the page in columns.")
  var width = 88

  func run() throws {
    var bytes: [UInt8]
    if let file {
      guard let read = ContentDirectory.contents(of: file) else { throw Process.fail("the file cannot be read", Process.Code.missingInput) }
      bytes = read
    } else {
      bytes = []
      var reader = LineReader(descriptor: 0, limit: .max / 4)
      while let block = try reader.next() {
        for line in block.lines { bytes += block.bytes[line.range] + [0x0A] }
      }
    }
    while bytes.last == 0x0A { bytes.removeLast() }
    guard let document = Document(utf8: bytes, language: try shared.tag(), genre: shared.genre, author: author) else {
      throw Process.fail("the text is not valid UTF-8", Process.Code.errorRecords)
    }
    let analyzer = try shared.analyzer()
    let report = try analyzer.analyze(document)
    let contacts = crisis.country.map { analyzer.content.crisis.contacts($0, today: crisis.dayOfReader) } ?? []
    let colored = color == .always || (color == .auto && Output.standard.isTerminal)
    var page = Explanation(report, isColored: colored, width: width, contacts: contacts)
    if whatIf { try page.addWhatIf(analyzer) }
    do { try Output.standard.print(page.text) } catch Output.Failure.closed { return }
  }
}

extension Author: ExpressibleByArgument {}
