public import ArgumentParser
import SemeiaRecords
import SemeiaText
public import SemeiaTranscripts

/// Options of every command that reads transcripts.
struct TranscriptOptions: ParsableArguments {
  enum Joining: String, ExpressibleByArgument, CaseIterable { case sentences, never }
  enum Repairs: String, ExpressibleByArgument, CaseIterable { case keep, drop }

  @Option(
    help: "The format, where the content is not to decide: \(TranscriptFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var from: TranscriptFormat?

  @Option(help: "The role of a speaker, as NAME=subject, NAME=clinician or NAME=other. May be given several times.")
  var role: [String] = []

  @Option(help: "Whether sentences that captions and recognizers cut are put together: sentences, never.")
  var join: Joining = .sentences

  @Option(help: "Whether repeated and revised words and fillers that CHAT marks stay in the text: keep, drop.")
  var repairs: Repairs = .keep

  @Option(help: "A tier of a TextGrid or ELAN file to read, or `all`. May be given several times.")
  var tier: [String] = []

  func validate() throws { _ = try roles() }

  func roles() throws -> [(name: String, role: Role)] {
    try role.map { text in
      guard let sign = text.lastIndex(of: "="), let role = Role(rawValue: String(text[text.index(after: sign)...])) else {
        throw ValidationError("--role takes NAME=subject, NAME=clinician or NAME=other")
      }
      return (String(text[..<sign]), role)
    }
  }

  /// Reads a file with these options.
  func read(_ file: [UInt8]) throws(TranscriptRefusal) -> Transcript {
    let transcript = try TranscriptReader(leavesOutRepairs: repairs == .drop, tiers: tier).read(file, format: from)
    return join == .sentences ? transcript.joined() : transcript
  }

  /// The request line of a transcript, without its line feed.
  ///
  /// - Parameter genre: nil to conclude it from the roles.
  static func line(
    _ transcript: Transcript, _ roles: SpeakerRoles, id: String?, language: String?, genre: Genre?
  ) -> [UInt8] {
    let genre = (genre ?? roles.genre).flatMap { RequestRecord.Genre(rawValue: $0.rawValue) }
    var writer = JSONWriter(capacity: 1 << 16)
    transcript.request(id: id, roles: roles, language: language, genre: genre).write(to: &writer)
    return writer.bytes
  }
}

extension TranscriptFormat: ExpressibleByArgument {}
