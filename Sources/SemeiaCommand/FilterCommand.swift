import ArgumentParser
import Semeia
import SemeiaInterchange
import SemeiaRecords
import SemeiaText
import SemeiaTranscripts

/// The filter: NDJSON in, NDJSON out.
struct FilterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter", abstract: "Reads request lines and writes report lines (the default).", shouldDisplay: false)

  enum Consent: String, ExpressibleByArgument, CaseIterable { case caller, required }
  enum FailOn: String, ExpressibleByArgument, CaseIterable { case never, error, abstain }
  enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, fhir, cdsHooks = "cds-hooks" }
  enum Flush: String, ExpressibleByArgument, CaseIterable { case line, block }

  @OptionGroup var shared: SharedOptions

  @OptionGroup(title: "Transcripts (with --from, standard input is one file of that format)") var transcripts: TranscriptOptions

  @OptionGroup(title: "Systems of records (with --format fhir or cds-hooks)") var interchange: InterchangeOptions

  @OptionGroup(title: "Crisis contacts") var crisis: CrisisOptions

  @Option(help: "What a line of output is: ndjson (a report), fhir (a FHIR R4 bundle), cds-hooks (a CDS Hooks response).")
  var format: Format = .ndjson

  @Flag(help: "Print versions and hashes as one line of JSON.")
  var version = false

  @Option(help: "The unit of all offsets.")
  var offsets: OffsetUnit = .scalar

  @Option(help: "Which parts a report has, commas between: markers,findings,scores,flags,decisions,tokens,text,speech,speakers,why-not.")
  var include = "markers,findings,scores,flags,decisions"

  @Option(help: "Whether a record without `consent` is analyzed (caller) or withheld (required).")
  var consent: Consent = .caller

  @Flag(help: "An unknown field is an error.")
  var strict = false

  @Flag(help: "Give `x_…` fields back under `echo`.")
  var echo = false

  @Flag(help: "With `--include text`: print the text with what patterns recognize as identifying replaced, and `redactions`.")
  var redact = false

  @OptionGroup(title: "Redaction (with --redact)") var redaction: RedactionOptions

  @Flag(help: "Withhold scores, markers and what rests on them until the reviewer has recorded an impression. Flags are never withheld.")
  var blindFirst = false

  @Option(help: "With --blind-first: lines {\"id\":…,\"impression\":…} of what the reviewer thinks; these records are shown whole.")
  var impressions: String?

  @Option(help: "How many records are analyzed at once.")
  var jobs = 1

  @Option(help: "Flush after each `line` or `block`; line unless standard input is a file.")
  var flush: Flush?

  @Option(help: "Longer lines are answered with an error and not kept.")
  var maxLineBytes = 16 << 20

  @Option(help: "When the exit code is 65: never, error (an error record), abstain (also an abstention).")
  var failOn: FailOn = .error

  @Flag(help: "A line of figures on standard error at the end.")
  var summary = false

  @OptionGroup var progress: ProgressOptions

  @Option(help: "What is told on standard error, as lines of JSON: none, error (the number of each line that failed), info.")
  var logLevel: StreamObserver.LogLevel = .none

  @Option(help: "Write the versions and hashes that `provenance` stands for to this file.")
  var manifest: String?

  /// Kept to the end: to give back piece by piece what ends with the process takes its time.
  nonisolated(unsafe) private static var kept: RecordFilter?

  func validate() throws {
    if !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
    if maxLineBytes < 1 { throw ValidationError("--max-line-bytes takes a number from 1") }
    _ = try (sections(), shared.packs())
    if impressions != nil, !blindFirst { throw ValidationError("--impressions goes with --blind-first") }
    _ = try shared.tag()
  }

  func run() async throws {
    if version {
      try Output.standard.print(VersionLine.text(try shared.library()))
      return
    }
    var options = RecordFilter.Options()
    options.language = try shared.tag()
    options.genre = shared.genre
    options.unit = offsets
    options.sections = try sections()
    options.requiresConsent = consent == .required
    options.isStrict = strict
    options.echoes = echo
    options.maximumLineBytes = maxLineBytes
    options.country = crisis.country
    options.today = crisis.day
    options.isBlindFirst = blindFirst
    options.impressions = try impressions.map(Self.impressions) ?? []
    let analyzer = try shared.analyzer()
    if redact { options.redactor = try redaction.redactor(RedactionOptions.folder(shared.content)) }
    let filter = RecordFilter(analyzer, options: options, format: reportFormat(analyzer))
    Self.kept = filter
    if let manifest { try write(filter.analyzer.manifest(requiresConsent: options.requiresConsent), to: manifest) }
    if transcripts.from != nil { return try answerTranscript(filter) }
    OrderlyEnd.begin()
    let size = ProgressOptions.size(of: nil)
    var observer = StreamObserver(level: logLevel)
    observer.progress = progress.line(total: size)
    let stream = FilterStream(filter: filter, flushesLines: flush.map { $0 == .line } ?? (size == nil), observer: observer)
    observer.started(jobs: jobs)
    let tally: FilterTally
    do {
      tally = try await jobs == 1 ? stream.run() : stream.run(jobs: jobs)
    } catch Output.Failure.closed {
      return
    } catch {
      throw Process.fail("input or output failed", Process.Code.inputOutput)
    }
    observer.ended(tally)
    if summary { Process.note(tally.line) }
    if tally.errors > 0 && failOn != .never || tally.abstained > 0 && failOn == .abstain { throw Process.Code.errorRecords }
  }

  /// The parts that a report is to have; with an empty text only its head.
  private func sections() throws -> ReportSections {
    let names = include.allSatisfy { $0 == " " } ? [] : try NameList.names([include], of: "--include")
    guard let sections = ReportSections(names: names) else {
      throw ValidationError("--include knows " + ReportSections.named.map(\.name).joined(separator: ", "))
    }
    return sections
  }

  /// The ids of records of which something was written down. The words are not kept.
  private static func impressions(_ path: String) throws -> Set<String> {
    var ids: Set<String> = []
    for (line, number) in InputFile.lines(try InputFile.read(path)) {
      guard let json = try? JSONReader().read(line), let id = json["id"]?.string, json["impression"]?.string.map(hasWords) == true else {
        throw Process.fail("line \(number) of the impressions has no id or no impression", Process.Code.configuration)
      }
      ids.insert(id)
    }
    return ids
  }

  /// Whether a reader would see anything: spaces of every kind, control characters and what takes no place say nothing.
  private static func hasWords(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .control
    }
  }

  private func reportFormat(_ analyzer: Analyzer) -> any ReportFormat {
    switch format {
    case .ndjson: ReportLine()
    case .fhir: FHIRFormat(interchange.settings(analyzer, offsets))
    case .cdsHooks: CDSHooksFormat(interchange.settings(analyzer, offsets))
    }
  }

  /// Reads standard input as one transcript and answers it as one line.
  private func answerTranscript(_ filter: RecordFilter) throws {
    guard let bytes = StandardInput.all() else { throw Process.fail("input failed", Process.Code.inputOutput) }
    let roles = try transcripts.roles()
    var out: [UInt8] = []
    let outcome: RecordFilter.Outcome
    do throws(TranscriptRefusal) {
      let transcript = try transcripts.read(bytes)
      outcome = answer(transcript, SpeakerRoles(transcript, chosen: roles), filter, into: &out)
    } catch {
      let detail = "\(error.code.rawValue) at line \(error.line)"
      outcome = filter.answer(RecordError(.unreadableTranscript, detail: detail), number: 1, into: &out)
    }
    do { try Output.standard.write(out[...]) } catch Output.Failure.closed { return }
    var tally = FilterTally()
    tally.add(outcome)
    if summary { Process.note(tally.line) }
    if tally.errors > 0 && failOn != .never || tally.abstained > 0 && failOn == .abstain { throw Process.Code.errorRecords }
  }

  /// Answers a transcript. What is doubtful about it stands in its line, and the filter says it among the warnings.
  private func answer(
    _ transcript: Transcript, _ roles: SpeakerRoles, _ filter: RecordFilter, into out: inout [UInt8]
  ) -> RecordFilter.Outcome {
    let line = TranscriptOptions.line(
      transcript, roles, id: nil, language: shared.language, genre: shared.genre == .unspecified ? nil : shared.genre)
    return line.withUnsafeBufferPointer { filter.answer($0, number: 1, into: &out) }
  }

  private func write(_ manifest: String, to path: String) throws {
    guard ContentDirectory.replace(path, with: Array("\(manifest)\n".utf8)) else {
      throw Process.fail("cannot write \(path)", Process.Code.inputOutput)
    }
  }
}

extension StreamObserver.LogLevel: ExpressibleByArgument {}
