import SemeiaDecisions
public import SemeiaRecords
public import SemeiaRedaction
public import SemeiaText

/// The filter without its input and output: a request line in, a report line out.
public struct RecordFilter: Sendable {
  /// What became of a line.
  public enum Outcome: Sendable, Equatable {
    /// Answered; nothing may be said of it; read by nobody for want of consent; not readable. As ``ReportRecord/Status``.
    case ok, abstained, withheld, error
  }

  /// What the caller decided for all lines.
  public struct Options: Sendable {
    /// For records that name no language.
    public var language: LanguageTag?
    /// For records that name no genre.
    public var genre: Genre = .unspecified
    /// What offsets of reports count.
    public var unit: OffsetUnit = .scalar
    /// Which parts reports have, where consent allows them.
    public var sections: ReportSections = .standard
    /// Whether a record without `consent` is withheld.
    public var requiresConsent = false
    /// Whether an unknown field is an error.
    public var isStrict = false
    /// Whether `x_…` fields come back.
    public var echoes = false
    /// Redacts the text of the report, where the sections ask for it: then the original is never printed.
    public var redactor: Redactor?
    /// For records that name no country: where the person is, for the crisis contacts that are shown with a flag.
    public var country: String?
    /// The day on which the report is read; without it every crisis contact is unverified.
    public var today: CalendarDate?
    /// Whether what was measured is withheld until the reviewer has an impression: scores, markers, and decisions that rest on them. Flags, findings and
    /// all other decisions are there at once.
    public var isBlindFirst = false
    /// The ids of the records of which the reviewer has recorded an impression.
    public var impressions: Set<String> = []
    /// Lines longer than this are not read.
    public var maximumLineBytes = 16 << 20
    /// The options of the command without flags: all parts but tokens and text, offsets in scalars, no consent required.
    public init() {}
  }

  /// What reads the texts.
  public let analyzer: Analyzer
  /// What was decided for all lines; a record's own fields come first.
  public let options: Options
  /// How reports are written.
  public let format: any ReportFormat
  private let reader: RequestReader
  /// The options that reports state, see ``OriginRecord/options``.
  private let stamp: JSONValue?

  /// A filter that may be used from many tasks at once: an answer depends on its line and number alone.
  ///
  /// - Parameter format: what a line of output looks like; a line of the contract by default.
  public init(_ analyzer: Analyzer, options: Options = Options(), format: any ReportFormat = ReportLine()) {
    self.analyzer = analyzer
    self.options = options
    self.format = format
    reader = RequestReader(strict: options.isStrict)
    stamp = options.stamp
  }

  /// Answers one line.
  ///
  /// - Parameters:
  ///   - line: the bytes of the line, without its line feed.
  ///   - number: the physical line, from 1.
  ///   - out: takes the answer, a line feed at its end.
  ///   - warnings: what the caller has to say of the line, such as a byte-order mark that was stripped.
  /// - Returns: what became of it.
  public func answer(
    _ line: UnsafeBufferPointer<UInt8>, number: Int, warnings: [ReportWarning] = [], into out: inout [UInt8]
  ) -> Outcome {
    let request: RequestRecord
    do throws(RecordError) {
      request = try reader.read(line)
    } catch {
      write(ReportRecord(line: number, error: error), of: nil, into: &out)
      return .error
    }
    let isLine = format is ReportLine
    let (record, parts) = record(of: request, number: number, warnings: warnings, aside: isLine ? LineParts.written : [])
    if isLine { write(record, parts, into: &out) } else { write(record, of: request, into: &out) }
    return switch record.status {
    case .ok: .ok
    case .abstained: .abstained
    case .withheld: .withheld
    case .error: .error
    }
  }

  /// The report of a request that was read already, with the parts that the options and the request's consent allow.
  public func record(of request: RequestRecord, number: Int, warnings: [ReportWarning] = []) -> ReportRecord {
    record(of: request, number: number, warnings: warnings, aside: []).record
  }

  /// - Parameter aside: sections that the record is to be without; they are given as parts to be written straight into the line.
  private func record(
    of request: RequestRecord, number: Int, warnings: [ReportWarning], aside: ReportSections
  ) -> (record: ReportRecord, parts: LineParts?) {
    do throws(AnalysisError) {
      var report = try report(of: request)
      report.warnings = warnings + report.warnings
      if request.unknownFieldCount > 0, report.status != .withheld {
        report.warnings.append(
          ReportWarning(
            code: "unknown-fields", message: "fields that the contract does not know were ignored", count: request.unknownFieldCount))
      }
      var sections = options.sections
      if let consent = request.consent {
        if !consent.export { sections.remove(.text) }
        if !consent.decisionSupport { sections.subtract([.decisions, .whyNot]) }
      }
      // Computed measures stand among the markers.
      var aside = aside.intersection(sections)
      if sections.contains(.speech) { aside.remove(.markers) }
      let mapper = RecordMapper(report.document, options.unit)
      var record = ReportRecord(report, line: number, id: request.id, sections: sections.subtracting(aside), mapper)
      record.origin = analyzer.interpreter.origin(of: report.contents)
      record.origin?.options = stamp
      let left = report.status == .withheld ? options.sections : options.sections.subtracting(sections)
      record.origin?.consent = ConsentStamp(isRequired: options.requiresConsent, allows: request.consent, leftOut: left).json
      if sections.contains(.whyNot), report.status != .withheld { record.silent = analyzer.silentRules(report) }
      if options.isBlindFirst, request.id.map(options.impressions.contains) != true {
        Self.withholdScores(&record)
        if record.status == .ok { aside.subtract([.scores, .markers]) }
      }
      if sections.contains(.flags) { record.contacts = contacts(for: report, request) }
      if let redactor = options.redactor, record.text != nil { redact(&record, report, request, redactor) }
      if options.echoes, report.status != .withheld { record.echo = request.extensions }
      let hasParts = report.status != .withheld && !aside.isEmpty
      return (record, hasParts ? LineParts(report, sections: aside, mapper, analyzer.interpreter.pieces) : nil)
    } catch {
      return (ReportRecord(line: number, error: RecordError(.`internal`, id: request.id)), nil)
    }
  }

  /// The report of a request line, whole and whatever the options ask for; nil where the line cannot be read or analyzed.
  ///
  /// - Parameter forRules: whether it is withheld, too, where consent does not let rules speak.
  package func report(_ line: [UInt8], forRules: Bool = false) -> Report? {
    guard var request = line.withUnsafeBufferPointer({ try? reader.read($0) }) else { return nil }
    if forRules, request.consent?.decisionSupport == false { request.consent?.analysis = false }
    return try? report(of: request)
  }

  /// The answer to a line that was too long to keep.
  ///
  /// - Parameter head: the first bytes of the line, as many as were kept: its `id` is looked for there.
  package func answerTooLong(number: Int, head: [UInt8], into out: inout [UInt8]) {
    let error = RecordError(.lineTooLong, offset: options.maximumLineBytes, id: reader.leadingID(head))
    write(ReportRecord(line: number, error: error), of: nil, into: &out)
  }

  /// The answer to a line that was too long to keep, and of which nothing was.
  public func answerTooLong(number: Int, into out: inout [UInt8]) { answerTooLong(number: number, head: [], into: &out) }

  /// The answer to something that did not become a record at all.
  public func answer(_ error: RecordError, number: Int, into out: inout [UInt8]) -> Outcome {
    write(ReportRecord(line: number, error: error), of: nil, into: &out)
    return .error
  }

  /// The report of a request that was read; withheld where consent is missing.
  package func report(of request: RequestRecord) throws(AnalysisError) -> Report {
    // A tag of its own that names no language (`i-default`, `x-…`) is none of ours, and never that of the options.
    let language = request.language.map { LanguageTag($0) ?? .undetermined } ?? options.language
    let genre = request.genre.flatMap { Genre(rawValue: $0.rawValue) } ?? options.genre
    let author = Author(rawValue: request.author.rawValue) ?? .subject
    if !(request.consent?.analysis ?? !options.requiresConsent) {
      var report = Report(document: Document(validated: [], language: language, genre: genre, author: author), status: .withheld)
      report.provenance = analyzer.interpreter.provenance(of: [])
      return report
    }
    let document = Document(request, language: language, genre: genre, author: author)
    var report = try analyzer.analyze(
      document, occasion: Occasion(request), measuresSpeech: options.sections.contains(.speech),
      measuresSpeakers: options.sections.contains(.speakers))
    report.warnings = request.transcriptWarnings + report.warnings
    return report
  }

  /// The crisis contacts to show with a report: those of the record's country, or of the one that the options name; nil without a flag or a country.
  package func contacts(for report: Report, _ request: RequestRecord?) -> [ContactRecord]? {
    guard !report.flags.isEmpty, let country = request?.country ?? options.country else { return nil }
    return analyzer.content.crisis.contacts(country, today: options.today)
  }

  /// Leaves out what was measured. A reader who has seen a number reads the text by it.
  private static func withholdScores(_ record: inout ReportRecord) {
    guard record.status == .ok else { return }
    record.scores = nil
    record.markers = nil
    // One that is held by such a decision would tell it.
    let measured = Set((record.decisions ?? []).filter { Trace.restsOnMeasures($0.trace) }.map(\.rule))
    record.decisions?.removeAll { measured.contains($0.rule) || $0.heldBy.map(measured.contains) ?? false }
    // A rule that is silent by a measure would tell it.
    record.silent = nil
    record.warnings =
      (record.warnings ?? []) + [
        WarningRecord(
          code: Options.blindFirst, message: "scores, markers and what rests on them are withheld until an impression is recorded")
      ]
  }

  /// Puts the redacted text in the place of the original. Everything else of the report still points at the original.
  private func redact(_ record: inout ReportRecord, _ report: Report, _ request: RequestRecord, _ redactor: Redactor) {
    var document = report.document
    document.language = document.language ?? report.language?.tag
    let texts = redactor.redact(document, subject: request.subject ?? "", names: document.turns.compactMap(\.speaker))
    record.text = document.isConversation ? .turns(texts.map(\.bytes)) : .document(texts.first?.bytes ?? [])
    record.redactions = RedactionRecord.of(texts, document, unit: options.unit)
    if let warning = redactor.vocabulary.warning(for: document.language) { record.warnings = (record.warnings ?? []) + [warning] }
  }

  private func write(_ record: ReportRecord, _ parts: LineParts?, into out: inout [UInt8]) {
    var writer = JSONWriter(capacity: 1 << 14)
    record.write(to: &writer) { part, writer in parts?.write(part, &writer) ?? false }
    writer.endLine()
    writer.append(to: &out)
  }

  private func write(_ record: ReportRecord, of request: RequestRecord?, into out: inout [UInt8]) {
    var writer = JSONWriter(capacity: 1 << 14)
    format.write(record, of: request, to: &writer)
    writer.endLine()
    writer.append(to: &out)
  }
}
