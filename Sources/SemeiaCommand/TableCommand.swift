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

  @Option(help: "csv (RFC 4180), tsv, or bids: a phenotype table of BIDS, tabs, n/a where a value is missing, participant_id first.")
  var format: DelimitedFormat = .csv

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

  func validate() throws {
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
    func row(_ fields: [String?], _ record: ReportRecord?, _ line: Int) -> [UInt8] {
      guard format == .bids else { return format.row(fields) }
      return format.row([PhenotypeSidecar.participant(record.flatMap { index?[$0]?.subject ?? $0.id }, line: line)] + fields)
    }
    try Output.standard.write(format.row((format == .bids ? [PhenotypeSidecar.participant.name] : []) + table.columns.map(\.name))[...])
    var isClean = true
    func answer(_ line: [UInt8], _ number: Int) throws {
      var rows: [[String?]]
      var known: ReportRecord?
      do throws(RecordError) {
        let record = try ReportRecord(parsing: line)
        known = record
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
    if !isClean { throw Process.Code.errorRecords }
  }
}

extension ReportTable.Shape: EnumerableFlag {}
extension ReportTable.Unit: ExpressibleByArgument {}
extension DelimitedFormat: ExpressibleByArgument {}
