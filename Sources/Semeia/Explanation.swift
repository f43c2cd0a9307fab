import SemeiaDecisions
import SemeiaLexicon
import SemeiaMarkers
package import SemeiaRecords
import SemeiaScoring
import SemeiaText

/// A report for a reader: flags and decisions first, then the text with its findings marked, scores as bars with what makes them, and what was
/// discounted and why. Plain text, or colored for a terminal; nothing is told by color alone.
package struct Explanation {
  let report: Report
  private let paint: Paint
  private let width: Int
  /// What decisions and bands hang on; nil where nobody asked.
  var whatIf: [String]?

  private let contacts: [ContactRecord]

  /// - Parameter contacts: the crisis contacts to show where a flag was raised.
  package init(_ report: Report, isColored: Bool, width: Int = 88, contacts: [ContactRecord] = []) {
    self.report = report
    self.contacts = report.flags.isEmpty ? [] : contacts
    paint = Paint(isOn: isColored)
    self.width = max(40, width)
  }

  /// The page, without a line feed at its end.
  package var text: String {
    var lines: [String] = []
    lines += head
    lines += flags
    lines += crisis
    lines += decisions
    lines += marked
    lines += scores
    lines += discounted
    lines += whatIf.map { ["", paint.bold("WITHOUT THESE WORDS")] + ($0.isEmpty ? ["  nothing would be decided otherwise"] : $0) } ?? []
    lines += missing
    lines.append("")
    lines.append("This supports a clinician's judgement; it does not diagnose. The absence of a flag is not evidence of safety.")
    return lines.joined(separator: "\n")
  }

  private var head: [String] {
    var parts: [String] = []
    if let language = report.language { parts.append("language \(language.tag) (\(language.source.rawValue))") }
    parts.append("\(report.size.words) words")
    parts.append("genre \(report.document.genre.rawValue)")
    var lines = [paint.dim(parts.joined(separator: " · "))]
    if case .abstained(let reason) = report.status {
      lines.append(paint.bold("Abstained: \(reason.rawValue). Only safety content was read."))
    }
    return lines + report.warnings.map { paint.bold("Note: \($0.message).") }
  }

  private var flags: [String] {
    if report.flags.isEmpty { return ["", "FLAGS  none raised. That is not evidence of safety."] }
    return ["", paint.bold("FLAGS")]
      + report.flags.map { flag in
        var line = "  ! \(flag.name)"
        if let level = flag.level { line += ", level \(level) of 5: \(flag.label ?? "")" }
        if !flag.behaviors.isEmpty {
          line += ", behavior " + flag.behaviors.map { "\($0.code) (\($0.time.rawValue))" }.joined(separator: ", ")
        }
        if flag.isAmbiguous { line += ", perhaps hyperbole, a question, a condition or a hint" }
        return ([paint.alarm(line), "      " + quoted(flag.spans)] + grounds(of: flag)).joined(separator: "\n")
      }
  }

  private func quoted(_ spans: [TextSpan]) -> String { spans.map { "“\(report.document.text(in: $0))”" }.joined(separator: " ") }

  /// What set the level where several findings stand behind it, what else is said, and what speaks against it.
  private func grounds(of flag: Flag) -> [String] {
    let spans = { (indices: [Int]) in indices.map { report.findings[$0].span } }
    var lines: [String] = []
    if flag.raisedBy.count < flag.findings.count, !flag.raisedBy.isEmpty {
      lines.append("      \(flag.level == nil ? "behavior" : "level") set by " + quoted(spans(flag.raisedBy)))
    }
    for (kind, indices) in flag.modifiers.sorted(by: { $0.key < $1.key }) { lines.append("      with \(kind): " + quoted(spans(indices))) }
    if !flag.against.isEmpty { lines.append("      against it, shown and not subtracted: " + quoted(spans(flag.against))) }
    return lines
  }

  private var crisis: [String] {
    if contacts.isEmpty { return [] }
    return ["", paint.bold("CRISIS CONTACTS") + paint.dim("   nobody called these numbers; check them before you pass them on")]
      + contacts.map { contact in
        let languages = contact.languages.isEmpty ? "" : ", \(contact.languages.joined(separator: " "))"
        let status = contact.status == .sourced ? "source read on \(contact.verified ?? "")" : "UNVERIFIED (\(contact.reason ?? ""))"
        let note = contact.note.map { "; \($0)" } ?? ""
        return "  \(contact.contact)  \(contact.name) (\(contact.kind), \(contact.hours)\(languages)\(note))" + paint.dim("  \(status)")
      }
  }

  private var decisions: [String] {
    if report.decisions.isEmpty { return [] }
    return ["", paint.bold("FOR REVIEW BY A PERSON")]
      + report.decisions.filter { $0.heldBy == nil }.map { decision in
        "  [\(decision.urgency.rawValue)] \(decision.summary)\n" + decision.options.map { "      – \($0)" }.joined(separator: "\n")
          + paint.dim("\n      rule \(decision.rule), pack \(decision.pack)")
      }
  }

  // MARK: The text

  private var marked: [String] {
    var result = ""
    var at = 0
    let findings = report.findings.enumerated().sorted {
      ($0.element.span.start, -$0.element.span.end) < ($1.element.span.start, -$1.element.span.end)
    }
    for (index, finding) in findings where finding.span.start >= at {
      result += report.document.text(in: TextSpan(at, finding.span.start))
      let words = report.document.text(in: finding.span)
      result += finding.isCounted ? paint.found("⟦\(words)⟧") : paint.dim("⟨\(words)⟩")
      result += paint.dim("\(index + 1)")
      at = finding.span.end
    }
    result += report.document.text(in: TextSpan(at, report.document.bytes.count))
    return ["", paint.bold("TEXT") + paint.dim("   ⟦counted⟧ ⟨found, not counted⟩"), result]
  }

  // MARK: Scores

  private var scores: [String] {
    let told = report.scores.filter { ($0.content?.value ?? .zero) > .zero || $0.style != nil }
    var lines = ["", paint.bold("DIMENSIONS") + paint.dim("   0–1: how strongly content is mentioned, never severity")]
    if told.isEmpty {
      let reason = report.scores.first?.reason ?? "no-scores"
      return lines + ["  none: \(reason)"]
    }
    for score in told {
      if let content = score.content, content.value > .zero { lines += contentLines(score, content) }
      if let style = score.style { lines += styleLines(score, style) }
    }
    return lines
  }

  private func contentLines(_ score: Score, _ content: ContentScore) -> [String] {
    let name = score.dimension.description.padded(to: 22)
    let status =
      "\(content.mentioned) of \(content.components) \(score.level == .general ? "spectra" : "components"), \(score.status.rawValue)"
    let value = "\(decimal(content.value)) \(interval(content.low, content.high))"
    var lines = ["  \(name) \(bar(content.value.double)) \(value)  " + paint.dim(status)]
    for contribution in content.contributions.sorted(by: { ($1.amount, $0.concept) < ($0.amount, $1.concept) }) {
      let parts = zip(contribution.findings, contribution.amounts).map { "\($0 + 1) (+\(decimal($1)))" }.joined(separator: ", ")
      lines.append(paint.dim("      \(contribution.concept.description.padded(to: 24)) +\(decimal(contribution.amount))  from \(parts)"))
    }
    return lines
  }

  private func styleLines(_ score: Score, _ style: StyleScore) -> [String] {
    let name = "\(score.dimension) style".padded(to: 22)
    var lines = [
      "  \(name) \(decimal(style.value)) SD \(interval(style.low, style.high)), \(style.band.rawValue), "
        + "relative to text norms \(style.norm) (reliability \(decimal(style.reliability)))"
    ]
    lines.append(paint.dim("      \("baseline".padded(to: 24)) \(decimal(style.baseline))"))
    for contribution in style.contributions {
      lines.append(
        paint.dim(
          "      \(contribution.marker.description.padded(to: 24)) \(decimal(contribution.amount))  \(contribution.evidence.count) hits, "
            + "\(decimal(contribution.raw)) SD from the norm, of which its pull takes \(decimal(contribution.pull))"))
    }
    return lines
  }

  private func bar(_ value: Double) -> String {
    let filled = Int((value * 20).rounded())
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
  }

  private func interval(_ low: Millionths, _ high: Millionths) -> String { "[\(decimal(low)), \(decimal(high))]" }

  private func decimal(_ value: Millionths) -> String {
    let thousandths = (value.count + (value.count < 0 ? -500 : 500)) / 1000
    let digits = String(thousandths.magnitude)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return (thousandths < 0 ? "-" : "") + padded.dropLast(3) + "." + padded.suffix(3)
  }

  // MARK: What did not count

  private var discounted: [String] {
    let all = report.findings.enumerated().filter { !$0.element.isCounted }
    if all.isEmpty { return [] }
    return ["", paint.bold("FOUND, NOT COUNTED")]
      + all.map { index, finding in
        let cues = finding.assertion.cues.map { "\($0.effect) “\(report.document.text(in: $0.span))”" }.joined(separator: ", ")
        return "  \(index + 1)  \(finding.concept): " + (reasons(finding) + (cues.isEmpty ? [] : ["by " + cues])).joined(separator: "; ")
      }
  }

  private func reasons(_ finding: Finding) -> [String] {
    let assertion = finding.assertion
    var reasons: [String] = []
    if assertion.isCancelled { reasons.append("an idiom") } else if assertion.isHyperbole { reasons.append("perhaps hyperbole") }
    if assertion.polarity == .negated { reasons.append("denied") }
    if assertion.experiencer != .`self` { reasons.append(assertion.experiencer == .other ? "somebody else" : "people in general") }
    if assertion.time != .current { reasons.append(assertion.time.rawValue) }
    if ![.actual, .possible].contains(assertion.modality) { reasons.append(assertion.modality.rawValue) }
    if assertion.source != .own { reasons.append(assertion.source.rawValue) }
    return reasons.isEmpty ? ["context, never scored"] : reasons
  }

  private var missing: [String] {
    let unsupported = report.markers.filter { $0.status == .unsupported }
    let short = report.markers.filter { $0.status == .insufficient }
    var lines: [String] = []
    if !short.isEmpty { lines.append("  too few words for rates of \(short.count) style markers") }
    for marker in unsupported { lines.append("  \(marker.marker): \(marker.reason ?? "unsupported")") }
    return lines.isEmpty ? [] : ["", paint.bold("NOT MEASURED")] + lines
  }

  private struct Paint {
    let isOn: Bool
    func bold(_ text: String) -> String { wrap(text, "1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func found(_ text: String) -> String { wrap(text, "1;36") }
    func alarm(_ text: String) -> String { wrap(text, "1;31") }
    private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
