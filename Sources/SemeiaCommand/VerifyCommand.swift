import ArgumentParser
import Semeia
import SemeiaText

/// Recomputes reports from their own explanation.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads report lines and recomputes each from its own explanation.",
    discussion: """
      One line out per report: {"line","status":"verified|altered","what"}. Flags, scores, bands and decisions are made again from the findings, markers
      and facts that the report states, with the content at hand. With --requests all of it is made again from the text, with the options that the report
      names in `origin`; --language, --genre and --offsets count for reports that name none.
      """)

  @OptionGroup var shared: SharedOptions

  @Option(help: "The request lines that the reports came from, whole: a report names its line.")
  var requests: String?

  @Option(help: "The unit of the offsets of reports that do not name it.")
  var offsets: OffsetUnit = .scalar

  @OptionGroup(title: "Redaction (of reports made with --redact --key-file)") var redaction: RedactionOptions

  func validate() throws { _ = try (shared.tag(), shared.packs()) }

  func run() throws {
    var bytes: [UInt8]?
    if let requests {
      guard let read = ContentDirectory.contents(of: requests) else {
        throw Process.fail("the requests cannot be read", Process.Code.missingInput)
      }
      bytes = read
    }
    var options = RecordFilter.Options()
    options.language = try shared.tag()
    options.genre = shared.genre
    options.unit = offsets
    let redactor = try redaction.redactors(RedactionOptions.folder(shared.content))
    let verifier = Verifier(try shared.analyzer(), requests: bytes, options: options, redactor: redactor)
    var reader = LineReader(descriptor: 0, limit: 64 << 20)
    var isClean = true
    while let block = try reader.next() {
      var out: [UInt8] = []
      for line in block.lines {
        if line.isTooLong {
          out += verifier.tooLong(number: line.number)
          isClean = false
          continue
        }
        if block.isBlank(line) { continue }
        let verdict = verifier.verify(Array(block.bytes[line.range]), number: line.number)
        isClean = isClean && verdict.isVerified
        out += verdict.line
      }
      do { try Output.standard.write(out[...]) } catch Output.Failure.closed { return }
    }
    if !isClean { throw Process.Code.errorRecords }
  }
}
