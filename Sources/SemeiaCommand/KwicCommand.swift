import ArgumentParser
import Semeia
import SemeiaLexicon
import SemeiaPages
import SemeiaRecords

/// A concordance: every place of a concept or marker with its context.
struct KwicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kwic",
    abstract: "Shows every place of a concept, a marker, a flag, a measure or a pattern, with what stands before and after it.",
    discussion: """
      Reads request lines. Words of the texts are shown only with --include text, and never of a record whose consent does not name export; without them \
      the places are listed. Offsets count UTF-8 bytes. What is no id is read as a pattern (`can't _{0,2} sleep`, `hopeless*`), and told so on standard \
      error, with the id that may have been meant; patterns are looked for in the words of the subject. In languages that are written without spaces a \
      pattern matches characters, and a `*` at its end has no meaning.
      """)

  enum Layout: String, ExpressibleByArgument, CaseIterable { case aligned, tsv, csv }

  @Argument(help: "The id of a concept, marker or measure (`semeia catalog` lists them), the name of a flag, or a pattern.")
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

  @OptionGroup var progress: ProgressOptions

  func validate() throws {
    if let include, include != "text" { throw ValidationError("--include knows text") }
    if width < 0 { throw ValidationError("--width takes a number from 0") }
  }

  /// The analyzer, the id of what is looked for in its content, and what that is; nil for a pattern.
  private func sought() throws -> (Analyzer, String, CatalogSearch.Kind?) {
    let analyzer = try shared.analyzer()
    let search = CatalogSearch(analyzer)
    if let kind = search.kind(of: subject) { return (analyzer, subject, kind) }
    let folder: PatternContent
    do throws(PatternError) { folder = try PatternContent(analyzer.content.folder, pattern: subject) } catch {
      throw ValidationError("this is no id of the catalog and no pattern: \(error.message); \(error.hint)")
    }
    let near = search.idNear(subject).map { "; did you mean \($0)?" } ?? ""
    Process.note("semeia: nothing has this id; it is read as a pattern\(near)")
    do throws(ContentError) { return (try Analyzer(content: ContentLibrary(folder), packs: []), PatternContent.marker, nil) } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
  }

  func run() throws {
    let (analyzer, subject, kind) = try sought()
    var options = RecordFilter.Options()
    options.language = try shared.tag()
    options.genre = shared.genre
    if kind == .measure { options.sections.insert(.speech) }
    let reader = PageReader(RecordFilter(analyzer, options: options))
    let concordance = Concordance(subject, width: width, isFlag: kind == .flag)
    let hasStem = kind == nil && self.subject.contains("*")
    var (isStemless, isWhole) = (false, false)
    let table: DelimitedFormat? = format == .aligned ? nil : format == .csv ? .csv : .tsv
    var isClean = true
    // What is missing is said before anything is printed.
    let lines = InputFile.lines(try InputFile.read(file))
    do {
      if let table { try Output.standard.write(table.row(ConcordanceLine.fieldNames)[...]) }
      var progress = progress.line(total: lines.reduce(0) { $0 + $1.line.count + 1 })
      var (count, bytes) = (0, 0)
      defer { progress?.finish(done: count, bytes: bytes) }
      for (line, number) in lines {
        progress?.update(done: count, bytes: bytes)
        count += 1
        bytes += line.count + 1
        var entry = reader.entry(line, number: number)
        isClean = isClean && entry.record.status != .error
        if include == nil { entry.record.text = nil }
        if hasStem, let tag = entry.report?.contents.first {
          isStemless = isStemless || (try? analyzer.content.lexicon(tag))?.language.matching == .characters
        }
        if kind == .measure, let measure = entry.record.markers?.first(where: { $0.marker == subject }) {
          isWhole = isWhole || measure.status == .ok && measure.spans == nil
        }
        for place in concordance.lines(entry) {
          try Output.standard.write(table?.row(place.fields)[...] ?? Array("\(place.aligned(width: width))\n".utf8)[...])
        }
      }
    } catch Output.Failure.closed { return }
    if isStemless {
      Process.note("semeia: * has no meaning in languages that are written without spaces; the pattern was looked for as it stands")
    }
    if isWhole { Process.note("semeia: this measure is of the whole text and has no places") }
    if !isClean { throw Process.Code.errorRecords }
  }
}
