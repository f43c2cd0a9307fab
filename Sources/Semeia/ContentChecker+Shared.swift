import SemeiaDecisions
import SemeiaLexicon
package import SemeiaRecords
import SemeiaText

extension ContentChecker {
  /// Checks what all languages share: the tree, the models, the packs with their examples.
  package mutating func checkShared() {
    checkRedaction()
    problems += CrisisRegistry(folder, isStrict: true).problems
    for name in folder.names(in: "hitop/models") where name.hasSuffix(".json") {
      checkInterpreter(model: String(name.dropLast(5)))
    }
    checkNorms()
    problems.sort()
  }

  /// Says which norms were counted with other rows than the language has now.
  mutating func checkNorms() {
    for tag in library.languages {
      for norm in ContentHash.norms(tag, in: folder) where norm.isOutdated {
        problems.append(
          ContentProblem(
            .warning, file: "norms/\(tag)/\(norm.name).json", code: "norm-outdated",
            message: "the norm was counted with other rows than \(tag) has now", hint: "count again with `semeia norms build`"))
      }
    }
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
      if case .invalid(let found) = error {
        problems += found
      } else {
        problems.append(
          ContentProblem(
            file: "hitop/models/\(model).json", code: "unreadable", message: error.description, hint: "nothing could be run with this model"
          ))
      }
    }
  }

  /// Runs the examples of a pack's rules: each fires, is silent or unknown as it says, and falls silent without its spans.
  private mutating func checkExamples(_ name: String, _ analyzer: Analyzer) {
    var found: [ContentProblem] = []
    guard let pack = RulePack.load(name, folder, &found) else { return problems += found }
    found += cardProblems(name)
    found += pack.problems(facts(analyzer)).map { $0.inContent("rules/\(name)/pack.json") }
    for rule in pack.rules {
      for example in rule.examples {
        func problem(_ code: String, _ message: String, _ hint: String) -> ContentProblem {
          ContentProblem(
            file: "rules/\(name)/pack.json", code: code,
            message: "\(rule.id): \(message) (language \(example.language ?? "en"))", hint: hint)
        }
        // `und` leaves the language to be found. With what is no tag the example would test that too, and not what it says.
        let language = example.language == "und" ? nil : LanguageTag(example.language ?? "en")
        guard language != nil || example.language == "und" else {
          found.append(
            problem("bad-language", "the language of an example is no tag", "a tag such as `es`, or `und` where it is to be found"))
          continue
        }
        guard let report = try? analyzer.analyze(Document(example.text, language: language), occasion: example.occasion) else {
          found.append(problem("unreadable", "an example could not be read", "is its text valid, and its language's content sound?"))
          continue
        }
        let truth = analyzer.interpreter.traces(report).first { $0.pack == pack.name && $0.rule.id == rule.id }?.trace.truth
        let isRight =
          switch example.outcome {
          case .fires: truth == .`true`
          case .silent: truth == .`false`
          case .unknown: truth == .unknown
          }
        if !isRight {
          found.append(
            problem(
              "example-failed", "an example that should be `\(example.outcome.rawValue)` is not",
              "mend the rule, the content, or the example"))
        }
        if example.outcome == .fires, let decision = report.decisions.first(where: { $0.rule.hasPrefix("\(rule.id)@") }) {
          found += falsified(decision, rule, example, language, analyzer, name)
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
    _ decision: Decision, _ rule: Rule, _ example: Rule.Example, _ language: LanguageTag?, _ analyzer: Analyzer, _ pack: String
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
    // In the language that the example was read in: in another one it would fall silent for want of content.
    let text = Document(String(decoding: bytes, as: UTF8.self), language: language)
    guard let report = try? analyzer.analyze(text, occasion: example.occasion) else {
      return [
        ContentProblem(
          file: "rules/\(pack)/pack.json", code: "unreadable", message: "\(rule.id): an example could not be read without its spans",
          hint: "is its language's content sound?")
      ]
    }
    guard report.decisions.contains(where: { $0.rule == decision.rule }) else { return [] }
    return [
      ContentProblem(
        file: "rules/\(pack)/pack.json", code: "not-falsified", message: "\(rule.id) still fires when its spans are deleted",
        hint: "the spans must be what the rule rests on")
    ]
  }
}
