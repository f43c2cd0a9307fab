import Semeia
import SemeiaRecords
import SemeiaText
import SemeiaTranscripts

/// What a file to look at holds.
enum TextFile {
  /// Request lines; one text of one voice, without the line feeds at its end, and what is doubtful about that; a transcript as its request line.
  case requests, text([UInt8], [ReportWarning]), transcript([UInt8])

  /// Tells what a file is, and reads a transcript, so that nobody's words are taken for the patient's.
  ///
  /// - Parameters:
  ///   - bytes: the file, without a byte-order mark.
  ///   - name: its name; nil for standard input.
  /// - Throws: an exit code, after it has said why, where the file is a transcript that cannot be read.
  init(_ bytes: [UInt8], named name: String?, _ options: TranscriptOptions, _ shared: SharedOptions) throws {
    if options.from == nil, Self.isRequest(bytes) {
      self = .requests
      return
    }
    var warnings: [ReportWarning] = []
    do throws(TranscriptRefusal) {
      let transcript = try options.read(bytes, named: name)
      // They were checked with the options.
      let roles = SpeakerRoles(transcript, chosen: (try? options.roles()) ?? [])
      if !transcript.isProse {
        let genre = shared.genre == .unspecified ? nil : shared.genre
        self = .transcript(TranscriptOptions.line(transcript, roles, id: nil, language: shared.language, genre: genre))
        return
      }
      // Whose text it is --author says.
      warnings = roles.warnings.filter { $0.code != .subjectConcluded }.map { ReportWarning(code: $0.code.rawValue, message: $0.message) }
    } catch {
      // Many lines of JSON are no JSON: the lines are read one by one, and each says what is wrong with it.
      if InputFile.isNDJSON(bytes), [.invalidJSON, .unknownJSON].contains(error.code) {
        self = .requests
        return
      }
      if error.code != .emptyFile, error.code != .invalidUTF8 {
        throw Process.fail(
          "line \(error.line): \(error.code.explanation) (\(error.code.rawValue)); semeia convert reads transcripts, --from text reads any text",
          Process.Code.errorRecords)
      }
    }
    var text = bytes
    while text.last == 0x0A { text.removeLast() }
    self = .text(text, warnings)
  }

  /// Members that only speech recognition writes beside a text.
  private static let ofRecognition: Set<String> = ["segments", "transcription", "utterances", "words", "results"]

  /// Whether the first line that is not blank is a request.
  private static func isRequest(_ bytes: [UInt8]) -> Bool {
    guard InputFile.isNDJSON(bytes), let line = InputFile.lines(bytes).first?.line, let request = try? RequestReader().read(line) else {
      return false
    }
    return ofRecognition.isDisjoint(with: request.unknownFields)
  }
}
