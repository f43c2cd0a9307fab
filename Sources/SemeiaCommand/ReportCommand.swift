import ArgumentParser
import Semeia
import SemeiaPages
import SemeiaText

/// Writes reports as one HTML page.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes one HTML page to look at: request lines or a text file in, no network, no outside script.",
    discussion: """
      A transcript is read as `semeia convert` reads it, and the page says who was measured; only a text without speakers, times and codes is \
      taken for one person's own words. The page holds the words of the texts. The absence of a flag is not evidence of safety.
      """)

  @Argument(help: "Request lines (NDJSON), a transcript or a plain text; standard input by default.")
  var file: String?

  @Option(name: .shortAndLong, help: "The page; standard output by default. Only its owner may read it.")
  var output: String?

  @Option(help: "The language of the page's own words: a BCP 47 tag; that of the texts by default.")
  var pageLanguage: String?

  @Flag(help: "Hide what was measured until the reader has written an impression. Flags are shown all the same.")
  var blindFirst = false

  @Flag(help: "Withhold records without `consent`.")
  var consentRequired = false

  @Option(help: "Who wrote a plain text: subject, clinician, other.")
  var author: Author = .subject

  @OptionGroup var shared: SharedOptions

  @OptionGroup(title: "Transcripts") var transcripts: TranscriptOptions

  @OptionGroup(title: "Crisis contacts") var crisis: CrisisOptions

  @OptionGroup var progress: ProgressOptions

  func run() throws {
    let bytes = try InputFile.read(file)
    let analyzer = try shared.analyzer()
    var options = RecordFilter.Options()
    options.language = try shared.tag()
    options.genre = shared.genre
    options.requiresConsent = consentRequired
    options.country = crisis.country
    options.today = crisis.dayOfReader
    let reader = PageReader(RecordFilter(analyzer, options: options))
    let language = try SharedOptions.tag(pageLanguage, of: "--page-language")
    let page = ReportPage(try entries(bytes, reader), analyzer: analyzer, language: language, isBlindFirst: blindFirst)
    try InputFile.write(page.html, to: output)
  }

  private func entries(_ bytes: [UInt8], _ reader: PageReader) throws -> [PageEntry] {
    let text: [UInt8]
    let warnings: [ReportWarning]
    switch try TextFile(bytes, named: file == "-" ? nil : file, transcripts, shared) {
    case .requests: return progress.map(InputFile.lines(bytes)) { reader.entry($0.line, number: $0.number) }
    case .transcript(let line): return [reader.entry(line, number: 1)]
    case .text(let bytes, let doubts): (text, warnings) = (bytes, doubts)
    }
    guard let document = Document(utf8: text, language: try shared.tag(), genre: shared.genre, author: author) else {
      throw Process.fail("the text is not valid UTF-8", Process.Code.errorRecords)
    }
    do { return [try reader.entry(text: document, warnings)] } catch {
      throw Process.fail("the text could not be analyzed", Process.Code.`internal`)
    }
  }
}
