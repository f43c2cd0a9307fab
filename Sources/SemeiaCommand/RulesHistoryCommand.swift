import ArgumentParser
import Semeia
import SemeiaRecords

/// What was found before.
struct RulesHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Reads request lines and gives each the facts of the earlier records of the same person, for rules that ask for days.",
    discussion: """
      Request lines come out, with `history` in those that name a person (`subject`) and a day (`date`). Only facts that the rules of --rules ask of earlier \
      records are in it. Lines that cannot be read are left out, and the exit code is 65.
      """)

  @Argument(help: "Request lines; standard input by default.")
  var file: String?

  @Flag(help: "Print only the names of the facts that these rules ask of earlier records.")
  var facts = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    var options = RecordFilter.Options()
    options.language = try shared.tag()
    options.genre = shared.genre
    var join = HistoryJoin(RecordFilter(try shared.analyzer(), options: options))
    if facts { return try join.factNames.forEach { try Output.standard.print($0) } }
    var requests: [(request: RequestRecord, number: Int)] = []
    var isClean = true
    for (line, number) in InputFile.lines(try InputFile.read(file)) {
      guard let request = line.withUnsafeBufferPointer({ try? RequestReader().read($0) }) else {
        isClean = false
        continue
      }
      join.add(request, line: number)
      requests.append((request, number))
    }
    for (request, number) in requests {
      var writer = JSONWriter()
      join.joined(request, line: number).write(to: &writer)
      writer.endLine()
      try Output.standard.write(writer.bytes[...])
    }
    if !isClean { throw Process.Code.errorRecords }
  }
}
