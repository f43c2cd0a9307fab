public import SemeiaDecisions
import SemeiaLexicon
public import SemeiaMarkers
public import SemeiaText
import Synchronization

/// Reads documents and reports what they say.
///
/// An analyzer has no clock, network or file of its own; it may be used from many tasks at once. The same
/// document gives the same report, whatever was analyzed before.
///
/// ```swift
/// let analyzer = try Analyzer(content: .shipped())
/// let report = try analyzer.analyze(Document("I can't sleep.", language: LanguageTag("en")))
/// for finding in report.findings where finding.isCounted { print(finding.concept, report.document.text(in: finding.span)) }
/// ```
public final class Analyzer: Sendable {
  /// What is known of concepts and languages, as it was given.
  public let content: ContentLibrary
  let interpreter: Interpreter
  /// The markers of code, besides those of rows.
  private let markers: [any Marker]
  private let readers = Mutex<[TextReaderBox]>([])

  /// Readers hold ICU iterators and are used by one call at a time; the box says so to the compiler.
  private struct TextReaderBox: @unchecked Sendable {
    let reader: TextReader
  }

  /// - Parameters:
  ///   - content: what is known of concepts and languages.
  ///   - model: the name of a file of `hitop/models`.
  ///   - packs: the rule packs to run, by the names of their folders.
  ///   - markers: what code measures, besides the rows of content: `.standard`, and a caller's own after them. Of two with one name the later measures.
  /// - Throws: ``ContentError`` where the model or a pack cannot be read.
  public init(
    content: ContentLibrary, model: String = "default", packs: [String] = ["safety", "quality"], markers: [any Marker] = .standard
  ) throws(ContentError) {
    self.content = content
    self.markers = markers
    interpreter = try Interpreter(content, model: model, packs: packs)
  }

  /// Analyzes a document.
  ///
  /// - Parameters:
  ///   - document: the text.
  ///   - occasion: what is known of the record besides its text; only rules ask for it.
  ///   - measuresSpeech: whether the computed measures of speech and structure are made too (``Report/speech``).
  ///   - measuresSpeakers: whether they are made of each speaker by itself (``Report/speakers``).
  /// - Throws: ``AnalysisError`` where ICU fails or content is broken; never because of what a text says.
  public func analyze(
    _ document: Document, occasion: Occasion = Occasion(), measuresSpeech: Bool = false, measuresSpeakers: Bool = false
  ) throws(AnalysisError) -> Report {
    let reader = try borrow()
    defer { readers.withLock { $0.append(reader) } }
    var report = Report(document: document, status: .ok)
    report.occasion = occasion
    for turn in document.turns { report.size.scalars += TextSpan.scalars(in: document.bytes[turn.span.start..<turn.span.end]) }
    report.size.turns = document.isConversation ? document.turns.count : 1
    resolveLanguage(&report)
    do throws(SegmentationError) {
      if document.bytes.allSatisfy({ $0 <= 0x20 }) {
        report.status = .abstained(.emptyText)
        // Decisions speak its language all the same.
        if let tag = report.language?.tag, content.available.contains(tag) { report.contents = [tag] }
      } else if case .abstained = report.status {
        try readSafety(&report, reader.reader)
      } else if let tag = report.language?.tag {
        try read(&report, tag, reader.reader, speech: measuresSpeech, speakers: measuresSpeakers)
        if report.language?.source == .detected { try readParts(&report, tag, reader.reader) }
        if isGuess(report) { try readSafetyOfOthers(&report, tag, reader.reader) }
      }
    } catch {
      throw AnalysisError.segmentation(error)
    }
    if !document.hasSubject, !document.turns.isEmpty { report.warnings.append(.noSubject) }
    try interpreter.interpret(&report)
    return report
  }

  /// What a text asserts of one stretch of it: the context layer by itself.
  ///
  /// - Returns: nil where the language has no content or the stretch holds no word.
  public func assertion(of span: TextSpan, in document: Document) throws(AnalysisError) -> Assertion? {
    let reader = try borrow()
    defer { readers.withLock { $0.append(reader) } }
    var report = Report(document: document, status: .ok)
    resolveLanguage(&report)
    guard report.status == .ok, let tag = report.language?.tag else { return nil }
    do {
      guard let lexicon = try content.lexicon(tag) else { return nil }
      return try reader.reader.assertion(of: span, in: document, lexicon)
    } catch {
      throw AnalysisError(error)
    }
  }

  /// Why the context of a document cannot be told: its language has no content, or none was recognized; nil where it can.
  func abstention(of document: Document) -> Report.Reason? {
    var report = Report(document: document, status: .ok)
    resolveLanguage(&report)
    if case .abstained(let reason) = report.status { return reason }
    return nil
  }

  // MARK: Language

  private func resolveLanguage(_ report: inout Report) {
    let available = content.available
    if let declared = report.document.language {
      let known = declared.negotiated(among: available)
      let tag = known.flatMap { content.isWritten($0, as: declared) ? $0 : nil }
      report.language = Report.Language(tag: tag ?? declared, source: .declared, requested: tag == declared || tag == nil ? nil : declared)
      if tag == nil { report.status = .abstained(known == nil ? .unsupportedLanguage : .unsupportedScript) }
      if let tag, let other = otherLanguage(report.document, than: tag) {
        report.warnings.append(
          ReportWarning(
            code: Self.mismatch,
            message: "the text looks like \(other), but \(declared) was declared; the safety content of all languages was run"))
      }
    } else if let guess = content.identify(report.document.bytes) {
      report.language = Report.Language(tag: guess.tag, source: .detected, confidence: guess.confidence)
    } else {
      report.status = .abstained(.unidentifiedLanguage)
    }
  }

  private static let mismatch = "language-mismatch"
  static let uncertain = "uncertain-language"

  /// The language that a text looks like, if it is another one than was declared. Function words are asked first, for they cost little; where they
  /// doubt, sequences of letters decide.
  private func otherLanguage(_ document: Document, than declared: LanguageTag) -> LanguageTag? {
    guard let guess = content.identify(document.bytes, limit: 512, isThorough: false), guess.tag.language != declared.language else {
      return nil
    }
    if guess.confidence >= 0.8 { return guess.tag }
    guard let surer = content.identify(document.bytes, limit: 512), surer.tag.language != declared.language, surer.confidence >= Self.surely
    else { return nil }
    return surer.tag
  }

  /// Whether the language may be another one: a few words may be another language's cry for help. Of so few words no confidence is to be trusted.
  private func isGuess(_ report: Report) -> Bool {
    if report.warnings.contains(where: { $0.code == Self.mismatch }) { return true }
    guard let confidence = report.language?.confidence else { return false }
    return confidence < Self.surely || (report.size.words < Self.fewWords && (confidence < 1 || hasLatinLetters(report.document)))
  }

  /// Every language is typed in Latin letters too; without one only content in other scripts can be found.
  private func hasLatinLetters(_ document: Document) -> Bool {
    document.bytes.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
  }

  // MARK: Reading

  private func read(_ report: inout Report, _ tag: LanguageTag, _ reader: TextReader, speech: Bool, speakers: Bool)
    throws(SegmentationError)
  {
    guard let lexicon = try? content.lexicon(tag) else {
      report.status = .abstained(.unsupportedLanguage)
      report.warnings.append(ReportWarning(code: "broken-language", message: "the content of \(tag) is broken; run `semeia check`"))
      return
    }
    let reading = try reader.read(report.document, lexicon, catalog: content.catalog, derivedFlags: content.derivedFlags)
    report.contents = [tag]
    fill(&report, reading)
    report.findings = reading.findings
    report.flags = reading.flags
    report.markers = reading.markers
    if speech || speakers {
      let tables = content.speechTables(tag)
      let measured = reader.speech(reading.text, lexicon, tables: tables, ofSubject: speech, ofSpeakers: speakers)
      report.speech = measured.subject
      report.speakers = measured.speakers
      if measured.leftOut > 0 {
        report.warnings.append(
          ReportWarning(
            code: "speakers-left-out", message: "only the first \(SpeakerSpeech.most) speakers are measured by themselves",
            count: measured.leftOut))
      }
    }
    if !lexicon.hasSafetyContent { warnOfMissingSafety(&report, tag) }
    if lexicon.brokenRows > 0 {
      report.warnings.append(
        ReportWarning(
          code: "content-problems", message: "rows of \(tag) were left out because they are broken; run `semeia check`",
          count: lexicon.brokenRows))
    }
  }

  /// Below this confidence, and in texts of fewer words, a detected language is a guess.
  private static let surely = 0.9
  private static let fewWords = 12

  /// Where no language can be used, the safety content of all languages runs.
  private func readSafety(_ report: inout Report, _ reader: TextReader) throws(SegmentationError) {
    if let tag = report.language?.tag { warnOfMissingSafety(&report, tag) }
    try addSafety(&report, of: content.languages, reader) { report, reading in fill(&report, reading) }
  }

  /// Where the language is a guess, the safety content of the others runs too, and a warning says so.
  private func readSafetyOfOthers(_ report: inout Report, _ tag: LanguageTag, _ reader: TextReader) throws(SegmentationError) {
    let isLatin = hasLatinLetters(report.document)
    try addSafety(&report, of: content.languages.filter { $0 != tag && (isLatin || content.scripts[$0]?.first != "Latn") }, reader) {
      _, _ in
    }
    if report.language?.source == .declared { return }
    report.warnings.append(
      ReportWarning(
        code: Self.uncertain, message: "the language is a guess; the safety content of all languages was run"))
  }

  private func addSafety(
    _ report: inout Report, of languages: [LanguageTag], _ reader: TextReader, _ take: (inout Report, Reading) -> Void
  ) throws(SegmentationError) {
    var known = FoundPlaces(report.findings)
    // What the language of the text, or English, reads as denied or as somebody else's is no crisis for another, which has the word and not the
    // denial.
    var silent = FoundPlaces(report.findings.lazy.compactMap(silencedFlag))
    var added: [Finding] = []
    // English first: its words stand in the rows of other languages too, for speech that mixes them, and of what several find at one place the
    // first is kept.
    for tag in languages.filter({ $0.language == "en" }) + languages.filter({ $0.language != "en" }) where content.overlays[tag] == nil {
      guard let lexicon = try? content.lexicon(tag), lexicon.hasSafetyContent else { continue }
      let reading = try reader.read(report.document, lexicon, catalog: content.catalog, derivedFlags: [])
      if !report.contents.contains(tag) { report.contents.append(tag) }
      take(&report, reading)
      for finding in reading.findings {
        guard let flag = content.catalog[finding.concept]?.flag, !silent.touches(finding.span, flag.name) else { continue }
        if known.insert(finding) { added.append(finding) }
      }
      if tag.language == "en" {
        for (key, span) in reading.findings.lazy.compactMap(silencedFlag) { silent.insert(span, key) }
      }
    }
    guard !added.isEmpty else { return }
    report.findings = (report.findings + added).sorted { ($0.span, $0.concept) < ($1.span, $1.concept) }
    report.flags = TextReader.flags(report.findings, report.document, catalog: content.catalog, derivedFlags: content.derivedFlags)
  }

  /// The flag that a finding would raise if it counted.
  private func silencedFlag(_ finding: Finding) -> (key: String, span: TextSpan)? {
    guard !finding.isCounted, !finding.isAmbiguous, let flag = content.catalog[finding.concept]?.flag else { return nil }
    return (flag.name, finding.span)
  }

  private func fill(_ report: inout Report, _ reading: Reading) {
    report.size.words = reading.text.wordCount
    report.size.sentences = reading.text.sentences.count
    report.subjectWords = reading.words
    report.shares = reading.shares
    report.tokens = reading.text.tokens.map(\.span)
    report.sentences = reading.text.sentences
  }

  private func warnOfMissingSafety(_ report: inout Report, _ tag: LanguageTag) {
    report.warnings.append(
      ReportWarning(
        code: "no-safety-content",
        message: "there is no safety content for \(tag); the absence of a flag says nothing about this text"))
  }

  private func borrow() throws(AnalysisError) -> TextReaderBox {
    if let reader = readers.withLock({ $0.popLast() }) { return reader }
    do throws(SegmentationError) { return TextReaderBox(reader: try TextReader(computed: markers)) } catch {
      throw AnalysisError.segmentation(error)
    }
  }
}

/// Why a document could not be analyzed.
public enum AnalysisError: Error, Sendable {
  /// ICU could not cut the text, or the text is longer than offsets reach.
  case segmentation(SegmentationError)
  /// Content that was needed is broken.
  case content(ContentError)

  init(_ error: any Error) {
    switch error {
    case let error as ContentError: self = .content(error)
    case let error as SegmentationError: self = .segmentation(error)
    default: self = .segmentation(.unavailable)
    }
  }
}
