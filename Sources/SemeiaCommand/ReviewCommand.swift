import ArgumentParser
import Semeia
import SemeiaRecords

/// Joins what people did with decisions to the reports they are of.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Reads review lines (accepted, overridden with a reason, edited) and joins them to reports by hash.",
    discussion: """
      A review names a report by the SHA-256 of its line: {"report":"sha256:…","rule":"…","outcome":"overridden","reason":"known-already"}. One line out per \
      review. Free words in `note` are dropped. With --template, prints a line to fill in for each decision of the reports instead.
      """)

  @Argument(help: "Review lines; standard input by default.")
  var file: String?

  @Option(help: "The report lines.")
  var reports: String

  @Flag(help: "Print what became of each rule instead of the joined reviews.")
  var summary = false

  @Flag(help: "Print review lines to fill in.")
  var template = false

  func run() throws {
    var join = ReviewJoin()
    for (line, number) in InputFile.lines(try InputFile.read(reports)) {
      let known = join.add(report: line, number: number)
      guard template, let known else { continue }
      for rule in known.rules {
        let review: [JSONValue.Member] = [
          .init("report", .string(known.hash)), .init("rule", .string(rule)), .init("outcome", .string("")),
        ]
        try Output.standard.print(JSONValue.object(review).compact)
      }
    }
    if template { return }
    var isClean = true
    for (line, number) in InputFile.lines(try InputFile.read(file)) {
      let (json, isJoined) = join.join(line, number: number)
      isClean = isClean && isJoined
      if !summary { try Output.standard.print(json.compact) }
    }
    if summary { for line in join.summary { try Output.standard.print(line.compact) } }
    if !isClean { throw Process.Code.errorRecords }
  }
}
