package import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
package import SemeiaText

/// Checks content: form, ids, reach, and every example by the real pipeline.
package struct ContentChecker {
  let folder: any ContentFolder
  let library: ContentLibrary
  /// What models and rule packs are tried with: the content alone, or that which it is added to.
  let whole: ContentLibrary
  package internal(set) var problems: [ContentProblem] = []
  /// How many examples were run, by language.
  package private(set) var examples: [LanguageTag: Int] = [:]
  /// The rule packs that were checked.
  package internal(set) var packs: [String] = []

  /// - Parameters:
  ///   - folder: the content to check.
  ///   - whole: the content with that which it is added to, for a folder that is no content by itself; nil where it stands alone.
  package init(_ folder: any ContentFolder, addedTo whole: ContentLibrary? = nil) throws(ContentError) {
    self.folder = folder
    library = try ContentLibrary(folder)
    self.whole = whole ?? library
  }

  /// Checks one language.
  package mutating func check(_ tag: LanguageTag) {
    var reader = LexiconReader(folder, language: tag.description, isStrict: true)
    let lexicon = reader.read()
    problems += reader.problems
    guard let lexicon else { return }
    guard let text = try? TextReader() else {
      problems.append(
        ContentProblem(
          file: "languages/\(tag)", code: "unreadable", message: "no text can be cut into words here",
          hint: "is ICU with its data installed?"))
      return
    }
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
    checkCancelled(lexicon, hints)
  }

  /// An idiom that names what is nowhere cancels nothing, and nobody notices.
  private mutating func checkCancelled(_ lexicon: Lexicon, _ hints: Set<String>) {
    let families = Set(library.catalog.concepts.map(\.family))
    for entry in lexicon.entries where entry.kind == .idiom {
      for name in entry.cancels.map({ $0.first == "?" ? String($0.dropFirst()) : $0 }) {
        if name == "*" || families.contains(name) || hints.contains(name) || library.catalog[ConceptID(unchecked: name)] != nil { continue }
        problems.append(
          ContentProblem(
            file: entry.file, line: entry.line, column: 1, code: "unknown-id", message: "`\(name)` is no concept, family or hint",
            hint: "`*`, or ids and families of concepts/, each with a question mark before it where flags shall stand"))
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
