public import ArgumentParser
import Semeia
public import SemeiaText

/// Explains one text to a reader.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows one text with its findings, flags, decisions and scores.",
    discussion: """
      A transcript is read as `semeia convert` reads it, and the page says who was measured; only a text without speakers, times and codes is \
      taken for one person's own words. The text is shown on the terminal. Nothing is stored. The absence of a flag is not evidence of safety.
      """)

  enum Color: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  @Argument(help: "A text or a transcript; standard input by default.")
  var file: String?

  @OptionGroup var shared: SharedOptions

  @OptionGroup(title: "Transcripts") var transcripts: TranscriptOptions

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
    let bytes = try InputFile.read(file)
    let analyzer = try shared.analyzer()
    var report: Report
    switch try TextFile(bytes, named: file == "-" ? nil : file, transcripts, shared) {
    case .requests: throw Process.fail("these are request lines; semeia report shows them", Process.Code.errorRecords)
    case .transcript(let line): report = try Self.report(ofLine: line, analyzer)
    case .text(let text, let warnings):
      guard let document = Document(utf8: text, language: try shared.tag(), genre: shared.genre, author: author) else {
        throw Process.fail("the text is not valid UTF-8", Process.Code.errorRecords)
      }
      report = try analyzer.analyze(document)
      report.warnings = warnings + report.warnings
    }
    let contacts = crisis.country.map { analyzer.content.crisis.contacts($0, today: crisis.dayOfReader) } ?? []
    let colored = color == .always || (color == .auto && Output.standard.isTerminal)
    var page = Explanation(report, isColored: colored, width: width, contacts: contacts)
    if whatIf { try page.addWhatIf(analyzer) }
    do { try Output.standard.print(page.text) } catch Output.Failure.closed { return }
  }

  private static func report(ofLine line: [UInt8], _ analyzer: Analyzer) throws -> Report {
    guard let report = RecordFilter(analyzer).report(line) else {
      throw Process.fail("the transcript could not be analyzed", Process.Code.`internal`)
    }
    return report
  }
}

extension Author: ExpressibleByArgument {}
