import SemeiaDecisions
import SemeiaRecords

/// Recomputes a report from its own explanation: strengths from axes, contributions from findings, values from contributions,
/// decisions' truths from their traces; and, with the requests at hand, everything from the text.
package struct Verifier: Sendable {
  private let requests: [Int: [UInt8]]
  private let filter: RecordFilter?

  /// A verifier that has only the reports.
  package init() {
    requests = [:]
    filter = nil
  }

  /// A verifier that also analyzes the requests anew.
  package init(requests bytes: [UInt8], filter: RecordFilter) {
    var lines: [Int: [UInt8]] = [:]
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() { lines[index + 1] = Array(line) }
    requests = lines
    self.filter = filter
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

  /// What does not fit, or nil.
  private func fault(in line: [UInt8]) -> String? {
    let record: ReportRecord
    do throws(RecordError) { record = try ReportRecord(parsing: line) } catch { return "unreadable: \(error.code.rawValue)" }
    if let fault = Self.findingFault(record) ?? Self.scoreFault(record) ?? Self.flagFault(record) ?? Self.traceFault(record) {
      return fault
    }
    guard let filter else { return nil }
    guard let request = requests[record.line] else { return "request missing" }
    var again: [UInt8] = []
    _ = request.withUnsafeBufferPointer { filter.answer($0, number: record.line, into: &again) }
    if again.last == 0x0A { again.removeLast() }
    var written = line
    if written.last == 0x0D { written.removeLast() }
    return again == written ? nil : "differs from a new analysis"
  }

  private static func findingFault(_ record: ReportRecord) -> String? {
    for (index, finding) in (record.findings ?? []).enumerated() {
      let discounted =
        finding.polarity == "negated" || finding.experiencer != "self" || finding.time != "current"
        || !["actual", "possible"].contains(finding.modality) || finding.source != "own"
      if finding.counted && discounted { return "findings[\(index)].counted" }
      let hedged = finding.polarity == "uncertain" || finding.modality == "possible"
      let (tenths, isTooLarge) = finding.intensity.count.multipliedReportingOverflow(by: 6)
      if isTooLarge { return "findings[\(index)].intensity" }
      let strength = !finding.counted ? 0 : hedged ? tenths / 10 : finding.intensity.count
      if finding.strength.count != strength { return "findings[\(index)].strength" }
      if finding.span.start > finding.span.end { return "findings[\(index)].end" }
    }
    return nil
  }

  private static func scoreFault(_ record: ReportRecord) -> String? {
    for score in record.scores ?? [] {
      if let content = score.content, let value = content.value {
        if content.contributions.reduce(Millionths.zero, { $0 + $1.amount }) != value { return "scores.\(score.dimension).content.value" }
        for contribution in content.contributions {
          for index in contribution.findings {
            guard let findings = record.findings else { break }
            guard findings.indices.contains(index), findings[index].counted, findings[index].concept == contribution.concept else {
              return "scores.\(score.dimension).content.contributions"
            }
          }
        }
      }
      if let style = score.style, let value = style.value {
        let sum = style.contributions.reduce(style.baseline ?? .zero) { $0 + $1.amount }
        if sum != value { return "scores.\(score.dimension).style.value" }
      }
    }
    return nil
  }

  private static func flagFault(_ record: ReportRecord) -> String? {
    for (index, flag) in (record.flags ?? []).enumerated() {
      guard let findings = record.findings else { return nil }
      if flag.findings.count != flag.spans.count { return "flags[\(index)].spans" }
      for (finding, span) in zip(flag.findings, flag.spans) {
        guard findings.indices.contains(finding), findings[finding].span == span, findings[finding].polarity != "negated" else {
          return "flags[\(index)].findings"
        }
      }
    }
    return nil
  }

  private static func traceFault(_ record: ReportRecord) -> String? {
    for decision in record.decisions ?? [] where Trace.truth(ofPrinted: decision.trace) != .`true` {
      return "decisions.\(decision.rule).trace"
    }
    return nil
  }
}
