import ArgumentParser
import Semeia
import SemeiaPages
import SemeiaRecords

/// Report lines as a table.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Turns report lines into a table, or prints its codebook.",
    discussion: """
      Every value stands beside a status; a field without a value is empty. Names of columns follow from the content, not from the records.
      """)

  @Argument(help: "Report lines (NDJSON); standard input by default.")
  var file: String?

  @Flag(help: "A row for each unit (wide), or for each measure of it (long).")
  var shape: ReportTable.Shape = .wide

  @Option(name: .customLong("per"), help: "What a row is about: text, turn, speaker (reports made with --include speakers), finding.")
  var unit: ReportTable.Unit = .text

  @Option(
    help:
      "csv (RFC 4180), tsv, or bids: a phenotype table of BIDS, tabs, n/a where a value is missing, participant_id and session_id first.")
  var format: DelimitedFormat = .csv

  @Option(
    help:
      "With --format bids: only the text of each participant that has this number, from 1. BIDS up to 1.10 takes a participant once in a table."
  )
  var session: Int?

  @Flag(help: "Print datapackage.json: every column of every table with its meaning, unit, range, evidence, norm and source.")
  var codebook = false

  @Flag(help: "Print the JSON file that stands beside a table of --format bids.")
  var sidecar = false

  @Option(
    help:
      "The request lines that the reports were made from, found by `id`, else by line: records whose `consent` does not name export, and those without a request, are withheld."
  )
  var requests: String?

  @Option(help: "More content: a folder like `Lexicons/`. May be given several times.")
  var content: [String] = []

  @Option(help: "The scoring model: a name, or a file ending in .json.")
  var model = "default"

  @OptionGroup var progress: ProgressOptions

  func validate() throws {
    if let session, session < 1 || format != .bids { throw ValidationError("--session takes a number from 1, and goes with --format bids") }
    if format == .bids, shape != .wide || unit != .text { throw ValidationError("--format bids is a wide table per text") }
  }

  func run() throws {
    let analyzer: Analyzer
    let (library, name) = try ModelChoice.library(model, and: content)
    do throws(ContentError) { analyzer = try Analyzer(content: library, model: name, packs: []) } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
    do {
      if sidecar {
        try Output.standard.print(PhenotypeSidecar(TableContent(analyzer)).json)
      } else if codebook {
        try Output.standard.print(Codebook(TableContent(analyzer)).json)
      } else {
        try write(ReportTable(TableContent(analyzer), per: unit, shape))
      }
    } catch Output.Failure.closed { return }
  }

  private func write(_ table: ReportTable) throws {
    // What is missing is said before anything is printed.
    let lines = try file.map { InputFile.lines(try InputFile.read($0)) }
    let index = try requests.map { RequestIndex(InputFile.lines(try InputFile.read($0))) }
    /// How many texts of each participant there were.
    var texts: [String: Int] = [:]
    func row(_ fields: [String?], _ record: ReportRecord?, _ line: Int) -> [UInt8] {
      guard format == .bids else { return format.row(fields) }
      let participant = PhenotypeSidecar.participant(record.flatMap { index?[$0]?.subject ?? $0.id }, line: line)
      let number = texts[participant, default: 0] + 1
      texts[participant] = number
      return session ?? number == number ? format.row([participant, PhenotypeSidecar.session(number)] + fields) : []
    }
    let first = format == .bids ? [PhenotypeSidecar.participant.name, PhenotypeSidecar.session.name] : []
    try Output.standard.write(format.row(first + table.columns.map(\.name))[...])
    var isClean = true
    var strangers = 0
    var progress = progress.line(total: ProgressOptions.size(of: file))
    var (count, bytes) = (0, 0)
    func answer(_ line: [UInt8], _ number: Int) throws {
      progress?.update(done: count, bytes: bytes)
      count += 1
      bytes += line.count + 1
      var rows: [[String?]]
      var known: ReportRecord?
      do throws(RecordError) {
        let record = try ReportRecord(parsing: line)
        known = record
        strangers = max(strangers, table.strangers(record))
        let isRefused = index.map { $0[record]?.exports != true } ?? false
        rows = isRefused ? [table.empty(line: record.line, .withheld)] : table.rows(record)
      } catch {
        rows = [table.empty(line: number, .unreadable)]
        isClean = false
      }
      try Output.standard.write(rows.flatMap { row($0, known, known?.line ?? number) }[...])
    }
    if let lines {
      for (line, number) in lines { try answer(line, number) }
    } else {
      var reader = LineReader(descriptor: 0, limit: 64 << 20)
      while let block = try reader.next() {
        for line in block.lines where !line.range.isEmpty {
          if line.isTooLong { try answer([], line.number) } else { try answer(Array(block.bytes[line.range]), line.number) }
        }
      }
    }
    progress?.finish(done: count, bytes: bytes)
    if strangers > 0 {
      Process.note(
        "semeia: up to \(strangers) markers and concepts of a report are not in this content, and have no column; give the --content it was made with"
      )
    }
    if !isClean { throw Process.Code.errorRecords }
  }
}

extension ReportTable.Shape: EnumerableFlag {}
extension ReportTable.Unit: ExpressibleByArgument {}
extension DelimitedFormat: ExpressibleByArgument {}
