import SemeiaLexicon
import SemeiaMarkers
import SemeiaText

/// Runs one row of `examples.tsv`.
struct ExampleRunner {
  let library: ContentLibrary
  let lexicon: Lexicon
  let reader: TextReader

  func run(_ row: Table.Row, file: String) -> [ContentProblem] {
    func problem(_ cell: Int, _ code: String, _ message: String, _ hint: String) -> [ContentProblem] {
      [ContentProblem(file: file, line: row.line, column: row.column(cell), code: code, message: message, hint: hint)]
    }
    let subject = row.text(0)
    let outcome = row.text(1)
    let isMarker = library.catalog.markers.contains { $0.id.description == subject }
    // What the content does not know is never found, and an example that it is not could not fail.
    guard isMarker || library.catalog[ConceptID(unchecked: subject)] != nil else {
      return problem(0, "unknown-id", "`\(subject)` is no concept and no marker", "use an id of concepts/, or define it there")
    }
    guard ["found", "discounted", "none"].contains(outcome), !(isMarker && outcome == "discounted") else {
      return problem(
        1, "bad-outcome", "`\(outcome)` is no outcome of a \(isMarker ? "marker" : "concept")",
        "found, discounted or none; a marker is found or none")
    }
    let marked = MarkedText(row.text(2))
    if (outcome == "none") != marked.spans.isEmpty || !marked.isBalanced {
      return problem(2, "bad-marks", "`none` marks nothing, the others mark what they mean", "mark the span with ⟦ ⟧, each closed")
    }
    if let wrong = ExampleExpectation.problem(row.text(3), isTested: !isMarker && outcome != "none") {
      return problem(3, "bad-expect", wrong.message, wrong.hint)
    }
    let document = Document(marked.text, language: lexicon.language.tag)
    guard let reading = try? reader.read(document, lexicon, catalog: library.catalog, derivedFlags: library.derivedFlags) else {
      return problem(2, "unreadable", "the text could not be read", "is it valid UTF-8?")
    }
    if isMarker {
      let spans = reading.markers.first { $0.marker.description == subject }?.evidence.map(\.span) ?? []
      let isRight = outcome == "none" ? spans.isEmpty : marked.spans.allSatisfy(spans.contains)
      return isRight
        ? []
        : problem(2, "example-failed", "\(subject): \(outcome), but measured at \(show(spans, document))", "mend the rows or the example")
    }
    let found = reading.findings.filter { $0.concept.description == subject }
    if outcome == "none" {
      if found.isEmpty { return [] }
      let entries = found.map(\.entry).joined(separator: ", ")
      return problem(
        2, "example-failed", "\(subject) should be silent, but \(entries) matched", "narrow the row, or cancel it in idioms.tsv")
    }
    let isContext = library.catalog[ConceptID(unchecked: subject)]?.isCounted == false
    for span in marked.spans {
      guard let finding = found.first(where: { $0.span == span }) else {
        let others = show(found.map(\.span), document)
        return problem(2, "example-failed", "\(subject): nothing at the marked span; found at \(others)", "mend the rows or the marks")
      }
      let expected = outcome == "found"
      if finding.isCounted != expected, !(isContext && expected && finding.assertion.counts) {
        return problem(
          2, "example-failed",
          "\(subject) should be \(outcome), but it \(finding.isCounted ? "counts" : "does not count"): \(axes(of: finding))",
          "mend the cues or the example")
      }
      for expected in ExampleExpectation.all(row.text(3)) where !expected.holds(of: finding, reading.flags) {
        return problem(
          3, "example-failed", "\(subject): expected \(expected.axis)=\(expected.value), but \(axes(of: finding))",
          "mend the cues or the example")
      }
    }
    return []
  }

  private func axes(of finding: Finding) -> String {
    let assertion = finding.assertion
    let cues = assertion.cues.map { "\($0.effect) (\($0.entry))" }.joined(separator: ", ")
    return
      "\(assertion.polarity), \(assertion.experiencer), \(assertion.time), \(assertion.modality), \(assertion.source); cues: \(cues.isEmpty ? "none" : cues)"
  }

  private func show(_ spans: [TextSpan], _ document: Document) -> String {
    spans.isEmpty ? "no span" : spans.map { "⟦\(document.text(in: $0))⟧" }.joined(separator: " ")
  }
}
