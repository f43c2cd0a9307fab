import ArgumentParser
import Semeia
import SemeiaInterchange
import SemeiaRecords
import SemeiaTranscripts

/// FHIR resources in, request lines out.
struct FromFHIRCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "from-fhir",
    abstract: "Reads FHIR R4 resources and prints request lines.",
    discussion: """
      DocumentReference, QuestionnaireResponse and Communication with their text in them, one a line (application/fhir+ndjson), or one resource \
      or Bundle over many lines. Other types are passed over. What cannot be read is told on standard error by its line and a code, and the exit \
      code is 65.
      """)

  @Argument(help: "The file to read; - is standard input.")
  var file = "-"

  @Flag(help: "Read documents that are labeled as psychotherapy notes.")
  var psychotherapyNotes = false

  @Flag(help: "Say nothing on standard error.")
  var quiet = false

  func run() throws {
    guard let bytes = file == "-" ? StandardInput.all() : ContentDirectory.contents(of: file) else {
      throw Process.fail("the file cannot be read", Process.Code.missingInput)
    }
    let collection = FHIRCollection(bytes, allowsPsychotherapyNotes: psychotherapyNotes)
    var writer = JSONWriter(capacity: 1 << 16)
    for request in collection.requests {
      request.write(to: &writer)
      writer.endLine()
    }
    do { try Output.standard.write(writer.bytes[...]) } catch Output.Failure.closed { return }
    if !quiet {
      for problem in collection.problems { Process.note("semeia: \(file):\(problem.line): \(problem.explanation) (\(problem.code))") }
    }
    if !collection.problems.isEmpty { throw Process.Code.errorRecords }
  }
}
