import ArgumentParser
import Semeia
import SemeiaInterchange
import SemeiaRecords

/// CDS Hooks 2.0 without its HTTP.
struct CDSHooksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cds-hooks",
    abstract: "Reads CDS Hooks requests and writes responses with cards.",
    discussion: """
      One request a line, one response a line; or one request over many lines. The texts are in the prefetch: DocumentReference, \
      QuestionnaireResponse and Communication with their text in them. What cannot be answered gives a line {"error":{"code","http","message"}} \
      and the exit code 65.
      """)

  @OptionGroup var shared: SharedOptions

  @OptionGroup var interchange: InterchangeOptions

  @OptionGroup(title: "Crisis contacts") var crisis: CrisisOptions

  @Flag(help: "Read bodies of the feedback endpoint instead, and answer each with one line without any comment in it.")
  var feedback = false

  @Flag(help: "Print what the discovery endpoint answers.")
  var services = false

  @Option(help: "Whether texts are analyzed where the request says nothing of consent (caller) or withheld (required).")
  var consent: FilterCommand.Consent = .caller

  @Flag(help: "Read documents that are labeled as psychotherapy notes.")
  var psychotherapyNotes = false

  func run() throws {
    if services { return try Output.standard.print(HookServices.json.compact) }
    if feedback { return try answerAll { Self.answerFeedback($0) } }
    var options = RecordFilter.Options()
    options.language = try shared.tag()
    options.genre = shared.genre
    options.requiresConsent = consent == .required
    options.country = crisis.country
    options.today = crisis.dayOfReader
    let filter = RecordFilter(try shared.analyzer(), options: options)
    let settings = interchange.settings(filter.analyzer, options.unit)
    try answerAll { body in
      let answer = HookAnswer(to: body, settings: settings, allowsPsychotherapyNotes: psychotherapyNotes) { request, number in
        filter.record(of: request, number: number)
      }
      return (answer.json, answer.problem == nil)
    }
  }

  private static func answerFeedback(_ body: [UInt8]) -> (JSONValue, Bool) {
    do throws(HookProblem) { return (try HookFeedback(body).json, true) } catch { return (error.json(), false) }
  }

  /// Answers each line; or the whole of standard input, where its first line is not a whole JSON text.
  private func answerAll(_ answer: ([UInt8]) -> (JSONValue, Bool)) throws {
    var reader = LineReader(descriptor: 0, limit: 64 << 20)
    var isClean = true
    var whole: [UInt8]?
    var isFirst = true
    func write(_ body: [UInt8]) throws {
      let (json, isGood) = answer(body)
      isClean = isClean && isGood
      try Output.standard.print(json.compact)
    }
    do {
      while let block = try reader.next() {
        for line in block.lines {
          let bytes = Array(block.bytes[line.range])
          if whole != nil {
            whole?.append(contentsOf: bytes + [0x0A])
          } else if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
            continue
          } else if isFirst, (try? JSONReader(depthLimit: 256).read(bytes)) == nil, bytes.first == UInt8(ascii: "{") {
            whole = bytes + [0x0A]
          } else {
            try write(bytes)
          }
          isFirst = false
        }
      }
      if let whole { try write(whole) }
    } catch Output.Failure.closed {
      return
    } catch {
      throw Process.fail("input or output failed", Process.Code.inputOutput)
    }
    if !isClean { throw Process.Code.errorRecords }
  }
}
