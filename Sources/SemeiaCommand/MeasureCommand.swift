import ArgumentParser
import SemeiaPages
import SemeiaRecords

/// Computed markers of words that the caller has cut.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Lexical diversity, readability and speech graphs of given tokens, in full precision.",
    discussion: """
      Reads a line {"id","tokens":[…],"sentences":n,"syllables":[…],"language"} and answers a line of numbers; all but the tokens may be missing. \
      {"id","turns":[{"speaker","tokens":[…]}]} is answered with a line for each speaker. It is \
      there to compare with other programs on the same tokens. For texts, use the filter with --include speech.
      """)

  @Argument(help: "Lines of tokens (NDJSON); standard input by default.")
  var file: String?

  func run() throws {
    var isClean = true
    do {
      for (line, number) in InputFile.lines(try InputFile.read(file)) {
        var writer = JSONWriter()
        if let answers = TokenMeasures.answers(line) {
          for answer in answers {
            writer.value(answer)
            writer.endLine()
          }
        } else {
          isClean = false
          writer.value(.object([.init("line", .int(number)), .init("status", "error")]))
          writer.endLine()
        }
        try Output.standard.write(writer.bytes[...])
      }
    } catch Output.Failure.closed { return }
    if !isClean { throw Process.Code.errorRecords }
  }
}
