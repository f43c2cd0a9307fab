package import SemeiaLexicon
@_spi(Loops) package import SemeiaText

/// What a text says, before it is scored.
package struct Reading: Sendable {
  package var text: SegmentedText
  package var findings: [Finding]
  package var flags: [Flag]
  package var markers: [MarkerValue]
  /// The subject's words.
  package var words: Int
  package var shares: WordShares
}

/// Reads documents with one lexicon after another: cuts, matches, annotates, measures. Holds buffers; one per worker.
package final class TextReader {
  private let segmenter: Segmenter
  private let computed: [any Marker]
  /// By lexicon: two of one language have other rows.
  private var tools: [ObjectIdentifier: Tools] = [:]

  /// What is kept for a language: its folder of keys, and a matcher that learns its words.
  private final class Tools {
    /// Held, so that no other lexicon comes to lie where it lay.
    let lexicon: Lexicon
    let folder: KeyFolder
    let matcher: Matcher
    let date: [[UInt8]]
    private var plan: ReadingPlan?
    private var closedClasses: ClosedClasses?

    init(_ lexicon: Lexicon) {
      self.lexicon = lexicon
      folder = lexicon.language.makeFolder()
      matcher = Matcher(lexicon)
      date = lexicon.language.dateKeys(folder)
    }

    func classes(_ tables: [[UInt8]]) -> ClosedClasses {
      if let closedClasses { return closedClasses }
      let made = ClosedClasses(tables, folder: folder)
      closedClasses = made
      return made
    }

    func plan(_ catalog: ConceptCatalog, _ lexicon: Lexicon, _ computed: [any Marker]) -> ReadingPlan {
      if let plan { return plan }
      let made = ReadingPlan(catalog, lexicon, computed: computed)
      plan = made
      return made
    }
  }

  /// - Parameter computed: the markers of code, besides those of rows.
  package init(computed: [any Marker] = .standard) throws(SegmentationError) {
    self.computed = computed
    segmenter = try Segmenter()
  }

  /// Cuts a document without reading it.
  package func segment(_ document: Document) throws(SegmentationError) -> SegmentedText {
    try segmenter.segment(document)
  }

  /// Reads a document.
  package func read(
    _ document: Document, _ lexicon: Lexicon, catalog: ConceptCatalog, derivedFlags: [DerivedFlag]
  ) throws(SegmentationError) -> Reading {
    let text = try segmenter.segment(document, abbreviations: lexicon.abbreviations)
    let (units, matches) = match(text, lexicon)
    let context = annotator(matches, units, lexicon, text)
    let plan = tools(lexicon).plan(catalog, lexicon, computed)
    let finder = FindingReader(catalog: catalog, lexicon: lexicon, text: text, units: units, context: context, hints: plan.hints)
    var findings = finder.findings(matches)
    if document.isConversation || (!context.cues.answers.isEmpty && findings.contains { $0.assertion.modality == .question }) {
      let binder = AnswerBinder(catalog: catalog, units: units, context: context, text: text, matches: matches)
      findings += document.isConversation ? binder.answers(to: findings) : binder.answersInOneText(to: findings)
      findings.sort { ($0.span, $0.concept) < ($1.span, $1.concept) }
    }
    let style = StyleReader(
      plan: plan, text: text, units: units, context: context, language: lexicon.language.tag)
    let isSubject = document.author == .subject && document.genre != .clinicalNote
    let markers = style.values(matches, barrier: !isSubject ? "author-not-subject" : document.hasSubject ? nil : "no-subject")
    let flags = FlagReader(catalog: catalog, rules: derivedFlags).flags(findings, document)
    return Reading(
      text: text, findings: findings, flags: flags, markers: markers, words: style.words,
      shares: WordShares(text, script: lexicon.language.script, copied: context.copied))
  }

  /// The computed measures of a text that was cut with ``read(_:_:catalog:derivedFlags:)``: of speech, conversation and structure.
  ///
  /// - Parameter tables: the bytes of `speech.tsv` of the language and of the one that it extends; empty where there is none.
  ///
  /// - Returns: the subject's, and those of each speaker with how many were left out; nil where they were not asked for.
  package func speech(
    _ text: SegmentedText, _ lexicon: Lexicon, tables: [[UInt8]], ofSubject: Bool = true, ofSpeakers: Bool = false
  ) -> (subject: [SpeechValue]?, speakers: [SpeakerSpeech]?, leftOut: Int) {
    let classes = tables.isEmpty ? nil : tools(lexicon).classes(tables)
    let words = SpeechText(text, folder: tools(lexicon).folder, classes: classes)
    let language = lexicon.language.tag.language
    let isMeasured = text.document.author == .subject && text.document.genre != .clinicalNote
    let subject = ofSubject ? SpeechReader(words, language: language, classes: classes).values(isMeasured: isMeasured) : nil
    guard ofSpeakers else { return (subject, nil, 0) }
    let (speakers, leftOut) = SpeakerSpeech.all(words, language: language, classes: classes, isMeasured: isMeasured)
    return (subject, speakers, leftOut)
  }

  /// What a text asserts of one stretch of it, for use of the context layer alone.
  ///
  /// - Returns: nil where the stretch holds no unit.
  package func assertion(of target: TextSpan, in document: Document, _ lexicon: Lexicon) throws(SegmentationError) -> Assertion? {
    let text = try segmenter.segment(document, abbreviations: lexicon.abbreviations)
    let (units, matches) = match(text, lexicon)
    let first = units.ends.firstIndexOnward { Int($0) > target.start }
    let last = units.starts.firstIndexOnward { Int($0) >= target.end }
    guard first < last else { return nil }
    return annotator(matches, units, lexicon, text).assertion(of: first..<last, tags: [], intensity: 1)
  }

  /// The flags that findings raise by themselves, for findings gathered from several lexicons.
  package static func flags(
    _ findings: [Finding], _ document: Document, catalog: ConceptCatalog, derivedFlags: [DerivedFlag] = []
  ) -> [Flag] {
    FlagReader(catalog: catalog, rules: derivedFlags).flags(findings, document)
  }

  private func match(_ text: SegmentedText, _ lexicon: Lexicon) -> (Units, [PatternMatch]) {
    let tools = tools(lexicon)
    let units = lexicon.units(of: text, folder: tools.folder, date: tools.date)
    var matches = lexicon.readingDates(tools.matcher.matches(in: units), in: units)
    // What only notes mean so: "SI".
    if !isClinicalVoice(text.document) { matches.removeAll { lexicon.entries.tags(of: $0.pattern).contains(.clinical) } }
    return (units, matches)
  }

  private func isClinicalVoice(_ document: Document) -> Bool { document.author == .clinician || document.genre == .clinicalNote }

  private func tools(_ lexicon: Lexicon) -> Tools {
    if let known = tools[ObjectIdentifier(lexicon)] { return known }
    let made = Tools(lexicon)
    tools[ObjectIdentifier(lexicon)] = made
    return made
  }

  private func annotator(_ matches: [PatternMatch], _ units: Units, _ lexicon: Lexicon, _ text: SegmentedText) -> ContextAnnotator {
    let document = text.document
    return ContextAnnotator(
      lexicon: lexicon, units: units, cues: CueMap(matches, lexicon, units),
      isClinicalVoice: isClinicalVoice(document),
      isForeignVoice: document.author == .other && document.genre != .clinicalNote && !document.isConversation,
      copied: CopiedStretch.all(in: text))
  }
}
