#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
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

  @Option(help: "With --format bids: only the text of each participant that has this number, from 1.")
  var session: Int?

  @Option(
    name: .customLong("bids-version"),
    help:
      "With --format bids: 1.11 (and later) tells the texts of a participant apart by session_id; 1.10 (and before) takes a participant once in a table."
  )
  var edition: PhenotypeRows.Edition = .bySession

  @Option(
    name: .shortAndLong,
    help:
      "With --format bids: a folder to write semeia.tsv and semeia.json to; with --bids-version 1.10 and several texts of a participant semeia_1.tsv, semeia_1.json and so on."
  )
  var output: String?

  @Flag(help: "Print datapackage.json: every column of every table with its meaning, unit, range, evidence, norm and source.")
  var codebook = false

  @Flag(help: "Print the JSON file that stands beside a table of --format bids.")
  var sidecar = false

  @Option(
    help:
      "The request lines that the reports were made from, found by `id`, else by line: records whose `consent` does not name export, and those without a request, are withheld. With them a table per turn knows whose each turn is."
  )
  var requests: String?

  @Option(help: "More content: a folder like `Lexicons/`. May be given several times.")
  var content: [String] = []

  @Option(help: "The scoring model: a name, or a file ending in .json.")
  var model = "default"

  @OptionGroup var progress: ProgressOptions

  func validate() throws {
    if let session, session < 1 || format != .bids { throw ValidationError("--session takes a number from 1, and goes with --format bids") }
    if format != .bids, output != nil || edition != .bySession {
      throw ValidationError("--bids-version and --output go with --format bids")
    }
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
    var phenotype = format == .bids ? PhenotypeRows(edition: edition, session: session) : nil
    let sidecar = PhenotypeSidecar(table.content)
    let header = format.row(format == .bids ? sidecar.columns.map(\.name) : table.columns.map(\.name))
    // What may turn out to be several tables is printed when all is known, everything else at once.
    let isHeld = output != nil || phenotype?.isSurelyOneTable == false
    if !isHeld { try Output.standard.write(header[...]) }
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
        let request = index?[record]
        let isRefused = !record.mayBeExported || (index != nil && request?.exports != true)
        rows = isRefused ? [table.empty(line: record.line, .withheld)] : table.rows(record, roles: request?.roles)
      } catch {
        rows = [table.empty(line: number, .unreadable)]
        isClean = false
      }
      guard phenotype != nil else { return try Output.standard.write(rows.flatMap { format.row($0) }[...]) }
      let name = known.flatMap { index?[$0]?.subject ?? $0.id }
      for row in rows.compactMap({ phenotype?.row($0, name: name, line: known?.line ?? number) }) {
        if isHeld { phenotype?.keep(row) } else { try Output.standard.write(row.row[...]) }
      }
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
    if let phenotype {
      note(phenotype)
      if isHeld { try write(phenotype, header, sidecar) }
    }
    if strangers > 0 {
      Process.note(
        "semeia: up to \(strangers) markers and concepts of a report are not in this content, and have no column; give the --content it was made with"
      )
    }
    if !isClean { throw Process.Code.errorRecords }
  }

  private func note(_ phenotype: PhenotypeRows) {
    guard !phenotype.shared.isEmpty else { return }
    Process.note(
      "semeia: \(phenotype.shared.count) participants each stand for several names, which differ only in what is no letter or digit"
    )
  }

  /// The tables of BIDS that were held back: one on standard output, or all in a folder, each with its sidecar.
  private func write(_ phenotype: PhenotypeRows, _ header: [UInt8], _ sidecar: PhenotypeSidecar) throws {
    guard let output else {
      guard phenotype.isOneTable else {
        throw Process.fail(
          "repeated-participant: \(phenotype.repeated) participants have several texts, and BIDS up to 1.10 takes each once in a table; --output writes a table for each session, --session N one of them",
          Process.Code.errorRecords)
      }
      return try Output.standard.write((header + phenotype.tables.flatMap(\.rows))[...])
    }
    mkdir(output, 0o755)
    let description = Array("\(sidecar.json)\n".utf8)
    for (suffix, rows) in phenotype.tables {
      try InputFile.write(header + rows, to: "\(output)/semeia\(suffix).tsv")
      try InputFile.write(description, to: "\(output)/semeia\(suffix).json")
    }
  }
}

extension ReportTable.Shape: EnumerableFlag {}
extension ReportTable.Unit: ExpressibleByArgument {}
extension DelimitedFormat: ExpressibleByArgument {}
