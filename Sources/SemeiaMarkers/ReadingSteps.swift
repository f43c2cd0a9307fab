package import SemeiaLexicon
@_spi(Loops) package import SemeiaText

/// The steps of a reading one by one, as ``TextReader`` takes them, so that each can be measured by itself.
package final class ReadingSteps {
  private let catalog: ConceptCatalog
  private let lexicon: Lexicon
  private let plan: ReadingPlan
  private let segmenter: Segmenter
  private let folder: KeyFolder
  private let matcher: Matcher

  package init(_ catalog: ConceptCatalog, _ lexicon: Lexicon) throws(SegmentationError) {
    self.catalog = catalog
    self.lexicon = lexicon
    plan = ReadingPlan(catalog, lexicon, computed: .standard)
    segmenter = try Segmenter()
    folder = lexicon.language.makeFolder()
    matcher = Matcher(lexicon)
  }

  package func segment(_ document: Document) throws(SegmentationError) -> SegmentedText {
    try segmenter.segment(document, abbreviations: lexicon.abbreviations)
  }

  package func fold(_ text: SegmentedText) -> Units {
    lexicon.units(of: text, folder: folder, date: lexicon.language.dateKeys(folder))
  }

  package func match(_ units: Units) -> [PatternMatch] { lexicon.readingDates(matcher.matches(in: units), in: units) }

  /// Findings, with what the context makes of them.
  package func findings(_ matches: [PatternMatch], _ units: Units, _ text: SegmentedText) -> [Finding] {
    FindingReader(
      catalog: catalog, lexicon: lexicon, text: text, units: units, context: annotator(matches, units), hints: plan.hints
    ).findings(matches)
  }

  /// Style markers. The cues of the context are mapped once more, because findings and markers share them in a reading.
  package func markers(_ matches: [PatternMatch], _ units: Units, _ text: SegmentedText) -> [MarkerValue] {
    StyleReader(
      plan: plan, text: text, units: units, context: annotator(matches, units), language: lexicon.language.tag
    ).values(matches, barrier: nil)
  }

  private func annotator(_ matches: [PatternMatch], _ units: Units) -> ContextAnnotator {
    ContextAnnotator(lexicon: lexicon, units: units, cues: CueMap(matches, lexicon, units), isClinicalVoice: false)
  }
}
