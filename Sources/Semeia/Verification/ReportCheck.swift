import SemeiaLexicon
import SemeiaRecords
import SemeiaText

/// What a report line must be like given the content that made it: everything that follows from its findings, its markers and its facts.
///
/// It cannot know the text. What rests on it alone (which findings and markers there are, how many words) is taken as stated.
struct ReportCheck {
  let record: ReportRecord
  let analyzer: Analyzer
  var interpreter: Interpreter { analyzer.interpreter }
  var findings: [FindingRecord] { record.findings ?? [] }

  init(_ record: ReportRecord, _ analyzer: Analyzer) {
    self.record = record
    self.analyzer = analyzer
  }

  /// What does not fit, or nil.
  var fault: String? {
    if let fault = originFault { return fault }
    if record.status == .withheld { return nil }
    return findingFault ?? flagFault ?? scoreFault ?? decisionFault
  }

  /// The languages whose content was read.
  private var contents: [LanguageTag]? {
    guard let origin = record.origin else {
      return record.status == .withheld ? [] : (record.language.flatMap { LanguageTag($0.tag) }).map { [$0] } ?? []
    }
    let tags = origin.contents.compactMap { LanguageTag($0.tag) }
    return tags.count == origin.contents.count && tags.allSatisfy(analyzer.content.available.contains) ? tags : nil
  }

  /// Hashes are those of what is here. A report of other versions cannot be recomputed with these.
  private var originFault: String? {
    guard let contents else { return "origin.contents" }
    if let origin = record.origin, origin != stated(interpreter.origin(of: contents)) {
      return "origin: made by other versions than these, or changed"
    }
    if record.status == .ok, contents.first?.description != record.language?.tag { return "language.tag" }
    return record.provenance == interpreter.provenance(of: contents) ? nil : "provenance: made by other versions than these, or changed"
  }

  /// An origin with the options and the consent that the report states.
  private func stated(_ origin: OriginRecord) -> OriginRecord {
    var origin = origin
    origin.options = record.origin?.options
    origin.consent = record.origin?.consent
    return origin
  }

  /// Whether all of the text is the subject's: nothing of it has a turn. Nil where no place tells.
  var isPlain: Bool? {
    if (record.size?.turns ?? 1) > 1 { return false }
    if case .turns = record.text { return false }
    if case .document = record.text { return true }
    let spans = findings.map(\.span) + (record.markers ?? []).flatMap { $0.spans ?? [] } + (record.tokens ?? []).prefix(1)
    return spans.first.map { $0.turn == nil }
  }

  /// Whether a row, named by the language, what it is a row of, and its words, can be one of a concept: of its own, or of a cluster that says it.
  private func isRow(_ entry: String, of concept: ConceptID) -> Bool {
    let parts = entry.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return false }
    if parts[1] == concept.description { return true }
    let subject = ConceptID(unchecked: String(parts[1]))
    return analyzer.content.catalog.clusters.contains { $0.concept == concept && $0.groups.joined().contains(subject) }
  }

  private var findingFault: String? {
    for (index, finding) in findings.enumerated() {
      guard let concept = analyzer.content.catalog[.init(unchecked: finding.concept)] else { return "findings[\(index)].concept" }
      if !isRow(finding.entry, of: concept.id) { return "findings[\(index)].entry" }
      if finding.counted, !concept.isCounted { return "findings[\(index)].counted" }
      // Of a text without turns everything counts that nothing discounts.
      let isCancelled = finding.isDiscounted || finding.isExplainedAway
      if isPlain == true, !finding.counted, concept.isCounted, !isCancelled { return "findings[\(index)].counted" }
      if finding.counted, isCancelled { return "findings[\(index)].counted" }
    }
    return nil
  }
}
