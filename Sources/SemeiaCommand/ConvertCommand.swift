import ArgumentParser
import Semeia
import SemeiaText
import SemeiaTranscripts

/// Transcripts in, request lines out.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Reads transcripts and prints one request line for each.",
    discussion: """
      Captions, CHAT, TextGrid, ELAN, speech recognition, tables, `Speaker: text` and plain text; the format is seen from the content.
      What is wrong with a single utterance, and who was taken as the subject where no name says so, is told on standard error and in \
      `x_transcript`. A file that cannot be read gives no line, and the exit code 65.
      """)

  @Argument(help: "The files to read; - is standard input.")
  var files: [String]

  @OptionGroup var transcripts: TranscriptOptions

  @Option(help: "The language of the files, a BCP 47 tag; by default what the file says.")
  var language: String?

  @Option(
    help: "The genre; by default `interview` where a clinician speaks, `conversation` for other speakers, none for one voice.")
  var genre: Genre?

  @Flag(help: "Say nothing of problems and warnings on standard error.")
  var quiet = false

  @OptionGroup var progress: ProgressOptions

  func validate() throws {
    if let language, LanguageTag(language) == nil { throw ValidationError("--language takes a BCP 47 tag such as pt-BR") }
  }

  func run() throws {
    var code: ExitCode?
    let sizes = files.map { $0 == "-" ? nil : ProgressOptions.size(of: $0) }
    var progress = progress.line("files", total: sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) })
    var done = 0
    for (index, file) in files.enumerated() {
      progress?.update(done: index, bytes: done)
      guard let bytes = file == "-" ? StandardInput.all() : ContentDirectory.contents(of: file) else {
        Process.note("semeia: \(file): cannot be read")
        code = Process.Code.missingInput
        continue
      }
      done += bytes.count
      let transcript: Transcript
      do throws(TranscriptRefusal) {
        transcript = try transcripts.read(bytes, named: file == "-" ? nil : file)
      } catch {
        Process.note("semeia: \(file):\(error.line): error: \(error.code.explanation) (\(error.code.rawValue))")
        code = code ?? Process.Code.errorRecords
        continue
      }
      let roles = SpeakerRoles(transcript, chosen: try transcripts.roles())
      if !quiet { tell(transcript, roles, file) }
      let line = TranscriptOptions.line(transcript, roles, id: Self.id(file), language: language, genre: genre)
      do { try Output.standard.write((line + [0x0A])[...]) } catch Output.Failure.closed { return }
    }
    progress?.finish(done: files.count, bytes: done)
    if let code { throw code }
  }

  private func tell(_ transcript: Transcript, _ roles: SpeakerRoles, _ file: String) {
    for problem in transcript.problems { Process.note("semeia: \(file):\(problem.line): problem: \(problem.code.rawValue)") }
    for warning in roles.warnings { Process.note("semeia: \(file): warning: \(warning.message) (\(warning.code.rawValue))") }
  }

  /// The name of a file without folders and without its extension; nil for standard input.
  static func id(_ path: String) -> String? {
    guard path != "-", let name = path.split(separator: "/").last else { return nil }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}
