import SemeiaDecisions
package import SemeiaLexicon
import SemeiaMarkers
package import SemeiaRecords
package import SemeiaText

/// Checks content: form, ids, reach, and every example by the real pipeline.
package struct ContentChecker {
  let folder: any ContentFolder
  let library: ContentLibrary
  package internal(set) var problems: [ContentProblem] = []
  /// How many examples were run, by language.
  package private(set) var examples: [LanguageTag: Int] = [:]

  package init(_ folder: any ContentFolder) throws(ContentError) {
    self.folder = folder
    library = try ContentLibrary(folder)
  }

  /// Checks one language.
  package mutating func check(_ tag: LanguageTag) {
    var reader = LexiconReader(folder, language: tag.description, isStrict: true)
    guard let lexicon = reader.read(), let text = try? TextReader() else {
      problems += reader.problems
      return
    }
    problems += reader.problems
    checkSubjects(lexicon)
    checkSpeech(tag, lexicon)
    checkPages(tag)
    let path = "languages/\(tag)/examples.tsv"
    guard let bytes = folder.file(path) else {
      problems.append(ContentProblem(file: path, code: "missing-file", message: "there are no examples", hint: "every concept needs some"))
      return
    }
    let table = Table.read(bytes, file: path, header: ["concept", "outcome", "text", "expect"], isStrict: true, problems: &problems)
    var outcomes: [String: Set<String>] = [:]
    for row in table.rows {
      let runner = ExampleRunner(library: library, lexicon: lexicon, reader: text)
      outcomes[row.text(0), default: []].insert(row.text(1))
      problems += runner.run(row, file: path)
      examples[tag, default: 0] += 1
    }
    checkCoverage(lexicon, outcomes, path)
    problems.sort()
  }

  private mutating func checkSubjects(_ lexicon: Lexicon) {
    let markers = Set(library.catalog.markers.map(\.id.description))
    let hints = Set(library.catalog.hints.map(\.id.description))
    var reported: Set<String> = []
    for entry in lexicon.entries where reported.insert(entry.subject).inserted {
      let isKnown =
        switch entry.kind {
        case .concept: library.catalog[ConceptID(unchecked: entry.subject)] != nil
        case .hint: hints.contains(entry.subject)
        case .marker: markers.contains(entry.subject)
        default: true
        }
      if !isKnown {
        problems.append(
          ContentProblem(
            file: entry.file, line: entry.line, column: 1, code: "unknown-id", message: "`\(entry.subject)` is defined nowhere",
            hint: "use an id of concepts/, or define it there"))
      }
    }
  }

  /// Says once per outcome which concepts no example shows so: a list that a translator can work down.
  private mutating func checkCoverage(_ lexicon: Lexicon, _ outcomes: [String: Set<String>], _ path: String) {
    // An overlay answers for the concepts that it has rows for.
    let tag = lexicon.language.tag
    let own = library.overlays[tag].map { _ in Set(lexicon.entries.filter { $0.file.hasPrefix("languages/\(tag)/") }.map(\.subject)) }
    let concepts = lexicon.subjects.sorted().filter { own?.contains($0) ?? true }.compactMap { library.catalog[ConceptID(unchecked: $0)] }
    for outcome in ["found", "discounted", "none"] {
      let missing = concepts.filter { concept in
        (outcome != "found" || concept.isCounted) && outcomes[concept.id.description]?.contains(outcome) != true
      }
      guard !missing.isEmpty else { continue }
      problems.append(
        ContentProblem(
          .warning, file: path, code: "missing-example",
          message: "no example `\(outcome)` for \(missing.count) of \(concepts.count) concepts: "
            + missing.map(\.id.description).joined(separator: " "),
          hint: "each concept shows what is found, what is discounted and what stays silent"))
    }
  }
}

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
    guard ["found", "discounted", "none"].contains(outcome) else {
      return problem(1, "bad-outcome", "`\(outcome)` is no outcome", "found, discounted or none")
    }
    let marked = MarkedText(row.text(2))
    if (outcome == "none") != marked.spans.isEmpty {
      return problem(2, "bad-marks", "`none` marks nothing, the others mark what they mean", "mark the span with ⟦ ⟧")
    }
    let document = Document(marked.text, language: lexicon.language.tag)
    guard let reading = try? reader.read(document, lexicon, catalog: library.catalog, derivedFlags: library.derivedFlags) else {
      return problem(2, "unreadable", "the text could not be read", "is it valid UTF-8?")
    }
    if library.catalog.markers.contains(where: { $0.id.description == subject }) {
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
      for (axis, value) in expectations(row.text(3)) where !holds(axis, value, finding, reading.flags) {
        return problem(
          3, "example-failed", "\(subject): expected \(axis)=\(value), but \(axes(of: finding))", "mend the cues or the example")
      }
    }
    return []
  }

  private func expectations(_ text: String) -> [(String, String)] {
    text.split(separator: " ").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }

  private func holds(_ axis: String, _ value: String, _ finding: Finding, _ flags: [Flag]) -> Bool {
    switch axis {
    case "polarity": finding.assertion.polarity.rawValue == value
    case "experiencer": finding.assertion.experiencer.rawValue == value
    case "time": finding.assertion.time.rawValue == value
    case "modality": finding.assertion.modality.rawValue == value
    case "source": finding.assertion.source.rawValue == value
    case "intensity": "\(finding.assertion.intensity)" == value || "\(Int(finding.assertion.intensity))" == value
    case "ambiguous": "\(finding.isAmbiguous)" == value
    case "level": flags.contains { $0.name == "suicide" && "\($0.level ?? 0)" == value }
    case "behavior": finding.behavior == value
    default: false
    }
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

/// Text with marked spans: `I am not ⟦hopeless⟧`.
package struct MarkedText {
  package var text: String
  package var spans: [TextSpan]

  /// `\n` and `\t` are a line feed and a tab.
  package init(_ marked: String) {
    var bytes: [UInt8] = []
    spans = []
    var starts: [Int] = []
    let open = Array("⟦".utf8)
    let close = Array("⟧".utf8)
    let source = Array(marked.utf8)
    var at = 0
    while at < source.count {
      if source[at...].starts(with: open) {
        starts.append(bytes.count)
        at += open.count
      } else if source[at...].starts(with: close) {
        if let start = starts.popLast() { spans.append(TextSpan(start, bytes.count)) }
        at += close.count
      } else if source[at] == UInt8(ascii: "\\"), at + 1 < source.count, [UInt8(ascii: "n"), UInt8(ascii: "t")].contains(source[at + 1]) {
        bytes.append(source[at + 1] == UInt8(ascii: "n") ? 0x0A : 0x09)
        at += 2
      } else {
        bytes.append(source[at])
        at += 1
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }
}

extension ContentChecker {
  /// Checks what all languages share: the tree, the models, the packs with their examples.
  package mutating func checkShared() {
    checkRedaction()
    problems += CrisisRegistry(folder, isStrict: true).problems
    for name in folder.names(in: "hitop/models") where name.hasSuffix(".json") {
      checkInterpreter(model: String(name.dropLast(5)))
    }
    problems.sort()
  }

  /// Checks what depends on the day: whether crisis contacts are past their date.
  package mutating func checkDates(today: CalendarDate) {
    problems += CrisisRegistry(folder).expired(today: today)
    var found: [ContentProblem] = []
    for name in folder.names(in: "rules") {
      guard let pack = RulePack.load(name, folder, &found) else { continue }
      problems += pack.expired(today: today).map { $0.inContent("rules/\(name)/pack.json") }
    }
    problems.sort()
  }

  private mutating func checkInterpreter(model: String) {
    let packs = folder.names(in: "rules")
    do throws(ContentError) {
      let analyzer = try Analyzer(content: library, model: model, packs: packs)
      for pack in packs { checkExamples(pack, analyzer) }
    } catch {
      if case .invalid(let found) = error { problems += found }
    }
  }

  /// Runs the examples of a pack's rules: each fires, is silent or unknown as it says, and falls silent without its spans.
  private mutating func checkExamples(_ name: String, _ analyzer: Analyzer) {
    var found: [ContentProblem] = []
    guard let pack = RulePack.load(name, folder, &found) else { return }
    found += cardProblems(name)
    found += pack.problems(facts(analyzer)).map { $0.inContent("rules/\(name)/pack.json") }
    for rule in pack.rules {
      for example in rule.examples {
        // `und` leaves the language to be found.
        let language = example.language == "und" ? nil : LanguageTag(example.language ?? "en")
        guard let report = try? analyzer.analyze(Document(example.text, language: language), occasion: example.occasion) else { continue }
        let truth = analyzer.interpreter.traces(report).first { $0.pack == pack.name && $0.rule.id == rule.id }?.trace.truth
        let isRight =
          switch example.outcome {
          case .fires: truth == .`true`
          case .silent: truth == .`false`
          case .unknown: truth == .unknown
          }
        if !isRight {
          found.append(
            ContentProblem(
              file: "rules/\(name)/pack.json", code: "example-failed",
              message: "\(rule.id): an example that should be `\(example.outcome.rawValue)` is not (language \(example.language ?? "en"))",
              hint: "mend the rule, the content, or the example"))
        }
        if example.outcome == .fires, let decision = report.decisions.first(where: { $0.rule.hasPrefix("\(rule.id)@") }) {
          found += falsified(decision, rule, example, analyzer, name)
        }
      }
    }
    problems += found
  }

  /// The facts that rules may ask for.
  private func facts(_ analyzer: Analyzer) -> FactCatalog {
    let flags = library.catalog.concepts.compactMap(\.flag?.name) + library.derivedFlags.map(\.flag)
    return FactCatalog(
      flags: Set(flags), concepts: Set(library.catalog.concepts.map(\.id.description)),
      dimensions: Set(analyzer.interpreter.dimensions.map(\.description)), markers: Set(library.catalog.markers.map(\.id.description)))
  }

  /// What is wrong with the card of a pack; a pack without one is told so.
  private func cardProblems(_ name: String) -> [ContentProblem] {
    let path = "rules/\(name)/card.json"
    guard folder.file(path) != nil else {
      return [
        ContentProblem(
          .warning, file: path, code: "no-card", message: "the pack has no card",
          hint: "say the source attributes of `PackCard`, or why they are missing")
      ]
    }
    var problems: [ContentProblem] = []
    guard let json = JSONContent.read(path, folder, problems: &problems) else { return problems }
    return problems + PackCard.read(json).problems.map { $0.inContent(path) }
  }

  /// Deletes the spans that a decision names and asks again.
  private func falsified(
    _ decision: Decision, _ rule: Rule, _ example: Rule.Example, _ analyzer: Analyzer, _ pack: String
  ) -> [ContentProblem] {
    if decision.places.isEmpty { return [] }
    let original = Array(example.text.utf8)
    // Places may overlap; every stretch of deleted bytes leaves one ellipsis.
    var isDeleted = Array(repeating: false, count: original.count)
    for place in decision.places { for at in place.start..<min(place.end, original.count) { isDeleted[at] = true } }
    var bytes: [UInt8] = []
    for (at, byte) in original.enumerated() {
      if !isDeleted[at] { bytes.append(byte) } else if at == 0 || !isDeleted[at - 1] { bytes += " … ".utf8 }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let report = try? analyzer.analyze(Document(text, language: LanguageTag(example.language ?? "en")), occasion: example.occasion),
      report.decisions.contains(where: { $0.rule == decision.rule })
    else { return [] }
    return [
      ContentProblem(
        file: "rules/\(pack)/pack.json", code: "not-falsified", message: "\(rule.id) still fires when its spans are deleted",
        hint: "the spans must be what the rule rests on")
    ]
  }
}
