import ArgumentParser
import Semeia
import SemeiaLexicon
import SemeiaPages
import SemeiaRecords

/// A concordance: every place of a concept or marker with its context.
struct KwicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kwic",
    abstract: "Shows every place of a concept, a marker or a pattern, with what stands before and after it.",
    discussion: """
      Reads request lines. Words of the texts are shown only with --include text, and never of a record whose consent does not name export; without them \
      the places are listed. Offsets count UTF-8 bytes. What is no id is read as a pattern (`can't _{0,2} sleep`, `hopeless*`), and told so on standard \
      error; patterns are looked for in the words of the subject.
      """)

  enum Layout: String, ExpressibleByArgument, CaseIterable { case aligned, tsv, csv }

  @Argument(help: "The id of a concept or marker (`semeia catalog` lists them), or a pattern.")
  var subject: String

  @Argument(help: "Request lines (NDJSON); standard input by default.")
  var file: String?

  @Option(help: "`text` shows the words of the texts.")
  var include: String?

  @Option(help: "Columns of context on each side.")
  var width = 40

  @Option(help: "aligned, tsv or csv.")
  var format: Layout = .aligned

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let include, include != "text" { throw ValidationError("--include knows text") }
    if width < 0 { throw ValidationError("--width takes a number from 0") }
  }

  /// The analyzer, and the id of what is looked for in its content.
  private func sought() throws -> (Analyzer, String) {
    let analyzer = try shared.analyzer()
    if CatalogSearch.knows(subject, analyzer.content.catalog) { return (analyzer, subject) }
    let folder: PatternContent
    do throws(PatternError) { folder = try PatternContent(analyzer.content.folder, pattern: subject) } catch {
      throw ValidationError("this is no id of the catalog and no pattern: \(error.message); \(error.hint)")
    }
    Process.note("semeia: no concept or marker has this id; it is read as a pattern")
    do throws(ContentError) { return (try Analyzer(content: ContentLibrary(folder), packs: []), PatternContent.marker) } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
  }

  func run() throws {
    let (analyzer, subject) = try sought()
    var options = RecordFilter.Options()
    options.language = try shared.tag()
    options.genre = shared.genre
    let reader = PageReader(RecordFilter(analyzer, options: options))
    let concordance = Concordance(subject, width: width)
    let table: DelimitedFormat? = format == .aligned ? nil : format == .csv ? .csv : .tsv
    var isClean = true
    // What is missing is said before anything is printed.
    let lines = InputFile.lines(try InputFile.read(file))
    do {
      if let table { try Output.standard.write(table.row(ConcordanceLine.fieldNames)[...]) }
      for (line, number) in lines {
        var entry = reader.entry(line, number: number)
        isClean = isClean && entry.record.status != .error
        if include == nil { entry.record.text = nil }
        for place in concordance.lines(entry) {
          try Output.standard.write(table?.row(place.fields)[...] ?? Array("\(place.aligned(width: width))\n".utf8)[...])
        }
      }
    } catch Output.Failure.closed { return }
    if !isClean { throw Process.Code.errorRecords }
  }
}
