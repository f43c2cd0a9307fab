import ArgumentParser
import Semeia
import SemeiaText

/// Recomputes reports from their own explanation.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads report lines and recomputes each from its own explanation.",
    discussion: #"One line out per report: {"line","status":"verified|altered","what"}. With --requests, from the text too."#)

  @OptionGroup var shared: SharedOptions

  @Option(help: "The request lines that the reports came from, in the same order.")
  var requests: String?

  @Option(help: "The unit of the reports' offsets.")
  var offsets: OffsetUnit = .scalar

  func run() throws {
    var verifier = Verifier()
    if let requests {
      guard let bytes = ContentDirectory.contents(of: requests) else {
        throw Process.fail("the requests cannot be read", Process.Code.missingInput)
      }
      var options = RecordFilter.Options()
      options.language = try shared.tag()
      options.genre = shared.genre
      options.unit = offsets
      verifier = Verifier(requests: bytes, filter: RecordFilter(try shared.analyzer(), options: options))
    }
    var reader = LineReader(descriptor: 0, limit: 64 << 20)
    var isClean = true
    while let block = try reader.next() {
      var out: [UInt8] = []
      for line in block.lines where !line.range.isEmpty {
        let verdict = verifier.verify(Array(block.bytes[line.range]), number: line.number)
        isClean = isClean && verdict.isVerified
        out += verdict.line
      }
      do { try Output.standard.write(out[...]) } catch Output.Failure.closed { return }
    }
    if !isClean { throw Process.Code.errorRecords }
  }
}
