import SemeiaLexicon
import SemeiaMarkers
import SemeiaText

extension Analyzer {
  /// A sentence is read in another language only where that language is sure: so many words, and this confidence.
  private static let wordsOfAPart = 4
  private static let sureOfAPart = 0.98

  /// Reads the sentences of a text that mixes languages each in its own: a text that declares none, for a declared one is taken at its word.
  ///
  /// Findings within such a stretch are those of its language's content; style stays that of the main language, and a warning says that the text is mixed.
  func readParts(_ report: inout Report, _ main: LanguageTag, _ reader: TextReader) throws(SegmentationError) {
    let parts = parts(of: report, main)
    if parts.isEmpty { return }
    // What raises a flag in the main language stays: of a short sentence nobody can be sure.
    var next = 0
    var findings = report.findings.filter { finding in
      while next < parts.count, parts[next].span.end <= finding.span.start { next += 1 }
      let isOutside = next == parts.count || finding.span.end <= parts[next].span.start
      return isOutside || content.catalog[finding.concept]?.flag != nil
    }
    var known = FoundPlaces(findings)
    for tag in Set(parts.map(\.tag)).sorted() {
      guard let lexicon = try? content.lexicon(tag) else { continue }
      if !report.contents.contains(tag) { report.contents.append(tag) }
      let spans = parts.filter { $0.tag == tag }.map(\.span)
      let reading = try reader.read(report.document, lexicon, catalog: content.catalog, derivedFlags: [])
      findings += within(spans, reading.findings).filter { known.insert($0) }
    }
    findings.sort { ($0.span, $0.concept) < ($1.span, $1.concept) }
    report.findings = findings
    report.flags = TextReader.flags(findings, report.document, catalog: content.catalog, derivedFlags: content.derivedFlags)
    report.language?.parts = parts
    report.warnings.append(
      ReportWarning(
        code: "mixed-languages", message: "stretches were read in another language; style is of the whole text", count: parts.count))
  }

  /// The findings that lie in stretches; both are in order.
  private func within(_ spans: [TextSpan], _ findings: [Finding]) -> [Finding] {
    var next = 0
    return findings.filter { finding in
      while next < spans.count, spans[next].end <= finding.span.start { next += 1 }
      return next < spans.count && spans[next].start <= finding.span.start && finding.span.end <= spans[next].end
    }
  }

  /// Sentences that are surely in another language, those that follow each other joined.
  private func parts(of report: Report, _ main: LanguageTag) -> [Report.Part] {
    guard report.sentences.count > 1 else { return [] }
    var parts: [Report.Part] = []
    // Tokens are in order, and none lies in two sentences: those that end in a sentence follow those that end in the ones before it.
    var next = 0
    for sentence in report.sentences {
      var words = 0
      while next < report.tokens.count, report.tokens[next].end <= sentence.end {
        if sentence.start <= report.tokens[next].start { words += 1 }
        next += 1
      }
      guard words >= Self.wordsOfAPart else { continue }
      let bytes = Array(report.document.bytes[sentence.start..<sentence.end])
      guard let guess = content.identify(bytes), guess.tag.language != main.language, guess.confidence >= Self.sureOfAPart else { continue }
      if let last = parts.last, last.tag == guess.tag, last.span.end == sentence.start {
        parts[parts.count - 1].span = TextSpan(last.span.start, sentence.end)
      } else {
        parts.append(Report.Part(tag: guess.tag, span: sentence))
      }
    }
    return parts
  }
}
