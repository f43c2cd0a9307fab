import SemeiaRecords
package import SemeiaRedaction
import SemeiaText

/// Recomputes a report from its own explanation: strengths from axes, flags from findings, contributions from findings, values from contributions,
/// bands from values, decisions from their facts and the packs that made them; and, with the requests at hand, everything from the text.
package struct Verifier: Sendable {
  /// The lines that are not blank, by their numbers.
  private let requests: [Int: [UInt8]]
  /// Whether the requests are there.
  private let hasRequests: Bool
  private let isMarked: Bool
  private let analyzers: AnalyzerShelf?
  private let fallback: RecordFilter.Options
  private let redactor: @Sendable (RedactionStyle) -> Redactor?

  /// A verifier that has only the reports, and no content: what flags, bands and decisions rest on is not looked at.
  package init() {
    requests = [:]
    (hasRequests, isMarked) = (false, false)
    analyzers = nil
    fallback = RecordFilter.Options()
    redactor = { _ in nil }
  }

  /// A verifier that knows the content that reports were made with.
  ///
  /// - Parameters:
  ///   - analyzer: its content; its model and packs, for reports that do not state theirs.
  ///   - requests: the lines that the reports were made from; nil to look at the reports alone.
  ///   - options: for reports that do not state theirs.
  ///   - redactor: makes what redacts in a style, for reports that were made so; nil where it is not at hand.
  package init(
    _ analyzer: Analyzer, requests bytes: [UInt8]? = nil, options: RecordFilter.Options = RecordFilter.Options(),
    redactor: @escaping @Sendable (RedactionStyle) -> Redactor? = { _ in nil }
  ) {
    let isMarked = bytes?.starts(with: [0xEF, 0xBB, 0xBF]) ?? false
    var lines: [Int: [UInt8]] = [:]
    for (index, line) in (bytes ?? []).dropFirst(isMarked ? 3 : 0).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if !isBlank { lines[index + 1] = Array(line.last == 0x0D ? line.dropLast() : line) }
    }
    requests = lines
    hasRequests = bytes != nil
    self.isMarked = isMarked
    analyzers = AnalyzerShelf(analyzer)
    fallback = options
    self.redactor = redactor
  }

  /// The answer to one report line.
  package func verify(_ line: [UInt8], number: Int) -> (line: [UInt8], isVerified: Bool) {
    let fault = fault(in: line)
    var writer = JSONWriter(capacity: 128)
    writer.beginObject()
    writer.key("line")
    writer.int(number)
    writer.key("status")
    writer.string(fault == nil ? "verified" : "altered")
    if let fault {
      writer.key("what")
      writer.string(fault)
    }
    writer.endObject()
    writer.endLine()
    return (writer.bytes, fault == nil)
  }

  /// The answer to a line that was too long to keep.
  package func tooLong(number: Int) -> [UInt8] { verify([], number: number).line }

  /// What does not fit, or nil.
  private func fault(in line: [UInt8]) -> String? {
    let record: ReportRecord
    do throws(RecordError) { record = try ReportRecord(parsing: line) } catch { return "unreadable: \(error.code.rawValue)" }
    if let fault = RecordShape(record).fault { return fault }
    guard let analyzers else { return nil }
    var analyzer: Analyzer?
    if record.status != .error {
      analyzer = analyzers.analyzer(of: record)
      guard let analyzer else { return "origin: its model or packs are not here" }
      if let fault = ReportCheck(record, analyzer).fault { return fault }
    }
    return hasRequests ? difference(record, line, analyzer ?? analyzers.usual) : nil
  }

  // MARK: From the text

  /// What a new analysis of the request says otherwise.
  private func difference(_ record: ReportRecord, _ line: [UInt8], _ analyzer: Analyzer) -> String? {
    guard let request = requests[record.line] else { return "request missing" }
    var options = fallback
    if record.origin != nil || record.status == .error {
      guard let stated = RecordFilter.Options(record, redactor: redactor) else { return "origin.options" }
      options = stated
    }
    var written = line
    if written.last == 0x0D { written.removeLast() }
    if says(written, again(record, request, options, analyzer)) { return nil }
    // An unknown field is an error only where the caller asked for it.
    options.isStrict = true
    if record.status == .error, says(written, again(record, request, options, analyzer)) { return nil }
    // Whether a decision was made before is written into the report later.
    if let bare = Self.withoutRepetition(record), says(bare, again(record, request, options, analyzer)) { return nil }
    return "differs from a new analysis"
  }

  /// Whether a line says what another does: keys may have been sorted and spaces added on the way.
  private func says(_ line: [UInt8], _ made: [UInt8]) -> Bool {
    if line == made { return true }
    let reader = JSONReader(depthLimit: 256)
    guard let one = try? reader.read(line), let other = try? reader.read(made) else { return false }
    return one.means(other)
  }

  /// The line that a request gives.
  private func again(_ record: ReportRecord, _ request: [UInt8], _ options: RecordFilter.Options, _ analyzer: Analyzer) -> [UInt8] {
    var options = options
    var out: [UInt8] = []
    if let error = record.error, error.code == .lineTooLong, let limit = error.offset, request.count > limit {
      options.maximumLineBytes = limit
      RecordFilter(analyzer, options: options).answerTooLong(number: record.line, head: Array(request.prefix(4 << 10)), into: &out)
    } else {
      let warnings = isMarked && record.line == firstLine ? [ReportWarning.byteOrderMark] : []
      _ = request.withUnsafeBufferPointer {
        RecordFilter(analyzer, options: options).answer($0, number: record.line, warnings: warnings, into: &out)
      }
    }
    if out.last == 0x0A { out.removeLast() }
    return out
  }

  /// The first line that is not blank: it says that a byte-order mark was stripped.
  private var firstLine: Int? { requests.keys.min() }

  private static func withoutRepetition(_ record: ReportRecord) -> [UInt8]? {
    guard let decisions = record.decisions, decisions.contains(where: { $0.repetition != nil }) else { return nil }
    var bare = record
    for index in decisions.indices { bare.decisions?[index].repetition = nil }
    var writer = JSONWriter()
    bare.write(to: &writer)
    return writer.bytes
  }
}

extension ReportWarning {
  /// Said of the first record of a stream that began with a byte-order mark.
  package static let byteOrderMark = ReportWarning(
    code: "byte-order-mark", message: "a byte-order mark at the start of the stream was stripped")
}
