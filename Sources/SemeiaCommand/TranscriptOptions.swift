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

  @Option(help: "The heading of a column of a table, as text=HEADING, speaker=…, role=…, start=… or end=…. May be given several times.")
  var column: [String] = []

  func validate() throws { _ = try (roles(), columns()) }

  private func columns() throws -> TableColumns {
    var headings: [TableColumns.Column: String] = [:]
    for text in column {
      guard let sign = text.firstIndex(of: "="), let name = TableColumns.Column(rawValue: String(text[..<sign])),
        text.index(after: sign) < text.endIndex
      else { throw ValidationError("--column takes text=HEADING, speaker=HEADING, role=HEADING, start=HEADING or end=HEADING") }
      headings[name] = String(text[text.index(after: sign)...])
    }
    return TableColumns(headings)
  }

  private var reader: TranscriptReader {
    var reader = TranscriptReader(leavesOutRepairs: repairs == .drop, tiers: tier)
    if let columns = try? columns() { reader.columns = columns }
    return reader
  }

  func roles() throws -> [(name: String, role: Role)] {
    try role.map { text in
      guard let sign = text.lastIndex(of: "="), let role = Role(rawValue: String(text[text.index(after: sign)...])) else {
        throw ValidationError("--role takes NAME=subject, NAME=clinician or NAME=other")
      }
      return (String(text[..<sign]), role)
    }
  }

  /// Reads a file with these options.
  ///
  /// - Parameter name: its name, whose ending decides where the content has no form; nil for standard input.
  func read(_ file: [UInt8], named name: String? = nil) throws(TranscriptRefusal) -> Transcript {
    let transcript = try reader.read(file, format: from, named: name)
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
